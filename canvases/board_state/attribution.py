"""Attribution: what an event says of the member who made a change. It names the notes that now show
their words and, where many notes change at once, the reason."""

from typing import Any, Final

from django.utils.translation import ngettext

from canvases.board_state.board_diff import BoardDiff
from canvases.models import Change
from canvases.queries.board import Board
from canvases.queries.change_words import describe

MANY: Final = 5
"""Notes; of fewer, people see each one change."""


def attribution(
    change: Change, board: Board, diff: BoardDiff, *, is_alone: bool = True
) -> dict[str, Any]:
    """Who made the change: `id` and `name`. `notes` holds the ids of changed notes that existed
    before; of a change that is not alone in its patches, those of new notes too. `did` describes
    the change in words that follow a name, where it altered much of what `board` shows. Only notes
    in `diff` are named: what this change and its neighbours altered on the board. Returns an empty
    dict where there is nothing to say."""
    on_board = {*diff.removed, *(note.public_id for note in diff.notes)}
    notes = [
        note
        for note, state in change.before.get("note", {}).items()
        if (state or not is_alone) and note in on_board
    ]
    did = _did(change, board, diff)
    if change.actor is None or not (notes or did):
        return {}
    who: dict[str, Any] = {"id": change.actor.public_id, "name": change.actor.name}
    return who | ({"notes": notes} if notes else {}) | ({"did": did} if did else {})


def _did(change: Change, board: Board, diff: BoardDiff) -> str:
    if change.kind == "snapshot.restored" and change.canvas_id == board.canvas.pk:
        return describe(change.kind, change.subject)
    altered = change.after.get("note", {}).keys()
    if change.kind == "segment.merged":
        here = altered & board.shown.keys() or board.canvas.public_id in change.after.get(
            "canvas", ()
        )
        return describe(change.kind, change.subject) if here else ""
    if len(altered) < MANY:
        return ""
    count = len(altered & {*diff.removed, *(note.public_id for note in diff.notes)})
    return _counted(change.kind, count) if count >= MANY else ""


def _counted(kind: str, count: int) -> str:
    match kind:
        case "notes.imported" | "canvas.imported":
            words = ngettext("imported %d note", "imported %d notes", count)
        case "notes.pasted":
            words = ngettext("pasted %d note", "pasted %d notes", count)
        case "notes.weighed":
            words = ngettext("weighed %d note", "weighed %d notes", count)
        case "snapshot.restored":  # of another canvas, with which this one shares them
            words = ngettext("restored %d note", "restored %d notes", count)
        case "undo":
            words = ngettext("undid a change of %d note", "undid a change of %d notes", count)
        case "redo":
            words = ngettext("redid a change of %d note", "redid a change of %d notes", count)
        case _:
            return ""
    return words % count
