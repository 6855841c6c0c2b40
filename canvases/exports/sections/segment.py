"""Who the customer is: a page for each segment with what is known of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from canvases.exports import pen
from canvases.exports.ink import Stroke
from canvases.exports.page import Page, Text
from canvases.exports.sections.section import Chapter, Desk, Material, Section
from canvases.exports.shapes import Rect

if TYPE_CHECKING:
    from canvases.models import CustomerSegment

Block = tuple[str, list[str]]  # a heading and what stands under it

_COLUMNS: Final = 3

_KEYS: Final = {
    "demographic": _lazy("Demographic"),
    "geographic": _lazy("Geographic"),
    "psychographic": _lazy("Psychographic"),
    "behavioral": _lazy("Behavioural"),
    "behavioural": _lazy("Behavioural"),
    "technographic": _lazy("Technographic"),
    "firmographic": _lazy("Firmographic"),
    "needs_based": _lazy("By needs"),
    "value_based": _lazy("By value"),
    "identifiable": _lazy("Identifiable"),
    "profitable": _lazy("Profitable"),
    "growing": _lazy("Growing"),
}
"""Kinds of traits, and what makes a segment worth serving, as canvas files name them."""

_ANSWERS: Final = {"yes": _lazy("yes"), "no": _lazy("no"), "unknown": _lazy("not known yet")}


def _plan(material: Material) -> Iterator[Chapter]:
    seen = set()
    for board in material.boards:
        if board.segment.pk not in seen:
            seen.add(board.segment.pk)
            title = _("Segment: {name}").format(name=board.segment.name)
            yield Chapter("segment", title, _known(board.segment))


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
        said = ": ".join(filter(None, (trait.get("variable"), trait.get("value"))))
        traits.setdefault(trait.get("model", ""), []).append(said)
    blocks += [(_named(model), said) for model, said in traits.items()]
    answers = segment.meaningful or {}
    blocks.append((
        _("Is it worth serving?"),
        [_said(name, one) for name, one in answers.items()],
    ))  # fmt: skip
    blocks.append((
        _("How we know"),
        [one.get("learnt", "") for one in segment.methods or []],
    ))  # fmt: skip
    blocks.append((_("Why we chose it"), [str((segment.target or {}).get("reason", ""))]))
    return [(head, kept) for head, said in blocks if (kept := [one for one in said if one])]


def _named(key: str) -> str:
    """A key of the canvas file in words; one it does not know, as a word: "a_key" is "A key"."""
    return str(_KEYS.get(key) or key.replace("_", " ").capitalize())


def _said(name: str, answer: dict[str, str]) -> str:
    """The answer to one of the questions whether a segment is worth serving."""
    words = answer.get("note") or str(_ANSWERS.get(answer.get("answer", ""), ""))
    return f"{_named(name)}: {words}" if words else ""


def _quoted(words: str) -> str:
    return f"“{words}”" if words else ""


def _pages(chapter: Chapter, desk: Desk) -> list[Page]:
    blocks: list[Block] = chapter.content
    pages: list[Page] = []
    texts: list[Text] = []
    column, y = 0, desk.area.y
    for block in blocks:
        made = _block(desk, block, column, y)
        if made[-1].place.bottom > desk.area.bottom and y > desk.area.y:
            column, y = column + 1, desk.area.y
            if column == _COLUMNS:
                pages.append(desk.page(len(pages) + 1, chapter.title, texts, _rules(desk)))
                texts, column = [], 0
            made = _block(desk, block, column, y)
        texts += made
        y = made[-1].place.bottom + 14 * desk.u
    if not blocks:
        texts = [desk.written("p", "hint", desk.like.labels.empty, desk.area, 12 * desk.u)]
    return [*pages, desk.page(len(pages) + 1, chapter.title, texts, _rules(desk))]


def _width(desk: Desk) -> float:
    return (desk.area.width - 28 * desk.u * (_COLUMNS - 1)) / _COLUMNS


def _column(desk: Desk, number: int) -> float:
    step = number * (_width(desk) + 28 * desk.u)
    return desk.area.right - _width(desk) - step if desk.like.rtl else desk.area.x + step


def _block(desk: Desk, block: Block, column: int, y: float) -> list[Text]:
    head, said = block
    u, x, wide = desk.u, _column(desk, column), _width(desk)
    colour = desk.like.look.brand.main
    found = [
        desk.written("h2", "caption", head, Rect(x, y, wide, 0), 11.5 * u, weight=600,
                     colour=colour)
    ]  # fmt: skip
    for one in said:
        place = Rect(x, found[-1].place.bottom + 3 * u, wide, 0)
        found.append(desk.written("p", "line", one, place, 11 * u))
    return found


def _rules(desk: Desk) -> list[Stroke]:
    """Thin lines between the columns."""
    path = ""
    for number in range(1, _COLUMNS):
        x = desk.area.x + number * (_width(desk) + 28 * desk.u) - 14 * desk.u
        path += pen.move(x, desk.area.y) + pen.line(x, desk.area.bottom)
    return [Stroke(path, stroke="#e2e0d8", width=0.8 * desk.u)]


SECTION = Section("segment", _plan, _pages)
