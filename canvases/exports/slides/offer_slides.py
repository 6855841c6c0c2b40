"""Slides that compare the offers for a segment: the value curve as a chart whose numbers can be
edited, and the offers on one circle as shapes."""

from typing import Any, Final

from canvases.exports.layout.frame import MARGIN
from canvases.exports.layout.shapes import Point, Rect
from canvases.exports.page.offers import Offers
from canvases.exports.page.page import LINE_HEIGHT, Text, text
from canvases.exports.page.scripts import printable
from canvases.exports.page.strokes import COLOURS, INK
from canvases.exports.slides import charts
from canvases.exports.slides.charts import RULE, fill, rgb, span
from canvases.exports.slides.drawingml import Shapes, ShapeStyle, preset
from canvases.exports.slides.text_boxes import add_texts
from canvases.exports.slides.words import SLIDE, TOP
from canvases.method.kinds import KINDS
from canvases.method.short_lines import short_lines
from canvases.method.value_circle import WORDS_WIDE, Spot, ValueCircle, lay_out
from canvases.method.value_curve import MARKS

_SIZE: Final = 10.0  # of type
_LINE: Final = _SIZE * LINE_HEIGHT
_DASHES: Final = ("solid", "dash", "sysDot", "lgDashDot", "sysDash")
_PRESETS: Final = dict(
    zip(MARKS, ("rect", "ellipse", "triangle", "diamond", "mathMultiply"), strict=True)
)
_POINTS: Final = dict(zip(MARKS, ("square", "circle", "triangle", "diamond", "x"), strict=True))
_FULL: Final = {"square", "diamond", "cross"}
_RADII: Final = {"diamond": 5.0, "cross": 6.0}
_LETTERS: Final = 48  # under the chart, which breaks lines itself


def told(about: Offers) -> str:
    """The comparison in words, for the notes under a slide and for who does not see it."""
    return "\n".join(
        f"{kind}: {one.need.text} – "
        + ", ".join(
            f"{name} {share} %" for name, share in zip(about.names, one.shares, strict=True)
        )
        for kind, one in zip(about.kinds, about.compared, strict=True)
    )


