"""The part of the gate that is about team sessions: who leads one, who helps, and who takes part.

A participant is no member of the workspace: what they may do comes from the session alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from canvases.access import CanvasGrant, grant_for_canvas, token_hash
from canvases.models import Participant, Recovery, Session, SessionGroup


@dataclass(frozen=True, slots=True)
class SessionGrant(CanvasGrant):
    """What a member of the workspace may do in a session on one of its canvases: in one of its
    groups, where `group` says which."""

    session: Session
    group: SessionGroup | None = None

    def in_group(self, group: SessionGroup) -> "SessionGrant":
        """The same in a group, on its canvas."""
        return replace(self, group=group, canvas=group.canvas)


@dataclass(frozen=True, slots=True)
class ParticipantGrant:
    """What a participant may do: write, and see what was revealed, in this session; where it has
    groups, in the one they are in."""

    session: Session
    participant: Participant

    @property
    def group(self) -> SessionGroup | None:
        """The group they are in."""
        return self.participant.group


@dataclass(frozen=True, slots=True)
class HelperGrant(ParticipantGrant):
    """What a participant may do besides whom the facilitator made a helper: stack, hide and enter,
    where they take part; never lead."""


Helping = SessionGrant | HelperGrant
"""Whoever may do what helpers do: they, and those who lead."""


def grant_for_session(token: str | None, public_id: str) -> SessionGrant | None:
    """The grant of the guest with this cookie token in the session with this id, or None; also for
    members of single canvases. Three queries."""
    if not token:
        return None
    sessions = Session.objects.select_related("canvas", "present", "on_screen__canvas")
    try:
        session = sessions.get(public_id=public_id)
    except Session.DoesNotExist:
        return None
    found = grant_for_canvas(token, session.canvas.public_id)
    if found is None or found.is_limited:
        return None
    session.canvas = found.canvas
    return SessionGrant(found.workspace, found.member, found.canvas, session)


def participant_hash(token: str, session_id: str) -> str:
    """What is stored of a participant's token: in each session something else, so that nobody can
    tell who was in two."""
    return token_hash(f"{session_id} {token}")


def grant_for_participant(token: str, public_id: str) -> ParticipantGrant | None:
    """The grant of the participant with this cookie token in the session with this id, or None.
    One query."""
    if not token:
        return None
    people = Participant.objects.select_related(
        "session__present",
        "session__workspace",
        "session__canvas",
        "session__on_screen__canvas",
        "group__canvas",
    )
    found = people.filter(session__workspace__deleted_at=None, removed_at=None)
    hashed = participant_hash(token, public_id)
    try:
        participant = found.get(session__public_id=public_id, token_hash=hashed)
    except Participant.DoesNotExist:
        return None
    return ParticipantGrant(participant.session, participant)


def sessions_inside(tokens: Mapping[str, str]) -> list[Session]:
    """The sessions that go on in which a browser with these cookie tokens, by the ids of the
    sessions, takes part, newest first. One query, for whoever has such a token."""
    if not tokens:
        return []
    hashed = [participant_hash(token, session) for session, token in tokens.items()]
    people = Participant.objects.filter(removed_at=None, token_hash__in=hashed)
    return list(Session.objects.not_closed().filter(participants__in=people).order_by("-pk"))


def as_helper(grant: ParticipantGrant) -> HelperGrant | None:
    """The grant to help, or None where somebody is no helper or the session is over."""
    if not grant.participant.is_helper or grant.session.closed_at is not None:
        return None
    return HelperGrant(grant.session, grant.participant)


def is_removed(token: str, public_id: str) -> bool:
    """Whether this cookie token is that of somebody who may take part in the session no longer.
    One query."""
    hashed = participant_hash(token, public_id)
    gone = Participant.objects.filter(session__public_id=public_id, removed_at__isnull=False)
    return bool(token) and gone.filter(token_hash=hashed).exists()


def recovered_hash(token: str, session_id: str) -> str:
    """What is stored of the token of a browser that leads by a recovery code."""
    return token_hash(f"leads {session_id} {token}")


def grant_for_recovered(token: str, public_id: str) -> SessionGrant | None:
    """The grant of the browser with this cookie token, which leads the session with this id by the
    recovery code of a member: this session, and nothing else of the workspace. One query."""
    if not token:
        return None
    rows = Recovery.objects.select_related(
        "member",
        "session__present",
        "session__on_screen__canvas",
        "session__canvas",
        "session__workspace",
    )
    rows = rows.filter(session__public_id=public_id, session__workspace__deleted_at=None)
    try:
        found = rows.get(token_hash=recovered_hash(token, public_id))
    except Recovery.DoesNotExist:
        return None
    session, member = found.session, found.member
    member.workspace = session.canvas.workspace = session.workspace
    return SessionGrant(session.workspace, member, session.canvas, session)


def session_with_code(code: str) -> Session | None:
    """The session that goes on and has this code, or None; its canvas may be in the bin. One
    query."""
    return Session.objects.not_closed().filter(code=code).first() if code else None
