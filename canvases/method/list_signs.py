"""What lists bring along that is no text: bullets, numbers, signs of quotation and of bold letters,
ruled lines."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from canvases.method.text import without_bullet

# "a)" stands for an item wherever it stands. A sign of quotation is none before a figure: "> 5".
_SIGN: Final = re.compile(
    r"\s*(?:(?:[A-Za-z]|[ivxIVX]{2,5})\)[\s]|(?:>\s?)*>(?=[ \t])(?!\s*\d))\s*"
)
_RULE: Final = re.compile(r"\s*([-*_=–—~])(?:[ \t]*\1){2,}\s*|\s*>(?:\s*>)*\s*")
_NUMBER: Final = re.compile(r"\s*\(?(\d{1,3})(?:[.)]|\ufe0f?\u20e3)[ \t\u00a0]+(?=\S)")
_ROMAN: Final = re.compile(r"\s*\(?([ivxIVX]{1,5})[.)][ \t\u00a0]+(?=\S)")
_LETTER: Final = re.compile(r"\s*\(?([a-z])[.)][ \t\u00a0]+(?=\S)")
# Two asterisks around words, with none of these beside them: "2 ** 3 ** 4" and "f**k" are texts.
_BOLD: Final = re.compile(r"(?<![\w*])\*\*(?=[^\s*])([^*\n]{1,300})(?<=\S)\*\*(?![\w*])")

_ROMAN_FIGURES: Final = {"i": 1, "v": 5, "x": 10}

_MOST_TURNS: Final = 8
"""Signs before one text, "> - 1. a)"; more are no list, and each takes a look at all lines."""


def without_signs(lines: Iterable[str]) -> list[str]:
    """The lines of a list without what makes them items; a ruled line is empty, any other line is
    as it was. Numbers go only where they run on from 1, for "4. October" is a day."""
    found = list(lines)
    for _turn in range(_MOST_TURNS):
        bare = _unnumbered([_bare(line) for line in found])
        if bare == found:
            break
        found = bare
    return found


def without_emphasis(line: str) -> str:
    """The line without the asterisks around words that Markdown shows in bold letters."""
    return _BOLD.sub(r"\1", line)


def _bare(line: str) -> str:
    if _RULE.fullmatch(line):
        return ""
    sign = _SIGN.match(line)
    return without_bullet(line[sign.end() :] if sign else line)


def _unnumbered(lines: list[str]) -> list[str]:
    for sort, place in ((_NUMBER, int), (_ROMAN, _roman), (_LETTER, _alphabetic)):
        signs = [(at, found) for at, line in enumerate(lines) if (found := sort.match(line))]
        for run in _runs([place(found[1]) for _at, found in signs]):
            for at, found in signs[run]:
                lines[at] = lines[at][found.end() :]
    return lines


def _alphabetic(sign: str) -> int:
    """Where a letter stands in the alphabet, from 1."""
    return ord(sign) - ord("a") + 1


def _roman(sign: str) -> int:
    """The figure of a Roman number up to 39; nobody looks whether it is written well."""
    figures = [_ROMAN_FIGURES[letter] for letter in sign.lower()]
    pairs = zip(figures, [*figures[1:], 0], strict=True)
    return sum(-one if one < following else one for one, following in pairs)


def _runs(numbers: list[int]) -> Iterator[slice]:
    """Where numbers run on from 1, to 2 at least."""
    start = 0
    for end in range(1, len(numbers) + 1):
        if end == len(numbers) or numbers[end] != numbers[end - 1] + 1:
            if numbers[start] == 1 and end - start > 1:
                yield slice(start, end)
            start = end
