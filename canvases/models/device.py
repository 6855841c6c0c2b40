"""A further browser of a person."""

from django.db import models
from django.utils import timezone


class Devices(models.QuerySet["Device"]):
    """Devices as sets."""

    def waiting(self) -> "Devices":
        """Links that nobody has used yet, and still may."""
        return self.filter(token_hash=None, expires_at__gt=timezone.now())


class Device(models.Model):
    """A browser that is the same guest as another one: it came by a link that was made there, which
    works once and for a short time. Of the link and of the browser's cookie only hashes are kept:
    of the link while it waits, of the cookie from then on."""

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
