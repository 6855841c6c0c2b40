"""The value map (the square): an idea, a competitor's offer, or what customers do today."""

from django.db import models

from canvases.method.kinds import ALTERNATIVES
from canvases.method.text import NAME
from canvases.models.base import Binnable
from canvases.models.workspace import Workspace


class ValueMap(Binnable):
    """Its notes are products, pain relievers and gain creators."""

    ROW = "value_map"
    JOURNALED = ("name", "alternative", "position", "binned_at")

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="value_maps")
    name = models.CharField(max_length=NAME)
    alternative = models.CharField(max_length=10, default="idea")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(alternative__in=list(ALTERNATIVES)),
                name="value_map_alternative_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name
