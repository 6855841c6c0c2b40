"""Undo and redo: an inverse change by the same person, refused where someone changed the thing
since. What can be undone is read off the journal, so it survives reloads and restarts."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from canvases.actions.errors import Conflict, Refused
from canvases.live.journal import Entry, journaled
from canvases.method.kinds import Kind, may_link
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
    _check(entry, change)
    entry.undoes = change
    entry.subject, entry.subject_id = change.subject, change.subject_id


def _reverse_row(
    entry: Entry, model: type[Journaled], public_id: str, before: State | None, after: State | None
) -> None:
    found = model._base_manager.filter(public_id=public_id).first()  # noqa: SLF001 — documented
    if not _same(found, after):
        raise _changed_since()
    if found is None:
        _relink(entry, public_id, before or {})
    elif before is not None:
        entry.watch(found)
        found.take_state(before)
        _save(found, before)
    elif isinstance(found, Binnable):
        # A row that was added goes to the bin, not away: others may have linked to it.
        entry.watch(found)
        found.binned_at = timezone.now()
        found.save()
    else:
        entry.deleted(found)
        found.delete()


def _same(row: Journaled | None, expected: State | None) -> bool:
    """Whether the row stands as the change left it. Positions may shift under others' moves."""
    if row is None or expected is None:
        return row is None and expected is None
    state = row.state()
    if isinstance(row, Binnable) and row.is_binned and "binned_at" not in expected:
        return False
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
        raise _changed_since()
    link = Link.objects.create(
        workspace=entry.workspace,
        public_id=public_id,
        source=notes[state["source"]],
        target=notes[state["target"]],
        strength=state["strength"],
    )
    entry.created(link)


def _save(row: Journaled, values: State) -> None:
    if isinstance(row, Note) and {"text", "details"} & set(values):
        row.version += 1
    row.save()


def _check(entry: Entry, change: Change) -> None:
    """Refuse what would undo the ground that others have built on since."""
    if _breaks_links(entry, change) or _breaks_canvases(entry, change):
        raise _changed_since()


def _breaks_links(entry: Entry, change: Change) -> bool:
    """Whether a link would join kinds that have none, or a link alone come back unseen, with an
    end in the bin."""
    back = set(change.before.get("link", {}))
    moved = [key for key, old in change.before.get("note", {}).items() if old and "kind" in old]
    if not back and not moved:
        return False
    ends = Q(source__public_id__in=moved) | Q(target__public_id__in=moved)
    links = Link.objects.filter(Q(public_id__in=back) | ends, workspace=entry.workspace)
    alone = set(change.before) == {"link"}
    return any(
        not may_link(Kind(link.source.kind), Kind(link.target.kind))
        or (alone and (link.source.is_binned or link.target.is_binned))
        for link in links.select_related("source", "target")
    )


def _breaks_canvases(entry: Entry, change: Change) -> bool:
    """Whether a canvas would stand while its segment or value map lies in the bin."""
    if not {"segment", "value_map", "canvas"} & set(change.before):
        return False
    gone = Q(profile__segment__binned_at__isnull=False) | Q(value_map__binned_at__isnull=False)
    return Canvas.objects.filter(gone, workspace=entry.workspace, binned_at=None).exists()


def _changed_since() -> Conflict:
    return Conflict(_("Someone changed this since, so it stays as it is."))
