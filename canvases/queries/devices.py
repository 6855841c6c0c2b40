"""Counts the browsers of a person."""

from canvases.access import guest_hash
from canvases.models import Device


def count_others(token: str) -> int:
    """The number of other browsers of the guest with this cookie token. Two queries."""
    known = Device.objects.filter(guest=guest_hash(token)).exclude(token_hash=None)
    return known.count()  # the first browser is none of them, but neither counts this one
