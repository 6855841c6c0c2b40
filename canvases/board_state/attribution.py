"""What a event says of who made a change, for those who see it happen: whose words stand on a note
now, and, where many notes change at once, why."""

from typing import Any, Final

from django.utils.translation import ngettext

from canvases.board_state.board_diff import BoardDiff
from canvases.models import Change
from canvases.queries.board import Board
from canvases.queries.history import describe

MANY: Final = 5
"""Notes; fewer at once are seen to come and go."""


def attribution(change: Change, board: Board, what: BoardDiff) -> dict[str, Any]:
    """Who made the change: `id` and `name`; `notes`: the ids of those that were there before it;
    `did`: what it was, in words that follow a name, where it altered much of what `board` shows.
    `what` is all that it and its neighbours touched on `board`, and nothing else is told of. Empty
    where there is nothing to say."""
    here = {*what.gone, *(note.public_id for note in what.notes)}
    notes = [
        note for note, state in change.before.get("note", {}).items() if state and note in here
    ]
    did = _did(change, board, what)
    if change.actor is None or not (notes or did):
        return {}
    who: dict[str, Any] = {"id": change.actor.public_id, "name": change.actor.name}
    return who | ({"notes": notes} if notes else {}) | ({"did": did} if did else {})


def _did(change: Change, board: Board, what: BoardDiff) -> str:
    if change.kind == "snapshot.restored" and change.canvas_id == board.canvas.pk:
        return describe(change.kind, change.subject)
    altered = change.after.get("note", {}).keys()
    if len(altered) < MANY:
        return ""
    count = len(altered & {*what.gone, *(note.public_id for note in what.notes)})
    return _counted(change.kind, count) if count >= MANY else ""


def _counted(kind: str, count: int) -> str:
    match kind:
        case "notes.imported" | "canvas.imported":
            words = ngettext("imported %d note", "imported %d notes", count)
        case "notes.pasted":
            words = ngettext("pasted %d note", "pasted %d notes", count)
        case "snapshot.restored":  # of another canvas, with which this one shares them
            words = ngettext("restored %d note", "restored %d notes", count)
        case "undo":
            words = ngettext("undid a change of %d note", "undid a change of %d notes", count)
        case "redo":
            words = ngettext("redid a change of %d note", "redid a change of %d notes", count)
        case _:
            return ""
    return words % count
