"""What a canvas shows, as pieces of HTML. Each piece is rendered once, for the answer to the writer
and for the events.

A render cache holds the latest state of each canvas: the writer's answer and the hub ask for the
same state within a few milliseconds.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from threading import Lock
from typing import Any, Final, cast

from django.template.loader import get_template, render_to_string
from django.utils.translation import get_language

from canvases.board_state.board_update import load_update
from canvases.method.kinds import Kind
from canvases.models import Change, Note
from canvases.queries.board import Board
from canvases.queries.consistent_read import load_current

MAX_BOARDS: Final = 64  # canvases in the render cache …
MAX_ROWS: Final = 10_000  # … and how many notes and links they have at most, all together

COUNTS: Final = tuple(f"count-{kind}" for kind in Kind)
"""How many notes are in each box."""

NAMES: Final = (
    "title", "segment_name", "segment", "profile_name", "profile", "to_name", "alternatives"
)  # fmt: skip
"""What the canvas is called, and what its segment is, in the head and beside the circle; and that
its alternatives are to be asked for."""

DEFERRED: Final = ("statement", "fit", "way", "hints")
"""Parts that follow from all notes together, and are long."""


DeferredParts = dict[str, tuple[object, str]]
"""By name: what the part shows, and as what HTML."""


class RenderedBoard:
    """One state of one canvas. Pieces are rendered when they are first asked for. `changes` led to
    it from number `after`; none where it was not read that way. `deferred` are the deferred parts
    of the state before: they are rendered anew only where they show something else."""

    def __init__(
        self,
        board: Board,
        changes: Sequence[Change] = (),
        deferred: DeferredParts | None = None,
    ) -> None:
        self.board = board
        self.changes = changes
        self.after = board.seq - len(changes)
        self.seq = board.seq
        self.epoch: str = board.workspace.epoch
        self.rows = len(board.shown) + len(board.links) + sum(map(_rows, changes))
        self._pieces: dict[str, str] = {}
        self.deferred: DeferredParts = {} if deferred is None else deferred

    def note(self, note: Note, *, talks: bool = True) -> str:
        """The note as it stands in its box; without `talks` nothing shows that it has
        comments."""
        is_quiet = not talks and note.pk in self.board.talks
        board = self.board.without_talks if is_quiet else self.board
        name = f"{'quiet' if is_quiet else 'note'}-{note.public_id}"
        return self._piece(name, lambda: _macro("note", "note_item")(note, board))

    @staticmethod
    def gone(public_id: str) -> str:
        """What takes the note with this id away."""
        return _macro("note", "note_gone")(public_id)

    def part(self, name: str) -> str:
        """The element with this id: one of NAMES, COUNTS or DEFERRED."""
        return self.counts.get(name) or self._piece(name, lambda: self._part(name))

    @cached_property
    def counts(self) -> dict[str, str]:
        """The elements that say how many notes are in each box, by their ids."""
        boxes = self.board.boxes.items()
        return {f"count-{kind}": _macro("box", "count")(kind, len(box)) for kind, box in boxes}

    def _piece(self, name: str, render: Callable[[], str]) -> str:
        # Two threads may render the same piece at the same time; both get the same.
        piece = self._pieces.get(name)
        if piece is None:
            piece = self._pieces[name] = render()
        return piece

    def _part(self, name: str) -> str:
        if name not in DEFERRED:
            return self._whole(name)
        board = self.board
        shows = {
            "statement": board.sentence, "fit": board.fit, "way": board.way, "hints": board.marks
        }[name]  # fmt: skip
        known, html = self.deferred.get(name, (None, ""))
        if not html or known != shows:
            html = self._whole(name)
            self.deferred[name] = shows, html
        return html

    def _whole(self, name: str) -> str:
        context = {"board": self.board, "canvas": self.board.canvas}
        file = "alternatives_changed" if name == "alternatives" else name
        return render_to_string(f"components/board/{file}.html", context).strip()


def _rows(change: Change) -> int:
    return sum(len(states) for states in (*change.before.values(), *change.after.values()))


@cache
def _macro(template: str, name: str) -> Callable[..., str]:
    """One of the macros that the board's page is made of."""
    made: Any = get_template(f"components/board/{template}.html")
    return cast("Callable[..., str]", getattr(made.template.module, name))


_cache: OrderedDict[tuple[int, str, str], RenderedBoard] = OrderedDict()
_locks = [Lock() for _ in range(16)]


def get_rendered_board(
    canvas_id: int, epoch: str, *, at_least: int, made: Change | None = None
) -> RenderedBoard:
    """The canvas at number `at_least` of its workspace's journal, or at a later one, in the
    language that is active; `made` is the change the caller has just made, if any. Raises
    Canvas.DoesNotExist."""
    key = (canvas_id, epoch, get_language() or "")
    with _locks[canvas_id % len(_locks)]:  # the second to ask waits for the first one's result
        known = _cache.get(key)
        if known is None or known.seq < at_least:
            followed = load_update(known.board, made) if known else None
            if known and followed:
                known = RenderedBoard(*followed, known.deferred)
            else:
                known = RenderedBoard(load_current(canvas_id))
            key = (canvas_id, known.epoch, key[2])
            _cache.pop(key, None)  # so that it becomes the youngest
            _cache[key] = known
            while _cache and (
                len(_cache) > MAX_BOARDS
                or sum(one.rows for one in tuple(_cache.values())) > MAX_ROWS
            ):
                _cache.popitem(last=False)
        return known
