"""The papers for canvases. The menu of exports and the command line read this list.

Adding a paper is adding a row. All lengths are PDF points (1/72 inch).
"""

from dataclasses import dataclass
from typing import Final

from canvases.method.kinds import gettext_noop as _


@dataclass(frozen=True, slots=True)
class Paper:
    """One size of page, always landscape.

    `scale` multiplies every length of the drawing, which is designed on the slide; `words` that of
    the header, which may be larger where the page is higher.
    `min_type` is the size below which type is not set: what does not fit then moves to the pages
    that follow, unless a little smaller type holds all of a few notes. `tint` is the colour around
    the shapes: none where a printer would have to lay it down.
    """

    code: str
    label: str  # marked for translation, as the next
    size: str  # as people know it
    width: float
    height: float
    scale: float
    words: float
    min_type: float
    tint: str


PAPERS: Final[dict[str, Paper]] = {
    paper.code: paper
    for paper in (
        Paper("slide", _("Slide"), "16:9", 960, 540, 1.0, 1.0, 9.0, "#f6f4ef"),
        Paper("a4", _("A4 paper"), "297 × 210", 841.89, 595.28, 0.9, 1.05, 8.0, "#fff"),
        Paper("a3", _("A3 paper"), "420 × 297", 1190.55, 841.89, 1.3, 1.5, 9.0, "#fff"),
        Paper("letter", _("US Letter"), "11 × 8.5 in", 792, 612, 0.825, 1.04, 8.0, "#fff"),
    )
}
"""In the order of the menu."""
