"""The gate: it decides who may do what in a workspace. Views ask nothing else."""

import hashlib
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

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
    """An insider asked for more than their role allows."""


class NotShown(NotAllowed):
    """A viewer asked for what is shown to those only who see the history."""


def rank(role: str) -> int:
    """0 for the role that may do most."""
    return _RANK[role]


def allows(role: str, needed: str) -> bool:
    """Whether `role` is `needed` or one that may do more."""
    return rank(role) <= rank(needed)


def outranks(role: str, other: str) -> bool:
    """Whether `role` may do more than `other`."""
    return rank(role) < rank(other)


def may_revoke(member: Member, link: ShareLink) -> bool:
    """Whether a member may end a link: one that lets in with no more than they may do, and that
    nobody who may do more has made, nor the server itself."""
    maker = link.made_by.role if link.made_by else Role.OWNER
    return allows(member.role, link.role) and allows(member.role, maker)


def sees_history(one: Member | ShareLink) -> bool:
    """Whether a member, or who comes by a link, is shown more than what stands on the canvases:
    what was deleted, said and done, by whom, and who is there. Viewers only where it says so."""
    return one.sees_history or allows(one.role, Role.COMMENTER)


def covers(one: Member | ShareLink, other: Member | ShareLink) -> bool:
    """Whether `one` gives all that `other` does."""
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
        """The canvas they stand on; None on the workspace's own page."""
        return None

    def allows(self, role: str) -> bool:
        """Whether the member's role is `role` or one that may do more."""
        return allows(self.member.role, role)

    @property
    def can_edit(self) -> bool:
        """Whether notes and links may be changed."""
        return self.allows(Role.EDITOR)

    def may_revoke(self, link: ShareLink) -> bool:
        """Whether the member may end a link."""
        return may_revoke(self.member, link)

    @property
    def sees_history(self) -> bool:
        """Whether they are shown more than what stands on the canvases."""
        return sees_history(self.member)

    @property
    def is_limited(self) -> bool:
        """Whether they came for one canvas, and the rest of the workspace is not there for them."""
        return self.member.canvas_id is not None


@dataclass(frozen=True, slots=True)
class CanvasGrant(Grant):
    """The same for someone who stands on a canvas."""

    canvas: Canvas

    @property
    def place(self) -> Canvas:
        """The canvas they stand on."""
        return self.canvas


@dataclass(frozen=True, slots=True)
class NoteGrant(CanvasGrant):
    """The same for someone who is at a note of it."""

    note: Note


def new_token() -> str:
    """A fresh secret of 256 bits, fit for a cookie or an address."""
    return secrets.token_urlsafe(32)


def is_token(text: str) -> bool:
    """Whether a text is a secret as these are made: nobody shall be known by one that can be
    guessed."""
    return _TOKEN.fullmatch(text) is not None


def token_hash(token: str) -> str:
    """What is stored of a token. Plain SHA-256: the tokens are random and long."""
    return hashlib.sha256(token.encode()).hexdigest()


def guest_hash(token: str) -> str:
    """The hash by which members know the guest with this cookie token: that of the first of their
    browsers. One query."""
    hashed = token_hash(token)
    known = Device.objects.filter(token_hash=hashed).values_list("guest", flat=True)
    return known.first() or hashed


def _guest(token: str) -> Coalesce:
    """The same as part of a query."""
    hashed = token_hash(token)
    known = Device.objects.filter(token_hash=hashed).values("guest")
    return Coalesce(Subquery(known), Value(hashed))


def grant_for_workspace(
    token: str | None, public_id: str, *, limited: bool = False
) -> Grant | None:
    """The grant of the guest with this cookie token in the workspace with this id, or None for an
    outsider and for a workspace that does not exist; with `limited` also of those who came for one
    canvas of it. One query."""
    if not token:
        return None
    members = Member.objects.select_related("workspace").filter(
        token_hash=_guest(token), workspace__public_id=public_id, workspace__deleted_at=None
    )
    member = _most(members if limited else members.filter(canvas=None))
    return Grant(member.workspace, member) if member else None


