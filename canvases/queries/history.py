"""The journal in words: what each kind of change is called, and what can be undone and redone."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from canvases.access import Grant
from canvases.method.note_fields import WORDED
from canvases.method.segment_sections import SECTIONS
from canvases.models import Change, Member, Note

# What each kind of change is called: in the history ("Ana …") and on the undo button ("Undo: …").
SENTENCES: dict[str, tuple[str, str]] = {
    "workspace.started": (gettext_noop("started the workspace “%s”"), gettext_noop("start “%s”")),
    "workspace.imported": (
        gettext_noop("imported the workspace “%s”"),
        gettext_noop("import “%s”"),
    ),
    "workspace.renamed": (
        gettext_noop("renamed the workspace to “%s”"),
        gettext_noop("rename to “%s”"),
    ),
    "workspace.branded": (
        gettext_noop("changed how exports of “%s” look"),
        gettext_noop("change how exports look"),
    ),
    "segment.added": (gettext_noop("added the segment “%s”"), gettext_noop("add the segment “%s”")),
    **{one.change: (one.did, one.undo) for one in SECTIONS.values() if one.change},
    "segment.renamed": (gettext_noop("renamed a segment to “%s”"), gettext_noop("rename to “%s”")),
    "segment.binned": (gettext_noop("deleted the segment “%s”"), gettext_noop("delete “%s”")),
    "segment.restored": (gettext_noop("restored the segment “%s”"), gettext_noop("restore “%s”")),
    "value_map.renamed": (
        gettext_noop("renamed a value map to “%s”"),
        gettext_noop("rename to “%s”"),
    ),
    "value_map.binned": (gettext_noop("deleted the value map “%s”"), gettext_noop("delete “%s”")),
    "value_map.restored": (
        gettext_noop("restored the value map “%s”"),
        gettext_noop("restore “%s”"),
    ),
    "canvas.added": (gettext_noop("added the canvas “%s”"), gettext_noop("add the canvas “%s”")),
    "canvas.duplicated": (gettext_noop("made the copy “%s”"), gettext_noop("copy “%s”")),
    "canvas.imported": (gettext_noop("imported “%s”"), gettext_noop("import “%s”")),
    "canvas.renamed": (gettext_noop("renamed a canvas to “%s”"), gettext_noop("rename to “%s”")),
    "canvas.stated": (
        gettext_noop("changed the sentence of “%s”"),
        gettext_noop("change the sentence"),
    ),
    "canvas.binned": (gettext_noop("deleted the canvas “%s”"), gettext_noop("delete “%s”")),
    "canvas.restored": (gettext_noop("restored the canvas “%s”"), gettext_noop("restore “%s”")),
    "note.added": (gettext_noop("added “%s”"), gettext_noop("add “%s”")),
    "notes.pasted": (gettext_noop("pasted notes, the first “%s”"), gettext_noop("paste “%s” …")),
    "notes.imported": (
        gettext_noop("imported notes, the first “%s”"),
        gettext_noop("import “%s” …"),
    ),
    "note.edited": (gettext_noop("edited “%s”"), gettext_noop("edit “%s”")),
    "note.weighed": (gettext_noop("weighed “%s”"), gettext_noop("weigh “%s”")),
    "note.placed": (gettext_noop("moved “%s”"), gettext_noop("move “%s”")),
    "note.binned": (gettext_noop("deleted “%s”"), gettext_noop("delete “%s”")),
    "note.restored": (gettext_noop("restored “%s”"), gettext_noop("restore “%s”")),
    "link.made": (gettext_noop("linked “%s”"), gettext_noop("link “%s”")),
    "link.changed": (gettext_noop("changed a link of “%s”"), gettext_noop("change a link of “%s”")),
    "link.removed": (gettext_noop("unlinked “%s”"), gettext_noop("unlink “%s”")),
    "comment.added": (gettext_noop("commented on “%s”"), gettext_noop("comment on “%s”")),
    "comment.resolved": (
        gettext_noop("resolved a comment on “%s”"),
        gettext_noop("resolve a comment on “%s”"),
    ),
    "comment.reopened": (
        gettext_noop("reopened a comment on “%s”"),
        gettext_noop("reopen a comment on “%s”"),
    ),
    "comment.binned": (
        gettext_noop("deleted a comment on “%s”"),
        gettext_noop("delete a comment on “%s”"),
    ),
    "snapshot.made": (
        gettext_noop("kept the state “%s”"),
        gettext_noop("keep the state “%s”"),
    ),
    "snapshot.restored": (
        gettext_noop("restored the state “%s”"),
        gettext_noop("restore the state “%s”"),
    ),
    "snapshot.binned": (
        gettext_noop("deleted the snapshot “%s”"),
        gettext_noop("delete the snapshot “%s”"),
    ),
    "undo": (gettext_noop("undid a change of “%s”"), gettext_noop("undo “%s”")),
    "redo": (gettext_noop("redid a change of “%s”"), gettext_noop("redo “%s”")),
    "purged": (gettext_noop("emptied the bin"), gettext_noop("empty the bin")),
    "forgotten": (gettext_noop("changed something that is deleted for good"), gettext_noop("…")),
}
# For what a later release wrote, before somebody went back to this one.
_UNKNOWN = (gettext_noop("changed “%s”"), gettext_noop("change “%s”"))
NOT_UNDOABLE = ("workspace.started", "workspace.imported", "purged", "forgotten")
REACH = 100  # how many of a person's latest changes undo looks at
_SHORT = 48  # characters of a subject on the undo button


@dataclass(frozen=True, slots=True)
class Step:
    """A change that can be undone or redone, and what it was about in words."""

    change_id: int
    label: str


@dataclass(frozen=True, slots=True)
class Steps:
    """What the next undo and redo of one person would do. `past` are changes that undo passes over:
    others have built on them."""

    undo: Step | None = None
    redo: Step | None = None
    past: Collection[int] = ()


def describe(kind: str, subject: str, *, for_button: bool = False) -> str:
    """The words for a kind of change about `subject`; the text of a note is cut on buttons."""
    pattern = _(SENTENCES.get(kind, _UNKNOWN)[for_button])
    if for_button and len(subject) > _SHORT:
        subject = subject[: _SHORT - 1].rstrip() + "…"
    return pattern % subject if "%s" in pattern else pattern


def steps(grant: Grant, past: Collection[int] = ()) -> Steps:
    """What the member can undo and redo here, the changes `past` set aside. One query."""
    undoable, redoable = _stacks(grant, past)
    return Steps(
        Step(undoable[-1][0], _label(undoable[-1])) if undoable else None,
        Step(redoable[-1][0], _label(redoable[-1])) if redoable else None,
        past,
    )


def steps_after(grant: Grant, change: Change) -> Steps:
    """The same right after the member made `change`, the latest of the workspace. No query unless
    it was an undo or redo."""
    if change.kind in ("undo", "redo", *NOT_UNDOABLE):
        return steps(grant)
    return Steps(Step(change.pk, _label((change.pk, change.kind, change.subject))))


def last_undoable(grant: Grant, past: Collection[int] = ()) -> Change | None:
    """The member's last change here that is neither undone nor one of `past`."""
    undoable, _redoable = _stacks(grant, past)
    return Change.objects.get(pk=undoable[-1][0]) if undoable else None


