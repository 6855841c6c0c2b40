"""Empties the bin: the only action that really deletes content.

The journal may be long, and every change waits while it is rewritten. So the work is done in short
batches, each in a transaction of its own. A row of `Purge` holds the progress.
"""

import logging
import time
from collections.abc import Iterator
from functools import partial
from threading import Lock, Thread
from typing import Final

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from canvases.access import Grant
from canvases.journal.writer import Entry, journaled
from canvases.models import (
    Assessment,
    Canvas,
    Change,
    Comment,
    CustomerSegment,
    Favourite,
    Member,
    Note,
    Purge,
    Role,
    SegmentPair,
    Snapshot,
    Statement,
    TestCard,
    ValueMap,
    Workspace,
)
from canvases.models.base import Binnable, State
from canvases.workspace_cache import forget_workspace

AT_ONCE: Final = 1.0  # seconds that whoever empties a bin waits for it; the rest is done behind
BATCH: Final = 0.05  # seconds after which a batch ends
PAUSE: Final = 0.1  # seconds for others to write: who waits for SQLite's lock looks that often
_ROWS: Final = 200  # notes, comments or snapshots deleted in a batch …
_CHANGES: Final = 2_000  # … or changes that forget their canvas

Rows = dict[str, dict[str, State | None]]

_log = logging.getLogger(__name__)
_behind = Lock()  # held by the thread of this process that goes on


def empty_bin(grant: Grant, op_id: str) -> Change | None:
    """Delete everything in the workspace's bin, and what the journal says of it.

    The journal keeps its rows and numbers, so that nobody's count gets a gap; of a change that was
    about a deleted thing only who and when remain, and what it did to other things. What takes
    longer than AT_ONCE is done behind. Raises what journaled actions do.
    """
    change = _begin(grant, op_id)
    if change is not None and not go_on(seconds=AT_ONCE):
        go_on_behind()
    return change


def go_on(seconds: float | None = None) -> bool:
    """Do what is left of all bins that are being emptied, for so many seconds, or to the end.
    Returns whether nothing is left."""
    end = None if seconds is None else time.monotonic() + seconds
    while True:
        begun = time.monotonic()
        with transaction.atomic():
            purge = Purge.objects.select_related("workspace").first()
            if purge is None:
                return True
            # As every action does first: nothing is restored while it is being deleted.
            Workspace.objects.select_for_update().get(pk=purge.workspace_id)
            if Purge.objects.filter(pk=purge.pk).exists():
                purge.refresh_from_db(fields=["gone", "seq", "snapshot"])
                _batch(purge)
        if end is not None and time.monotonic() > end:
            return not Purge.objects.exists()
        if time.monotonic() - begun > BATCH / 2:
            time.sleep(PAUSE)


def go_on_behind() -> None:
    """The same in a thread, if there is none yet. A server calls it when it starts."""
    if _behind.acquire(blocking=False):
        Thread(target=_go_on_behind, name="purging", daemon=True).start()


def _go_on_behind() -> None:
    try:
        go_on()
    except Exception:  # noqa: BLE001 — nobody is there to catch it, and the next one goes on
        _log.exception("Emptying a bin was broken off")
    finally:
        _behind.release()
        connection.close()


@journaled("purged", role=Role.OWNER)
def _begin(entry: Entry) -> None:
    purge = Purge(workspace=entry.workspace, before=timezone.now())
    if any(rows.exists() for rows in _binned(purge)):
        purge.save()
        entry.force = True


def _binned(purge: Purge) -> Iterator[QuerySet[Binnable]]:
    """What is to be deleted, kind by kind."""
    models: tuple[type[Binnable], ...]
    models = (Note, Comment, Snapshot, Statement, TestCard, Canvas, ValueMap, CustomerSegment)
    for model in models:
        yield model.rows().filter(workspace=purge.workspace, binned_at__lte=purge.before)


def _batch(purge: Purge) -> None:
    """The next bit: rows, then the journal, then snapshots."""
    end = time.monotonic() + BATCH
    if not (_delete(purge) or _forget(purge, end) or _take_out_of_snapshots(purge, end)):
        purge.delete()
        # Pages and files made before still show what is gone.
        transaction.on_commit(partial(forget_workspace, purge.workspace.public_id))


def _delete(purge: Purge) -> bool:
    """Delete some rows, each with all that goes with it. Returns whether there were any."""
    for rows in _binned(purge):
        is_alone = rows.model in (Note, Comment, Snapshot, Statement, TestCard)
        found = list(rows[: _ROWS if is_alone else 1])
        if not found:
            continue
        gone = {public_id for row in found for public_id in _ids_with(row)}
        if not _leave_canvases(gone):
            _end_members(gone)
            rows.filter(pk__in=[row.pk for row in found]).delete()
            purge.gone = sorted({*purge.gone, *gone})
            purge.save(update_fields=["gone"])
        return True
    return False


def _leave_canvases(gone: set[str]) -> bool:
    """Let some changes forget that they were made on canvases that go. Returns whether there were
    any: to delete a canvas would change all of them at once."""
    changes = Change.objects.filter(canvas__public_id__in=gone)
    some = list(changes.values_list("pk", flat=True)[:_CHANGES])
    Change.objects.filter(pk__in=some).update(canvas=None)
    return len(some) == _CHANGES


