"""What templates need of the round of the present step: for those who lead, the room, a phone."""

from typing import Any

from canvases.method.agenda import StepKind
from canvases.method.agreement import Share
from canvases.method.dots import MOST_BUDGET, MOST_RATED, usual_budget
from canvases.models import Participant, Session, SessionGroup
from canvases.queries.session_links import load_own_links
from canvases.queries.session_rounds import RoundView, load_own_ballots, load_round_view, notes_in

_LIMITS = {
    "MOST_BUDGET": MOST_BUDGET,
    "MOST_RATED": MOST_RATED,
    "SHARES": list(Share),
    "usual_budget": usual_budget,
}


def for_leader(session: Session, group: SessionGroup | None) -> dict[str, Any]:
    """Everything but who gave what; nothing where there are groups and none is looked at."""
    is_over_groups = session.grouping and group is None
    outcome = RoundView(None) if is_over_groups else load_round_view(session, group)
    return _LIMITS | {"round": outcome.round, "outcome": outcome}


def for_room(session: Session, group: SessionGroup | None) -> dict[str, Any]:
    """What came out, where the room, or the group, is shown it."""
    outcome = load_round_view(session, group)
    if outcome.round is None or not outcome.round.is_shown:
        outcome = RoundView(outcome.round, voted=outcome.voted)
    return _LIMITS | {"round": outcome.round, "outcome": outcome}


def for_phone(session: Session, participant: Participant, asked: str = "") -> dict[str, Any]:
    """The same, and what this participant gave while the round is open; `asked`: about which
    offer."""
    group = participant.group
    room = for_room(session, group)
    found = room["round"]
    is_open = found is not None and found.closed_at is None
    if not is_open:
        return room | {"ballots": None}
    if session.present is not None and session.present.kind == StepKind.LINK:
        notes = notes_in(found, session.canvas_of(group))
        return room | {"ballots": load_own_links(found, notes, participant, asked)}
    return room | {"ballots": load_own_ballots(found, session, participant)}