def last_redoable(grant: Grant) -> Change | None:
    """The member's last undo here that nothing followed."""
    _undoable, redoable = _stacks(grant)
    return Change.objects.get(pk=redoable[-1][0]) if redoable else None


def last_writer(note: Note) -> Member | None:
    """Who changed the words of a note last, as far as its workspace's latest changes tell. At most
    two queries."""
    latest = Change.objects.filter(workspace=note.workspace_id).order_by("-seq")[:REACH]
    # One at a time: some changed every note of a large board.
    for pk, before in latest.values_list("pk", "before").iterator(chunk_size=1):
        if WORDED & set(before.get("note", {}).get(note.public_id) or {}):
            return Change.objects.select_related("actor").get(pk=pk).actor
    return None


_Item = tuple[int, str, str]  # change id, kind and subject of the change that a person made first


def _stacks(grant: Grant, past: Collection[int] = ()) -> tuple[list[_Item], list[_Item]]:
    """Both stacks, replayed from the member's latest changes on this canvas or workspace page.
    Where an undo reached below the top, what stood above it could not be undone any more."""
    rows = (
        _here(grant)
        .filter(actor=grant.member)
        .exclude(kind__in=NOT_UNDOABLE)
        .order_by("-seq")
        .values_list("pk", "kind", "subject", "undoes_id")[:REACH]
    )
    undoable: list[_Item] = []
    redoable: list[_Item] = []
    for pk, kind, subject, undoes in reversed(rows):
        if kind == "undo":
            places = [place for place, item in enumerate(undoable) if item[0] == undoes]
            if places:
                redoable.append((pk, *undoable[places[0]][1:]))
                del undoable[places[0] :]
        elif kind == "redo":
            if redoable and redoable[-1][0] == undoes:
                undoable.append((pk, *redoable.pop()[1:]))
        else:
            undoable.append((pk, kind, subject))
            redoable.clear()
    while undoable and undoable[-1][0] in past:
        undoable.pop()
    return undoable, redoable


def _here(grant: Grant) -> QuerySet[Change]:
    changes = Change.objects.filter(workspace=grant.workspace, canvas=grant.place)
    if grant.place is not None:
        return changes
    # What was done on a canvas that is deleted for good stands without a canvas in the journal.
    return (
        changes.exclude(kind__startswith="note")
        .exclude(kind__startswith="link")
        .exclude(kind__startswith="comment")
        .exclude(kind__startswith="snapshot")
    )


def _label(item: _Item) -> str:
    return describe(item[1], item[2], for_button=True)
