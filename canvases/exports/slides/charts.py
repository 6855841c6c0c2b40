"""What charts of all slides have: their place, quiet axes, and words for who does not see them."""

from typing import Any, Final

from canvases.exports.layout.shapes import Rect
from canvases.exports.page.scripts import printable
from canvases.exports.slides.drawingml import emu

RULE: Final = "#dfdcd2"


def add_chart(slide: Any, kind: Any, place: Rect, data: Any, *, name: str, told: str) -> Any:
    """A chart of python-pptx's `kind`. Its title and legend are ours."""
    frame = slide.shapes.add_chart(
        kind, emu(place.x), emu(place.y), emu(place.width), emu(place.height), data
    )
    frame.name = printable(name)
    frame.element.nvGraphicFramePr.cNvPr.set("descr", printable(told))
    frame.chart.has_title = frame.chart.has_legend = False
    return frame.chart


def rgb(colour: str) -> Any:
    """A colour, as #rrggbb, of python-pptx."""
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(colour.lstrip("#"))  # type: ignore[no-untyped-call]


def fill(shape: Any, colour: str, line: str, width: float) -> None:
    """Fill a mark or a cell, and draw its edge."""
    from pptx.util import Pt

    shape.format.fill.solid()
    shape.format.fill.fore_color.rgb = rgb(colour)
    shape.format.line.color.rgb, shape.format.line.width = rgb(line), Pt(width)


def span(axis: Any, low: float, high: float, step: float) -> None:
    """From where to where an axis goes, with quiet lines."""
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = low, high, step
    axis.format.line.color.rgb = rgb(RULE)
    if axis.has_major_gridlines:
        axis.major_gridlines.format.line.color.rgb = rgb(RULE)


def place_axes(chart: Any, x: float, y: float, width: float, height: float) -> None:
    """Where the axes stand in their frame, in shares of it: python-pptx leaves that to programs."""
    from pptx.oxml import parse_xml

    names = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    whole = "".join(
        f'<c:{part} val="{value}"/>'
        for part, value in (
            ("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge"),
            ("x", x), ("y", y), ("w", width), ("h", height),
        )
    )  # fmt: skip
    area = chart.element.chart.plotArea
    for old in area.xpath("c:layout"):
        area.remove(old)
    layout = f"<c:layout {names}><c:manualLayout>{whole}</c:manualLayout></c:layout>"
    area.insert(0, parse_xml(layout))
