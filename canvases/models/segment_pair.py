"""Two segments: whether they are separate, as was answered, and what each gives to the other."""

from collections.abc import Collection
from typing import Any, ClassVar, Self

from django.db import models

from canvases.method.segment_facts import clean_answer
from canvases.method.segmentation import SEPARATE
from canvases.method.text import NAME
from canvases.models.base import Journaled, State
from canvases.models.segment import CustomerSegment
from canvases.models.workspace import Workspace


class SegmentPair(Journaled):
    """The answers about two segments, each {"answer": …, "why": …}, {} for none. `first` is the one
    with the lower primary key.

    A pair without answers says the same as no row.
    """

    ROW = "segment_pair"
    JOURNALED = (*SEPARATE, "first_gives", "second_gives")
    EMPTY: ClassVar[State] = {
        **{name: {} for name in SEPARATE},
        "first_gives": "",
        "second_gives": "",
    }

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="segment_pairs")
    first = models.ForeignKey(CustomerSegment, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(CustomerSegment, on_delete=models.CASCADE, related_name="+")
    # A column for each question: two people who answer different ones do not get in each other's
    # way when they undo.
    needs = models.JSONField(default=dict, blank=True)
    channels = models.JSONField(default=dict, blank=True)
    relationships = models.JSONField(default=dict, blank=True)
    profitability = models.JSONField(default=dict, blank=True)
    willingness = models.JSONField(default=dict, blank=True)
    # As sides of a platform: "audience", "ad money".
    first_gives = models.CharField(max_length=NAME, blank=True)
    second_gives = models.CharField(max_length=NAME, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="pair_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="pair_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} and {self.second_id}"

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **more: Any
    ) -> Self:
        """The row as it is stored, without what is no answer."""
        row = super().from_db(db, field_names, values, **more)
        for name in SEPARATE.keys() & row.__dict__.keys():
            setattr(row, name, clean_answer(getattr(row, name), "why"))
        return row

    @property
    def answers(self) -> State:
        """The answers by the names of the questions."""
        return self.state()
