"""Events for the pages of segments: which of their sections a change makes stale.

They carry names only. A page asks for what it shows of that, as anybody does who may see it; so
asking twice does no harm, and nothing here depends on who listens.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from canvases.board_state.events import MAX_CHANGES, Reset
from canvases.method.segment_sections import SECTIONS, showing
from canvases.models import Change, Note
from canvases.queries.changes import changes_between, load_head

CANVASES: Final = "canvases"
"""The event after which the fit of any canvas may be another."""

SEGMENTS: Final = "segments"
"""The event after which what is told of any segment may be another."""

PAIRS: Final = "pairs"
"""The event after which what is said of any two segments may be another."""

_ON_CANVASES: Final = {
    "note", "link", "canvas", "value_map", "statement", "favourite", "test_card",
    "assessment",
}  # fmt: skip
_FOLLOWING: Final = [name for name, section in SECTIONS.items() if section.follows_notes]


@dataclass(frozen=True, slots=True)
class StaleEvent:
    """What the change with the number `seq` made stale: names of events."""

    seq: int
    names: tuple[str, ...] = ()
    again: bool = False  # as other events; these never come again

    def encode(self, epoch: str, *, history: bool) -> bytes:  # noqa: ARG002 — the same for all
        """As server-sent events, the last of them with the cursor: who has only the first ones has
        to begin with them again."""
        events = [f"event: {name}\ndata: {{}}\n" for name in self.names] or [""]
        events[-1] = f"id: {epoch}:{self.seq}\n{events[-1]}"
        return "".join(f"{event}\n" for event in events).encode()


def stale(change: Change, segments: Iterable[str] = ()) -> tuple[str, ...]:
    """The events of a change; `segments`: on whose profiles it altered notes."""
    names = [
        f"segment-{public_id}-{section}"
        for public_id, state in change.after.get("segment", {}).items()
        for section in showing(set(state or ()))
    ]
    names += [f"segment-{public_id}-{section}" for public_id in segments for section in _FOLLOWING]
    if _ON_CANVASES & change.after.keys():
        names.append(CANVASES)
    if "segment" in change.after:
        names.append(SEGMENTS)
    if "segment_pair" in change.after:
        names.append(PAIRS)
    return tuple(dict.fromkeys(names))


def load_section_events(
    workspace_id: int, epoch: str, after: int, *, at_least: int
) -> list[StaleEvent]:
    """The events after the number `after`, up to the present. Raises Reset."""
    return SectionReader(workspace_id, epoch, after).read(at_least)


class SectionReader:
    """Follows the journal of a workspace. Not for two threads at a time."""

    is_over = False  # these go on for as long as the workspace

    def __init__(self, workspace_id: int, epoch: str, after: int) -> None:
        self.seq = after
        self._workspace_id = workspace_id
        self._epoch = epoch

    def request_deferred(self) -> None:
        """Nothing here is deferred."""

    def deferred_due_in(self) -> float | None:
        """None: nothing waits."""
        return None

    def read(self, at_least: int, *, made: Change | None = None) -> list[StaleEvent]:  # noqa: ARG002 — as readers of boards
        """The new events, up to the number `at_least` or a later one. Raises Reset. Two queries,
        and one more where notes were altered."""
        head = load_head(self._workspace_id)
        if head is None or head.epoch != self._epoch or not 0 <= head.seq - self.seq <= MAX_CHANGES:
            raise Reset
        if head.seq == self.seq:
            return []
        changes = changes_between(self._workspace_id, self.seq, head.seq)
        if len(changes) != head.seq - self.seq:
            raise Reset
        homes = self._homes(changes)
        self.seq = head.seq
        return [StaleEvent(one.seq, stale(one, _segments(one, homes))) for one in changes]

    def _homes(self, changes: Iterable[Change]) -> dict[str, str]:
        """On whose profile the altered notes lie: ids of segments by those of notes."""
        notes = {note for change in changes for note in change.after.get("note", ())}
        if not notes:
            return {}
        rows = Note.objects.filter(workspace=self._workspace_id, public_id__in=notes)
        rows = rows.exclude(profile=None)
        return dict(rows.values_list("public_id", "profile__segment__public_id"))


def _segments(change: Change, homes: dict[str, str]) -> list[str]:
    """On whose profiles the change altered notes, also those that have left them."""
    left = {(state or {}).get("profile_of", "") for state in change.before.get("note", {}).values()}
    now = {homes[note] for note in change.after.get("note", ()) if note in homes}
    return sorted((now | left) - {""})
