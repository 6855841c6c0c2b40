"""The code by which people join a session: short, and read right however it is written."""

import re
import secrets
from typing import Final

# No vowels, so that a code never spells a word; of the letters that look like figures none.
ALPHABET: Final = "0123456789BCDFGHJKMNPQRSTVWXYZ"

LENGTH: Final = 8

PERSONAL: Final = 4
"""Length of a personal code, which is good only with the code of its session."""

_CONFUSED: Final = str.maketrans("OIL", "011")
_BETWEEN: Final = re.compile(r"[\s\u2010-\u2015_.-]+")


def new_code() -> str:
    """A fresh random code."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def new_personal_code() -> str:
    """A fresh random code by which one person of a session comes back on another device."""
    return "".join(secrets.choice(ALPHABET) for _ in range(PERSONAL))


def read_code(said: str, length: int = LENGTH) -> str:
    """The code that somebody typed, with or without dash, in any case, with O for 0 and I or L for
    1. "" for what is no code."""
    code = _BETWEEN.sub("", said[:40]).upper().translate(_CONFUSED)
    return code if len(code) == length and set(code) <= set(ALPHABET) else ""


def shown_code(code: str) -> str:
    """The code as it stands on a wall: two groups with a dash."""
    half = LENGTH // 2
    return f"{code[:half]}-{code[half:]}"