def add_chart(slide: Any, about: Offers) -> None:
    """The value curve as a chart of lines, told apart by dashes and marks."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE

    data = CategoryChartData(number_format="0")  # type: ignore[no-untyped-call]
    data.categories = [
        printable("\n".join((kind, *short_lines(one.need.text, _LETTERS, 1))))
        for kind, one in zip(about.kinds, about.compared, strict=True)
    ]
    for at, name in enumerate(about.captions):
        data.add_series(printable(name), [one.shares[at] for one in about.compared])  # type: ignore[no-untyped-call]
    wide, high = SLIDE.width - 2 * MARGIN, SLIDE.height - TOP - 40
    place = Rect(MARGIN, TOP, wide, high)
    chart = charts.add_chart(
        slide, XL_CHART_TYPE.LINE_MARKERS, place, data, name=about.axis, told=told(about)
    )
    _dress(chart, about)


def _dress(chart: Any, about: Offers) -> None:
    """Quiet axes, names on top, and a line of its own for each offer."""
    from pptx.enum.chart import XL_LEGEND_POSITION
    from pptx.util import Pt

    chart.font.size, chart.font.color.rgb = Pt(_SIZE), rgb(INK)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.legend.font.size, chart.legend.font.bold = Pt(12), True
    axis = chart.value_axis
    span(axis, 0, 100, 25)
    axis.has_title = True
    axis.axis_title.text_frame.text = printable(about.axis)
    (run,) = axis.axis_title.text_frame.paragraphs[0].runs
    run.font.size, run.font.bold = Pt(_SIZE), False
    chart.category_axis.format.line.color.rgb = rgb(RULE)
    for at, series in enumerate(chart.plots[0].series):
        _dress_line(series, at)


def _dress_line(series: Any, at: int) -> None:
    """Marks get smaller from offer to offer, so that of several at one place each is seen."""
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    series.smooth = False
    line = series.format.line
    line.color.rgb, line.width = rgb(INK), Pt(2 - 0.15 * at)
    line.dash_style = MSO_LINE.from_xml(_DASHES[at])
    marker = series.marker
    marker.style = XL_MARKER_STYLE.from_xml(_POINTS[MARKS[at]])
    marker.size = 13 - 2 * at
    fill(marker, INK if MARKS[at] in _FULL else "#ffffff", INK, 1.0)


def draw_circle(about: Offers) -> Shapes:
    """The offers on one circle."""
    shapes = Shapes()
    _Circle(shapes, lay_out(about.compared)).draw(about)
    return shapes


class _Circle:
    """The picture, as large as there is room for under the title and the key."""

    def __init__(self, shapes: Shapes, picture: ValueCircle) -> None:
        self.shapes, self.picture = shapes, picture
        self.top = TOP + 20
        room = SLIDE.height - self.top - 44
        self.scale = room / picture.height
        self.left = (SLIDE.width - picture.width * self.scale) / 2

    def _at(self, point: Point) -> Point:
        return self.left + point[0] * self.scale, self.top + point[1] * self.scale

    def draw(self, about: Offers) -> None:
        """Circle and sectors, lines and marks, key and words."""
        picture = self.picture
        self._ring(picture.rim, ShapeStyle("#ffffff", INK, 1.2), told(about))
        for radius in (picture.half, picture.hub):
            self._ring(radius, ShapeStyle("", RULE, 0.7))
        for sector in picture.sectors:
            for start, end in sector.bounds:
                self.shapes.line(
                    "Sector", self._at(start), self._at(end), ShapeStyle("", "#b9bfc4", 0.8)
                )
        rays = [ray for spot in picture.spots for ray in spot.rays]
        for ray in rays:
            self._line(self._at(ray.start), self._at(ray.end), ray.offer)
        for ray in rays:
            self._mark(self._at(ray.end), ray.offer)
        self._key(about)
        add_texts(self.shapes, self._words(about))

    def _ring(self, radius: float, look: ShapeStyle, says: str = "") -> None:
        (x, y), r = self._at(self.picture.middle), radius * self.scale
        place = Rect(x - r, y - r, 2 * r, 2 * r)
        self.shapes.shape("Circle", place, preset("ellipse"), look, says=says)

    def _line(self, start: Point, end: Point, offer: int) -> None:
        self.shapes.line("Line", start, end, ShapeStyle("", INK, 1.5, _DASHES[offer]))

    def _mark(self, point: Point, offer: int) -> None:
        (x, y), mark = point, MARKS[offer]
        r = _RADII.get(mark, 4.0)
        look = ShapeStyle(INK if mark in _FULL else "#ffffff", INK, 1.2)
        place = Rect(x - r, y - r, 2 * r, 2 * r)
        self.shapes.shape("Mark", place, preset(_PRESETS[mark]), look)

    def _key(self, about: Offers) -> None:
        wide = (SLIDE.width - 2 * MARGIN) / len(about.captions)
        texts = []
        for at, caption in enumerate(about.captions):
            x, y = MARGIN + at * wide, TOP + 6
            self._line((x, y), (x + 40, y), at)
            self._mark((x + 20, y), at)
            words = short_lines(caption, int((wide - 58) / 6.6), 2)
            line = 12 * LINE_HEIGHT
            place = Rect(x + 48, y - line / 2, wide - 58, line * len(words))
            texts.append(text("p", "caption", list(words), place, 12, rtl=False))
        add_texts(self.shapes, texts)

    def _words(self, about: Offers) -> list[Text]:
        found = [
            self._centred(about.sectors.get(one.kind, ""), KINDS[one.kind].pair, one.at)
            for one in self.picture.sectors
        ]
        for spot in self.picture.spots:
            found += [self._centred(str(spot.number), KINDS[spot.kind].pair, spot.at)]
            found += [self._need(spot)]
        foot = Rect(MARGIN, SLIDE.height - 34, SLIDE.width - 2 * MARGIN, _LINE)
        return [*found, text("p", "hint", [about.rays], foot, _SIZE, rtl=False)]

    def _centred(self, words: str, pair: str, at: Point) -> Text:
        x, y = self._at(at)
        place = Rect(x - 20, y - _LINE / 2, 40, _LINE)
        colour = COLOURS[pair]
        return text("p", "round", [words], place, _SIZE, rtl=False, colour=colour)

    def _need(self, spot: Spot) -> Text:
        wide = WORDS_WIDE * self.scale
        x, _y = self._at(spot.words_at)
        y = self.top + spot.top(_LINE / self.scale) * self.scale
        place = Rect(x - wide * (1 - spot.side) / 2, y, wide, len(spot.words) * _LINE)
        name = {-1: "end", 0: "round", 1: "start"}[spot.side]
        return text("p", name, list(spot.words), place, _SIZE, rtl=False)
