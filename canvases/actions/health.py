"""Checks that the database accepts writes."""

from django.utils import timezone

from canvases.models import Allowance


def write() -> None:
    """Commit a row without meaning. Raises DatabaseError where the database is gone, locked, full,
    read-only or without our tables."""
    Allowance.objects.update_or_create(name="health", who="", defaults={"back_at": timezone.now()})
