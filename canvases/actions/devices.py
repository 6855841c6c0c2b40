"""Actions for one person in several browsers: a link to the next browser, and the end of all
others.

None of this is content of a board, so it is neither journaled nor undone.
"""

from datetime import timedelta

from django.utils import timezone

from canvases.access import guest_hash, new_token, token_hash, waiting_device
from canvases.journal.group_commit import in_transaction
from canvases.models import Device, Member

LASTS = timedelta(hours=1)  # a link to the next browser


@in_transaction
def make_link(token: str) -> str:
    """Make a link that works once: by it another browser becomes the guest with this cookie token.
    Returns the link's token, which is not stored. An earlier unused link stops working."""
    guest, link = guest_hash(token), new_token()
    Device.objects.filter(token_hash=None, guest=guest).delete()
    Device.objects.filter(token_hash=None, expires_at__lt=timezone.now()).delete()
    Device.objects.create(
        guest=guest, link_hash=token_hash(link), expires_at=timezone.now() + LASTS
    )
    return link


@in_transaction
def accept(link: str) -> str | None:
    """Use a link up. Returns the cookie token for the next browser. None where the link was used,
    has expired or never existed."""
    device = waiting_device(link)
    if device is None:
        return None
    token = new_token()
    # Of two at once only the first finds the link waiting.
    waits = Device.objects.waiting().filter(pk=device.pk)
    used = waits.update(link_hash=None, token_hash=token_hash(token))
    return token if used else None


@in_transaction
def end_others(token: str) -> str:
    """Log out all other browsers of the guest with this cookie token, and end unused links. Returns
    the new token of this browser."""
    guest, fresh = guest_hash(token), new_token()
    Member.objects.filter(token_hash=guest).update(token_hash=token_hash(fresh))
    Device.objects.filter(guest=guest).delete()
    return fresh
