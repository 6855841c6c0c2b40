"""Team sessions: a canvas, an agenda, people on their phones, and what they write.

What is written is no note until it is put on the canvas: board, journal, streams, exports and
search know nothing of it.
"""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext

from canvases.method.agenda import (
    INSTRUCTION,
    MESSAGE,
    NAMES,
    RETENTION,
    TITLE,
    Grouping,
    Names,
    StepKind,
)
from canvases.method.kinds import KINDS, Kind
from canvases.method.session_code import new_code, shown_code
from canvases.method.text import NAME, NOTE_DETAILS, NOTE_TEXT
from canvases.models.base import new_public_id
from canvases.models.canvas import Canvas
from canvases.models.share_link import ShareLink
from canvases.models.workspace import Workspace

if TYPE_CHECKING:
    from canvases.models.session_group import SessionGroup


class Sessions(models.QuerySet["Session"]):
    """Sessions as sets."""

    def open(self) -> "Sessions":
        """Those that people can join."""
        return self.not_closed().filter(canvas__binned_at=None)

    def not_closed(self) -> "Sessions":
        """Those that go on, also while their canvas is in the bin."""
        return self.filter(workspace__deleted_at=None, closed_at=None)


class Session(models.Model):
    """A team session on one canvas, or, with groups, on one for each and one of all. Whatever
    happens in it raises `version` first, which is the lock."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="sessions")
    canvas = models.ForeignKey(Canvas, on_delete=models.CASCADE, related_name="sessions")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    # Of which session this is a rehearsal: in a workspace of its own, which its end deletes.
    rehearses = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=NAME)
    code = models.CharField(max_length=8, default=new_code, editable=False)
    version = models.PositiveBigIntegerField(default=0)
    # Raised whenever texts on the wall are shown, hidden, stacked, moved, or put on the canvas.
    wall_version = models.PositiveBigIntegerField(default=0)
    # Raised whenever its steps change.
    agenda_version = models.PositiveBigIntegerField(default=0)
    op_id = models.CharField(max_length=40, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    # None until it starts. The time of the step runs by the server's clock.
    present = models.ForeignKey(
        "canvases.Step", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    ends_at = models.DateTimeField(null=True)
    # Seconds that were left when the clock was stopped; then there is no end.
    paused_left = models.PositiveIntegerField(null=True)
    names = models.CharField(
        max_length=8, choices=[(one.value, one.value) for one in Names], default=Names.OPTIONAL
    )
    # How people come into groups; "": there are none.
    grouping = models.CharField(
        max_length=8, blank=True, choices=[(one.value, one.value) for one in Grouping]
    )
    # The group that the big screen shows; None: all of them.
    on_screen = models.ForeignKey(
        "canvases.SessionGroup", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # How phones come into the network of the room: `network`, `password`. Gone when it ends.
    wifi = models.JSONField(default=dict, blank=True)
    notes_each = models.PositiveSmallIntegerField(default=0)  # for each box; 0: any number
    dots = models.PositiveSmallIntegerField(default=0)  # proposed for a vote; 0: by its notes
    is_locked = models.BooleanField(default=False)  # nobody new joins
    message = models.CharField(max_length=MESSAGE, blank=True)  # to every phone, in this step
    # The id of the text on the wall, or of the note on the canvas, that all see large in this step.
    spotlight = models.CharField(max_length=12, blank=True, editable=False)
    # Then a step takes texts for a minute after its time; else for as long as it is present.
    ends_hard = models.BooleanField(default=False)
    # Until then the reveal that was begun can be cancelled.
    reveals_at = models.DateTimeField(null=True)
    # Since when the present step is; None where nothing runs.
    stepped_at = models.DateTimeField(null=True)
    # The fit of the canvas at the start and at the end, where it could be measured.
    fit_before = models.PositiveSmallIntegerField(null=True)
    fit_after = models.PositiveSmallIntegerField(null=True)
    # What stood on the canvas at the end: queries/sessions/outcome.py has its shape.
    outcome = models.JSONField(default=dict, blank=True)
    gives_report = models.BooleanField(default=True)  # the short one, to participants
    # After so many days nobody knows any more who took part.
    retention_days = models.PositiveSmallIntegerField(default=RETENTION)
    # By which participants may look at the canvas afterwards.
    look = models.ForeignKey(ShareLink, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = Sessions.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=models.Q(closed_at=None),
                name="session_code_once_while_open",
            ),
            models.UniqueConstraint(fields=["workspace", "op_id"], name="session_planned_once"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def shown_code(self) -> str:
        """The code as people read it."""
        return shown_code(self.code)

    @property
    def is_running(self) -> bool:
        """Whether it was started and is not closed."""
        return self.started_at is not None and self.closed_at is None

    def canvas_of(self, group: "SessionGroup | None") -> Canvas:
        """The canvas of a group; of all, for None."""
        return group.canvas if group else self.canvas

    def texts_of(self, group: "SessionGroup | None") -> "models.QuerySet[Contribution]":
        """What a group wrote; without groups, what all wrote. None, where there are groups, wrote
        nothing: whoever forgets to name a group sees no text."""
        return self.contributions.filter(group=group)


class Step(models.Model):
    """One step of a session's agenda."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="steps")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=[(one.value, one.value) for one in StepKind])
    title = models.CharField(max_length=TITLE)
    instruction = models.CharField(max_length=INSTRUCTION, blank=True)
    script = models.TextField(max_length=NOTE_DETAILS, blank=True)  # for facilitators alone
    minutes = models.PositiveSmallIntegerField()
    boxes = models.JSONField(default=list, blank=True)
    spent = models.PositiveIntegerField(default=0)  # seconds, all times that it was present
    # When the session went on from it last.
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=list(StepKind)), name="step_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_to_come(self) -> bool:
        """Whether people have not been there, so that it can be changed."""
        session = self.session
        was_here = self.pk == session.present_id or self.ended_at is not None
        return session.closed_at is None and not was_here

    @property
    def is_called_like_its_kind(self) -> bool:
        """Whether its title says no more than what its kind is called."""
        return self.title.casefold() == gettext(NAMES[self.kind]).casefold()

    @property
    def is_called_like_its_box(self) -> bool:
        """Whether people write for one box, and its title says no more than which."""
        if self.kind != StepKind.WRITE or len(self.kinds) != 1:
            return False
        return self.title.casefold() == gettext(KINDS[self.kinds[0]].many).casefold()

    @property
    def kinds(self) -> list[Kind]:
        """Its boxes, those that there are."""
        names = self.boxes if isinstance(self.boxes, list) else []
        return [kind for kind in reversed(Kind) if kind.value in names]


