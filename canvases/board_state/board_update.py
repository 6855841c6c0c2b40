"""Brings a board that was read before up to date, and reads only what changed.

Reading a large board for each of many changes a second would be most of the server's work.
"""

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from canvases.method.kinds import Kind
from canvases.models import Change, Link, Note
from canvases.queries.board import Board, by_end, place
from canvases.queries.changes import changes_between, load_head
from canvases.queries.comments import Talk, load_talks
from canvases.queries.consistent_read import consistent_read

MAX_UPDATE: Final = 10
"""Changes; after more of them the whole board is read. Each may have changed every note."""


@dataclass(frozen=True, slots=True)
class _Altered:
    """The difference from the board before: the ids that changes name, those of these rows that
    exist now, and the comments on all notes."""

    note_ids: set[str]
    link_ids: set[str]
    notes: list[Note]
    links: list[Link]
    talks: dict[int, Talk]


BoardUpdate = tuple[Board, list[Change]]


def load_update(board: Board, made: Change | None = None) -> BoardUpdate | None:
    """The present board and the changes that led to it. None where nothing changed, or more than
    notes, links and comments. `made` is a change that the caller has just written: where it is the
    only one, there is no query. Otherwise there are at most five queries, however many notes, and
    five more where somebody else wrote in between."""
    at_hand = _at_hand(board, made) if made and made.seq == board.seq + 1 else None
    if made and at_hand:
        return _apply(board, made.seq, at_hand), [made]
    for _attempt in range(2):  # nearly always nobody writes meanwhile: two queries fewer
        update, is_consistent = _load(board)
        if is_consistent:
            return update
    with consistent_read():
        return _load(board)[0]


def _load(board: Board) -> tuple[BoardUpdate | None, bool]:
    """What `load_update` returns, and whether nobody wrote between the queries."""
    workspace = board.workspace
    number = load_head(workspace.pk)
    new = number.seq - board.seq if number else 0
    if number is None or number.epoch != workspace.epoch or not 0 < new <= MAX_UPDATE:
        return None, True
    changes = changes_between(workspace.pk, board.seq, number.seq)
    if len(changes) != new or not all(map(_only_notes, changes)):
        return None, True
    altered = _read(board, changes)
    if load_head(workspace.pk) != number:
        return None, False
    return (_apply(board, number.seq, altered), changes), True


def _only_notes(change: Change) -> bool:
    """Whether the change says all that it did, and it was about notes, links and comments only."""
    return bool(change.after) and {*change.before, *change.after} <= {"note", "link", "comment"}


def _at_hand(board: Board, made: Change) -> _Altered | None:
    """What the change altered, as it left it; None where something has to be read."""
    if not _only_notes(made) or "comment" in made.after:
        return None
    note_ids, link_ids = _ids([made])
    # Among the rows at hand may be some that were looked at and stayed as they were.
    notes = [row for row in made.rows if isinstance(row, Note) and row.public_id in note_ids]
    links = [row for row in made.rows if isinstance(row, Link) and row.public_id in link_ids]
    before = made.before.get("note", {})
    for note in notes:
        if (before.get(note.public_id) or {}).get("binned_at") and not note.is_binned:
            return None  # it came back, and with it links that the change does not name
    there = {public_id for rows in made.after.values() for public_id in rows if rows[public_id]}
    if there != {row.public_id for row in (*notes, *links)}:
        return None
    return _Altered(note_ids, link_ids, notes, links, board.talks)


def _read(board: Board, changes: list[Change]) -> _Altered:
    """What the changes altered, as it stands now."""
    note_ids, link_ids = _ids(changes)
    notes, links, talks = list[Note](), list[Link](), board.talks
    if note_ids:
        notes = list(board.workspace.notes.filter(public_id__in=note_ids))
    new = {
        public_id
        for change in changes
        for public_id, state in change.before.get("note", {}).items()
        if state is None
    }
    # A note that comes back from the bin brings its links along; a new one has none but these.
    back = [note.pk for note in notes if note.public_id not in board.shown.keys() | new]
    if any("comment" in change.after for change in changes):
        talks = load_talks(board.canvas)
    if back or link_ids:
        asked = Q(public_id__in=link_ids) | Q(source__in=back) | Q(target__in=back)
        links = list(board.workspace.links.filter(asked))
    link_ids |= {link.public_id for link in links}
    return _Altered(note_ids, link_ids, notes, links, talks)


def _ids(changes: Iterable[Change]) -> tuple[set[str], set[str]]:
    """The public ids of the notes and of the links that the changes name."""
    notes, links = set[str](), set[str]()
    for change in changes:
        notes.update(change.after.get("note", ()))
        links.update(change.after.get("link", ()))
    return notes, links


def _apply(board: Board, seq: int, altered: _Altered) -> Board:
    """The board after the changes. What stays as it was is shared with the board before, which
    stays as it was too."""
    boxes, shown = board.boxes.copy(), board.shown.copy()
    before = [shown.pop(public_id) for public_id in altered.note_ids & shown.keys()]
    for kind in {Kind(note.kind) for note in before}:
        boxes[kind] = [note for note in boxes[kind] if note.public_id not in altered.note_ids]
    for note in altered.notes:
        if not note.is_binned and _lies_on(board, note):
            kind = Kind(note.kind)
            if boxes[kind] is board.boxes[kind]:
                boxes[kind] = boxes[kind].copy()
            insort(boxes[kind], note, key=place)
            shown[note.public_id] = note
    links, links_of = _links(board, altered, before, shown)
    return Board(seq, board.canvas, boxes, shown, links, links_of, altered.talks)


def _lies_on(board: Board, note: Note) -> bool:
    canvas = board.canvas
    if note.profile_id is not None:
        return note.profile_id == canvas.profile_id
    return note.value_map_id == canvas.value_map_id


def _links(
    board: Board, altered: _Altered, before: list[Note], shown: dict[str, Note]
) -> tuple[list[Link], dict[int, list[Link]]]:
    """The links between the notes `shown`, in the order in which they were made, and by their ends.
    Only those that were altered, or whose notes were (`before` as they stood), are looked at."""
    old = {link.pk: link for note in before for link in board.links_of.get(note.pk, ())}
    if altered.link_ids:
        old |= {link.pk: link for link in board.links if link.public_id in altered.link_ids}
    if not old and not altered.links:
        return board.links, board.links_of
    present = [link for link in old.values() if link.public_id not in altered.link_ids]
    by_pk = {note.pk: note for note in shown.values()}
    new = [
        link.between(by_pk[link.source_id], by_pk[link.target_id])
        for link in (*present, *altered.links)
        if link.source_id in by_pk and link.target_id in by_pk
    ]
    links = sorted([*(link for link in board.links if link.pk not in old), *new], key=_made)
    links_of, added = board.links_of.copy(), by_end(new)
    for end in by_end(old.values()).keys() | added.keys():
        kept = [link for link in links_of.pop(end, ()) if link.pk not in old]
        if kept or end in added:
            links_of[end] = sorted([*kept, *added.get(end, ())], key=_made)
    return links, links_of


def _made(link: Link) -> int:
    return link.pk
