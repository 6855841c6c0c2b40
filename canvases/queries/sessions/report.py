"""Reads everything that a session's report says: the full one for those who lead, and the short one
for everybody who took part."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Max, Sum

from canvases.method.agenda import StepKind
from canvases.method.kinds import Kind
from canvases.method.natural_order import natural
from canvases.models import (
    ActionItem,
    Contribution,
    Note,
    Reported,
    Round,
    Session,
    SessionGroup,
    Step,
)
from canvases.queries.sessions.groups import groups_of
from canvases.queries.sessions.links import agreed_of
from canvases.queries.sessions.outcome import Outcome, read_outcome
from canvases.queries.sessions.report_sentences import ReportSentences, load_sentences_told
from canvases.queries.sessions.rounds import Result, know_undone, rows_of
from canvases.queries.sessions.wall import placed


@dataclass(frozen=True, slots=True)
class ReportText:
    """A text of the wall or a stack with all its texts, and what became of it."""

    text: str
    texts: tuple[str, ...]
    is_placed: bool
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class ReportRound(Result):
    """A vote, rating or round of links that is over, and what the notes of a vote weigh then."""

    step: Step
    is_vote: bool
    people: int
    weights: dict[str, int]
    """By the ids of notes: those that it changed."""
    stays: dict[str, int] = field(default_factory=dict)
    """The same of those that weighed that much before."""


@dataclass(frozen=True, slots=True)
class ReportFeedback:
    """How people found it: how many said 1, 2, 3, 4 and 5, a device for all it speaks for; words in
    the full report alone."""

    spread: list[int]
    words: list[str]

    @property
    def people(self) -> int:
        """How many said something."""
        return sum(self.spread)

    @property
    def average(self) -> float:
        """0 where nobody said anything."""
        points = sum(value * people for value, people in enumerate(self.spread, 1))
        return points / self.people if self.people else 0.0


@dataclass(frozen=True, slots=True)
class ReportPart:
    """What a group did, or all, where there are no groups."""

    group: SessionGroup | None
    people: int
    boxes: list[tuple[Kind, list[ReportText]]]
    rounds: list[ReportRound]
    outcome: Outcome
    sentences: list[ReportSentences]


@dataclass(frozen=True, slots=True)
class Report:
    """What a session's report says. The short one has no hidden text and no name."""

    session: Session
    is_full: bool
    people: int
    has_tables: bool
    """Whether a device spoke for several of them."""
    observers: int
    names: list[str]
    helpers: list[str]
    """Those of them who helped to lead, at its end."""
    steps: list[Step]
    parts: list[ReportPart]
    reported: list[tuple[str, Note]]
    """Notes that groups reported back, as they are on the canvas of all, with their groups."""
    outcome: Outcome
    feedback: ReportFeedback
    items: list[ActionItem] = field(default_factory=list)

    @property
    def actions(self) -> list[ActionItem]:
        """Who does what."""
        return [one for one in self.items if not one.is_parked]

    @property
    def parked(self) -> list[ActionItem]:
        """What was put aside."""
        return [one for one in self.items if one.is_parked]

    @property
    def planned(self) -> int:
        """Minutes of all steps, as planned."""
        return sum(step.minutes for step in self.steps)

    @property
    def spent(self) -> int:
        """Minutes of all steps, as they were."""
        return round(sum(step.spent for step in self.steps) / 60)

    @property
    def written(self) -> int:
        """How many texts it has."""
        return sum(len(one.texts) for one in self._texts)

    @property
    def placed(self) -> int:
        """How many notes of the canvas came from them."""
        return sum(one.is_placed for one in self._texts)

    @property
    def dots(self) -> int:
        """All dots of all votes."""
        rounds = (one for part in self.parts for one in part.rounds)
        return sum(one.dots for one in rounds if one.is_vote)

    @property
    def _texts(self) -> list[ReportText]:
        return [one for part in self.parts for _kind, found in part.boxes for one in found]

    @property
    def at(self) -> datetime:
        """Which day it was."""
        return self.session.started_at or self.session.created_at


