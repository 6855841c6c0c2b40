"""People on a canvas as others see them, and their open tabs."""

from dataclasses import dataclass
from math import inf
from typing import Any, NamedTuple

from canvases.access import allows, sees_history
from canvases.models import Member, Role


@dataclass(frozen=True, slots=True)
class Person:
    """What others see of a member."""

    id: str
    name: str
    colour: str
    edits: bool
    history: bool = False  # whether they see it; no other process need know

    @classmethod
    def of(cls, member: Member) -> "Person":
        """As the member is now."""
        edits = allows(member.role, Role.EDITOR)
        return cls(member.public_id, member.name, member.colour, edits, sees_history(member))

    def access(self) -> dict[str, Any]:
        """The content of the access event for their own browser: who they are here, whether they
        may edit, and whether they see presence and the history."""
        return {"me": self.id, "edits": self.edits, "history": self.history}


class Writer(NamedTuple):
    """Somebody who writes in something: "box:<kind>" or "note:<id>" of a canvas."""

    canvas_id: int
    who: Person
    doing: str


@dataclass(slots=True)
class Seat:
    """One open tab. Times are those of the event loop."""

    person: Person
    doing: str = ""  # "box:<kind>" one writes a new note in, "note:<id>" one edits, or nothing
    holds_until: float = inf
    gone_at: float = inf
    is_own: bool = True  # its stream is, or was last, in this process

    def writes(self, now: float) -> bool:
        """Whether its member writes in something and has not left."""
        has_left = self.is_own and self.gone_at < inf
        return bool(self.doing) and not has_left and self.holds_until > now
