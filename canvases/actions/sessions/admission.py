"""Joins a session, and comes back to it on another device."""

from django.utils.translation import gettext as _

from canvases.actions.errors import Refused
from canvases.actions.sessions.breakout_groups import group_to_join
from canvases.actions.sessions.session_lock import Closed
from canvases.journal.group_commit import in_transaction
from canvases.method.agenda import Names
from canvases.method.session_code import new_personal_code
from canvases.models import Session
from canvases.session_access import participant_hash

MOST_PEOPLE = 1000


@in_transaction
def join(
    session: Session, token: str, *, name: str, people: int = 1, is_observer: bool = False
) -> None:
    """Let the browser with this new token take part, for so many people. Raises Closed, and Refused
    where there are too many, where nobody new is let in, where the canvas is in the bin, and where
    a name is asked for and there is none."""
    now = _locked(session)
    if now.canvas.is_binned:
        raise Refused(
            _(
                "The canvas of this session is in the bin, so nobody new can join now. Ask whoever"
                " leads to restore it, from the console; then join again."
            )
        )
    if now.is_locked:
        raise Refused(_("This session takes no new people now. Please ask who leads it."))
    if now.names == Names.ASKED and not name:
        raise Refused(_("This session asks for your name."))
    if now.participants.count() >= MOST_PEOPLE:
        raise Refused(_("There are %d people in this session already.") % MOST_PEOPLE)
    known = "" if now.names == Names.NONE else name
    now.participants.create(
        group=group_to_join(now),
        token_hash=participant_hash(token, now.public_id),
        name=known,
        ordinal=now.participants.next_ordinal(known),
        code=_free_code(now),
        people=1 if is_observer else people,
        is_observer=is_observer,
    )


@in_transaction
def come_back(session: Session, token: str, *, code: str) -> bool:
    """Let the browser with this new token be the person with this personal code, in place of the
    browser they had. Whether there is such a person. Raises Closed."""
    now = _locked(session)
    hashed = participant_hash(token, now.public_id)
    found = now.participants.filter(code=code, removed_at=None) if code else None
    return found is not None and found.update(token_hash=hashed) > 0


def _locked(session: Session) -> Session:
    found = Session.objects.not_closed().select_for_update().filter(pk=session.pk).first()
    if found is None:
        raise Closed
    return found


def _free_code(session: Session) -> str:
    code = new_personal_code()
    while session.participants.filter(code=code).exists():
        code = new_personal_code()
    return code
