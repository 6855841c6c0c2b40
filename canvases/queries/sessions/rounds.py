"""Reads rounds: what is voted on, what somebody gave, and, once closed, what came out."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from zlib import crc32

from django.db.models import Exists, OuterRef, Sum

from canvases.method.agenda import ON_NOTES, ROUNDS, StepKind
from canvases.method.agreement import MOST_NEEDS
from canvases.method.dots import RATINGS, weights_of
from canvases.method.kinds import ANSWERS, Kind
from canvases.method.stacked_dots import first_of
from canvases.models import Canvas, Note, Participant, Round, Sentence, Session, SessionGroup, Step
from canvases.models.change import undone_among
from canvases.queries.sessions.links import Agreed, agreed_of
from canvases.queries.sessions.sentences import voted_on


@dataclass(frozen=True, slots=True)
class Row:
    """A note in a closed round: how many people gave it which value, and its weight by the rule."""

    note: Note
    people: dict[int, int]
    weight: int | None = None
    under: list[Note] = field(default_factory=list)
    """What lay under it in a stack, for which it counts, too."""

    @property
    def dots(self) -> int:
        """All dots, or all points of a rating."""
        return sum(value * people for value, people in self.people.items())

    @property
    def raters(self) -> int:
        """How many people gave it anything."""
        return sum(self.people.values())

    @property
    def average(self) -> float:
        """Of a rating; 0 where nobody rated."""
        return self.dots / self.raters if self.raters else 0.0

    @property
    def spread(self) -> list[int]:
        """How many people rated it 1, 2, 3, 4 and 5."""
        return [self.people.get(value, 0) for value in RATINGS]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came out of a closed round, most first: notes, or, where it asks for links, pairs."""

    rows: list[Row] = field(default_factory=list)
    links: list[Agreed] = field(default_factory=list)

    @property
    def by_offer(self) -> list[tuple[Note, list[Agreed]]]:
        """The pairs, offer by offer."""
        return [(offer, list(rows)) for offer, rows in groupby(self.links, lambda one: one.offer)]

    @property
    def dots(self) -> int:
        """All dots that were given."""
        return sum(row.dots for row in self.rows)

    @property
    def most(self) -> int:
        """The most dots of one note; 1 at least, to divide by."""
        return max((row.dots for row in self.rows), default=0) or 1


@dataclass(frozen=True, slots=True)
class RoundView(Result):
    """The round of the present step, as far as it may be seen; its result once it is closed."""

    round: Round | None
    choice: list[Note] = field(default_factory=list)
    """What a round can be opened on, heaviest first; empty once there is one."""
    stacked_notes: list[tuple[Note, list[Note]]] = field(default_factory=list)
    """While a vote is open: its notes and, under the first ones of stacks, the others."""
    voted: int = 0
    """People who gave something so far; a number while it is open."""

    @property
    def has_result(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.rows or self.links)

    @property
    def is_open(self) -> bool:
        """Whether people can vote now."""
        return self.round is not None and self.round.closed_at is None

    @property
    def without(self) -> int:
        """How many notes got nothing."""
        return sum(not row.raters for row in self.rows)


def is_round(session: Session) -> bool:
    """Whether the present step has a round."""
    return session.present is not None and session.present.kind in ROUNDS


def load_round(session: Session, group: SessionGroup | None = None) -> Round | None:
    """The round of the present step, in a group where there are groups. One query, in steps that
    have one."""
    found = Round.objects.select_related("step").filter(step=session.present_id, group=group)
    return found.first() if is_round(session) else None


def any_open(session: Session) -> bool:
    """Whether people can vote now, in any group. One query."""
    return Round.objects.filter(step=session.present_id, closed_at=None).exists()


def know_undone(rounds: Iterable[Round]) -> list[Round]:
    """The rounds, each of which knows whether what it gave the canvas was undone there. One query
    for all, and none where none gave anything."""
    found = list(rounds)
    undone = undone_among([one.applied_id for one in found if one.applied_id is not None])
    for one in found:
        one.is_undone = one.applied_id in undone
    return found


def round_state(session: Session, group: SessionGroup | None = None) -> str:
    """What pages show of the round, in short; for None, of the rounds of all groups. One query, in
    steps that have one; two where the canvas has what came out."""
    if not is_round(session):
        return ""
    found = Round.objects.filter(step=session.present_id)
    if group is not None:
        found = found.filter(group=group)
    return "_".join(_state(one) for one in know_undone(found.order_by("pk")))


def _state(found: Round) -> str:
    marks = found.closed_at is not None, found.is_shown, found.is_applied
    told = f"{found.pk}.{found.budget}.{found.share}.{stacks_mark(found)}."
    return told + "".join(str(int(mark)) for mark in marks)


def stacks_mark(found: Round) -> str:
    """As long as this stays the same, so do the stacks of a round."""
    return f"{crc32(repr(found.piles).encode()):x}" if found.piles else ""


def notes_of(canvas: Canvas, kinds: Sequence[str]) -> list[Note]:
    """The notes of these boxes of a canvas, heaviest first. One query."""
    sides = Note.objects.on_canvas(profile_id=canvas.profile_id, value_map_id=canvas.value_map_id)
    return list(sides.live().filter(kind__in=kinds).in_order())


