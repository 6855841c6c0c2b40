"""Sentences that people propose in a session: ways to say the value proposition of its canvas."""

from django.db import models

from canvases.models.base import new_public_id
from canvases.models.participant import Participant
from canvases.models.session import Step
from canvases.models.session_group import SessionGroup
from canvases.models.statement import Worded


class Sentence(Worded):
    """A sentence for one step. Until the reveal it is its author's alone; the reveal replaces it by
    a row that knows neither author nor time, in an order drawn by lot."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="sentences")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    participant = models.ForeignKey(Participant, null=True, on_delete=models.CASCADE)
    # Once it is revealed; before, it is that of its author.
    group = models.ForeignKey(SessionGroup, null=True, on_delete=models.CASCADE, related_name="+")
    op_id = models.CharField(max_length=40, blank=True, editable=False)
    is_hidden = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="sentence_has_text"),
            models.UniqueConstraint(
                fields=["participant", "op_id"],
                condition=~models.Q(op_id=""),
                name="sentence_written_once",
            ),
            models.CheckConstraint(
                condition=models.Q(participant__isnull=False, is_hidden=False)
                | models.Q(participant__isnull=True, op_id=""),
                name="sentence_of_nobody_once_revealed",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id  # never its text: what is printed may be read
