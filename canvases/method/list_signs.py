"""What lists bring along that is no text: bullets, numbers, signs of quotation and of bold letters,
ruled lines."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from canvases.method.text import without_bullet

# "a)" stands for an item wherever it stands. A sign of quotation is none before a figure: "> 5".
_SIGN: Final = re.compile(
    r"\s*(?:(?:[^\W\d_]|[ivxIVX]{2,5})\)[\s]|(?:>\s?)*>(?=[ \t])(?!\s*\d))\s*"
)
_RULE: Final = re.compile(r"\s*([-*_=–—~])(?:[ \t]*\1){2,}\s*|\s*>(?:\s*>)*\s*")
_NUMBER: Final = re.compile(
    r"\s*\(?(\d{1,3})(?:(?:[.)]|\ufe0f?\u20e3)[ \t\u00a0]+|[、．]\s*)(?=\S)"
)
_CIRCLED: Final = re.compile(r"\s*([①-⑳➀-➉➊-➓❶-❿])\s*(?=\S)")
_EASTERN: Final = re.compile(r"\s*([一二三四五六七八九十]{1,2})[、．]\s*(?=\S)")
_WITHIN: Final = re.compile(r"\s*(\d{1,2})\.(\d{1,2})[.)]?[ \t\u00a0]+(?=\S)")
_ROMAN: Final = re.compile(r"\s*\(?([ivxIVX]{1,5})[.)][ \t\u00a0]+(?=\S)")
_LETTER: Final = re.compile(r"\s*\(?([a-z])[.)][ \t\u00a0]+(?=\S)")
# Two asterisks around words, with none of these beside them: "2 ** 3 ** 4" and "f**k" are texts.
_BOLD: Final = re.compile(r"(?<![\w*])\*\*(?=[^\s*])([^*\n]{1,300})(?<=\S)\*\*(?![\w*])")

_EASTERN_FIGURES: Final = "〇一二三四五六七八九"
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
    for at, end in _within(lines):
        lines[at] = lines[at][end:]
    for sort, place in _SORTS:
        signs = [(at, found) for at, line in enumerate(lines) if (found := sort.match(line))]
        for run in _runs([place(found[1]) for _at, found in signs]):
            for at, found in signs[run]:
                lines[at] = lines[at][found.end() :]
    return lines


def _within(lines: Sequence[str]) -> list[tuple[int, int]]:
    """The lines that numbers within numbers begin, "1.1", and where these end, where they run on
    from the first item of a number: "2.5 hours" is a text."""
    signs = [(at, found) for at, line in enumerate(lines) if (found := _WITHIN.match(line))]
    run, before, marked = list[tuple[int, int]](), (0, 0), list[tuple[int, int]]()
    for at, found in signs:
        number = int(found[1]), int(found[2])
        follows = number in {(before[0], before[1] + 1), (before[0] + 1, 1)} and bool(run)
        if not follows:
            marked += run if len(run) > 1 else []
            run = []
        if follows or number[1] == 1:
            run.append((at, found.end()))
        before = number
    return marked + (run if len(run) > 1 else [])


def _circled(sign: str) -> int:
    """The figure in a circle."""
    return int(unicodedata.numeric(sign))


def _eastern(sign: str) -> int:
    """A figure of Chinese and Japanese up to 19; 0 for what is none."""
    tens, last = sign.startswith("十"), sign.removeprefix("十")
    return 10 * tens + (_EASTERN_FIGURES.find(last) if last else 0)


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


_SORTS: Final[tuple[tuple[re.Pattern[str], Callable[[str], int]], ...]] = (
    (_NUMBER, int),
    (_CIRCLED, _circled),
    (_EASTERN, _eastern),
    (_ROMAN, _roman),
    (_LETTER, _alphabetic),
)
