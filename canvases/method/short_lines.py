"""Names in a few short lines, for pictures that have little room for words."""

import textwrap
import unicodedata
from typing import Final

_WIDE: Final = 0.6  # how many of the letters of Chinese or Japanese have the same room


def short_lines(text: str, most: int, lines: int = 2) -> tuple[str, ...]:
    """A text in at most so many lines of about `most` letters; one that is cut ends with an
    ellipsis."""
    is_wide = any(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    most = int(most * _WIDE) if is_wide else most
    found = textwrap.wrap(text, most) or [""]
    if len(found) <= lines:
        return tuple(found)
    kept = found[:lines]
    return (*kept[:-1], kept[-1][: most - 1].rstrip() + "…")
