"""A canvas: one profile beside one value map."""

from django.db import models

from canvases.method.text import NAME
from canvases.models.segment import CustomerProfile, OnProfile
from canvases.models.value_map import ValueMap
from canvases.models.workspace import Workspace


class Canvas(OnProfile):
    """Pairs one profile with one value map, once. Either may stand in other canvases too."""

    ROW = "canvas"
    JOURNALED = (
        "title", "is_named", "statements", "assessment", "language", "dismissed", "position",
        "binned_at",
    )  # fmt: skip

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="canvases")
    profile = models.ForeignKey(CustomerProfile, on_delete=models.CASCADE, related_name="canvases")
    value_map = models.ForeignKey(ValueMap, on_delete=models.CASCADE, related_name="canvases")
    title = models.CharField(max_length=NAME)
    is_named = models.BooleanField(default=True)  # False: the title is a placeholder
    statements = models.JSONField(default=list, blank=True)  # texts; the first stands on the board
    assessment = models.JSONField(default=list, blank=True)  # ten scores, 0–5
    language = models.CharField(max_length=8, blank=True)  # of its notes; "": guessed
    dismissed = models.JSONField(default=list, blank=True)  # names of hints: method/hints
    position = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "value_map"], name="canvas_pair_once"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def chosen_title(self) -> str:
        """The title, or "" as long as nobody has given it one."""
        return self.title if self.is_named else ""
