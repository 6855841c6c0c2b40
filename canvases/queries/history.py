"""Reads the history: of a workspace, a canvas, a person or a kind of change, and of one note."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import F, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from canvases.method.kinds import KINDS, Kind
from canvases.method.note_fields import ASKED, FIELDS, WORDED
from canvases.models import Canvas, Change, Member, Note, SessionChange, Workspace
from canvases.models.base import State
from canvases.queries.change_words import describe
from canvases.queries.undo_stack import REACH

GROUPS: Final[dict[str, tuple[str, ...]]] = {
    gettext_noop("notes"): ("note", "notes"),
    gettext_noop("links"): ("link", "links"),
    gettext_noop("comments"): ("comment",),
    gettext_noop("snapshots"): ("snapshot",),
    gettext_noop("sentences"): ("statement",),
    gettext_noop("canvases and segments"): ("canvas", "segment", "value_map", "workspace"),
    gettext_noop("undone and redone"): ("undo", "redo"),
}
"""What one may ask for → how the kinds of change begin that belong to it."""

OTHER: Final = gettext_noop("other")
"""Whatever belongs to none of GROUPS."""

_LINKED: Final = {
    ("link.made", "strong"): gettext_noop("linked “%(one)s” with “%(other)s”"),
    ("link.made", "weak"): gettext_noop("linked “%(one)s” weakly with “%(other)s”"),
    ("link.changed", "strong"): gettext_noop("made the link of “%(one)s” with “%(other)s” strong"),
    ("link.changed", "weak"): gettext_noop("made the link of “%(one)s” with “%(other)s” weak"),
    ("link.removed", ""): gettext_noop("unlinked “%(one)s” and “%(other)s”"),
}

_MANY: Final = {  # two or more
    "notes.pasted": gettext_noop("pasted %(count)d notes, the first “%(one)s”"),
    "notes.weighed": gettext_noop("weighed %(count)d notes, the first “%(one)s”"),
    "notes.ranked": gettext_noop("weighed %(count)d notes, the heaviest “%(one)s”"),
    "notes.imported": gettext_noop("imported %(count)d notes, the first “%(one)s”"),
}

_WEIGHED_BY_MOVE: Final = gettext_noop("moved “%(one)s”, which set its weight to %(weight)d of 5")

_TAKEN_BACK: Final = {"undo": gettext_noop("undid: %s"), "redo": gettext_noop("redid: %s")}
_DEEP: Final = 4  # an undo of a redo of an undo of a change; who toggles on is told less

_LABELS: Final = {"kind": gettext_noop("Box")} | {field.name: field.label for field in ASKED}
"""What is told of a note when it changes."""


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """What to show of the history; None filters nothing."""

    canvas: Canvas | None = None
    person: Member | None = None
    group: str | None = None  # of GROUPS, or OTHER


@dataclass(frozen=True, slots=True)
class Detail:
    """A field that changed, with its words before and after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One line of the history."""

    seq: int
    who: Member | None
    text: str
    at: datetime
    canvas: Canvas | None
    details: tuple[Detail, ...] = ()
    session: str = ""  # the title of the one in which it happened


def load_history(
    workspace: Workspace,
    canvas: Canvas | None = None,
    *,
    wish: HistoryFilter | None = None,
    before: int | None = None,
    most: int = 50,
) -> list[HistoryEntry]:
    """The latest changes, newest first: of `canvas` where it is given, and as `wish` filters them.
    `before` is a number to page on from. Two queries, however many changes."""
    changes = Change.objects.filter(workspace=workspace)
    wish = wish or HistoryFilter()
    for place in (canvas, wish.canvas):
        if place is not None:
            changes = changes.filter(Q(canvas=place) | Q(subject_id=place.public_id))
    if wish.person is not None:
        changes = changes.filter(actor=wish.person)
    if wish.group is not None:
        changes = _of_group(changes, wish.group)
    return _events(_page(changes, before, most))


def load_note_history(
    note: Note, canvas: Canvas | None = None, *, before: int | None = None, most: int = 50
) -> list[HistoryEntry]:
    """The changes of one note, its links and its comments, with the words before and after.
    `canvas` limits them to one canvas: others may show the note, too. Two queries."""
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
    if canvas is not None:
        changes = changes.filter(canvas=canvas)
    return _events(_page(changes, before, most), note.public_id)


def last_writer(note: Note) -> Member | None:
    """Who changed the words of a note last, among its workspace's latest changes. At most two
    queries."""
    latest = Change.objects.filter(workspace=note.workspace_id).order_by("-seq")[:REACH]
    # One at a time: some changed every note of a large board.
    for pk, before in latest.values_list("pk", "before").iterator(chunk_size=1):
        if WORDED & set(before.get("note", {}).get(note.public_id) or {}):
            return Change.objects.select_related("actor").get(pk=pk).actor
    return None


def load_people(workspace: Workspace, canvas: Canvas | None = None) -> QuerySet[Member]:
    """Everyone who was ever a member, by name; with `canvas`, those who changed something on it."""
    people = workspace.members.order_by("name", "joined_at")
    return people.filter(changes__canvas=canvas).distinct() if canvas else people


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
    first = {f"first_{deep}": F("undoes__" * deep + "kind") for deep in range(1, _DEEP + 1)}
    return (
        changes.annotate(**first)
        .select_related("actor", "canvas", "from_session__session")
        .order_by("-seq")[:most]
    )


def _events(changes: QuerySet[Change], note: str = "") -> list[HistoryEntry]:
    """The changes in words, with the changed fields of a note where one is given."""
    found: list[tuple[Change, State, int, tuple[Detail, ...]]] = []
    weights: dict[int, int] = {}
    # One at a time, and of each only what is told: some changed every note of a large board.
    for change in changes.iterator(chunk_size=1):
        details = _details(change, note) if note else ()
        weights |= _weighed_by_move(change)
        found.append((change, _link(change) or {}, len(change.after.get("note", ())), details))
        change.before = change.after = {}
    targets = {link["target"] for _change, link, _count, _details in found if link}
    ends = Note.objects.filter(public_id__in=targets)
    texts = dict(ends.values_list("public_id", "text")) if targets else {}
    return [
        HistoryEntry(
            change.seq,
            change.actor,
            _moved(change, weights) or _said(change, link, texts, count),
            change.at,
            change.canvas,
            details,
            _session(change),
        )
        for change, link, count, details in found
    ]


def _session(change: Change) -> str:
    origin: SessionChange | None = getattr(change, "from_session", None)
    return origin.session.title if origin else ""


def _link(change: Change) -> State | None:
    """The link that the change was about: its ends, and its strength afterwards, "" for none."""
    if change.kind not in {kind for kind, _strength in _LINKED}:
        return None
    for before, after in zip(
        change.before.get("link", {}).values(), change.after.get("link", {}).values(), strict=True
    ):
        return after or {**before, "strength": ""}
    return None


def _weighed_by_move(change: Change) -> dict[int, int]:
    """By the key of a change that moved a note: the weight that this gave it, if it did."""
    state = change.after.get("note", {}).get(change.subject_id) or {}
    weight = state.get("weight") if change.kind == "note.placed" else None
    return {change.pk: weight} if weight else {}


def _moved(change: Change, weights: dict[int, int]) -> str:
    """The words for a move by which a note was weighed; "" for every other change."""
    if change.pk not in weights:
        return ""
    return _(_WEIGHED_BY_MOVE) % {"one": change.subject, "weight": weights[change.pk]}


def _said(change: Change, link: State, texts: dict[str, str], count: int) -> str:
    """The words of a change that the journal tells too shortly: it names one thing and means
    several. Of a link it knows the text of one end at the time; the other end has its present
    text."""
    pattern = _LINKED.get((change.kind, link.get("strength", "")))
    other = texts.get(link.get("target", ""))
    if pattern and other:
        return _(pattern) % {"one": change.subject, "other": other}
    if change.kind in _TAKEN_BACK:
        kinds = (getattr(change, f"first_{deep}") for deep in range(1, _DEEP + 1))
        if first := next((kind for kind in kinds if kind and kind not in _TAKEN_BACK), None):
            return _(_TAKEN_BACK[change.kind]) % describe(first, change.subject, for_button=True)
    if count > 1 and change.kind in _MANY:
        return _(_MANY[change.kind]) % {"count": count, "one": change.subject}
    return describe(change.kind, change.subject)


def _details(change: Change, note: str) -> tuple[Detail, ...]:
    """The changed fields of the note; nothing where the note was created or only moved."""
    before = change.before.get("note", {}).get(note) or {}
    after = change.after.get("note", {}).get(note) or {}
    return tuple(
        Detail(_(label), _told(name, before[name]), _told(name, after[name]))
        for name, label in _LABELS.items()
        if name in before and name in after
    )


def _told(name: str, value: Any) -> str:
    """A field's value in words."""
    if value is None and name in FIELDS:
        return _(FIELDS[name].unsaid)
    if name == "kind":
        return _(KINDS[Kind(value)].many)
    return ", ".join(FIELDS[name].words(value, _))