def grant_for_deleted(token: str | None, public_id: str) -> Grant | None:
    """What the guest with this cookie token had in a deleted workspace that can still be brought
    back: the one with this id, or that of the canvas with this id. One query."""
    if not token:
        return None
    named = Q(public_id=public_id) | Q(canvases__public_id=public_id)
    members = Member.objects.select_related("workspace").filter(token_hash=_guest(token))
    member = _most(members.filter(workspace__in=Workspace.objects.deleted().filter(named)))
    return Grant(member.workspace, member) if member else None


def grant_for_canvas(token: str | None, public_id: str) -> CanvasGrant | None:
    """The same for the canvas with this id. One that lies in the bin is not there for those who do
    not see the history, nor for those who came for it alone. Two queries."""
    if not token:
        return None
    canvases = Canvas.objects.select_related("workspace").filter(workspace__deleted_at=None)
    canvas = canvases.filter(public_id=public_id).first()
    if canvas is None:
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
    """The same for the note with this id on the canvas with that id; one in the bin is there only
    for those who see the history. Three queries."""
    grant = grant_for_canvas(token, public_id)
    if grant is None:
        return None
    canvas = grant.canvas
    sides = {"profile_id": canvas.profile_id, "value_map_id": canvas.value_map_id}
    note = Note.objects.on_canvas(**sides).filter(public_id=note_id).first()
    if note is None or (note.is_binned and not grant.sees_history):
        return None
    note.workspace = grant.workspace
    return NoteGrant(grant.workspace, grant.member, canvas, note)


def _most(members: Iterable[Member]) -> Member | None:
    """Who may do most of those that one guest is, who may have come by several links."""
    return min(members, key=_extent, default=None)


def _extent(member: Member) -> tuple[int, bool, bool]:
    """Less for who may do more; for who came for the workspace before who came for a canvas."""
    return rank(member.role), not member.sees_history, member.canvas_id is not None


def _is_gone_for(grant: CanvasGrant) -> bool:
    return grant.canvas.is_binned and (grant.is_limited or not grant.sees_history)


def grant_for_link(token: str | None, link: ShareLink) -> Grant | None:
    """What the guest with this cookie token has already where the link leads. One query."""
    if not token:
        return None
    here = Q(canvas=None) | Q(canvas=link.canvas_id)
    members = Member.objects.filter(here, workspace=link.workspace_id)
    member = _most(members.filter(token_hash=_guest(token)))
    return Grant(link.workspace, member) if member else None


def is_known(token: str) -> bool:
    """Whether a guest with this cookie token is a member anywhere: a token that somebody else
    put into the browser is not. One query."""
    return Member.objects.filter(token_hash=_guest(token)).exists()


def waiting_device(link: str) -> Device | None:
    """What a link to a further browser, by its token, waits for; None where there is no such link,
    and where it has expired or was used. One query."""
    return Device.objects.waiting().filter(link_hash=token_hash(link)).first()


def working_link(token: str) -> ShareLink | None:
    """The share link with this token; None where there is none, and where it has expired or was
    revoked. One query."""
    links = ShareLink.objects.working().select_related("workspace", "canvas")
    return links.filter(token_hash=token_hash(token), embeds=False).first()


def viewing_link(public_id: str) -> ShareLink | None:
    """The working link for viewers with this id; who opened it, views/policies.py asks. One
    query."""
    links = ShareLink.objects.working().select_related("workspace", "canvas")
    return links.filter(public_id=public_id, embeds=False, role=Role.VIEWER).first()


def embedding_link(token: str) -> ShareLink | None:
    """The working link with this token that shows one canvas inside of other sites; it lets nobody
    in. One query."""
    links = ShareLink.objects.working().select_related("workspace", "canvas")
    return links.filter(token_hash=token_hash(token), embeds=True).first()