def _end_members(gone: set[str]) -> None:
    """Whoever came for a canvas that goes may come no more. Their rows stay, as those of all who
    left: the history says who did what."""
    Member.objects.filter(canvas__public_id__in=gone).update(
        canvas=None, token_hash=None, left_at=Coalesce("left_at", timezone.now())
    )


def _ids_with(row: Binnable) -> set[str]:
    """The ids of a row and of all that goes with it."""
    notes, canvases = Note.objects.none(), Canvas.objects.none()
    pairs = SegmentPair.objects.none()
    if isinstance(row, Note):
        notes = Note.objects.filter(pk=row.pk)
    elif isinstance(row, Canvas):
        canvases = Canvas.objects.filter(pk=row.pk)
    elif isinstance(row, CustomerSegment):
        notes = Note.objects.filter(profile__segment=row)
        canvases = Canvas.objects.filter(profile__segment=row)
        pairs = SegmentPair.objects.filter(Q(first=row) | Q(second=row))
    elif isinstance(row, ValueMap):
        notes, canvases = Note.objects.filter(value_map=row), Canvas.objects.filter(value_map=row)
    comments = Comment.objects.filter(note__in=notes)
    snapshots = Snapshot.objects.filter(canvas__in=canvases)
    statements = Statement.objects.filter(canvas__in=canvases)
    if isinstance(row, Statement):
        statements = Statement.objects.filter(pk=row.pk)
    liked = Favourite.objects.filter(statement__in=statements)
    scores = Assessment.objects.filter(canvas__in=canvases)
    tests = TestCard.objects.filter(canvas__in=canvases)
    found = (notes, comments, canvases, snapshots, pairs, statements, liked, scores, tests)
    return {row.public_id}.union(*(rows.values_list("public_id", flat=True) for rows in found))


def _forget(purge: Purge, end: float) -> bool:
    """Take what is gone out of the journal, change by change. Returns whether there were any."""
    gone = set(purge.gone)
    changes = Change.objects.filter(workspace=purge.workspace, seq__gt=purge.seq)
    before = purge.seq
    for change in changes.order_by("seq").iterator(chunk_size=20):
        _forget_in(change, gone)
        purge.seq = change.seq
        if time.monotonic() > end:
            break
    purge.save(update_fields=["seq"])
    return purge.seq > before


def _forget_in(change: Change, gone: set[str]) -> None:
    lost = gone | _links_with(change, gone)
    before, after = _without(change.before, lost), _without(change.after, lost)
    before, after = _without_parents(before, after, gone)
    empty = bool(change.after) and not after
    if change.subject_id in gone or empty:
        change.kind, change.subject, change.subject_id = "forgotten", "", ""
    elif (before, after) == (change.before, change.after):
        return
    change.before, change.after = before, after
    change.save(update_fields=["kind", "subject", "subject_id", "before", "after"])


def _take_out_of_snapshots(purge: Purge, end: float) -> bool:
    """What is gone can be brought back by no snapshot either. Returns whether there were
    any snapshots."""
    gone, before = set(purge.gone), purge.snapshot
    snapshots = Snapshot.objects.filter(workspace=purge.workspace, pk__gt=purge.snapshot)
    # One at a time: each may hold a few megabytes.
    for snapshot in snapshots.order_by("pk").iterator(chunk_size=1):
        _take_out(snapshot, gone)
        purge.snapshot = snapshot.pk
        if time.monotonic() > end:
            break
    purge.save(update_fields=["snapshot"])
    return purge.snapshot > before


def _take_out(snapshot: Snapshot, gone: set[str]) -> None:
    content = snapshot.content
    kept = {
        name: {key: state for key, state in content[name].items() if key not in gone}
        for name in ("notes", "variants", "tests")
        if name in content
    }
    if all(len(kept[name]) == len(content[name]) for name in kept):
        return
    left = kept["notes"]
    links = {
        key: link
        for key, link in content["links"].items()
        if link["source"] in left and link["target"] in left
    }
    snapshot.content = content | kept | {"links": links}
    snapshot.note_count = len(left)
    snapshot.save(update_fields=["content", "note_count"])


def _without(rows: Rows, gone: set[str]) -> Rows:
    left = {
        name: {public_id: state for public_id, state in states.items() if public_id not in gone}
        for name, states in rows.items()
    }
    return {name: states for name, states in left.items() if states}


def _without_parents(before: Rows, after: Rows, gone: set[str]) -> tuple[Rows, Rows]:
    """The same, where no segment is a part of what is gone: those that were are parts of none."""
    old, new = dict(before.get("segment", {})), dict(after.get("segment", {}))
    for key in new:
        was, now = (_orphaned(states.get(key), gone) for states in (old, new))
        if was and now and "parent" in was and was["parent"] == now.get("parent"):
            was, now = ({name: one[name] for name in one if name != "parent"} for one in (was, now))
        old[key], new[key] = was, now
    empty = {key for key in new if not old[key] and not new[key]}
    return (
        _without({**before, "segment": old}, empty),
        _without({**after, "segment": new}, empty),
    )


def _orphaned(state: State | None, gone: set[str]) -> State | None:
    return {**state, "parent": ""} if state and state.get("parent") in gone else state


def _links_with(change: Change, gone: set[str]) -> set[str]:
    """The ids of the links in a change that led from or to what is gone."""
    return {
        public_id
        for rows in (change.before, change.after)
        for public_id, state in rows.get("link", {}).items()
        if state and not gone.isdisjoint((state["source"], state["target"]))
    }
