"""A snapshot: the state of a canvas under a name."""

from django.db import models

from canvases.method.text import NAME
from canvases.models.base import Binnable
from canvases.models.canvas import Canvas
from canvases.models.workspace import Member, Workspace


class Snapshot(Binnable):
    """The states of a canvas's rows, by their ids (docs/decisions/008-snapshots.md). The journal
    records that a snapshot was taken or deleted, but not its content, which never changes."""

    ROW = "snapshot"
    JOURNALED = ("name", "binned_at")

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="snapshots")
    canvas = models.ForeignKey(Canvas, on_delete=models.CASCADE, related_name="snapshots")
    name = models.CharField(max_length=NAME)
    content = models.JSONField()  # method/comparison.py: Content; large, so lists go without it
    note_count = models.PositiveIntegerField(default=0)  # in `content`
    made_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.name
