"""Undo and redo: an inverse change by the same person, refused where someone changed the thing
since. What can be undone is read off the journal, so it survives reloads and restarts."""

from django.utils import timezone
from django.utils.translation import gettext as _

from canvases.actions.errors import Conflict, Refused
from canvases.live.journal import Entry, journaled
from canvases.models import (
    Canvas,
    Change,
    CustomerSegment,
    Link,
    Note,
    ValueMap,
    Workspace,
)
from canvases.models.base import Binnable, Journaled, State
from canvases.queries.history import last_redoable, last_undoable

ROWS: dict[str, type[Journaled]] = {
    model.ROW: model for model in (Workspace, CustomerSegment, ValueMap, Canvas, Note, Link)
}


@journaled("undo")
def undo(entry: Entry) -> None:
    """Take back the member's last change on this canvas (or workspace page)."""
    change = last_undoable(entry.grant)
    if change is None:
        raise Refused(_("There is nothing to undo."))
    _reverse(entry, change)


@journaled("redo")
def redo(entry: Entry) -> None:
    """Do again what the member undid last."""
    change = last_redoable(entry.grant)
    if change is None:
        raise Refused(_("There is nothing to redo."))
    _reverse(entry, change)


def _reverse(entry: Entry, change: Change) -> None:
    """Bring every row of the change back to its state before."""
    # Rows come back before the links between them, and links go before their notes do.
    for name, model in ROWS.items():
        for public_id, before in change.before.get(name, {}).items():
            _reverse_row(entry, model, public_id, before, change.after[name][public_id])
    entry.undoes = change
    entry.subject, entry.subject_id = change.subject, change.subject_id


def _reverse_row(
    entry: Entry, model: type[Journaled], public_id: str, before: State | None, after: State | None
) -> None:
    found = model._base_manager.filter(public_id=public_id).first()  # noqa: SLF001 — documented
    if not _same(found, after):
        raise Conflict(_("Someone changed this since. It was not undone."))
    if found is None:
        _relink(entry, public_id, before or {})
    elif before is not None:
        entry.watch(found)
        found.take_state(before)
        _save(found)
    elif isinstance(found, Binnable):
        # A row that was added goes to the bin, not away: others may have linked to it.
        entry.watch(found)
        found.binned_at = timezone.now()
        _save(found)
    else:
        entry.deleted(found)
        found.delete()


def _same(row: Journaled | None, expected: State | None) -> bool:
    """Whether the row stands as the change left it. Positions may shift under others' moves."""
    if row is None or expected is None:
        return row is None and expected is None
    state = row.state()
    return all(state[name] == value for name, value in expected.items() if name != "position")


def _relink(entry: Entry, public_id: str, state: State) -> None:
    notes = {
        note.public_id: note
        for note in Note.objects.filter(
            workspace=entry.workspace, public_id__in=[state.get("source"), state.get("target")]
        )
    }
    if (
        len(notes) < 2
        or Link.objects.filter(
            source=notes[state["source"]], target=notes[state["target"]]
        ).exists()
    ):
        raise Conflict(_("Someone changed this since. It was not undone."))
    link = Link.objects.create(
        workspace=entry.workspace,
        public_id=public_id,
        source=notes[state["source"]],
        target=notes[state["target"]],
        strength=state["strength"],
    )
    entry.created(link)


def _save(row: Journaled) -> None:
    if isinstance(row, Note):
        row.version += 1
    row.save()
