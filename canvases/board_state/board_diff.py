"""The difference that changes make to what one canvas shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from canvases.models import Change, Link, Note
from canvases.queries.alternatives import are_alternatives
from canvases.queries.board import Board, place

_SEEN_BY_PARTNERS: Final = {"kind", "binned_at", "profile_of"}


@dataclass(frozen=True, slots=True)
class BoardDiff:
    """Notes to render again, and the ids of notes that left the canvas."""

    notes: list[Note]
    removed: list[str]
    title: bool  # whether the title, or a name beside it or of an alternative, differs

    @property
    def is_empty(self) -> bool:
        """Whether the canvas looks as before."""
        return not (self.notes or self.removed or self.title)


def diff_board(board: Board, changes: Iterable[Change], also: Iterable[str] = ()) -> BoardDiff:
    """The difference that `changes` made to `board`, which was read after them. It holds the notes
    that they altered, the ends of links that they altered, notes that somebody commented on, the
    partners of a note that came, went or changed its box, and the notes with the ids in `also`.
    Makes no query, or two where a note left the canvas,
    one for each change by which it pairs another profile, and one where other canvases changed."""
    altered, wanted, moved, rows = set(also), set[str](), set[str](), set[str]()
    left = set[str]()
    for change in changes:
        for name, states in change.after.items():
            match name:
                case "note":
                    altered.update(states)
                    moved |= _came_or_went(change)
                    left |= _left(board, change)
                case "link":
                    wanted |= _link_ends(change)
                case "comment":
                    wanted |= _talked_about(change)
                case "canvas" | "segment" | "value_map":
                    rows.update(states)
        if former := _former_profile(board, change):
            altered |= board.shown.keys()
            left |= _shown_there(board, former)
    missing = altered - board.shown.keys()
    partners, removed = _removed(board, missing) if missing else (set[str](), list[str]())
    removed = sorted({*removed, *(left - board.shown.keys())})
    wanted |= altered | partners | _linked(board, moved & board.shown.keys())
    notes = [board.shown[public_id] for public_id in wanted & board.shown.keys()]
    named = bool(rows and (rows & _own(board) or are_alternatives(board.canvas, rows)))
    return BoardDiff(sorted(notes, key=place), removed, named or _lost_one(board, changes))


def _lost_one(board: Board, changes: Iterable[Change]) -> bool:
    """Whether a canvas left the profile."""
    home = board.segment.public_id
    states = [one for change in changes for one in change.before.get("canvas", {}).values()]
    return any(state and state.get("profile_of") == home for state in states)


def _own(board: Board) -> set[str]:
    return {board.canvas.public_id, board.segment.public_id, board.value_map.public_id}


def _linked(board: Board, moved: set[str]) -> set[str]:
    """What is linked with notes that are shown."""
    links = [link for one in moved for link in board.links_of.get(board.shown[one].pk, ())]
    return {end.public_id for link in links for end in (link.source, link.target)}


def _came_or_went(change: Change) -> set[str]:
    """The notes whose partners look different: only that a note is there, and its kind, shows on
    what is linked with it."""
    before = change.before.get("note", {})
    return {
        public_id
        for public_id, state in change.after.get("note", {}).items()
        if state is None or not before.get(public_id) or _SEEN_BY_PARTNERS & state.keys()
    }


def _left(board: Board, change: Change) -> set[str]:
    """The notes that moved from the canvas's profile to another one."""
    home = board.segment.public_id
    return {
        public_id
        for public_id, state in change.before.get("note", {}).items()
        if state and state.get("profile_of") == home
    }


def _former_profile(board: Board, change: Change) -> str:
    """The id of the segment whose profile the canvas paired before the change; "" where it still
    does."""
    state = change.before.get("canvas", {}).get(board.canvas.public_id) or {}
    return str(state.get("profile_of", ""))


def _shown_there(board: Board, segment: str) -> set[str]:
    """The notes that the profile of a segment shows. One query."""
    notes = Note.objects.filter(workspace=board.workspace, profile__segment__public_id=segment)
    return set(notes.live().values_list("public_id", flat=True))


def _link_ends(change: Change) -> set[str]:
    states = [*change.before.get("link", {}).values(), *change.after.get("link", {}).values()]
    return {state[end] for state in states if state for end in ("source", "target")}


def _talked_about(change: Change) -> set[str]:
    return {state["note"] for state in change.after.get("comment", {}).values() if state}


def _removed(board: Board, missing: set[str]) -> tuple[set[str], list[str]]:
    """Of the ids that are not shown: what was linked with them, and which of them belong here."""
    linked = Link.objects.filter(
        Q(source__public_id__in=missing) | Q(target__public_id__in=missing)
    ).values_list("source__public_id", "target__public_id")
    here = Note.objects.on_canvas(
        profile_id=board.canvas.profile_id, value_map_id=board.canvas.value_map_id
    ).filter(public_id__in=missing)
    removed = sorted(here.values_list("public_id", flat=True))
    return {public_id for pair in linked for public_id in pair}, removed
