"""docs/method.md says where each idea is: what it quotes from the screen is there, and so are its
modules."""

import re
from pathlib import Path
from typing import Final

import pytest

_HOME: Final = Path(__file__).resolve().parent.parent
_TEXT: Final = (_HOME / "docs" / "method.md").read_text()


@pytest.fixture(scope="module")
def said() -> str:
    """Everything that the program can say, as its source has it."""
    files = [*(_HOME / "templates").rglob("*.html"), *(_HOME / "canvases").rglob("*.py")]
    return "\n".join(one.read_text() for one in files)


def test_words_of_the_screen_are_words_of_the_program(said: str) -> None:
    quoted = set(re.findall(r"\*\*(.+?)\*\*", _TEXT)) - {"bold"}
    assert len(quoted) > 50
    assert [one for one in sorted(quoted) if one not in said] == []


def test_modules_are_there() -> None:
    named = set(re.findall(r"`([\w/]+\.py)`", _TEXT))
    assert [one for one in sorted(named) if not (_HOME / "canvases" / one).is_file()] == []
