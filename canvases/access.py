"""The gate: it decides who may do what in a workspace. Views ask nothing else."""

import hashlib
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Q, Subquery, Value
from django.db.models.functions import Coalesce

from canvases.models import Canvas, Device, Member, Note, Role, ShareLink, Workspace

# Most may first. A role may do what every role after it may.
_RANK: dict[str, int] = {
    Role.OWNER: 0,
    Role.FACILITATOR: 1,
    Role.EDITOR: 2,
    Role.PARTICIPANT: 3,
    Role.COMMENTER: 4,
    Role.VIEWER: 5,
}


_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)


class NotAllowed(Exception):
    """A member asked for more than their role allows."""


class NotShown(NotAllowed):
    """A viewer asked for something that only members who see the history are shown."""


def rank(role: str) -> int:
    """The place of a role; 0 for the role that may do most."""
    return _RANK[role]


def allows(role: str, needed: str) -> bool:
    """Whether `role` is `needed` or one that may do more."""
    return rank(role) <= rank(needed)


def outranks(role: str, other: str) -> bool:
    """Whether `role` may do more than `other`."""
    return rank(role) < rank(other)


def may_revoke(member: Member, link: ShareLink) -> bool:
    """Whether a member may revoke a link. The link must not give more than the member's own role,
    and nobody with a higher role, nor the server itself, must have made it."""
    maker = link.made_by.role if link.made_by else Role.OWNER
    return allows(member.role, link.role) and allows(member.role, maker)


def sees_history(one: Member | ShareLink) -> bool:
    """Whether a member or a link is shown the history: what was deleted, said and done, by whom,
    and who is present. Viewers see it only where the row says so."""
    return one.sees_history or allows(one.role, Role.COMMENTER)


def covers(one: Member | ShareLink, other: Member | ShareLink) -> bool:
    """Whether `one` gives everything that `other` gives."""
    return (
        one.canvas_id in (None, other.canvas_id)
        and not outranks(other.role, one.role)
        and (sees_history(one) or not sees_history(other))
    )


@dataclass(frozen=True, slots=True)
class Grant:
    """What one person may do in one workspace."""

    workspace: Workspace
    member: Member

    @property
    def place(self) -> Canvas | None:
        """The canvas that the person is on; None on the workspace's own page."""
        return None

    def allows(self, role: str) -> bool:
        """Whether the member's role is `role` or one that may do more."""
        return allows(self.member.role, role)

    @property
    def can_edit(self) -> bool:
        """Whether the member may change notes and links."""
        return self.allows(Role.EDITOR)

    def may_revoke(self, link: ShareLink) -> bool:
        """Whether the member may revoke a link."""
        return may_revoke(self.member, link)

    @property
    def sees_history(self) -> bool:
        """Whether the member is shown the history."""
        return sees_history(self.member)

    @property
    def is_limited(self) -> bool:
        """Whether the member joined one canvas, and the rest of the workspace is hidden from
        them."""
        return self.member.canvas_id is not None


@dataclass(frozen=True, slots=True)
class CanvasGrant(Grant):
    """What one person may do on one canvas."""

    canvas: Canvas

    @property
    def place(self) -> Canvas:
        """The canvas that the person is on."""
        return self.canvas


@dataclass(frozen=True, slots=True)
class NoteGrant(CanvasGrant):
    """What one person may do with one note of a canvas."""

    note: Note


def new_token() -> str:
    """A fresh secret of 256 bits, fit for a cookie or an address."""
    return secrets.token_urlsafe(32)


def is_token(text: str) -> bool:
    """Whether a text has the form of a token. Nobody is identified by a secret that can be
    guessed."""
    return _TOKEN.fullmatch(text) is not None


def token_hash(token: str) -> str:
    """What is stored of a token. Plain SHA-256: the tokens are random and long."""
    return hashlib.sha256(token.encode()).hexdigest()


def guest_hash(token: str) -> str:
    """The hash by which members know the guest with this cookie token: that of the guest's first
    browser. One query."""
    hashed = token_hash(token)
    known = Device.objects.filter(token_hash=hashed).values_list("guest", flat=True)
    return known.first() or hashed


def _guest(token: str) -> Coalesce:
    """`guest_hash` as part of a query."""
    hashed = token_hash(token)
    known = Device.objects.filter(token_hash=hashed).values("guest")
    return Coalesce(Subquery(known), Value(hashed))


def grant_for_workspace(
    token: str | None, public_id: str, *, limited: bool = False
) -> Grant | None:
    """The grant of the guest with this cookie token in the workspace with this id. None for an
    outsider and for a workspace that does not exist. `limited`: members of single canvases count,
    too. One query."""
    if not token:
        return None
    members = Member.objects.select_related("workspace").filter(
        token_hash=_guest(token), workspace__public_id=public_id, workspace__deleted_at=None
    )
    member = _most(members if limited else members.filter(canvas=None))
    return Grant(member.workspace, member) if member else None


