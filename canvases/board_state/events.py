"""Events: the journal of one canvas as patches, one event for each number.

All members who see the history get the same event. The others get one with less in it. Notes are
sent with the change that they belong to. The deferred parts follow in an event of their own, at
most twice a second.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Final

from canvases.board_state.attribution import attribution
from canvases.board_state.board_diff import BoardDiff, diff_board
from canvases.board_state.rendered_board import (
    COUNTS,
    DEFERRED,
    NAMES,
    RenderedBoard,
    get_rendered_board,
)
from canvases.models import Change
from canvases.queries.changes import changes_between, size_between

MAX_CHANGES: Final = 1000
"""How many changes a browser may be behind and still catch up by events …"""

MAX_CHARACTERS: Final = 8_000_000
"""… and how many characters these changes may have in the journal."""

DEFERRED_INTERVAL: Final = 0.5  # seconds between two events with the deferred parts


_AS_JSON: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Reset(Exception):
    """Events cannot lead from the subscriber's cursor to the present: load the board."""


@dataclass(frozen=True, slots=True)
class BoardEvent:
    """What one change made different.

    `again` marks more patches for a number that was sent before. `more` marks an event whose
    patches are in a later one. `by` says who made the change (attribution.py), and `patches` may
    tell of comments: both are for members who see the history. The others get `quiet` instead of
    `patches`; None where the two are the same.
    """

    seq: int
    op: str = ""
    patches: str = ""
    again: bool = False
    more: bool = False
    by: Mapping[str, Any] = field(default_factory=dict)
    quiet: str | None = None

    def content(self, *, history: bool) -> dict[str, Any]:
        """As the browser reads it; what is empty is left out. `history`: for who sees it."""
        content: dict[str, Any] = {"seq": self.seq}
        if self.op:
            content["op"] = self.op
        if self.again:
            content["again"] = True
        if self.more:
            content["more"] = True
        if self.by and history:
            content["by"] = self.by
        content["patches"] = self.patches if history or self.quiet is None else self.quiet
        return content

    def encode(self, epoch: str, *, history: bool) -> bytes:
        """As a server-sent event. JSON escapes every line break, so the data is one line."""
        data = _AS_JSON(self.content(history=history))
        # Who has only the first of events that belong together has to begin with it again.
        position = "" if self.more else f"id: {epoch}:{self.seq}\n"
        return f"{position}data: {data}\n\n".encode("utf-8", "replace")


def render_patches(
    now: RenderedBoard,
    changes: Iterable[Change],
    also: Iterable[str] = (),
    *,
    deferred: bool = True,
) -> str:
    """Patches for everything that `changes` altered on the canvas, and for the notes with the ids
    in `also`: the answer to the one who made them. `deferred`: with the deferred parts, which a
    browser with a stream gets there."""
    diff = diff_board(now.board, changes, also)
    return _html(now, diff, (*COUNTS, *DEFERRED) if deferred or diff.title else COUNTS)


def load_events(canvas_id: int, epoch: str, after: int, *, at_least: int) -> list[BoardEvent]:
    """The events after the number `after`, up to the present. Raises Reset."""
    reader = EventReader(canvas_id, epoch, after)
    if after < at_least:
        reader.request_deferred()  # those of earlier changes may have been lost on their way
    return reader.read(at_least)


