"""Asks Pango how wide a text is and where its lines may end, as WeasyPrint will set it.

Runs in a worker only. Most letters (Latin, Greek, Cyrillic, Chinese, Japanese, Korean)
have a width of their own, which is learnt once; scripts whose letters join or stack, and emoji made
of several characters, are measured word by word.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, Final

from canvases.exports.layout.line_breaking import TextPiece
from canvases.exports.layout.notes import DOTS
from canvases.exports.page.scripts import is_hangul, printable

FAMILIES: Final = (
    "Inter",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Noto Sans CJK KR",
    "sans-serif",
)
"""Emoji have no place here: their font would be asked for digits too. Fontconfig finds it."""

_REFERENCE: Final = 100.0  # the size text is measured at, in pixels: widths grow linearly with it

KERNING: Final = 1.01
"""Letters measured one by one may be this much wider in company (kerning, joined forms)."""

_LONG: Final = 5.0  # ems from which a piece may have to be cut

# Scripts set letter beside letter: Latin, Greek, Cyrillic (without combining marks) and their
# punctuation; kana, Han, Hangul and full-width forms.
_LETTERS: Final = re.compile(
    "[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff"
    "\u3000-\u3029\u3030-\u3098\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uffe6]*"
)
_SIMPLE_WORDS: Final = re.compile(
    "[\u0021-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f]*"
)

_BREAKS: Final = re.compile("[ \t-\r\x85\u2028\u2029]+")


class Ruler:
    """Measures text as it will be printed in the first of the `families` that has its letters.
    One for each font configuration, kept.

    A size is (width, lift), both in ems; for lift see `TextPiece`.
    """

    def __init__(self, font_config: Any, families: Sequence[str] = FAMILIES) -> None:
        self._font_config, self._families = font_config, tuple(families)
        self.pieces = lru_cache(maxsize=4096)(self._pieces)
        self._letter = cache(self._shape)
        self._word = lru_cache(maxsize=16384)(self._shape)

    def dots(self, text: str, *, rtl: bool) -> float:  # noqa: ARG002 — alike in all scripts
        """The width to keep for the dots of weight after a text, in ems."""
        return DOTS

    def _pieces(self, text: str, weight: int = 400, language: str = "") -> tuple[TextPiece, ...]:
        """The unbreakable pieces of `text`, in order, at a font weight of CSS (400, 600, 700)."""
        found = []
        for word in _BREAKS.split(printable(text)):
            *runs, last = _runs(word, language) or [""]
            found += [self._piece(run, weight, language) for run in runs]
            if last:
                found.append(self._piece(last, weight, language, self._space(weight)))
        return tuple(found)

    def _piece(self, text: str, weight: int, language: str, space: float = 0.0) -> TextPiece:
        width, lift = self._size(text, weight, language)
        if width <= _LONG:
            return TextPiece(text, width, space, (), lift)
        clusters = tuple(
            (part, self._size(part, weight, language)[0]) for part in _clusters(text, language)
        )
        return TextPiece(text, width, space, clusters, lift)

    def _space(self, weight: int) -> float:
        # between letters: on its own, Pango may take the space of another font
        return self._letter("n n", weight, "")[0] - self._letter("nn", weight, "")[0]

    def _size(self, text: str, weight: int, language: str) -> tuple[float, float]:
        if not _LETTERS.fullmatch(text):
            width, lift = self._word(text, weight, language)
            return KERNING * width, lift
        sizes = [self._letter(letter, weight, language) for letter in text]
        return KERNING * sum(size[0] for size in sizes), max(size[1] for size in sizes)

    def _shape(self, text: str, weight: int, language: str) -> tuple[float, float]:
        width, above, below = self._extents(text, weight, language)
        _width, first_above, first_below = self._extents("x", weight, "")
        # CSS centres each font's height on the line: what differs from the centre adds up
        lift = abs((above - below) - (first_above - first_below)) / 2
        return width, lift if lift > 0.01 else 0.0

    def _extents(self, text: str, weight: int, language: str) -> tuple[float, float, float]:
        """Width, and height above and below the base line, in ems."""
        from weasyprint.css import InitialStyle
        from weasyprint.text.line_break import split_first_line

        style = InitialStyle(self._font_config)
        style |= {
            "font_family": self._families,
            "font_size": _REFERENCE,
            "font_weight": weight,
            "lang": language or None,
            "white_space": "pre",
        }
        *_layout, width, height, above = split_first_line(text, style, None, None, 0)
        return width / _REFERENCE, above / _REFERENCE, (height - above) / _REFERENCE


def _runs(word: str, language: str) -> list[str]:
    """Cut a word where a line may end inside it: after a hyphen, between Chinese characters."""
    if not word or (_SIMPLE_WORDS.fullmatch(word) and "-" not in word and "/" not in word):
        return [word] if word else []
    runs = _split(word, language, "is_line_break")
    return _whole_words(runs) if language == "ko" else runs


def _whole_words(runs: list[str]) -> list[str]:
    """Runs without a break inside Korean words. The script allows it, but readers prefer whole
    words, and programs that show slides keep them."""
    found = runs[:1]
    for run in runs[1:]:
        before = found[-1][-1]
        if is_hangul(before) or (is_hangul(run[0]) and before not in "-/"):
            found[-1] += run
        else:
            found.append(run)
    return found


def _clusters(text: str, language: str) -> list[str]:
    """The letters of a text as people count them: marks stay with their base."""
    return _split(text, language, "is_cursor_position")


def _split(text: str, language: str, attribute: str) -> list[str]:
    from weasyprint.text.line_break import get_log_attrs

    marks = get_log_attrs(text, language or None)
    cuts = [i for i in range(1, len(text)) if getattr(marks[i], attribute)]
    return [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
