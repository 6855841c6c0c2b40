"""Sentences that people propose in a session: ways to say the value proposition of its canvas."""

from collections.abc import Collection
from typing import Any, Self

from django.db import models

from canvases.method.sentence.slots import clean_slots
from canvases.method.text import STATEMENT
from canvases.models.base import new_public_id
from canvases.models.session import Participant, Step
from canvases.models.session_group import SessionGroup


class Sentence(models.Model):
    """A sentence for one step. Until the reveal it is its author's alone; the reveal replaces it by
    a row that knows neither author nor time, in an order drawn by lot."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="sentences")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    participant = models.ForeignKey(Participant, null=True, on_delete=models.CASCADE)
    # Once it is revealed; before, it is that of its author.
    group = models.ForeignKey(SessionGroup, null=True, on_delete=models.CASCADE, related_name="+")
    op_id = models.CharField(max_length=40, blank=True, editable=False)
    text = models.CharField(max_length=STATEMENT)
    pattern = models.CharField(max_length=20, blank=True)  # a key of PATTERNS; "" for free words
    slots = models.JSONField(default=dict, blank=True)  # method/sentence/slots.py
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

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **more: Any
    ) -> Self:
        """The row as it is stored, with slots that are ones."""
        row = super().from_db(db, field_names, values, **more)
        if "slots" in row.__dict__:
            row.slots = clean_slots(row.slots)
        return row
