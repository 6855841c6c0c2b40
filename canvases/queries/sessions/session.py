"""Reads sessions: for those who lead, for the wall, and for a participant what is their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from zlib import crc32

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from canvases.method.agenda import (
    CROWDED,
    GRACE,
    ON_NOTES,
    SHOWS_WALL,
    PlannedStep,
    StepKind,
    Template,
)
from canvases.method.kinds import Kind
from canvases.method.natural_order import natural
from canvases.models import (
    Contribution,
    Feedback,
    Participant,
    Sentence,
    Session,
    SessionGroup,
    Step,
    Workspace,
)
from canvases.queries.sessions.rounds import choice_of, round_state
from canvases.queries.sessions.sentences import revealed_of
from canvases.queries.sessions.wall import Crowd, Wall, stacked


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many people are here, write and are done, and how many texts wait in each box. What is
    private is counted, never read."""

    here: int
    writing: int
    done: int
    more: int
    waiting: dict[Kind, int]
    crowds: dict[Kind, Crowd]
    """Of what waits, the boxes with more than a room can read, where the step reveals them."""

    @property
    def not_done(self) -> int:
        """How many have not said that they are done."""
        return self.here - self.done

    @property
    def texts(self) -> int:
        """How many texts wait in all boxes of the step."""
        return sum(self.waiting.values())


def load_sessions(workspace: Workspace) -> list[Session]:
    """All sessions of a workspace, newest first, each with `people`: as many as those who took part
    spoke for. One query."""
    sessions = workspace.sessions.select_related("canvas").filter(canvas__binned_at=None)
    took_part = Q(participants__removed_at=None, participants__is_observer=False)
    people = Sum("participants__people", filter=took_part, default=0)
    return list(sessions.annotate(people=people).order_by("-created_at", "-pk"))


def agenda_of(session: Session) -> Template:
    """The agenda of a session and the names of its groups, to begin another one with. Two
    queries."""
    steps = tuple(
        PlannedStep(
            StepKind(step.kind),
            step.title,
            step.instruction,
            step.script,
            step.minutes,
            tuple(step.kinds),
        )
        for step in session.steps.all()
    )
    minutes = sum(step.minutes for step in steps)
    groups = tuple(session.groups.values_list("name", flat=True))
    return Template(minutes, session.title, "", steps, is_ours=False, groups=groups)


def find_step(session: Session, public_id: str) -> Step | None:
    """A step of the session. One query."""
    return session.steps.filter(public_id=public_id).first()


def first_to_come(session: Session, steps: Sequence[Step]) -> int:
    """The first place of these steps that is behind the present one."""
    return next((at for at, one in enumerate(steps, 1) if one.pk == session.present_id), 0)


def load_numbers(session: Session, group: SessionGroup | None = None) -> Numbers:
    """What is counted in the present step, in one group or in all; a device counts for those it
    speaks for. Two queries."""
    step = session.present
    kinds = step.kinds if step else []
    private = Contribution.objects.filter(
        session=session,
        participant__isnull=False,
        participant__removed_at=None,
        kind__in=kinds,
    )
    people = session.participants.filter(removed_at=None, is_observer=False)
    if group is not None:
        private, people = private.filter(group=group), people.filter(group=group)
    each = _counts(private)
    chooses = step is not None and step.kind == StepKind.REVEAL
    # Over all groups there is no box, but one in each.
    chooses = chooses and (group is not None or not session.grouping)
    counted = people.aggregate(
        here=Sum("people", default=0),
        writing=Sum("people", filter=Exists(private.filter(participant=OuterRef("pk"))), default=0),
        done=Sum("people", filter=Q(done=step), default=0),
        more=Sum("people", filter=Q(wants_more=step), default=0),
    )
    return Numbers(
        here=counted["here"],
        writing=counted["writing"],
        done=counted["done"] if step else 0,
        more=counted["more"] if step else 0,
        waiting={kind: each[kind][0] if kind in each else 0 for kind in kinds},
        crowds={
            kind: crowd for kind, (texts, crowd) in each.items() if chooses and texts > CROWDED
        },
    )


def _counts(private: QuerySet[Contribution]) -> dict[Kind, tuple[int, Crowd]]:
    """How many texts of each box there are, and of how many devices. One query."""
    counts = (
        private.order_by()
        .values_list("kind")
        .annotate(
            texts=Count("pk"),
            devices=Count("participant", distinct=True),
            sent=Count("participant", distinct=True, filter=Q(is_up=True)),
        )
    )
    return {Kind(kind): (texts, Crowd(*crowd)) for kind, texts, *crowd in counts}


