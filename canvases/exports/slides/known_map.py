"""The slide with needs by importance and by what supports them: a chart of points whose places can
be edited, words beside it, and the kinds of fit."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from canvases.exports.dossier.behind import Known, Mark
from canvases.exports.dossier.blocks import Answer, Block
from canvases.exports.layout.shapes import Rect
from canvases.exports.page.page import LINE_HEIGHT, Text, text
from canvases.exports.page.scripts import printable
from canvases.exports.page.strokes import COLOURS, INK
from canvases.exports.slides.charts import add_chart, fill, place_axes, rgb, span
from canvases.exports.slides.drawingml import Shapes, ShapeStyle, preset
from canvases.exports.slides.text_boxes import add_texts
from canvases.exports.slides.words import AREA, written

_SIZE: Final = 10.0  # of type
_SIDE: Final = 11.0
_WIDE: Final = 0.6 * AREA.width
_WEIGHT: Final = 70.0  # width of the heads of rows
_HEADS: Final = 32.0  # height of the heads of columns
_KEY: Final = 34.0
_FIRST: Final = 2  # columns in which a heavy need is to be tested
_IN_LINE: Final = 5  # points in a cell side by side
_STEP: Final = 0.2  # of a cell, from one to the next
_LINE: Final = 0.3
_PLOT: Final = Rect(AREA.x + _WEIGHT, AREA.y + _HEADS, _WIDE - _WEIGHT, AREA.height - _HEADS - _KEY)
_MARKS: Final = {"job": "square", "pain": "diamond", "gain": "circle"}


def draw_map(about: Known) -> Shapes:
    """The words about the map, the frame in it, and the kinds of fit."""
    shapes = Shapes()
    high = _PLOT.height / len(about.rows)
    wide = _PLOT.width / len(about.heads)
    if about.first:
        frame = Rect(_PLOT.x, _PLOT.y, _FIRST * wide, about.first * high)
        shapes.shape("Frame", frame, preset("rect"), ShapeStyle("", INK, 1.2))
    add_texts(shapes, [*_heads(about, wide, high), *_rests(about, wide, high), *_fit(about.fit)])
    return shapes


def _heads(about: Known, wide: float, high: float) -> Iterator[Text]:
    for column, name in enumerate(about.heads):
        place = Rect(_PLOT.x + column * wide + 3, AREA.y, wide - 6, 0)
        yield written("hint", name, place, _SIZE, most=2)
    for row, (label, _cells) in enumerate(about.rows):
        middle = _PLOT.y + (row + 0.5) * high - _SIZE * LINE_HEIGHT / 2
        yield written("hint", label, Rect(AREA.x, middle, _WEIGHT - 6, 0), _SIZE, most=2)
    yield written("hint", about.key, Rect(AREA.x, _PLOT.bottom + 6, _WIDE, 0), _SIZE, most=2)


def _rests(about: Known, wide: float, high: float) -> Iterator[Text]:
    """How many more needs there are in a cell that has too many."""
    for row, (_label, cells) in enumerate(about.rows):
        for column, cell in enumerate(cells):
            for at, (kind, number) in enumerate(cell):
                if kind:
                    continue
                x, y = _offset(at, len(cell))
                left = _PLOT.x + (column + 0.5 + x) * wide - 14
                top = _PLOT.y + (row + 0.5 - y) * high - _SIZE * LINE_HEIGHT / 2
                place = Rect(left, top, 28, _SIZE * LINE_HEIGHT)
                yield text("p", "hint round", [number], place, _SIZE, rtl=False)


def _fit(block: Block) -> Iterator[Text]:
    """Which kinds of fit are reached, and what the others lack."""
    x, y = AREA.x + _WIDE + 32, AREA.y
    wide = AREA.right - x
    for name, words in (("caption", block.heading), ("line", block.said)):
        one = written(name, words, Rect(x, y, wide, 0), _SIDE + 2 * (name == "caption"))
        yield one
        y = one.place.bottom + 4
    for row in block.rows:
        if isinstance(row, Answer):
            sign = {"yes": "✓", "no": "○"}[row.sign]
            said = (("caption", f"{sign} {row.label} {row.word}"), ("line", row.evidence))
            for name, words in said:
                one = written(name, words, Rect(x, y + 8 * (name == "caption"), wide, 0), _SIDE)
                if words:
                    yield one
                    y = one.place.bottom


def add_map(slide: Any, about: Known) -> None:
    """The chart of points: along its axes nothing yet to done, and light to heavy."""
    from pptx.chart.data import XyChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK

    data, points = XyChartData(number_format="0.0"), list(_points(about))  # type: ignore[no-untyped-call]
    series = data.add_series(printable(about.title))  # type: ignore[no-untyped-call]
    for _mark, x, y in points:
        series.add_data_point(x, y)
    kind = XL_CHART_TYPE.XY_SCATTER
    chart = add_chart(slide, kind, _PLOT, data, name=about.title, told=about.told)
    place_axes(chart, 0, 0, 1, 1)
    columns, rows = len(about.heads), len(about.rows)
    for axis, high in ((chart.category_axis, columns), (chart.value_axis, rows)):
        axis.has_major_gridlines = True
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
        axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
        span(axis, 0.5, high + 0.5, 1)
    _dress(chart.plots[0].series[0], [mark for mark, _x, _y in points])


def _points(about: Known) -> Iterator[tuple[Mark, float, float]]:
    """Each need with its place on the axes."""
    for row, (_label, cells) in enumerate(about.rows):
        for column, cell in enumerate(cells):
            for at, mark in enumerate(cell):
                x, y = _offset(at, len(cell))
                if mark[0]:
                    yield mark, column + 1 + x, len(about.rows) - row + y


def _offset(at: int, count: int) -> tuple[float, float]:
    """Where one of several stands in its cell, from the middle, in cells."""
    line, column = divmod(at, _IN_LINE)
    lines = -(-count // _IN_LINE)
    here = min(_IN_LINE, count - line * _IN_LINE)
    return round((column - (here - 1) / 2) * _STEP, 3), round(((lines - 1) / 2 - line) * _LINE, 3)


def _dress(series: Any, marks: Sequence[Mark]) -> None:
    """Marks by kind, the top needs larger and with their numbers. All are of one series: of several
    LibreOffice draws only some."""
    from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
    from pptx.util import Pt

    series.format.line.fill.background()
    for at, (kind, number) in enumerate(marks):
        point = series.points[at]
        point.marker.style = XL_MARKER_STYLE.from_xml(_MARKS[kind])
        point.marker.size = (16 if kind == "pain" else 13) if number else 8
        fill(point.marker, COLOURS[kind], COLOURS[kind], 1.0)
        if number:
            frame = point.data_label.text_frame
            frame.text = number
            font = frame.paragraphs[0].runs[0].font
            font.size, font.bold, font.color.rgb = Pt(_SIZE - 1), True, rgb("#ffffff")
            point.data_label.position = XL_LABEL_POSITION.CENTER
