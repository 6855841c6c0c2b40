"""Measures how wide a text will be printed. Runs in a worker only.

WeasyPrint prints the text on a page that nobody sees and says where each word ended: the words are
links, and `weasyprint.document.Page.links` has the rectangle of each. That takes milliseconds, so
sizes are kept. Most letters (Latin, Greek, Cyrillic, Chinese, Japanese, Korean) have a width of
their own, which is measured once. Scripts whose letters join or stack, and emoji made of several
characters, are measured word by word.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from typing import Any, Final

from canvases.exports.layout.line_breaking import TextPiece
from canvases.exports.layout.notes import DOTS
from canvases.exports.pdf.text_breaks import letters, runs, words

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

KERNING: Final = 1.01
"""Letters measured one by one may be this much wider in company (kerning, joined forms)."""

_LONG: Final = 5.0  # ems from which a piece may have to be cut

_KEPT: Final = 20_000  # sizes

# Scripts set letter beside letter: Latin, Greek, Cyrillic (without combining marks) and their
# punctuation; kana, Han, Hangul and full-width forms.
_LETTERS: Final = re.compile(
    "[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff"
    "\u3000-\u3029\u3030-\u3098\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uffe6]*"
)

_FONT_SIZE: Final = 100  # pixels that text is measured at: widths grow linearly with it
_LINE_HEIGHT: Final = 200

_STYLE: Final = (
    "@page {{ size: 100000px 100000px; margin: 0 }}"
    "body {{ margin: 0; font: {weight} {size}px/{line}px {families}; white-space: pre }}"
    "a {{ position: absolute; left: 0; top: 0; text-decoration: none }}"
)
"""All at the corner of the page, so that a rectangle's right edge is its width."""

_Font = tuple[int, str]  # weight and language


class Ruler:
    """Measures text as it will be printed in the first of the `families` that has its letters. Keep
    one for each font configuration.

    A size is (width, lift), both in ems; for lift see `TextPiece`.
    """

    def __init__(self, font_config: Any, families: Sequence[str] = FAMILIES) -> None:
        self._font_config, self._families = font_config, tuple(families)
        self._sizes: dict[tuple[str, _Font], tuple[float, float]] = {}
        self.pieces = lru_cache(maxsize=4096)(self._pieces)

    def dots(self, text: str, *, rtl: bool) -> float:  # noqa: ARG002 — alike in all scripts
        """The width to keep for the dots of weight after a text, in ems."""
        return DOTS

    def _pieces(self, text: str, weight: int = 400, language: str = "") -> tuple[TextPiece, ...]:
        """The unbreakable pieces of `text`, in order, at a font weight of CSS (400, 600, 700)."""
        if len(self._sizes) > _KEPT:
            self._sizes.clear()
        font = weight, language
        found = [runs(word, language) for word in words(text)]
        self._learn((one for word in found for one in word), font)
        space = self._space(weight)
        pieces = [
            (one, *self._size(one, font), space if index == len(word) else 0.0)
            for word in found
            for index, one in enumerate(word, 1)
        ]
        parts = {one: letters(one, language) for one, width, *_rest in pieces if width > _LONG}
        self._learn((part for one in parts.values() for part in one), font)
        return tuple(
            TextPiece(one, width, after, self._clusters(parts.get(one, ()), font), lift)
            for one, width, lift, after in pieces
        )

    def _clusters(self, parts: Iterable[str], font: _Font) -> tuple[tuple[str, float], ...]:
        return tuple((part, self._size(part, font)[0]) for part in parts)

    def _space(self, weight: int) -> float:
        # between letters: on its own, a space may be taken from another font
        font = weight, ""
        self._measure({"n n", "nn"}, font)
        return self._sizes["n n", font][0] - self._sizes["nn", font][0]

    def _size(self, text: str, font: _Font) -> tuple[float, float]:
        sizes = [self._sizes[unit, font] for unit in _units(text)]
        return KERNING * sum(size[0] for size in sizes), max(size[1] for size in sizes)

    def _learn(self, texts: Iterable[str], font: _Font) -> None:
        self._measure({unit for text in texts for unit in _units(text)}, font)

    def _measure(self, units: set[str], font: _Font) -> None:
        """Measure what is not known yet, and store it in `_sizes`."""
        if missing := [unit for unit in sorted(units) if (unit, font) not in self._sizes]:
            found = measure(missing, self._families, self._font_config, *font)
            self._sizes |= {(unit, font): size for unit, size in found.items()}


def _units(text: str) -> Sequence[str]:
    """The parts of a text that are measured on their own: single letters where these only stand
    beside each other, otherwise all of it."""
    return text if _LETTERS.fullmatch(text) else (text,)


def measure(
    texts: Sequence[str],
    families: Sequence[str],
    font_config: Any,
    weight: int = 400,
    language: str = "",
) -> dict[str, tuple[float, float]]:
    """The sizes of texts without line breaks, each on its own: (width, lift) in ems."""
    from weasyprint import HTML

    style = _STYLE.format(
        weight=weight, size=_FONT_SIZE, line=_LINE_HEIGHT, families=", ".join(families)
    )
    links = "".join(f'<a href="#{at}">{escape(text)}</a>' for at, text in enumerate(texts))
    html = f'<html lang="{language}"><style>{style}</style><body>{links}</body></html>'
    (page,) = HTML(string=html).render(font_config=font_config).pages
    found = {}
    for _type, target, (_left, _top, width, height), _box in page.links:
        # CSS centres each font on its line: one with another centre makes the line higher
        lift = (height - _LINE_HEIGHT) / _FONT_SIZE
        found[texts[int(target)]] = width / _FONT_SIZE, lift if lift > 0.01 else 0.0
    return found
