"""Short ways to plan a session with groups, and to act in one of them."""

from django.test import Client

from canvases.access import CanvasGrant
from canvases.actions.sessions import breakout_groups
from canvases.method.agenda import Grouping
from canvases.models import Participant, Session, SessionGroup
from canvases.session_access import SessionGrant
from tests import cast, sessions


def planned(
    grant: CanvasGrant, template: str = "needs", how: str = Grouping.PLACED, number: int = 2
) -> Session:
    """A session with groups, not started."""
    session = sessions.planned(grant, template)
    divide(grant, session, how, number)
    return session


def divide(
    grant: CanvasGrant, session: Session, how: str = Grouping.PLACED, number: int = 2
) -> None:
    lead = sessions.leads(grant, session)
    breakout_groups.divide(lead, cast.op(), number=number, grouping=how)
    session.refresh_from_db()


def of(session: Session) -> list[SessionGroup]:
    """Its groups, in order."""
    return list(session.groups.select_related("canvas"))


def leads(grant: CanvasGrant, session: Session, group: SessionGroup) -> SessionGrant:
    """The grant to lead the group."""
    return sessions.leads(grant, session).in_group(group)


def joined(grant: CanvasGrant, session: Session, group: SessionGroup, name: str = "") -> Client:
    """The phone of somebody who has joined and was placed in the group."""
    phone = sessions.joined(session, name)
    put(grant, session, Participant.objects.latest("pk"), group)
    return phone


def put(grant: CanvasGrant, session: Session, person: Participant, group: SessionGroup) -> None:
    breakout_groups.move(sessions.leads(grant, session), people=[person.pk], to=group.public_id)
