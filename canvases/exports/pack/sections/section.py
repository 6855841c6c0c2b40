"""What a section of a pack is. The server plans it from the database, a worker draws it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from canvases.exports.dossier.behind import Behind
from canvases.exports.layout import svg_path
from canvases.exports.layout.frame import MARGIN
from canvases.exports.layout.line_breaking import balanced, break_lines
from canvases.exports.layout.papers import Paper
from canvases.exports.layout.shapes import Rect
from canvases.exports.options import Options
from canvases.exports.page.brand import band, logo_place
from canvases.exports.page.page import LINE_HEIGHT, DocumentInfo, Page, Text, TextRuler, text
from canvases.exports.page.scripts import is_rtl, joined, language_of
from canvases.exports.page.sheet import Sheet
from canvases.exports.page.strokes import Stroke
from canvases.method.kinds import SIDES, Side

if TYPE_CHECKING:  # workers know no database
    from canvases.models import CustomerSegment, Note
    from canvases.queries.board import Board

CUT: Final = " …"
"""Ends a title that found no room."""

FOOT: Final = "foot end"
"""The class of the text that a pack replaces by the number of the page."""


def name_of(segment: "CustomerSegment") -> str:
    """What a segment is called: a placeholder is no name."""
    return segment.chosen_name or _("Customer segment")


@dataclass(frozen=True, slots=True)
class Chapter:
    """Some pages of a section that are made in one go. `content` is plain values."""

    section: str
    title: str  # of its line in contents and outline; "" for none
    content: Any
    level: int = 1  # 2: one of several, under the line before
    canvas: int = -1  # which canvas it is about: sections about each canvas take turns
    segment: int = -1  # which segment, in the same way


@dataclass(frozen=True, slots=True)
class PackSource:
    """What a pack is made from: its title, the canvases as boards and as sheets, and the segments
    that it tells of. Whoever sees a part of a workspace gets no segment beyond that part."""

    title: str
    boards: "tuple[Board, ...]"
    sheets: tuple[Sheet, ...]
    segments: "tuple[CustomerSegment, ...]" = ()
    profiles: "Mapping[int, Sequence[Note]]" = field(default_factory=dict)  # without a canvas
    options: Options = field(default_factory=Options)
    behind: Sequence[Behind] = ()  # each board

    @property
    def is_small(self) -> bool:
        """Whether it is about one canvas and its segment: contents and a page for its sentence
        would be mostly blank."""
        return len(self.sheets) == 1 and len(self.segments) < 2

    def sheets_of(self, segment: "CustomerSegment") -> list[Sheet]:
        """The sheets of a segment's canvases."""
        pairs = zip(self.boards, self.sheets, strict=True)
        return [sheet for board, sheet in pairs if board.segment.pk == segment.pk]

    def notes_of(self, segment: "CustomerSegment") -> "Sequence[Note]":
        """The notes of a segment's profile."""
        for board in self.boards:
            if board.segment.pk == segment.pk:
                return [note for kind in SIDES[Side.PROFILE] for note in board.boxes[kind]]
        return self.profiles.get(segment.pk, ())