def grant_for_deleted(token: str | None, public_id: str) -> Grant | None:
    """The grant of the guest with this cookie token in a deleted workspace that can still be
    brought back. `public_id` names the workspace, one of its canvases or sessions. One query."""
    if not token:
        return None
    inside = Q(canvases__public_id=public_id) | Q(sessions__public_id=public_id)
    named = Q(public_id=public_id) | inside
    members = Member.objects.select_related("workspace").filter(token_hash=_guest(token))
    member = _most(members.filter(workspace__in=Workspace.objects.deleted().filter(named)))
    return Grant(member.workspace, member) if member else None


def grant_for_canvas(token: str | None, public_id: str) -> CanvasGrant | None:
    """The grant of the guest with this cookie token on the canvas with this id, or None. A canvas
    in the bin is hidden from members who do not see the history, and from those of this canvas
    alone. Two queries."""
    if not token:
        return None
    canvases = Canvas.objects.select_related("workspace").filter(workspace__deleted_at=None)
    try:
        canvas = canvases.get(public_id=public_id)
    except Canvas.DoesNotExist:
        return None
    here = Q(canvas=None) | Q(canvas=canvas)
    members = Member.objects.filter(here, workspace=canvas.workspace, token_hash=_guest(token))
    member = _most(members)
    if member is None:
        return None
    member.workspace = canvas.workspace
    grant = CanvasGrant(canvas.workspace, member, canvas)
    return None if _is_gone_for(grant) else grant


def grant_for_note(token: str | None, public_id: str, note_id: str) -> NoteGrant | None:
    """The grant of the guest with this cookie token for a note of a canvas, or None. A note in the
    bin is hidden from members who do not see the history. Three queries."""
    grant = grant_for_canvas(token, public_id)
    if grant is None:
        return None
    canvas = grant.canvas
    sides = {"profile_id": canvas.profile_id, "value_map_id": canvas.value_map_id}
    try:
        note = Note.objects.on_canvas(**sides).get(public_id=note_id)
    except Note.DoesNotExist:
        return None
    if note.is_binned and not grant.sees_history:
        return None
    note.workspace = grant.workspace
    return NoteGrant(grant.workspace, grant.member, canvas, note)


def _most(members: Iterable[Member]) -> Member | None:
    """The member with the highest role among those of one guest, who may have joined by several
    links."""
    return min(members, key=_extent, default=None)


def _extent(member: Member) -> tuple[int, bool, bool]:
    """A sort key: members with a higher role first, and those of the workspace before those of one
    canvas."""
    return rank(member.role), not member.sees_history, member.canvas_id is not None


def _is_gone_for(grant: CanvasGrant) -> bool:
    return grant.canvas.is_binned and (grant.is_limited or not grant.sees_history)


def grant_for_link(token: str | None, link: ShareLink) -> Grant | None:
    """The grant that the guest with this cookie token already has where the link leads. One
    query."""
    if not token:
        return None
    here = Q(canvas=None) | Q(canvas=link.canvas_id)
    members = Member.objects.filter(here, workspace=link.workspace_id)
    member = _most(members.filter(token_hash=_guest(token)))
    return Grant(link.workspace, member) if member else None


def is_known(token: str) -> bool:
    """Whether a guest with this cookie token is a member anywhere. A token that somebody else put
    into the browser is not. One query."""
    return Member.objects.filter(token_hash=_guest(token)).exists()


def waiting_device(link: str) -> Device | None:
    """The unused link to a further browser with this token. None where there is none, or it has
    expired. One query."""
    return Device.objects.waiting().filter(link_hash=token_hash(link)).first()


_LETS_IN: Final = {"embeds": False, "lands": False}


def working_link(token: str) -> ShareLink | None:
    """The share link with this token. None where there is none, or it has expired or was revoked.
    One query."""
    links = ShareLink.objects.working().select_related("workspace", "canvas")
    return links.filter(token_hash=token_hash(token), **_LETS_IN).first()


def viewing_link(public_id: str) -> ShareLink | None:
    """The working link for viewers with this id. views/policies.py checks who opened it. One
    query."""
    links = ShareLink.objects.working().select_related("workspace", "canvas")
    return links.filter(public_id=public_id, role=Role.VIEWER, **_LETS_IN).first()


def embedding_link(token: str) -> ShareLink | None:
    """The working link with this token that embeds one canvas in other sites. It gives no
    membership. One query."""
    links = ShareLink.objects.working().select_related("workspace", "canvas")
    return links.filter(token_hash=token_hash(token), embeds=True).first()


def landing_link(token: str) -> ShareLink | None:
    """The working link with this token that shows the landing page of one canvas. It gives no
    membership. One query."""
    links = ShareLink.objects.working().select_related("workspace", "canvas")
    return links.filter(token_hash=token_hash(token), lands=True).first()
