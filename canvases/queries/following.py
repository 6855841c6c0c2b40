"""The board as it stands now, from how it stood a few changes ago: only what changed is read.

At many changes a second on a large board reading everything for each of them would be most of the
work of the server.
"""

from collections.abc import Iterable
from copy import copy
from typing import Final

from django.db import connection
from django.db.models import Q

from canvases.models import Change, Link, Note, Workspace
from canvases.queries.board import Board, compose
from canvases.queries.comments import Talk, load_talks
from canvases.queries.moment import one_moment

MOST: Final = 50
"""Changes; after more of them everything is read."""


# In SQL, as it is read after every change; `{}` is filled with placeholders.
_FRESH: Final = "SELECT * FROM canvases_note WHERE public_id IN ({})"


def load_following(board: Board, made: Change | None = None) -> tuple[Board, list[Change]] | None:
    """The present board and the changes that led to it; None where more changed than notes, links
    and comments, or nothing. `made` is a change that the caller has at hand: where it is the only
    one it need not be read. At most five queries, whatever the number of notes."""
    with one_moment():
        workspace = board.workspace
        seq, epoch = _number(workspace)
        if epoch != workspace.epoch or not 0 < seq - board.seq <= MOST:
            return None
        is_next = made is not None and made.seq == seq == board.seq + 1
        changes = [made] if made and is_next else changes_after(board, seq)
        if len(changes) != seq - board.seq or not all(map(_only_notes, changes)):
            return None
        notes, restored = _notes(board, changes)
        links = _links(board, changes, notes, restored)
        talks = _talks(board, changes)
    ordered = sorted(notes.values(), key=lambda note: (-note.weight, note.position, note.pk))
    return compose(board.canvas, seq, ordered, links, talks), changes


def _number(workspace: Workspace) -> tuple[int, str]:
    """The workspace's present number and epoch."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, epoch FROM canvases_workspace WHERE id = %s", [workspace.pk])
        seq, epoch = cursor.fetchone()
    return seq, epoch


def changes_after(board: Board, seq: int, after: int | None = None) -> list[Change]:
    """The changes after the number `after`, or else after the board's, up to `seq`; in order."""
    rows = Change.objects.filter(
        workspace_id=board.canvas.workspace_id,
        seq__gt=board.seq if after is None else after,
        seq__lte=seq,
    )
    return list(rows.only("seq", "op_id", "kind", "before", "after").order_by("seq"))


def _only_notes(change: Change) -> bool:
    """Whether the change says all that it did, and it was about notes, links and comments only."""
    return bool(change.after) and {*change.before, *change.after} <= {"note", "link", "comment"}


def _notes(board: Board, changes: list[Change]) -> tuple[dict[int, Note], set[int]]:
    """The notes by primary key, and which of them came back from the bin."""
    altered = {public_id for change in changes for public_id in change.after.get("note", {})}
    notes = {note.pk: note for note in board.notes if note.public_id not in altered}
    if not altered:
        return notes, set()
    canvas = board.canvas
    fresh = {
        note.pk: note
        for note in _fresh(altered, changes[-1])
        if not note.is_binned
        and (note.profile_id == canvas.profile_id or note.value_map_id == canvas.value_map_id)
    }
    before = {note.pk for note in board.notes}
    return notes | fresh, fresh.keys() - before


def _fresh(altered: set[str], last: Change) -> Iterable[Note]:
    """The notes with these ids as they stand now; not read where the change has them at hand."""
    rows = {row.public_id: row for row in last.rows if isinstance(row, Note)}
    if altered <= rows.keys():
        return [rows[public_id] for public_id in altered]
    return Note.objects.raw(_FRESH.format(", ".join(["%s"] * len(altered))), [*altered])


def _links(
    board: Board, changes: list[Change], notes: dict[int, Note], back: set[int]
) -> list[Link]:
    """The links between these notes, in the order in which they were made."""
    altered = {public_id for change in changes for public_id in change.after.get("link", {})}
    added = {
        public_id
        for change in changes
        for public_id, state in change.before.get("note", {}).items()
        if state is None
    }
    back = {pk for pk in back if notes[pk].public_id not in added}  # new notes have no other links
    links = {link.pk: link for link in board.links if link.public_id not in altered}
    if altered or back:
        asked = Q(public_id__in=altered) | Q(source__in=back) | Q(target__in=back)
        links |= {link.pk: link for link in Link.objects.filter(asked)}
    return [
        _between(links[pk], notes)
        for pk in sorted(links)
        if links[pk].source_id in notes and links[pk].target_id in notes
    ]


def _talks(board: Board, changes: list[Change]) -> dict[int, Talk]:
    """Counted again only where somebody said something."""
    said = any("comment" in change.after for change in changes)
    return load_talks(board.canvas) if said else board.talks


def _between(link: Link, notes: dict[int, Note]) -> Link:
    """The link with these notes as its ends. The one of the board before stays as it was."""
    source, target = notes[link.source_id], notes[link.target_id]
    if link.source is not source or link.target is not target:
        link = copy(link)
        link.source, link.target = source, target
    return link
