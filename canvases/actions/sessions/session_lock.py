"""Locks a session by raising its version, and checks under the lock who may do something in it."""

from django.db.models import F
from django.utils.translation import gettext as _

from canvases.access import NotAllowed
from canvases.actions.errors import Conflict, Refused
from canvases.actions.workspace_lock import member_under_lock
from canvases.models import Change, Participant, Role, Session, SessionChange
from canvases.session_access import Helping, ParticipantGrant, SessionGrant


class Closed(Refused):
    """The session is over."""

    status = 409

    def __init__(self) -> None:
        super().__init__(_("This session is closed. Nothing of it can be changed any more."))


def led(grant: SessionGrant) -> Session:
    """The session as it is under the lock. Raises NotAllowed where the member may not lead it any
    more, and Closed."""
    member_under_lock(grant, Role.EDITOR)
    return _locked(grant.session)


def helps(grant: Helping) -> Session:
    """The session as it is under the lock, for what helpers may do, too. As `led`; raises
    NotAllowed, too, where somebody is no helper any more, and Conflict where they are in another
    group by now, or in none."""
    if isinstance(grant, SessionGrant):
        return led(grant)
    session, participant = joined(grant)
    if not participant.is_helper:
        raise NotAllowed
    if participant.group != grant.group or (session.grouping and grant.group is None):
        raise Conflict(_("You are in another group now, or in none. Nothing was changed."))
    return session


def joined(grant: ParticipantGrant) -> tuple[Session, Participant]:
    """Session and participant as they are under the lock. Raises Closed."""
    session = _locked(grant.session)
    people = session.participants.select_related("group__canvas")
    participant = people.filter(pk=grant.participant.pk, removed_at=None).first()
    if participant is None:
        raise Closed
    return session, participant


def takes_part(grant: ParticipantGrant) -> tuple[Session, Participant]:
    """As `joined`, for what observers may not do. Raises Refused for them."""
    session, participant = joined(grant)
    if participant.is_observer:
        raise Refused(_("You watch this session, and change nothing in it."))
    return session, participant


def still(session: Session, **lookups: object) -> Session | None:
    """The session as it is under the lock, if it is open and these lookups still find it."""
    found = Session.objects.not_closed().filter(pk=session.pk)
    if not found.filter(**lookups).update(version=F("version") + 1):
        return None
    return found.select_related("present").get()


def _locked(session: Session) -> Session:
    found = still(session)
    if found is None:
        raise Closed
    return found


def came_from(session: Session, change: Change | None) -> None:
    """Let the history say that the change came from the session, and in which step."""
    if change is not None:
        SessionChange.objects.get_or_create(
            change=change, defaults={"session": session, "step": session.present}
        )
