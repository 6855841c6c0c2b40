"""New ids for everything in an archive that is stored."""

from collections import defaultdict
from typing import Any

from canvases.method import research_methods
from canvases.method.archive import Line
from canvases.method.sentence import slots
from canvases.models.base import new_public_id


class NewIds:
    """Replaces every id by a new one, wherever it is named, also in what the journal says of
    deleted rows."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = defaultdict(new_public_id)

    def _states(self, rows: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
        """States by name and id, as the journal and snapshots keep them, with the new ids."""
        return {
            name: {self._ids[old]: self._state(name, state) for old, state in states.items()}
            for name, states in rows.items()
        }

    def _ways(self, used: Any) -> Any:
        """Ways of profiling with the new ids of their notes."""
        names = {
            note for way in research_methods.WAYS for note in research_methods.notes_of(used, way)
        }
        return research_methods.renamed(used, {name: self._ids[name] for name in names})

    def _slots(self, filled: Any) -> Any:
        """Slots with the new ids of their notes."""
        return slots.renamed(filled, {name: self._ids[name] for name in slots.notes_of(filled)})

    def _state(self, name: str, state: Line | None) -> Line | None:
        named = {
            "link": ("source", "target"), "comment": ("note",), "segment": ("parent",),
            "canvas": ("profile_of",), "note": ("profile_of",), "test_card": ("note",),
        }  # fmt: skip
        ends = named.get(name, ())
        if state and name == "segment" and "methods" in state:
            state = {**state, "methods": self._ways(state["methods"])}
        if state and name == "statement" and "slots" in state:
            state = {**state, "slots": self._slots(state["slots"])}
        if state and name == "canvas":  # whose tests stood there in earlier releases
            state = {field: value for field, value in state.items() if field != "tests"}
        return state and {**state, **{end: self._ids[state[end]] for end in ends if state.get(end)}}
