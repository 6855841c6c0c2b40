"""The empty presentation: size of the slides, fonts, colours, and layouts with real placeholders.

Made once in each worker from python-pptx's own, which is 4:3 and blue.
"""

import io
import re
from functools import cache
from typing import Any, Final

from canvases.exports.layout.papers import PAPERS
from canvases.exports.page.strokes import COLOURS

POINT: Final = 12_700
"""EMUs, the unit of length in these files."""

FONT: Final = "Arial"
"""Text is measured in Inter, which few computers have. Arial is on all of them and never wider."""

INK: Final = "1f2d3a"
LAYOUT: Final = "Title Only"
"""The layout of our slides: a title and nothing else."""

_LAYOUTS: Final = (LAYOUT, "Title and Content", "Blank")  # offered for further slides
_SLIDE: Final = PAPERS["slide"]
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def blank() -> Any:
    """A presentation without slides."""
    from pptx import Presentation

    return Presentation(io.BytesIO(_template()))


@cache
def _template() -> bytes:
    from pptx import Presentation
    from pptx.util import Pt

    made = Presentation()
    wider = _SLIDE.width * POINT / made.slide_width
    made.slide_width, made.slide_height = Pt(_SLIDE.width), Pt(_SLIDE.height)
    layouts = made.slide_layouts
    for layout in list(layouts):
        if layout.name not in _LAYOUTS:
            layouts.remove(layout)
    for page in (made.slide_master, *layouts):
        _widen(page, wider)
        page.background.fill.solid()
        page.background.fill.fore_color.rgb = _rgb(_SLIDE.tint)
    _calm_title(made.slide_master)
    _theme(made.slide_master.part)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _widen(page: Any, times: float) -> None:
    """Stretch what was placed for 4:3; what takes its place from the master stays without one."""
    for shape in page.placeholders:
        place = shape.element.spPr.find(f"{_A}xfrm")
        if place is not None:
            shape.left, shape.width = round(shape.left * times), round(shape.width * times)


def _calm_title(master: Any) -> None:
    """Titles at the start, bold, as large as on the slides we fill."""
    (level,) = master.element.xpath("p:txStyles/p:titleStyle/a:lvl1pPr")
    level.set("algn", "l")
    text = level.find(f"{_A}defRPr")
    text.set("sz", "2400")
    text.set("b", "1")


def _theme(master: Any) -> None:
    """Our fonts and the colours of the method in the menus of PowerPoint."""
    (theme,) = [
        relation.target_part
        for relation in master.rels.values()
        if relation.reltype.endswith("/theme")
    ]
    xml = theme.blob.decode()
    xml = re.sub(r'(<a:latin typeface=")[^"]*', rf"\g<1>{FONT}", xml)
    xml = re.sub(r"<a:dk1>.*?</a:dk1>", f'<a:dk1><a:srgbClr val="{INK}"/></a:dk1>', xml)
    for number, colour in enumerate(COLOURS.values(), 1):
        xml = re.sub(rf'(<a:accent{number}><a:srgbClr val=")[^"]*', rf"\g<1>{colour[1:]}", xml)
    theme.blob = xml.encode()


def _rgb(colour: str) -> Any:
    from pptx.dml.color import RGBColor

    digits = colour.lstrip("#")
    return RGBColor.from_string(  # type: ignore[no-untyped-call]
        "".join(2 * d for d in digits) if len(digits) == 3 else digits
    )
