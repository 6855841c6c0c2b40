"""Who the customer is: a page for each segment with what is known of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from canvases.exports.layout import svg_path
from canvases.exports.layout.shapes import Rect
from canvases.exports.pack.sections.section import Chapter, PackSource, PageBuilder, Section
from canvases.exports.pack.segment_words import answer_text, label_of, trait_text
from canvases.exports.page.page import LINE_HEIGHT, Page, Text, text
from canvases.exports.page.strokes import Stroke

if TYPE_CHECKING:
    from canvases.models import CustomerSegment

Block = tuple[str, list[str]]  # a heading and what stands under it

_COLUMNS: Final = 3
_SIZES: Final = (14.0, 13.0, 12.0, 11.0)  # type, in points of the slide's words
_GAP: Final = 3.0  # between the paragraphs of a block
_APART: Final = 14.0  # between blocks
_STEPS: Final = 7  # of halving, to find the least height


def _plan(source: PackSource) -> Iterator[Chapter]:
    seen = set()
    for board in source.boards:
        known = _known(board.segment) if board.segment.pk not in seen else []
        if known:  # an empty page helps nobody
            seen.add(board.segment.pk)
            title = _("Segment: {name}").format(name=board.segment.name)
            yield Chapter("segment", title, known)


def _known(segment: "CustomerSegment") -> list[Block]:
    """What is said of a segment, in the order a reader wants it."""
    persona = segment.persona or {}
    blocks: list[Block] = [
        (_("Who they are"), [segment.description]),
        (_("What they hire a product for"), [segment.job_hired_for]),
        (_("Persona"), [persona.get("name", ""), persona.get("context", "")]),
        (_("In their words"), [_quoted(persona.get("quote", ""))]),
    ]
    traits: dict[str, list[str]] = {}
    for trait in segment.traits or []:
        traits.setdefault(trait.get("model", ""), []).append(trait_text(trait))
    blocks += [(label_of(model), said) for model, said in traits.items()]
    answers = segment.meaningful or {}
    blocks.append((
        _("Is it worth serving?"),
        [answer_text(name, one) for name, one in answers.items()],
    ))  # fmt: skip
    blocks.append((
        _("How we know"),
        [one.get("learnt", "") for one in segment.methods or []],
    ))  # fmt: skip
    blocks.append((_("Why we chose it"), [str((segment.target or {}).get("reason", ""))]))
    return [(head, kept) for head, said in blocks if (kept := [one for one in said if one])]


def _quoted(words: str) -> str:
    return f"“{words}”" if words else ""


def _pages(chapter: Chapter, builder: PageBuilder) -> list[Page]:
    """One page in the largest type that it holds, its columns of like height; else several."""
    for size in _SIZES:
        flow = _BlockFlow(
            builder, [_block(builder, block, size * builder.w) for block in chapter.content]
        )
        pages = flow.pages(builder.area.height)
        if len(pages) == 1:
            pages = _evenly(flow, pages)
            break
    return [
        builder.page(number, chapter.title, texts, _rules(builder, texts))
        for number, texts in enumerate(pages, 1)
    ]


def _evenly(flow: "_BlockFlow", pages: list[list[Text]]) -> list[list[Text]]:
    """The one page again, its columns as low as they can be."""
    low, high = 0.0, flow.builder.area.height
    for _step in range(_STEPS):
        middle = (low + high) / 2
        attempt = flow.pages(middle)
        if len(attempt) == 1 and len(attempt[0]) == len(pages[0]):  # no text is cut for it
            pages, high = attempt, middle
        else:
            low = middle
    return pages


class _BlockFlow:
    """Runs blocks through columns and pages. One higher than a column goes on in the next."""

    def __init__(self, builder: PageBuilder, blocks: list[list[Text]]) -> None:
        self.builder, self.blocks = builder, blocks
        self.found: list[list[Text]] = []
        self.column, self.y, self.floor = 0, 0.0, 0.0

    def pages(self, height: float) -> list[list[Text]]:
        """The texts of each page, in columns of that height."""
        top, gap = self.builder.area.y, _GAP * self.builder.u
        self.found, self.column, self.y, self.floor = [[]], 0, top, top + height + 0.01
        for block in self.blocks:
            least = block[-1].place.bottom
            if least > height:  # as much as a heading needs below it
                least = block[0].place.bottom + gap + block[1].size * LINE_HEIGHT
            if self.y > top and self.y + least > self.floor:
                self._next_column()
            for one in block:
                self._set(one)
                self.y += gap
            self.y += _APART * self.builder.u - gap
        return self.found

    def _set(self, one: Text) -> None:
        lines, high = one.text.split("\n"), one.size * LINE_HEIGHT
        while lines:
            room = int((self.floor - self.y) / high)
            if room < 1 and self.y > self.builder.area.y:
                self._next_column()
                continue
            taken = lines[: max(1, room)]
            x = _column(self.builder, self.column)
            place = Rect(x, self.y, one.place.width, len(taken) * high)
            kept: dict[str, Any] = {"rtl": one.rtl, "lang": one.lang, "colour": one.colour}
            self.found[-1].append(text(one.tag, one.name, taken, place, one.size, **kept))
            lines, self.y = lines[len(taken) :], place.bottom

    def _next_column(self) -> None:
        self.column, self.y = self.column + 1, self.builder.area.y
        if self.column == _COLUMNS:
            self.found.append([])
            self.column = 0


def _width(builder: PageBuilder) -> float:
    return (builder.area.width - 28 * builder.u * (_COLUMNS - 1)) / _COLUMNS


def _column(builder: PageBuilder, number: int) -> float:
    step = number * (_width(builder) + 28 * builder.u)
    return (
        builder.area.right - _width(builder) - step if builder.sample.rtl else builder.area.x + step
    )


def _block(builder: PageBuilder, block: Block, size: float) -> list[Text]:
    """A heading and what stands under it, one under another from y = 0 on."""
    head, said = block
    wide, colour = _width(builder), builder.sample.look.brand.main
    place = Rect(0, 0, wide, 0)
    found = [
        builder.written("h2", "caption", head, place, size * 1.05, weight=600, colour=colour)
    ]  # fmt: skip
    for one in said:
        place = Rect(0, found[-1].place.bottom + _GAP * builder.u, wide, 0)
        found.append(builder.written("p", "line", one, place, size))
    return found


def _rules(builder: PageBuilder, texts: list[Text]) -> list[Stroke]:
    """Thin lines between the columns, as high as these."""
    path, bottom = "", max(one.place.bottom for one in texts)
    for number in range(1, len({one.place.x for one in texts})):
        x = _column(builder, number) - 14 * builder.u
        if builder.sample.rtl:
            x += _width(builder) + 28 * builder.u
        path += svg_path.move(x, builder.area.y) + svg_path.line(x, bottom)
    return [Stroke(path, stroke="#e2e0d8", width=0.8 * builder.u)] if path else []


SECTION = Section("segment", _plan, _pages)
