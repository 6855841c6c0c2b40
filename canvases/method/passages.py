"""Passages of an interview: its sentences, to be quoted one by one. The interview is not kept."""

import re
from typing import Final

from canvases.method.evidence import QUOTE
from canvases.method.text import without_unwanted

LONGEST: Final = 200_000
"""Characters of an interview."""

MOST: Final = 20
"""Passages that are quoted at a time."""

_END: Final = re.compile(r"(?<=[.!?…])\s+|(?<=[.!?…][\"'”’»)])\s+|(?<=[。！？])")
_PART: Final = re.compile(rf".{{1,{QUOTE}}}(?:\s|$)|.{{1,{QUOTE}}}")


def passages(text: str) -> list[str]:
    """The sentences, line by line, each once; one that is too long for a quote in several."""
    found = dict[str, None]()
    for line in text.splitlines():
        for sentence in _END.split(line):
            clean = " ".join(without_unwanted(sentence).split())
            found |= dict.fromkeys(part.strip() for part in _PART.findall(clean))
    return list(found)
