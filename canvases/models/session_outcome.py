"""What comes out of a session beside notes: who does what, what was parked, and how it was."""

from django.db import models

from canvases.method.agenda import MESSAGE
from canvases.method.text import NOTE_TEXT, PERSON
from canvases.models.base import new_public_id
from canvases.models.change import Change
from canvases.models.participant import Participant
from canvases.models.session import Session, Step


class ActionItem(models.Model):
    """Something to do after the session, or to come back to: written down on the console."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="action_items")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    op_id = models.CharField(max_length=40, editable=False)
    text = models.CharField(max_length=NOTE_TEXT)
    who = models.CharField(max_length=PERSON, blank=True)
    until = models.DateField(null=True)
    is_parked = models.BooleanField(default=False)  # nobody has taken it yet

    class Meta:
        ordering = ["is_parked", "id"]
        constraints = [
            models.UniqueConstraint(fields=["session", "op_id"], name="action_item_once"),
        ]

    def __str__(self) -> str:
        return self.public_id


class Feedback(models.Model):
    """How somebody found the session: 1 to 5, and a word. Whose it is, is known until the session
    closes, because they may change it, and never again."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="feedback")
    participant = models.ForeignKey(Participant, null=True, on_delete=models.CASCADE)
    value = models.PositiveSmallIntegerField()
    word = models.CharField(max_length=MESSAGE, blank=True)  # for those who lead alone

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "participant"],
                condition=models.Q(participant__isnull=False),
                name="feedback_once",
            ),
            models.CheckConstraint(
                condition=models.Q(value__gte=1, value__lte=5), name="feedback_from_one_to_five"
            ),
        ]

    def __str__(self) -> str:
        return str(self.value)


class SessionChange(models.Model):
    """A change of a canvas that came from a session, and in which of its steps."""

    change = models.OneToOneField(Change, on_delete=models.CASCADE, related_name="from_session")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="changes")
    step = models.ForeignKey(Step, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return str(self.change_id)