def load_people(session: Session, group: SessionGroup | None = None) -> list[Participant]:
    """Everybody, or all of a group, each with `has_written` for the boxes of the present step,
    raised hands first and who was removed last. Of what is private it says no more. One query."""
    step = session.present
    kinds = step.kinds if step else []
    private = Contribution.objects.filter(participant=OuterRef("pk"), kind__in=kinds)
    sentences = Sentence.objects.filter(participant=OuterRef("pk"), step=step)
    people = session.participants.select_related("group")
    people = people.annotate(has_written=Exists(private) | Exists(sentences))
    if group is not None:
        people = people.filter(group=group)
    never = timezone.now()
    return sorted(
        people.order_by("pk"),
        key=lambda one: (
            one.removed_at is not None,
            one.removed_at or never,
            one.hand_at or never,
            natural(str(one)),
        ),
    )


def load_wall(session: Session, group: SessionGroup | None = None, *, leads: bool = False) -> Wall:
    """What the room, or a group, sees of the revealed texts of the boxes of the present step, where
    it shows them; those who lead also see what is not shown yet. What is talked about has the
    heaviest first. Two queries."""
    step = session.present
    if step is None or step.kind not in SHOWS_WALL:
        return []
    visible = session.texts_of(group).filter(participant=None, is_hidden=False)
    wall = stacked(visible if leads else visible.filter(is_shown=True), step.kinds)
    if step.kind == StepKind.DISCUSS:
        for _kind, texts in wall:
            texts.sort(key=lambda one: -(one.weight or 0))
    return wall


def load_hidden(session: Session, group: SessionGroup | None = None) -> list[Contribution]:
    """What those who lead keep from the room, in the boxes of the present step. One query."""
    kinds = session.present.kinds if session.present else []
    hidden = session.texts_of(group).filter(participant=None, is_hidden=True, kind__in=kinds)
    return list(hidden.filter(under=None))


def step_after(session: Session) -> Step | None:
    """The step that follows the present one. One query."""
    now = session.present
    return session.steps.filter(position__gt=now.position).first() if now else None


def lacks(session: Session, group: SessionGroup | None = None) -> bool:
    """Whether the room, or a group, can wait in vain in the present step: nobody wrote what could
    be revealed, or there is no note to ask about. Of all groups together it is never said. Two
    queries at most."""
    step = session.present
    if step is None or (session.grouping and group is None):
        return False
    if step.kind in ON_NOTES:
        return not choice_of(step, session.canvas_of(group))
    if step.kind == StepKind.SAY:
        return not revealed_of(step, group).filter(is_hidden=False).exists()
    if step.kind != StepKind.REVEAL:
        return False
    texts = session.texts_of(group).filter(kind__in=step.kinds, is_hidden=False)
    return not texts.filter(Q(participant=None) | Q(participant__removed_at=None)).exists()


def load_own(participant: Participant, kinds: list[Kind]) -> list[Contribution]:
    """What this participant wrote for these boxes and is not revealed yet. One query."""
    return list(participant.contribution_set.filter(kind__in=kinds))


def load_own_feedback(participant: Participant) -> Feedback | None:
    """How this participant said it was, in the step that asks. One query."""
    step = participant.session.present
    is_asked = step is not None and step.kind == StepKind.CLOSE
    return participant.feedback_set.first() if is_asked else None


def seconds_left(session: Session) -> int:
    """Seconds until the present step ends by the server's clock; none below zero."""
    if session.paused_left is not None:
        return session.paused_left
    if session.ends_at is None:
        return 0
    return max((session.ends_at - timezone.now()) // timedelta(seconds=1), 0)


def seconds_to_reveal(session: Session) -> int | None:
    """Seconds until what was written is revealed; None where nobody has begun to."""
    if session.reveals_at is None:
        return None
    return max(ceil((session.reveals_at - timezone.now()).total_seconds()), 0)


def phase_of(session: Session) -> str:
    """Whether the time of the present step is up: "over", or "shut" where it takes no text any
    more; else ""."""
    if session.ends_at is None or session.closed_at or (now := timezone.now()) < session.ends_at:
        return ""
    return "shut" if session.ends_hard and now > session.ends_at + GRACE else "over"


def state_of(session: Session, group: SessionGroup | None = None) -> str:
    """What a page shows of the session, or of a group in it, beside its numbers: as long as this
    stays the same, so does the page."""
    closed = "closed" if session.closed_at else "open"
    counts = "counts" if session.reveals_at else ""
    place = f"{session.present_id or 0}-{session.wall_version}-{session.agenda_version}"
    clock = "stands" if session.paused_left is not None else phase_of(session)
    said = f"{session.is_locked:d}-{crc32(session.message.encode()):x}-{session.spotlight}"
    if session.grouping:
        told = (
            (group.pk, group.name, group.call_link, group.message, group.spotlight) if group else ()
        )
        said += f"-{session.on_screen_id or 0}.{crc32(repr(told).encode()):x}"
    if session.canvas_of(group).is_binned:
        said += "-binned"
    return f"{place}-{closed}-{clock}-{counts}-{said}-{round_state(session, group)}"
