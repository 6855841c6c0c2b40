"""What one member thinks of a canvas: a score for each of the ten characteristics."""

from collections.abc import Collection
from typing import Any, ClassVar, Self

from django.db import models

from canvases.method.assessment import Scores, clean
from canvases.models.base import Journaled, State
from canvases.models.canvas import Canvas
from canvases.models.workspace import Member, Workspace


class Assessment(Journaled):
    """The scores of a member, each 0–5, None for those that they did not give. One without scores
    says the same as no row."""

    ROW = "assessment"
    JOURNALED = ("scores",)
    EMPTY: ClassVar[State] = {"scores": []}

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="assessments")
    canvas = models.ForeignKey(Canvas, on_delete=models.CASCADE, related_name="assessments")
    # None: of somebody who is not known here any more.
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    scores = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["canvas", "member"], name="assessment_once"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} on {self.canvas_id}"

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **more: Any
    ) -> Self:
        """The row as it is stored, without what is no score."""
        row = super().from_db(db, field_names, values, **more)
        if "scores" in row.__dict__:
            row.scores = _without_nothing(clean(row.scores))
        return row


def _without_nothing(scores: Scores) -> Scores:
    return scores if any(one is not None for one in scores) else []
