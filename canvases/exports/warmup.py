"""A canvas that nobody sees: printed once in each new worker, it loads fonts of every script."""

from typing import Final

from canvases.exports.rendering import render_pdf
from canvases.exports.sheet import Labels, Sheet, SheetFit, SheetLink, SheetNote
from canvases.method.kinds import KINDS, Kind, Strength

_WORDS: Final = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 ’“”–…?!.,:;()%&€$+-/",
    "ÀÉÎÕÜßçñøœąęłńśźż",
    "αβγδεζηθικλμνξοπρστυφχψω абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "مرحبا שלום नमस्ते",
    "客户の製品 고객",
    "🙂 ✓ →",
)


def warm_up() -> None:
    """Print one page."""
    notes = tuple(
        SheetNote(f"{kind}-{number}", kind, text, 3)
        for kind in KINDS
        for number, text in enumerate(_WORDS)
    )
    link = SheetLink(f"{Kind.PAIN_RELIEVER}-0", f"{Kind.PAIN}-0", Strength.WEAK)
    sheet = Sheet(
        title=_WORDS[0],
        workspace=_WORDS[0],
        segment=_WORDS[0],
        value_map=_WORDS[0],
        statement=_WORDS[0],
        date="1 January 2027",
        language="en",
        rtl=False,
        labels=Labels(boxes={kind: facts.many for kind, facts in KINDS.items()}),
        fit=SheetFit(50, 50, 50, 50),
        notes=notes,
        links=(link,),
    )
    render_pdf(sheet, "slide")