@dataclass(frozen=True, slots=True)
class PageBuilder:
    """Builds the pages of a section, in a worker. `sample` is any sheet of the pack: it gives
    language, date, words and brand."""

    paper: Paper
    ruler: TextRuler
    sample: Sheet
    title: str  # of the pack

    @property
    def u(self) -> float:
        return self.paper.scale

    @property
    def w(self) -> float:
        """Multiplies the size of type in sentences and lists: higher pages have more room."""
        return self.paper.words

    @property
    def area(self) -> Rect:
        """Where a page's content may stand, under its heading and above its last line."""
        u = self.u
        width, height = self.paper.width - 2 * MARGIN * u, self.paper.height - (86 + 44) * u
        return Rect(MARGIN * u, 86 * u, width, height)

    def written(
        self, tag: str, name: str, content: str, place: Rect, size: float, *, weight: int = 400,
        even: bool = False, **more: Any,
    ) -> Text:  # fmt: skip
        """A text in lines as wide as `place`, which keeps its corner and gets the height needed."""
        language = language_of(content, self.sample.language)
        pieces = self.ruler.pieces(content, weight, language)
        lines = (balanced if even else break_lines)(pieces, place.width / size)
        high = Rect(place.x, place.y, place.width, len(lines) * size * LINE_HEIGHT)
        rtl = is_rtl(content, self.sample.rtl)
        return text(tag, name, lines, high, size, rtl=rtl, lang=language, **more)

    def title_in(
        self, tag: str, content: str, place: Rect, sizes: tuple[float, ...], most: int
    ) -> Text:
        """A title in the largest size that takes no more than `most` lines; a longer one is cut.
        Sizes are those of the slide; a title of one line may be larger on higher pages."""
        look: dict[str, Any] = {"weight": 700, "colour": self.sample.look.brand.main}
        for size in sizes:
            times = self.w if most == 1 else self.u
            found = self.written(tag, "title", content, place, size * times, even=True, **look)
            if found.text.count("\n") < most:
                return found
        shown = Rect(place.x, place.y, place.width, most * found.size * LINE_HEIGHT)
        lines = found.text.split("\n")[:most]
        return replace(found, text="\n".join([*lines[:-1], f"{lines[-1]}{CUT}"]), place=shown)

    def page(
        self, number: int, title: str, texts: list[Text], drawing: list[Stroke],
        groups: Any = (), *, tag: str = "h1",
    ) -> Page:  # fmt: skip
        """A page with a heading, a rule under it, and the last line that all pages have."""
        u, brand = self.u, self.sample.look.brand
        logo = logo_place(brand, self.paper, rtl=self.sample.rtl)
        wide = self.paper.width - 2 * MARGIN * u - (logo.width + 24 * u if logo else 0)
        place = Rect(MARGIN * u, 28 * u, wide, 30 * u)
        if self.sample.rtl and logo:
            place = Rect(logo.right + 24 * u, 28 * u, wide, 30 * u)
        head = self._heading(tag, title, place)
        left, right = MARGIN * u, self.paper.width - MARGIN * u
        rule = svg_path.move(left, 74 * u) + svg_path.line(right, 74 * u)
        strokes = [*band(brand, self.paper), Stroke(rule, stroke=brand.main or "#d3d8dc", width=u)]
        return Page(
            number, [*strokes, *drawing], [head, *texts], list(groups), self.foot(), logo,
            figure=False,
        )  # fmt: skip

    def _heading(self, tag: str, title: str, place: Rect) -> Text:
        """A page's title over its rule: one line if it can be, smaller in two or three else."""
        for sizes, most in (((22, 19, 16), 1), ((15, 13), 2), ((11,), 3)):
            found = self.title_in(tag, title, place, sizes, most)
            if not found.text.endswith(CUT):
                break
        return found

    def foot(self) -> list[Text]:
        """Whose pack it is, of when, and a place for the number of the page."""
        u, sample = self.u, self.sample
        size = max(9 * u, self.paper.min_type)
        wide, y = self.paper.width - 2 * MARGIN * u, self.paper.height - 25 * u
        words = [sample.look.brand.footer, self.title, sample.date]
        start = joined(words)
        pieces = self.ruler.pieces(start)
        first, *others = break_lines(pieces, (wide - 70 * u) / size)
        lines = [f"{first.text}…" if others else first.text]
        place = Rect(MARGIN * u, y, wide, size * LINE_HEIGHT)
        return [
            text("p", "foot", lines, place, size, rtl=sample.rtl),
            text("p", FOOT, [" "], place, size, rtl=sample.rtl),
        ]


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of pages. `plan` runs where the pack is asked for, `pages` in a worker."""

    code: str
    plan: Callable[[PackSource], Iterator[Chapter]]
    pages: Callable[[Chapter, PageBuilder], list[Page]]


def document_info(builder: PageBuilder) -> DocumentInfo:
    """What the file says of itself."""
    labels, look = builder.sample.labels, builder.sample.look
    return DocumentInfo(
        builder.title, builder.sample.language, builder.sample.rtl, labels.drawing, labels.logo,
        look.brand.logo, in_pack=True,
    )  # fmt: skip
