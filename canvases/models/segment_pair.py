"""Two segments: whether they are separate, as was answered, and what each gives to the other."""

from typing import ClassVar

from django.db import models

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

    @property
    def answers(self) -> State:
        """The answers by the names of the questions."""
        return self.state()
