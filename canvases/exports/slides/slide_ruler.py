"""Measures text for slides. They use Arial, which every computer has; the PDF uses Inter.

Liberation Sans has the widths of Arial. Other scripts come from a font of each program's own
choice, often a wider one: they are given more room.
"""

from dataclasses import replace
from functools import cache
from math import inf
from typing import Final

from canvases.exports.layout.line_breaking import TextPiece
from canvases.exports.page.page import TextRuler
from canvases.exports.pdf.pdf_renderer import fonts
from canvases.exports.pdf.ruler import FAMILIES, Ruler

_EUROPEAN: Final = "\u0590"  # up to there Inter
_FOREIGN: Final = 1.1  # of the scripts from there on: lines of Arabic in DejaVu Sans by Noto Sans
_SQUARE: Final = "\u2e80"  # from there letters are an em wide in any font
_DOTS: Final = 3.0
"""Ems kept for dots of weight beside text that is not in Arial, which has no slack of its own."""


class SlideRuler:
    """Measures text for slides: as for the PDF, with more room for what is not set in Arial."""

    def __init__(self, ruler: TextRuler) -> None:
        self._ruler = ruler

    def pieces(self, text: str, weight: int = 400, language: str = "") -> tuple[TextPiece, ...]:
        """See `Ruler.pieces`."""
        found = self._ruler.pieces(text, weight, language)
        return found if _european(text) else tuple(map(_roomy, found))

    def dots(self, text: str, *, rtl: bool) -> float:
        """The width of dots after a text, in ems. From right to left they have a row of their own:
        programs do not agree on where tabs are then."""
        if rtl:
            return inf
        return self._ruler.dots(text, rtl=rtl) if _european(text) else _DOTS


def _european(text: str) -> bool:
    return text.isascii() or max(text) < _EUROPEAN


def _roomy(piece: TextPiece) -> TextPiece:
    """A piece as wide as any program's font may make it."""
    if _european(piece.text):
        return piece
    wider = max(map(_margin, piece.text))
    clusters = tuple((part, wider * width) for part, width in piece.clusters)
    return replace(piece, width=wider * piece.width, clusters=clusters)


def _margin(letter: str) -> float:
    return _FOREIGN if _EUROPEAN <= letter < _SQUARE else 1.0


@cache
def arial_ruler() -> Ruler:
    """Measures text as it is set on slides."""
    return Ruler(fonts(), ("Liberation Sans", *FAMILIES[1:]))
