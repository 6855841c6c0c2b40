"""The offers for a segment laid over its circle: which of them answers which need."""

from collections.abc import Iterator

from canvases.exports.compared_offers import offers_of
from canvases.exports.layout import svg_path
from canvases.exports.layout.shapes import Circle, Point, Rect
from canvases.exports.pack.offer_key import key, offer_line, offer_marks, samples
from canvases.exports.pack.sections.section import Chapter, PackSource, PageBuilder, Section
from canvases.exports.page.offers import Offers
from canvases.exports.page.page import LINE_HEIGHT, Page, Text, text
from canvases.exports.page.strokes import INK, Stroke
from canvases.method.kinds import KINDS
from canvases.method.value_circle import WORDS_WIDE, Spot, ValueCircle, lay_out


def _plan(source: PackSource) -> Iterator[Chapter]:
    for about in offers_of(source.boards, source.sheets):
        yield Chapter("value_circle", about.title_on_circle, about)


def _pages(chapter: Chapter, builder: PageBuilder) -> list[Page]:
    about: Offers = chapter.content
    texts, low = key(builder, about)
    drawing = _Drawing(builder, lay_out(about.compared), low + 8 * builder.u)
    strokes = [*drawing.ground(), *drawing.rays(), *samples(builder, about)]
    return [builder.page(1, chapter.title, [*texts, *drawing.words(about)], strokes)]


class _Drawing:
    """The picture, as large as there is room for below `top`."""

    def __init__(self, builder: PageBuilder, picture: ValueCircle, top: float) -> None:
        self.builder, self.picture, self.top = builder, picture, top
        u, area = builder.u, builder.area
        self.size = max(9 * u, builder.paper.min_type)
        self.line = self.size * LINE_HEIGHT
        foot = self.line + 6 * u
        self.scale = min(area.width / picture.width, (area.bottom - foot - top) / picture.height)
        self.left = area.x + (area.width - picture.width * self.scale) / 2

    def _at(self, point: Point) -> Point:
        return self.left + point[0] * self.scale, self.top + point[1] * self.scale

    def ground(self) -> Iterator[Stroke]:
        """The circle with its rings and sectors."""
        u, picture = self.builder.u, self.picture
        x, y = self._at(picture.middle)
        rings = "".join(
            svg_path.circle(Circle(x, y, one * self.scale)) for one in (picture.hub, picture.half)
        )
        bounds = "".join(
            svg_path.move(*self._at(start)) + svg_path.line(*self._at(end))
            for sector in picture.sectors
            for start, end in sector.bounds
        )
        rim = svg_path.circle(Circle(x, y, picture.rim * self.scale))
        yield Stroke(rim, "#ffffff", INK, 1.2 * u)
        yield Stroke(rings, stroke="#dfdcd2", width=0.7 * u)
        yield Stroke(bounds, stroke="#b9bfc4", width=0.8 * u)

    def rays(self) -> Iterator[Stroke]:
        """The lines of the offers, and over all lines their marks."""
        u = self.builder.u
        rays = [ray for spot in self.picture.spots for ray in spot.rays]
        for dashes in dict.fromkeys(ray.dashes for ray in rays):
            path = "".join(
                svg_path.move(*self._at(ray.start)) + svg_path.line(*self._at(ray.end))
                for ray in rays
                if ray.dashes == dashes
            )
            yield offer_line(path, dashes, u)
        for mark in dict.fromkeys(ray.mark for ray in rays):
            yield offer_marks(mark, [self._at(ray.end) for ray in rays if ray.mark == mark], u)

    def words(self, about: Offers) -> Iterator[Text]:
        """The names of the sectors, what each need is, and how to read it."""
        for sector in self.picture.sectors:
            x, y = self._at(sector.at)
            name = about.sectors.get(sector.kind, "")
            yield self._centred(name, KINDS[sector.kind].pair, x, y)
        for spot in self.picture.spots:
            x, y = self._at(spot.at)
            yield self._centred(str(spot.number), KINDS[spot.kind].pair, x, y)
            yield self._need(spot)
        area = self.builder.area
        foot = Rect(area.x, area.bottom - self.line, area.width, self.line)
        yield text("p", "hint", [about.rays], foot, self.size, rtl=False)

    def _centred(self, words: str, pair: str, x: float, y: float) -> Text:
        wide = 13 * self.builder.u if words.isdigit() else 48 * self.builder.u
        place = Rect(x - wide / 2, y - self.line / 2, wide, self.line)
        return text("p", f"{pair} plain round", [words], place, self.size, rtl=False)

    def _need(self, spot: Spot) -> Text:
        wide = WORDS_WIDE * self.scale
        x, _y = self._at(spot.words_at)
        y = self.top + spot.top(self.line / self.scale) * self.scale
        left = x - wide * (1 - spot.side) / 2
        place = Rect(left, y, wide, len(spot.words) * self.line)
        name = {-1: "hint end", 0: "hint round", 1: "hint"}[spot.side]
        return text("p", name, list(spot.words), place, self.size, rtl=False)


SECTION = Section("value_circle", _plan, _pages)
