"""The logo on a workspace's exports."""

from django.db import models

from canvases.models.workspace import Workspace


class Logo(models.Model):
    """A logo of a workspace, never changed. `Workspace.brand_logo` names the one in use, so the
    journal holds a name and undo restores the picture."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="logos")
    digest = models.CharField(max_length=64)  # SHA-256 of `png`
    png = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "digest"], name="logo_once_in_workspace")
        ]

    def __str__(self) -> str:
        return self.digest
