"""Forgets the names of those who took part: when somebody asks for it, and when their time is over.
What came out of the session stays."""

from datetime import datetime, timedelta

from django.db.models import F, QuerySet

from canvases.actions.workspace_lock import member_under_lock
from canvases.journal.group_commit import in_transaction
from canvases.models import Participant, Role, Session
from canvases.session_access import ParticipantGrant, SessionGrant


@in_transaction
def forget_names(grant: SessionGrant) -> None:
    """Forget all names of a session, open or closed. Raises NotAllowed."""
    member_under_lock(grant, Role.EDITOR)
    _forget(grant.session)


@in_transaction
def forget_mine(grant: ParticipantGrant) -> None:
    """Forget one's own name, open or closed."""
    own = Participant.objects.filter(pk=grant.participant.pk)
    Session.objects.filter(pk=grant.session.pk).update(version=F("version") + 1)
    _unname(grant.session, own)


def forget_due(now: datetime) -> int:
    """Forget the names of sessions that were closed as many days ago as they say; in those that
    nobody closed, of people who joined that long ago. Those of examples are made up and stay.
    Returns how many names."""
    forgotten = 0
    named = Participant.objects.exclude(name="").values("session")
    for session in Session.objects.filter(pk__in=named, workspace__example=None):
        limit = now - timedelta(days=session.retention_days)
        if session.closed_at is None:
            forgotten += _forget(session, limit)
        elif session.closed_at <= limit:
            forgotten += _forget(session)
    return forgotten


@in_transaction
def _forget(session: Session, joined_until: datetime | None = None) -> int:
    named = session.participants.exclude(name="")
    if joined_until is not None:
        named = named.filter(joined_at__lte=joined_until)
    if not named.exists():  # the version is raised by what changes something, and by nothing else
        return 0
    Session.objects.filter(pk=session.pk).update(version=F("version") + 1)
    return _unname(session, named)


def _unname(session: Session, people: QuerySet[Participant]) -> int:
    found = list(people.exclude(name="").order_by("pk"))
    for ordinal, one in enumerate(found, session.participants.next_ordinal("")):
        one.name, one.ordinal = "", ordinal
    return Participant.objects.bulk_update(found, ["name", "ordinal"])
