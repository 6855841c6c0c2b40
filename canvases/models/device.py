"""A further browser of a person."""

from django.db import models
from django.utils import timezone


class Devices(models.QuerySet["Device"]):
    """Devices as sets."""

    def waiting(self) -> "Devices":
        """Unused links that still work."""
        return self.filter(token_hash=None, expires_at__gt=timezone.now())


class Device(models.Model):
    """A further browser of a guest. It came by a link from another browser, which works once and
    for a short time. Only hashes are stored: of the link while it waits, of the browser's cookie
    afterwards."""

    # What members have as `token_hash`: the guest, as all their browsers are known.
    guest = models.CharField(max_length=64, db_index=True, editable=False)
    link_hash = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001 — unique
    token_hash = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001 — unique
    expires_at = models.DateTimeField(editable=False)  # the link

    objects = Devices.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(link_hash__isnull=True) ^ models.Q(token_hash__isnull=True),
                name="device_waits_or_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"device of {self.guest[:8]}"
