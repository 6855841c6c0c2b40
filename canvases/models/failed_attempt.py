"""A wrong passphrase, remembered for some minutes."""

from django.db import models
from django.utils import timezone

from canvases.models.share_link import ShareLink


class FailedAttempt(models.Model):
    """One wrong passphrase at one link. `address` is a keyed hash of where it came from."""

    link = models.ForeignKey(ShareLink, on_delete=models.CASCADE, related_name="failed_attempts")
    address = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return f"{self.link_id} at {self.at}"
