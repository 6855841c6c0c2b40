"""How wide text is on slides: they are set in Arial, which every computer has, the PDF in Inter.

The widths are those that Arial, Helvetica and Liberation Sans have in common.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from unicodedata import normalize

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
_FOREIGN: Final = 1.1  # of scripts that each program takes from a font of its own choice
_EUROPEAN, _SQUARE = "\u0590", "\u2e80"  # up to there Inter; from there letters are an em wide


def in_arial(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Pieces measured in Inter, as wide as they are in Arial."""
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


def _width(text: str, otherwise: float) -> float:
    letters = [_WIDTHS.get(normalize("NFD", letter)[0]) for letter in text]
    known = [width for width in letters if width is not None]
    if len(known) == len(letters):
        return sum(known)
    foreign = [letter for letter in text if letter >= _EUROPEAN]
    if not foreign:
        return otherwise * _SHARE
    return otherwise * (1.0 if max(foreign) >= _SQUARE else _FOREIGN)
