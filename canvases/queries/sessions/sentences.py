"""Reads the sentences that people propose in a session: one's own, how many wait, and, once they
are revealed, what came of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, QuerySet, Sum

from canvases.method.agenda import StepKind
from canvases.method.sentence.slots import Slots, notes_of
from canvases.models import Canvas, Note, Participant, Round, Sentence, Session, SessionGroup, Step
from canvases.queries.statement_page import StatementPage, load_statement_page


@dataclass(frozen=True, slots=True)
class Said:
    """A revealed sentence, its dots, and what it is on the canvas."""

    row: Sentence
    dots: int = 0
    is_kept: bool = False
    """As a variant."""
    is_own: bool = False
    """As the canvas's sentence."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of the present step, as far as they may be seen. What is private is counted,
    never read."""

    waiting: int = 0
    writers: int = 0
    said: list[Said] = field(default_factory=list)
    """With most dots first, where dots may be seen; else in the order drawn by lot."""
    hidden: list[Sentence] = field(default_factory=list)
    has_result: bool = False

    @property
    def most(self) -> int:
        """The most dots of one sentence; 1 at least, to divide by."""
        return max((one.dots for one in self.said), default=0) or 1

    @property
    def dots(self) -> int:
        """All dots that were given."""
        return sum(one.dots for one in self.said)

    @property
    def own(self) -> Said | None:
        """The one that is the canvas's sentence."""
        return next((one for one in self.said if one.is_own), None)


def has_revealed(step: Step) -> bool:
    """Whether its sentences are revealed: from then on the step takes no others. One query."""
    return step.sentences.filter(participant=None).exists()


def revealed_of(step: Step, group: SessionGroup | None) -> QuerySet[Sentence]:
    """The revealed sentences of a group; without groups, of all."""
    return step.sentences.filter(participant=None, group=group)


def load_sentences(session: Session, group: SessionGroup | None, found: Round | None) -> Sentences:
    """All but who wrote what; `found` is the round of the step. Five queries at most, none in
    steps of other kinds."""
    step = session.present
    if step is None or step.kind != StepKind.SAY:
        return Sentences()
    private = step.sentences.filter(participant__isnull=False, participant__removed_at=None)
    if group is not None:
        private = private.filter(participant__group=group)
    writers = session.participants.filter(Exists(private.filter(participant=OuterRef("pk"))))
    revealed = list(revealed_of(step, group))
    is_over = found is not None and found.closed_at is not None
    return Sentences(
        waiting=private.count(),
        writers=int(writers.aggregate(all=Sum("people", default=0))["all"]),
        said=said_of(revealed, session.canvas_of(group), found if is_over else None),
        hidden=[one for one in revealed if one.is_hidden],
        has_result=is_over,
    )


def load_shown_sentences(
    session: Session, group: SessionGroup | None, found: Round | None
) -> Sentences:
    """What the room sees: the sentences once a vote is opened on them, their dots once those who
    lead show them. Three queries at most."""
    step = session.present
    if step is None or step.kind != StepKind.SAY or found is None:
        return Sentences()
    revealed = list(revealed_of(step, group))
    result = found if found.is_shown and found.closed_at is not None else None
    said = said_of(revealed, session.canvas_of(group), result)
    return Sentences(said=said, has_result=result is not None)


def said_of(rows: Iterable[Sentence], canvas: Canvas, found: Round | None) -> list[Said]:
    """Revealed sentences that are not hidden; with the dots of `found`, a round that is closed, and
    those with most first. Two queries at most."""
    dots: dict[str, int] = {}
    for tally in found.tallies.all() if found else ():
        dots[tally.note] = dots.get(tally.note, 0) + tally.value * tally.people
    kept = set(canvas.variants.filter(binned_at=None).values_list("text", flat=True))
    own = canvas.statements[:1]
    said = [
        Said(row, dots.get(row.public_id, 0), row.text in kept, [row.text] == own)
        for row in rows
        if not row.is_hidden
    ]
    return sorted(said, key=lambda one: -one.dots)


def load_own_sentences(participant: Participant, step: Step) -> list[Sentence]:
    """What this participant proposed, as long as it is not revealed. One query."""
    return list(participant.sentence_set.filter(step=step))


def voted_on(found: Round) -> list[Sentence]:
    """The sentences of a round. One query."""
    return list(Sentence.objects.filter(step=found.step_id, public_id__in=found.note_ids))


def load_bench(canvas: Canvas, *, pattern: str, asked: Slots | None) -> StatementPage:
    """A pattern to fill in with notes of the canvas, and of no other. Nine queries at most."""
    if asked is not None:
        sides = Note.objects.on_canvas(
            profile_id=canvas.profile_id, value_map_id=canvas.value_map_id
        ).live()
        there = set(sides.filter(public_id__in=notes_of(asked)).values_list("public_id", flat=True))
        asked = {slot: one for slot, one in asked.items() if one.get("note", "") in {"", *there}}
    return load_statement_page(canvas.pk, pattern=pattern, asked=asked, is_limited=True)
