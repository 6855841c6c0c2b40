"""Ways to say the value proposition of a canvas, and which of them its people like."""

from collections.abc import Collection
from typing import Any, ClassVar, Self

from django.db import models

from canvases.method.sentence.slots import clean_slots
from canvases.method.text import STATEMENT
from canvases.models.base import Binnable, Journaled, State
from canvases.models.canvas import Canvas
from canvases.models.workspace import Member, Workspace


class Worded(models.Model):
    """A value proposition in words; where a pattern made them, with what fills its slots."""

    pattern = models.CharField(max_length=20, blank=True)  # a key of PATTERNS; "" for none
    text = models.CharField(max_length=STATEMENT)
    slots = models.JSONField(default=dict, blank=True)  # method/sentence/slots.py

    class Meta:
        abstract = True

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **more: Any
    ) -> Self:
        """The row as it is stored, with slots that are ones."""
        row = super().from_db(db, field_names, values, **more)
        if "slots" in row.__dict__:
            row.slots = clean_slots(row.slots)
        return row


class Statement(Worded, Binnable):
    """A variant of the value proposition of a canvas.
    The one whose words the canvas has as its own (`Canvas.statements`) stands on the board."""

    ROW = "statement"
    JOURNALED = ("pattern", "text", "slots", "binned_at")

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="statements")
    canvas = models.ForeignKey(Canvas, on_delete=models.CASCADE, related_name="variants")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text


class Favourite(Journaled):
    """Whether a member likes a statement. None marked says the same as no row."""

    ROW = "favourite"
    JOURNALED = ("is_marked",)
    EMPTY: ClassVar[State] = {"is_marked": False}

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="favourites")
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="favourites")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    is_marked = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "member"], name="favourite_once"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} likes {self.statement_id}"
