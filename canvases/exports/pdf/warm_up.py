"""Renders sample canvases in each new worker, to load fonts, letters and code."""

from typing import Final

from canvases.exports.page.sheet import Labels, Sheet, SheetFit, SheetLink, SheetNote
from canvases.exports.pdf.pdf_renderer import render_pdf
from canvases.method.kinds import ANSWERS, KINDS, Strength

_SCRIPTS: Final = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 ’“”–…?!.,:;()%&€$+-/",
    "ÀÉÎÕÜßçñøœąęłńśźż",
    "αβγδεζηθικλμνξοπρστυφχψω абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "مرحبا שלום नमस्ते",
    "客户の製品 고객",
    "🙂 ✓ →",
)
_LATIN: Final = (
    "Quick meals close to the ward, 24 hours",
    "Vending machine gives sweets only",
    "Eat with colleagues for once",
    "Joy of a warm plate before six",
    "Zero queues: just tap and take",
)


def warm_up() -> None:
    """Print a page of every script, then a common page, twice."""
    render_pdf(_sheet(_SCRIPTS * 3), "slide")
    for _time in range(2):
        render_pdf(_sheet(_LATIN), "slide")


def _sheet(texts: tuple[str, ...]) -> Sheet:
    notes = tuple(
        SheetNote(f"{kind}-{number}", kind, text, 1 + number % 5)
        for kind in KINDS
        for number, text in enumerate(texts)
    )
    links = tuple(
        SheetLink(f"{source}-{number}", f"{target}-{4 - number}", strength)
        for source, target in ANSWERS.items()
        for number, strength in enumerate((Strength.STRONG, Strength.WEAK, Strength.STRONG))
    )
    return Sheet(
        title=texts[0],
        workspace=texts[0],
        segment=texts[0],
        value_map=texts[0],
        statement=" ".join(texts),
        date="1 January 2027",
        language="en",
        rtl=False,
        labels=Labels(boxes={kind: facts.many for kind, facts in KINDS.items()}),
        fit=SheetFit(50, 50, 50, 50),
        notes=notes,
        links=links,
    )
