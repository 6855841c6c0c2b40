"""The progress of a bin that is being emptied."""

from django.db import models

from canvases.models.workspace import Workspace


class Purge(models.Model):
    """Exists until the bin of the workspace is empty. After an interruption, emptying continues
    from it."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="purges")
    before = models.DateTimeField()  # what was put into the bin until then goes
    gone = models.JSONField(default=list)  # public ids of what was deleted
    seq = models.PositiveBigIntegerField(default=0)  # up to here the journal says nothing of it
    snapshot = models.PositiveBigIntegerField(default=0)  # nor do snapshots up to this id

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.workspace_id} before {self.before}"
