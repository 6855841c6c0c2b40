"""The slide with the ten characteristics: a radar chart whose scores can be edited, and what to do
about the weakest."""

from collections.abc import Iterator
from typing import Any, Final

from canvases.exports.dossier.behind import Scored
from canvases.exports.layout.shapes import Rect
from canvases.exports.page.page import Text
from canvases.exports.page.scripts import printable
from canvases.exports.page.strokes import COLOURS, INK
from canvases.exports.slides.charts import RULE, add_chart, fill, place_axes, rgb, span
from canvases.exports.slides.drawingml import Shapes
from canvases.exports.slides.text_boxes import add_texts
from canvases.exports.slides.words import AREA, written
from canvases.method.assessment import LEAST, MOST

_SIZE: Final = 12.0  # of type
_WIDE: Final = 0.58 * AREA.width


def told(about: Scored) -> str:
    """The scores in words."""
    pairs = zip(about.names, about.medians, strict=True)
    scores = (f"{name}: {'–' if one is None else f'{one:g}'}" for name, one in pairs)
    advice = (f"{name} ({median}): {words}" for name, median, words in about.weak)
    head = [about.weak_title] if about.weak else []
    return "\n".join([*scores, *head, *advice])


def draw_advice(about: Scored) -> Shapes:
    """What to do about the weakest, and what the scores are."""
    shapes = Shapes()
    add_texts(shapes, _advice(about))
    return shapes


def _advice(about: Scored) -> Iterator[Text]:
    x, y = AREA.x + _WIDE + 28, AREA.y + 6
    wide = AREA.right - x
    if about.weak:
        head = written("caption", about.weak_title, Rect(x, y, wide, 0), _SIZE + 3)
        yield head
        y = head.place.bottom + 4
    for name, median, advice in about.weak:
        caption = written("caption", f"{name}: {median}", Rect(x, y + 10, wide, 0), _SIZE)
        words = written("line", advice, Rect(x, caption.place.bottom, wide, 0), _SIZE)
        yield from (caption, words)
        y = words.place.bottom
    yield written("hint", about.scale, Rect(x, max(y + 14, AREA.bottom - 24), wide, 0), _SIZE - 2)


def add_radar(slide: Any, about: Scored) -> None:
    """The chart, with the scores beside the names."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Pt

    data = CategoryChartData(number_format="0.0")  # type: ignore[no-untyped-call]
    pairs = zip(about.names, about.medians, strict=True)
    data.categories = [
        printable(name if score is None else f"{name}: {score:g}") for name, score in pairs
    ]
    data.add_series(printable(about.scale), about.medians)  # type: ignore[no-untyped-call]
    place = Rect(AREA.x, AREA.y - 8, _WIDE, AREA.height + 8)
    kind, words = XL_CHART_TYPE.RADAR_MARKERS, told(about)
    chart = add_chart(slide, kind, place, data, name=about.title, told=words)
    chart.font.size, chart.font.color.rgb = Pt(11), rgb(INK)
    place_axes(chart, 0.24, 0.1, 0.52, 0.8)
    axis = chart.value_axis
    span(axis, LEAST, MOST, 1)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "0", False
    axis.tick_labels.font.size = Pt(9)
    axis.format.line.color.rgb = rgb(RULE)
    (series,) = chart.plots[0].series
    series.format.line.color.rgb, series.format.line.width = rgb(COLOURS["job"]), Pt(2.25)
    series.marker.size = 8
    fill(series.marker, COLOURS["job"], COLOURS["job"], 1)