class EventReader:
    """Follows the journal for one canvas. Not for two threads at a time."""

    def __init__(self, canvas_id: int, epoch: str, after: int) -> None:
        self.seq = after
        self._canvas_id = canvas_id
        self._epoch = epoch
        # The counts and deferred parts that subscribers have, not the whole state.
        self._counts: Mapping[str, str] = {}
        self._deferred: Mapping[str, str] = {}
        self._deferred_at = 0.0
        self._pending = 0  # changes that these do not show yet
        self.is_over = False  # the canvas went to the bin

    def request_deferred(self) -> None:
        """Send the deferred parts although no change is known."""
        self._pending += 1

    def deferred_due_in(self) -> float | None:
        """Seconds until the deferred parts have to go out; None where none wait."""
        if not self._pending:
            return None
        return max(0.0, self._deferred_at + DEFERRED_INTERVAL - monotonic())

    def read(self, at_least: int, *, made: Change | None = None) -> list[BoardEvent]:
        """The new events, up to the number `at_least` or a later one, and the deferred parts where
        they are due. A caller who has just `made` a change gets no deferred parts: the answer to it
        waits. All patches are in the last event; those before it complete the count. Raises Reset,
        and Canvas.DoesNotExist."""
        now = get_rendered_board(self._canvas_id, self._epoch, at_least=at_least, made=made)
        changes = self._changes(now)
        new = self._new(now, changes) if changes else []
        if made is None and self.deferred_due_in() == 0:
            new += self._deferred_event(now)
        if changes:
            # Not before: where something above failed, the next reading begins at the same place.
            self.seq, self._counts = now.seq, now.counts
            self.is_over = now.board.canvas.is_binned
        return new

    def _new(self, now: RenderedBoard, changes: list[Change]) -> list[BoardEvent]:
        diff, html, quiet = diff_board(now.board, changes), "", None
        if not diff.is_empty:
            self._pending += len(changes)
            # After several changes all counts: a page may have been loaded at a number in between.
            known = self._counts if len(changes) == 1 else {}
            counts = _differing(now.counts, known, now)
            html, quiet = _html(now, diff, counts), _quiet(now, diff, changes, counts)
        *before, latest = changes
        by = [attribution(one, now.board, diff, is_alone=not before) for one in changes]
        return [
            *(
                BoardEvent(one.seq, one.op_id, more=True, by=made)
                for one, made in zip(before, by, strict=False)
            ),
            BoardEvent(now.seq, latest.op_id, html, by=by[-1], quiet=quiet),
        ]

    def _changes(self, now: RenderedBoard) -> list[Change]:
        behind = now.seq - self.seq
        if now.epoch != self._epoch or not 0 <= behind <= MAX_CHANGES:
            raise Reset
        if not behind:
            return []
        if now.after <= self.seq:
            changes = [change for change in now.changes if change.seq > self.seq]
        else:
            workspace = now.board.workspace.pk
            if size_between(workspace, self.seq, now.seq) > MAX_CHARACTERS:
                raise Reset
            changes = changes_between(workspace, self.seq, now.seq)
        # Emptying the bin takes content out of the changes before it.
        purged = behind > 1 and any(change.kind == "purged" for change in changes)
        if len(changes) != behind or purged:
            raise Reset
        return changes

    def _deferred_event(self, now: RenderedBoard) -> list[BoardEvent]:
        names = _differing(DEFERRED, self._deferred if self._pending == 1 else {}, now)
        self._deferred = {name: now.part(name) for name in DEFERRED}
        self._deferred_at, self._pending = monotonic(), 0
        html = "\n".join(now.part(name) for name in names)
        return [BoardEvent(now.seq, patches=html, again=True)] if html else []


def _differing(names: Iterable[str], then: Mapping[str, str], now: RenderedBoard) -> list[str]:
    return [name for name in names if then.get(name) != now.part(name)]


def _quiet(
    now: RenderedBoard, diff: BoardDiff, changes: Sequence[Change], counts: Iterable[str]
) -> str | None:
    """The patches for those who see no comments; None where they are the same."""
    notes = [change for change in changes if change.after.keys() != {"comment"}]
    if len(notes) == len(changes) and all(note.pk not in now.board.talks for note in diff.notes):
        return None
    if not notes:
        return ""
    return _html(now, diff_board(now.board, notes), counts, talks=False)


def _html(now: RenderedBoard, diff: BoardDiff, parts: Iterable[str], *, talks: bool = True) -> str:
    pieces = [now.note(note, talks=talks) for note in diff.notes]
    pieces += map(now.gone, diff.removed)
    pieces += [now.part(name) for name in (*(NAMES if diff.title else ()), *parts)]
    return "\n".join(pieces)
