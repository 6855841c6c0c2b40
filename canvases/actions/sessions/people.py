"""What those who lead do about people: let nobody new in, let somebody go, or help,
lower a hand."""

from django.utils import timezone

from canvases.actions.sessions.session_lock import led
from canvases.journal.group_commit import in_transaction
from canvases.session_access import SessionGrant


@in_transaction
def lock(grant: SessionGrant, *, locked: bool) -> None:
    """Let nobody new join, or everybody again."""
    session = led(grant)
    session.is_locked = locked
    session.save(update_fields=["is_locked"])


@in_transaction
def remove(grant: SessionGrant, *, person: int, removed: bool) -> None:
    """Let somebody take part no longer, or again. What they wrote in private is not revealed while
    they are gone, and not lost."""
    session = led(grant)
    at = timezone.now() if removed else None
    session.participants.filter(pk=person).update(removed_at=at, hand_at=None, is_helper=False)


@in_transaction
def let_help(grant: SessionGrant, *, person: int, helps: bool) -> None:
    """Let somebody help to lead, or no longer. No effect where they were removed, or have no device
    to do it with."""
    session = led(grant)
    here = session.participants.filter(pk=person, removed_at=None, has_device=True)
    here.update(is_helper=helps)


@in_transaction
def lower(grant: SessionGrant, *, person: int) -> None:
    """Lower somebody's hand."""
    session = led(grant)
    session.participants.filter(pk=person).update(hand_at=None)
