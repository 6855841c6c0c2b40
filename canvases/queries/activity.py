"""What happened, by canvas, person and kind, and all that happened to one note."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from canvases.method.kinds import ELEMENTS, KINDS, MOMENTS, STAGES, TYPE_LABELS, Kind
from canvases.models import Canvas, Change, Member, Note, Workspace
from canvases.queries.history import describe

GROUPS: Final[dict[str, tuple[str, ...]]] = {
    gettext_noop("notes"): ("note", "notes"),
    gettext_noop("links"): ("link",),
    gettext_noop("comments"): ("comment",),
    gettext_noop("snapshots"): ("snapshot",),
    gettext_noop("canvases and segments"): ("canvas", "segment", "value_map", "workspace"),
    gettext_noop("undone and redone"): ("undo", "redo"),
}
"""What one may ask for → how the kinds of change begin that belong to it."""

OTHER: Final = gettext_noop("other")
"""Whatever belongs to none of GROUPS."""

_FIELDS: Final = {
    "text": gettext_noop("Text"),
    "details": gettext_noop("Details"),
    "kind": gettext_noop("Box"),
    "weight": gettext_noop("Weight"),
    "type": gettext_noop("Type"),
    "moment": gettext_noop("When it hurts"),
    "stage": gettext_noop("Stage of the customer journey"),
    "elements": gettext_noop("Elements of value"),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What of the history somebody wants to see; what is None does not matter."""

    canvas: Canvas | None = None
    person: Member | None = None
    group: str | None = None  # of GROUPS, or OTHER


@dataclass(frozen=True, slots=True)
class Detail:
    """A field that changed, in words, and what it said before and after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the history."""

    seq: int
    who: Member | None
    text: str
    at: datetime
    canvas: Canvas | None
    details: tuple[Detail, ...] = ()


def load_history(
    workspace: Workspace,
    canvas: Canvas | None = None,
    *,
    wish: Wish | None = None,
    before: int | None = None,
    most: int = 50,
) -> list[Event]:
    """The latest changes, newest first; of one canvas where it is given, and of them what `wish`
    says. `before`: a number to page on from. One query, however many changes."""
    changes = Change.objects.filter(workspace=workspace)
    wish = wish or Wish()
    for place in (canvas, wish.canvas):
        if place is not None:
            changes = changes.filter(Q(canvas=place) | Q(subject_id=place.public_id))
    if wish.person is not None:
        changes = changes.filter(actor=wish.person)
    if wish.group is not None:
        changes = _of_group(changes, wish.group)
    return [_event(change) for change in _page(changes, before, most)]


def load_note_history(note: Note, *, before: int | None = None, most: int = 50) -> list[Event]:
    """What happened to one note, its links and its comments, with what it said before and after.
    One query."""
    # A link names its notes somewhere inside of its state; ids are random, so looking for one in
    # the text finds nothing else.
    said = {name: Cast(name, TextField()) for name in ("before", "after")}
    changes = Change.objects.filter(workspace=note.workspace_id).alias(
        was=said["before"], now=said["after"]
    )
    changes = changes.filter(
        Q(subject_id=note.public_id)
        | Q(was__contains=note.public_id)
        | Q(now__contains=note.public_id)
    )
    return [_event(change, note.public_id) for change in _page(changes, before, most)]


def load_people(workspace: Workspace) -> list[Member]:
    """Everyone who ever was here, by name. One query."""
    return list(workspace.members.order_by("name", "joined_at"))


def _of_group(changes: QuerySet[Change], group: str) -> QuerySet[Change]:
    if group == OTHER:
        return changes.exclude(_begins(name for names in GROUPS.values() for name in names))
    return changes.filter(_begins(GROUPS[group]))


def _begins(names: Iterable[str]) -> Q:
    found = Q()
    for name in names:
        found |= Q(kind=name) | Q(kind__startswith=f"{name}.")
    return found


def _page(changes: QuerySet[Change], before: int | None, most: int) -> QuerySet[Change]:
    if before is not None:
        changes = changes.filter(seq__lt=before)
    return changes.select_related("actor", "canvas").order_by("-seq")[:most]


def _event(change: Change, note: str = "") -> Event:
    return Event(
        change.seq,
        change.actor,
        describe(change.kind, change.subject),
        change.at,
        change.canvas,
        _details(change, note) if note else (),
    )


def _details(change: Change, note: str) -> tuple[Detail, ...]:
    """What the change did to the fields of the note; nothing where it came or was only moved."""
    before = change.before.get("note", {}).get(note) or {}
    after = change.after.get("note", {}).get(note) or {}
    return tuple(
        Detail(_(label), _told(name, before[name]), _told(name, after[name]))
        for name, label in _FIELDS.items()
        if name in before and name in after
    )


def _told(name: str, value: Any) -> str:
    """A field's value in words."""
    match name:
        case "kind":
            return _(KINDS[Kind(value)].many)
        case "elements":
            return ", ".join(_(ELEMENTS[element]) for element in value)
        case "type" | "moment" | "stage" if value:
            labels = {"type": TYPE_LABELS, "moment": MOMENTS, "stage": STAGES}[name]
            return _(labels[value])
    return str(value)
