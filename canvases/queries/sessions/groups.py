"""Reads the groups of a session, and what each of them is at. What is private is counted."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Aggregate, Count, Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from canvases.method.agenda import TOP, Grouping, StepKind
from canvases.method.kinds import Kind
from canvases.models import Note, Participant, Reported, Round, Session, SessionGroup, Step
from canvases.queries.sessions.rounds import know_undone, notes_of, voters_of
from canvases.queries.sessions.session import lacks


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """A group, its people, and how far it is in the present step."""

    group: SessionGroup
    here: int = 0
    done: int = 0
    hands: int = 0
    waiting: int = 0
    """Texts that are not revealed, in the boxes of the step; in *say it*, sentences, as below."""
    lying: int = 0
    """Texts and stacks on its wall, hidden ones left out."""
    shown: int = 0
    placed: int = 0
    """Of those that lie there, those that are on its canvas."""
    round: Round | None = None
    voted: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """What a group reports back."""

    group: SessionGroup
    notes: list[Note] = field(default_factory=list)
    """The heaviest of its canvas, in the boxes of the step."""
    reported: frozenset[str] = frozenset()
    """The ids of those that are on the canvas of all."""


def groups_of(session: Session) -> list[SessionGroup]:
    """The groups of a session, in order; none where it has none. One query at most."""
    return list(session.groups.select_related("canvas")) if session.grouping else []


def groups_to_choose(session: Session, participant: Participant) -> list[SessionGroup]:
    """The groups that somebody may go into now. One query at most."""
    may = participant.group_id is None or session.started_at is None
    chooses = session.grouping == Grouping.CHOOSE and session.closed_at is None
    return groups_of(session) if chooses and may else []


def find_group(session: Session, public_id: str) -> SessionGroup | None:
    """A group of the session. One query."""
    return session.groups.select_related("canvas").filter(public_id=public_id).first()


def smallest_group(session: Session) -> SessionGroup | None:
    """The group with fewest people, the first of several. One query."""
    counts = Q(participants__removed_at=None, participants__is_observer=False)
    people = Coalesce(Sum("participants__people", filter=counts), 0)
    return session.groups.annotate(here=people).order_by("here", "position", "pk").first()


def load_groups(session: Session) -> list[GroupFacts]:
    """What each group is at. Seven queries at most, and one for each open round."""
    groups = groups_of(session)
    if not groups:
        return []
    step, kinds = session.present, session.present.kinds if session.present else []
    people = session.participants.filter(removed_at=None, is_observer=False)
    done = Q(done=step, done__isnull=False)
    here = _by_group(
        people,
        here=Sum("people"),
        done=Sum("people", filter=done),
        hands=Count("pk", filter=Q(hand_at__isnull=False)),
    )
    is_said = step is not None and step.kind == StepKind.SAY
    texts = _sentences(step) if step and is_said else _texts(session, kinds)
    found = know_undone(Round.objects.filter(step=session.present_id))
    rounds = {one.group_id: one for one in found}
    return [
        GroupFacts(
            group,
            round=rounds.get(group.pk),
            voted=_voted(rounds.get(group.pk)),
            **here.get(group.pk, {}),
            **texts.get(group.pk, {}),
        )
        for group in groups
    ]


def _texts(session: Session, kinds: list[Kind]) -> dict[int, dict[str, int]]:
    lying = Q(participant=None, under=None, is_hidden=False)
    there = Note.objects.live().filter(public_id__in=[OuterRef("note"), OuterRef("folded")])
    return _by_group(
        session.contributions.filter(kind__in=[kind.value for kind in kinds]).order_by(),
        waiting=Count("pk", filter=_WAITS),
        lying=Count("pk", filter=lying),
        shown=Count("pk", filter=lying & Q(is_shown=True)),
        placed=Count("pk", filter=lying & Q(Exists(there))),
    )


def _sentences(step: Step) -> dict[int, dict[str, int]]:
    """A sentence that nobody has revealed is in the group of its author."""
    rows = step.sentences.order_by().annotate(of=Coalesce("group", "participant__group"))
    lying = Count("pk", filter=Q(participant=None, is_hidden=False))
    return _by_group(rows, by="of", waiting=Count("pk", filter=_WAITS), lying=lying)


_WAITS = Q(participant__isnull=False, participant__removed_at=None)


def has_stacks(facts: Iterable[GroupFacts]) -> bool:
    """Whether stacks of a vote are still several notes on the canvas of a group. One query at
    most."""
    piles = [pile for one in facts if one.round for pile in one.round.piles]
    under = [note for pile in piles for note in pile[1:]]
    return bool(under) and Note.objects.live().filter(public_id__in=under).exists()


def unasked(session: Session, facts: Iterable[GroupFacts]) -> list[SessionGroup]:
    """The groups in which a round can still be opened: they have none, and there is something to
    ask about. Two queries at most for each."""
    groups = [one.group for one in facts if one.round is None]
    return [group for group in groups if not lacks(session, group)]


def _by_group(
    rows: QuerySet[Any], by: str = "group", **counts: Aggregate
) -> dict[int, dict[str, int]]:
    """What is counted of the rows, by groups. One query."""
    found = rows.values(by).annotate(**counts)
    return {one.pop(by): {key: value or 0 for key, value in one.items()} for one in found}


def _voted(found: Round | None) -> int:
    if found is None or found.closed_at is not None:
        return found.voters if found else 0
    return voters_of(found)


def without_group(session: Session) -> int:
    """How many people are in no group yet. One query."""
    lost = session.participants.filter(removed_at=None, group=None)
    return lost.aggregate(people=Coalesce(Sum("people"), 0))["people"] if session.grouping else 0


def load_turns(session: Session) -> list[Turn]:
    """What each group reports back in the present step; none in other steps. Two queries for each
    group, and one."""
    step = session.present
    if step is None or step.kind != StepKind.REPORT:
        return []
    groups = groups_of(session)
    there = Note.objects.live().values("public_id")
    put = Reported.objects.filter(group__in=groups, note__in=there)
    reported: dict[int, set[str]] = {}
    for group, source in put.values_list("group", "source"):
        reported.setdefault(group, set()).add(source)
    return [
        Turn(
            group,
            top_of(group, [kind.value for kind in step.kinds]),
            frozenset(reported.get(group.pk, ())),
        )
        for group in groups
    ]


def top_of(group: SessionGroup, kinds: list[str]) -> list[Note]:
    """The heaviest notes of a group's canvas in these boxes. One query."""
    found = notes_of(group.canvas, kinds)
    return sorted(found, key=lambda note: -(note.weight or 0))[:TOP]
