"""What templates need of the round of the present step: for those who lead, the room, a phone."""

from functools import partial
from secrets import token_urlsafe
from typing import Any

from django.http import QueryDict

from canvases.forms.statement import BenchForm
from canvases.method.agenda import MOST_AT_A_TABLE, MOST_SENTENCES, StepKind
from canvases.method.agreement import Share
from canvases.method.dots import MANY_VOTED, MOST_BUDGET, MOST_ON_ONE, MOST_RATED, usual_budget
from canvases.method.natural_order import natural
from canvases.method.sentence.patterns import PATTERNS
from canvases.method.text import STATEMENT
from canvases.models import Participant, Session, SessionGroup
from canvases.queries.sessions.ballots import given_at_tables, load_own_ballots
from canvases.queries.sessions.links import load_own_links, pairs_asked, said_by
from canvases.queries.sessions.rounds import (
    RoundView,
    load_round,
    load_round_view,
    new_among,
    notes_in,
)
from canvases.queries.sessions.sentences import (
    has_revealed,
    load_bench,
    load_own_sentences,
    load_sentences,
    load_shown_sentences,
)
from canvases.queries.sessions.session import lacks, step_after
from canvases.queries.statement_page import StatementPage
from canvases.views.sessions.ballots import voting_of

_LIMITS = {
    "MOST_BUDGET": MOST_BUDGET,
    "MOST_SENTENCES": MOST_SENTENCES,
    "PATTERNS": PATTERNS,
    "STATEMENT": STATEMENT,
    "MOST_RATED": MOST_RATED,
    "MANY_VOTED": MANY_VOTED,
    "SHARES": list(Share),
    "usual_budget": usual_budget,
}


def for_leader(session: Session, group: SessionGroup | None) -> dict[str, Any]:
    """Everything but who gave what; nothing where there are groups and none is looked at."""
    is_over_groups = session.grouping and group is None
    outcome = RoundView(None) if is_over_groups else load_round_view(session, group)
    sentences = load_sentences(session, group, outcome.round)
    new = new_among(session, [note.public_id for note in outcome.choice])
    told = {"round": outcome.round, "outcome": outcome, "sentences": sentences, "new_notes": new}
    return _LIMITS | told | {"is_revealed": _is_revealed(session)}


def for_room(session: Session, group: SessionGroup | None) -> dict[str, Any]:
    """What came out, where the room, or the group, is shown it."""
    outcome = load_round_view(session, group)
    if outcome.round is None or not outcome.round.is_shown:
        outcome = RoundView(outcome.round, voted=outcome.voted)
    return _room(session, group, outcome)


def _room(session: Session, group: SessionGroup | None, outcome: RoundView) -> dict[str, Any]:
    sentences = load_shown_sentences(session, group, outcome.round)
    told = {"round": outcome.round, "outcome": outcome, "sentences": sentences}
    asked = {"lacks": partial(lacks, session, group), "follows": partial(step_after, session)}
    return _LIMITS | told | asked | {"is_revealed": _is_revealed(session)}


def _is_revealed(session: Session) -> bool:
    """Whether the sentences of the present step are: then it takes no more of them."""
    step = session.present
    return step is not None and step.kind == StepKind.SAY and has_revealed(step)


def for_phone(
    session: Session, participant: Participant, asked: str, sent: QueryDict
) -> dict[str, Any]:
    """The same, and what this participant gave while the round is open, or wrote before; `asked`:
    about which offer; `sent`: the slots of a pattern, where they are filled in."""
    group, step = participant.group, session.present
    found = load_round(session, group)
    is_shown = found is not None and found.is_shown
    room = for_room(session, group) if is_shown else _room(session, group, RoundView(found))
    if step is not None and step.kind == StepKind.SAY and found is None:
        room["own_sentences"] = load_own_sentences(participant, step)
        room["bench"] = partial(bench_of, sent, session, group)
    if found is None or step is None or found.closed_at is not None:
        return room | {"ballots": None}
    if step.kind == StepKind.LINK:
        notes = notes_in(found, session.canvas_of(group))
        return room | {"ballots": load_own_links(found, notes, participant, asked)}
    if step.kind == StepKind.VOTE:
        voting = voting_of(session, participant, found)
        return room | {"ballots": voting.ballots, "about_notes": voting.about}
    ballots, new = load_own_ballots(found, session, participant), new_among(session, found.note_ids)
    return room | {"ballots": ballots, "new_notes": new}


def bench_of(sent: QueryDict, session: Session, group: SessionGroup | None) -> StatementPage:
    """The pattern that somebody chose, with what they filled in; else one that is filled best."""
    form = BenchForm(sent)
    asked = form.slots if form.is_valid() and form.has_slots else None
    pattern = form.pattern_key if form.is_valid() else ""
    return load_bench(session.canvas_of(group), pattern=pattern, asked=asked)


def for_entering(session: Session, group: SessionGroup | None) -> dict[str, Any]:
    """The tables for which those who lead enter texts, votes or links, where the present step takes
    any."""
    step, found = session.present, load_round(session, group)
    is_open = found is not None and found.closed_at is None
    if step is None or (session.grouping and group is None):
        return {"enters": ""}
    asks = step.kind == StepKind.SAY and found is None and not has_revealed(step)
    if not (is_open or asks or step.kind == StepKind.WRITE):
        return {"enters": ""}
    without = session.participants.filter(has_device=False, removed_at=None, group=group)
    tables = sorted(without, key=lambda one: natural(str(one)))
    told: dict[str, Any] = {"enters": "texts", "tables": tables, "enter_op": token_urlsafe(16)}
    told |= {"MOST_ON_ONE": MOST_ON_ONE, "MOST_AT_A_TABLE": MOST_AT_A_TABLE}
    if found is None or not is_open:
        return told
    if step.kind == StepKind.LINK:
        asked = pairs_asked(notes_in(found, session.canvas_of(group)))
        said = [(one, said_by(found, one)) for one in tables]
        return told | {"enters": "links", "asked": asked, "tables_said": said}
    items, given = given_at_tables(found, session, group, tables)
    return told | {"enters": "votes", "voted_items": items, "tables_votes": given}