class Contribution(models.Model):
    """A text that a participant wrote for a box. Until the reveal it is its author's alone; the
    reveal replaces it by a row that knows neither author nor time, in an order drawn by lot. Those
    who lead see it first, and show the room what is not hidden."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="contributions")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    # For whom it is: what is not revealed goes with its author into another group.
    group = models.ForeignKey(
        "canvases.SessionGroup", null=True, on_delete=models.CASCADE, related_name="contributions"
    )
    participant = models.ForeignKey("canvases.Participant", null=True, on_delete=models.CASCADE)
    op_id = models.CharField(max_length=40, blank=True, editable=False)
    kind = models.CharField(max_length=13, choices=[(kind.value, kind.value) for kind in Kind])
    text = models.CharField(max_length=NOTE_TEXT)
    is_shown = models.BooleanField(default=False)
    is_hidden = models.BooleanField(default=False)
    # The id of the note that was made of it, which may be undone, and done again.
    note = models.CharField(max_length=12, blank=True, editable=False)
    # The id of the note that has it in its details since that note lies in the bin: `vote_folds`.
    folded = models.CharField(max_length=12, blank=True, editable=False)
    # The text under which it lies in a stack; none lies under one that lies under another. Until
    # the reveal both are by one author.
    under = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="stacked")
    # What the stack of which it is the first is called, where not by its own text.
    headline = models.CharField(max_length=NOTE_TEXT, blank=True)
    # Whoever wrote it sent it up, to come first in a crowded box.
    is_up = models.BooleanField(default=False)
    # Somebody said that it is unlike what was proposed.
    is_apart = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="contribution_has_text"),
            models.CheckConstraint(
                condition=models.Q(participant__isnull=True)
                | models.Q(is_apart=False, is_shown=False, is_hidden=False),
                name="contribution_sorted_once_revealed",
            ),
            models.UniqueConstraint(
                fields=["participant", "op_id"],
                condition=~models.Q(op_id=""),
                name="contribution_written_once",
            ),
            # Whoever wrote it is known as long as it is private, and never afterwards.
            models.CheckConstraint(
                condition=models.Q(participant__isnull=False, note="")
                | models.Q(participant__isnull=True, op_id=""),
                name="contribution_of_nobody_once_revealed",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id  # never its text: what is printed may be read

    @property
    def is_revealed(self) -> bool:
        """Whether those who lead may read it."""
        return self.participant_id is None
