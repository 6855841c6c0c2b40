"""How wide text is on slides: they are set in Arial, which every computer has, the PDF in Inter.

The widths are those that Arial, Helvetica and Liberation Sans have in common. Other scripts come
from a font of each program's own choice, often a wider one: they are given more room.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import inf
from typing import Final
from unicodedata import normalize

from canvases.exports.page import Measure
from canvases.exports.typeset import Piece

_BY_WIDTH: Final = {
    191: "'", 222: "ijl’‘", 260: "|", 278: " !,./:;I[\\]ft\u00a0", 333: "()-`r“”„", 334: "{}",
    355: '"', 389: "*", 469: "^", 500: "Jcksvxyz", 556: "#$0123456789?L_abdeghnopqu€–",
    584: "+<=>~", 611: "FTZß", 667: "&ABEKPSVXY", 722: "CDHNRUw", 778: "GOQ", 833: "Mm",
    889: "%", 944: "W", 1000: "—…", 1015: "@",
}  # fmt: skip
"""Letters by their width in thousandths of an em; letters with accents are as wide as without."""

_WIDTHS: Final = {letter: width / 1000 for width, all_of in _BY_WIDTH.items() for letter in all_of}
_SHARE: Final = 0.955  # of other letters: how wide Arial is, of the Inter that was measured
_EUROPEAN: Final = "\u0590"  # up to there Inter
_FOREIGN: Final = 1.1  # of the scripts from there on: lines of Arabic in DejaVu Sans by Noto Sans
_SQUARE: Final = "\u2e80"  # from there letters are an em wide in any font
_DOTS: Final = 3.0
"""Ems kept for dots of weight beside text that is not in Arial, which has no slack of its own."""


class SlideMeasure:
    """Measures text for slides: as for the PDF, with more room for what is not set in Arial."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure

    def pieces(self, text: str, weight: int = 400, language: str = "") -> tuple[Piece, ...]:
        """See `Ruler.pieces`."""
        found = self._measure.pieces(text, weight, language)
        return found if _european(text) else tuple(map(_roomy, found))

    def dots(self, text: str, *, rtl: bool) -> float:
        """The width of dots after a text, in ems. From right to left they have a row of their own:
        programs do not agree on where tabs are then."""
        if rtl:
            return inf
        return self._measure.dots(text, rtl=rtl) if _european(text) else _DOTS


def in_arial(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Pieces measured for slides, as wide as they are in Arial."""
    space = _WIDTHS[" "]
    return tuple(
        replace(
            piece,
            width=_width(piece.text, piece.width),
            space=space if piece.space else 0.0,
            clusters=tuple((part, _width(part, width)) for part, width in piece.clusters),
        )
        for piece in pieces
    )


def _european(text: str) -> bool:
    return text.isascii() or max(text) < _EUROPEAN


def _roomy(piece: Piece) -> Piece:
    """A piece as wide as any program's font may make it."""
    if _european(piece.text):
        return piece
    wider = max(map(_margin, piece.text))
    clusters = tuple((part, wider * width) for part, width in piece.clusters)
    return replace(piece, width=wider * piece.width, clusters=clusters)


def _margin(letter: str) -> float:
    return _FOREIGN if _EUROPEAN <= letter < _SQUARE else 1.0


def _width(text: str, otherwise: float) -> float:
    letters = [_WIDTHS.get(normalize("NFD", letter)[0]) for letter in text]
    known = [width for width in letters if width is not None]
    if len(known) == len(letters):
        return sum(known)
    return otherwise * _SHARE if _european(text) else otherwise