def load_report(
    session: Session, *, is_full: bool, group: SessionGroup | None = None, of_all: bool = True
) -> Report:
    """The report of a session; of its groups only that of `group`, unless it is `of_all`. Ten
    queries at most and eight for each group, however much was written."""
    people = session.participants.filter(removed_at=None)
    here = people.filter(is_observer=False).aggregate(
        all=Sum("people", default=0), most=Max("people", default=0)
    )
    named = sorted(people.exclude(name=""), key=lambda one: natural(str(one)))
    groups: list[SessionGroup | None] = [group]
    if of_all:
        groups = [*groups_of(session)] or [None]
    return Report(
        session=session,
        is_full=is_full,
        people=here["all"],
        has_tables=here["most"] > 1,
        observers=people.filter(is_observer=True).count(),
        names=[str(one) for one in named] if is_full else [],
        helpers=[str(one) for one in named if one.is_helper] if is_full else [],
        steps=list(session.steps.all()),
        parts=[_part(session, one, is_full=is_full) for one in groups],
        reported=_reported(session),
        outcome=read_outcome(session.outcome),
        feedback=_feedback(session, is_full=is_full),
        items=list(session.action_items.all()),
    )


def _part(session: Session, group: SessionGroup | None, *, is_full: bool) -> ReportPart:
    people = session.participants.filter(removed_at=None, is_observer=False, group=group)
    return ReportPart(
        group,
        people.aggregate(all=Sum("people", default=0))["all"] if group else 0,
        _boxes(session, group, is_full=is_full),
        _rounds(session, group, is_full=is_full),
        read_outcome(group.outcome if group else {}),
        load_sentences_told(session, group, is_full=is_full),
    )


def _reported(session: Session) -> list[tuple[str, Note]]:
    if not session.grouping:
        return []
    rows = Reported.objects.filter(group__session=session).select_related("group")
    found = list(rows.order_by("group__position", "pk"))
    live = Note.objects.live().filter(public_id__in=[one.note for one in found])
    notes = {note.public_id: note for note in live}
    return [(one.group.name, notes[one.note]) for one in found if one.note in notes]


def _boxes(
    session: Session, group: SessionGroup | None, *, is_full: bool
) -> list[tuple[Kind, list[ReportText]]]:
    """All that was revealed, box by box; in the short report what the room was shown."""
    rows = list(session.texts_of(group).filter(participant=None))
    there = placed(rows)
    under: dict[int | None, list[Contribution]] = {}
    for row in rows:
        under.setdefault(row.under_id, []).append(row)
    boxes = []
    for kind in reversed(Kind):
        found = []
        for top in under.get(None, []):
            is_there = top.public_id in there
            if top.kind == kind and (is_full or (not top.is_hidden and (top.is_shown or is_there))):
                rest = [one for one in under.get(top.pk, []) if is_full or not one.is_hidden]
                texts = (top.text, *(one.text for one in rest))
                found.append(ReportText(top.headline or top.text, texts, is_there, top.is_hidden))
        boxes.append((kind, sorted(found, key=lambda one: (one.is_hidden, -len(one.texts)))))
    return [(kind, found) for kind, found in boxes if found]


def _rounds(session: Session, group: SessionGroup | None, *, is_full: bool) -> list[ReportRound]:
    """The rounds that are over; in the short report those that the room was shown."""
    rounds = Round.objects.filter(step__session=session, group=group, closed_at__isnull=False)
    rounds = rounds.exclude(step__kind=StepKind.SAY)
    rounds = rounds.select_related("step", "applied").prefetch_related("tallies")
    found = know_undone(rounds.order_by("step__position", "step__pk"))
    if not is_full:
        found = [one for one in found if one.is_shown]
    ids = {note for one in found for note in one.note_ids}
    # Notes that were deleted since, too: what was voted on stays readable.
    notes = {note.public_id: note for note in Note.objects.filter(public_id__in=ids)}
    return [_round(one, [notes[note] for note in one.note_ids if note in notes]) for one in found]


def _round(one: Round, notes: list[Note]) -> ReportRound:
    links = one.step.kind == StepKind.LINK
    return ReportRound(
        step=one.step,
        is_vote=bool(one.budget),
        people=one.voters,
        rows=[] if links else rows_of(one, notes),
        weights=(given := _given(one)),
        stays={key: weight for key, weight in one.weighed.items() if key not in given},
        links=agreed_of(one, notes) if links else [],
    )


def _given(found: Round) -> dict[str, int]:
    """The weights that the round gave, by the ids of notes."""
    stored: Any = found.applied.after if found.applied and found.is_applied else {}
    notes = stored.get("note", {}) if isinstance(stored, dict) else {}
    states = notes.items() if isinstance(notes, dict) else ()
    return {key: state["weight"] for key, state in states if state and state.get("weight")}


def _feedback(session: Session, *, is_full: bool) -> ReportFeedback:
    given = list(session.feedback.select_related("participant"))
    spread = [0] * 5
    for one in given:
        # Once it is closed, there is a row for each of them.
        spread[one.value - 1] += one.participant.people if one.participant else 1
    words = [one.word for one in given if one.word]
    return ReportFeedback(spread, words if is_full and session.closed_at else [])