def choice_of(step: Step, canvas: Canvas) -> list[Note]:
    """What a round of the step can be opened on, heaviest first: for links, offers with a need to
    ask about. Two queries at most."""
    if step.kind != StepKind.LINK:
        return notes_of(canvas, step.kinds)
    offers = notes_of(canvas, [kind for kind in step.kinds if kind in ANSWERS])
    kinds = {need.kind for need in needs_for(offers, canvas)}
    return [one for one in offers if ANSWERS[Kind(one.kind)] in kinds]


def needs_for(offers: Iterable[Note], canvas: Canvas) -> list[Note]:
    """The heaviest needs that these offers might answer. One query."""
    kinds = {ANSWERS[Kind(one.kind)] for one in offers}
    there = notes_of(canvas, [kind.value for kind in kinds])
    return [one for kind in kinds for one in [n for n in there if n.kind == kind][:MOST_NEEDS]]


def notes_in(found: Round, canvas: Canvas) -> list[Note]:
    """The notes of a round that are still there. One query."""
    sides = Note.objects.on_canvas(profile_id=canvas.profile_id, value_map_id=canvas.value_map_id)
    return list(sides.live().filter(public_id__in=found.note_ids).in_order())


def items_of(
    found: Round, session: Session, group: SessionGroup | None
) -> list[Note] | list[Sentence]:
    """The notes or sentences that the round of the present step is about. One query."""
    if session.present is not None and session.present.kind == StepKind.SAY:
        return voted_on(found)
    return notes_in(found, session.canvas_of(group))


def new_among(session: Session, ids: Collection[str]) -> set[str]:
    """Of these notes, those that came up in this session, where others were there before; none
    where all or no notes are new. One query."""
    made = session.contributions.filter(participant=None, note__in=ids)
    new = set(made.values_list("note", flat=True))
    return new if len(new) < len(ids) else set()


def ids_in(found: Round, canvas: Canvas) -> set[str]:
    """The ids of the notes, or the sentences, of a round that are still there. One query or two."""
    if found.step.kind == StepKind.SAY:
        return {*found.note_ids}
    return {one.public_id for one in notes_in(found, canvas)}


def load_round_view(session: Session, group: SessionGroup | None = None) -> RoundView:
    """The round for those who lead and, where it is shown, for the room, or for a group. Four
    queries at most."""
    if not is_round(session) or session.present is None:
        return RoundView(None)
    found, canvas = load_round(session, group), session.canvas_of(group)
    if session.present.kind not in ON_NOTES:
        is_open = found is not None and found.closed_at is None
        return RoundView(
            found, voted=voters_of(found) if found and is_open else found.voters if found else 0
        )
    if found is None:
        return RoundView(None, choice=choice_of(session.present, canvas))
    if found.closed_at is None:
        votes = session.present.kind == StepKind.VOTE
        stacked = load_stacked_notes(found, canvas) if votes else []
        return RoundView(found, stacked_notes=stacked, voted=voters_of(found))
    notes = notes_in(found, canvas)
    if session.present.kind == StepKind.LINK:
        links = agreed_of(found, notes, with_links=True)
        return RoundView(found, voted=found.voters, links=links)
    rows = rows_of(found, notes)
    return RoundView(found, voted=found.voters, rows=rows)


def voters_of(found: Round) -> int:
    """How many people gave something in an open round; a device counts for those it speaks for.
    One query."""
    given = found.ballots.filter(participant=OuterRef("pk"))
    voters = Participant.objects.filter(Exists(given))
    return int(voters.aggregate(all=Sum("people", default=0))["all"])


def rows_of(found: Round, notes: Iterable[Note]) -> list[Row]:
    """What came out of a closed round for these notes, those with most first. One query, unless
    the tallies are loaded."""
    people: dict[str, dict[int, int]] = {}
    for tally in found.tallies.all():
        people.setdefault(tally.note, {})[tally.value] = tally.people
    firsts = {note: pile[0] for pile in found.piles for note in pile}
    tops, under = piled(notes, firsts)
    rows = [
        Row(one, people.get(one.public_id, {}), None, under.get(one.public_id, [])) for one in tops
    ]
    if not found.budget:
        return sorted(rows, key=lambda row: -row.average)
    weights = weights_of({row.note.public_id: row.dots for row in rows})
    rows = [replace(row, weight=weights.get(row.note.public_id)) for row in rows]
    return sorted(rows, key=lambda row: -row.dots)


def piled(
    notes: Iterable[Note], firsts: Mapping[str, str]
) -> tuple[list[Note], dict[str, list[Note]]]:
    """Notes that lie under no other, and those that lie under each; `firsts` has the first one of
    the stack of each note that lies in one. Notes whose first one is gone lie under it still."""
    tops, under = list[Note](), dict[str, list[Note]]()
    for note in notes:
        first = firsts.get(note.public_id, note.public_id)
        if first == note.public_id:
            tops.append(note)
        else:
            under.setdefault(first, []).append(note)
    return tops, under


def load_stacked_notes(found: Round, canvas: Canvas) -> list[tuple[Note, list[Note]]]:
    """The notes of an open vote and, under the first ones of stacks, the others. One query."""
    notes = notes_in(found, canvas)
    tops, under = piled(notes, first_of(found.piles, {one.public_id for one in notes}))
    return [(one, under.get(one.public_id, [])) for one in tops]
