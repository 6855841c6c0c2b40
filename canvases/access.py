"""The one gate: who may do what in a workspace. Views ask here and nowhere else."""

import hashlib
import re
import secrets
from dataclasses import dataclass

from django.db.models import Subquery, Value
from django.db.models.functions import Coalesce

from canvases.models import Canvas, Device, Member, Note, Role, ShareLink, Workspace
from canvases.models.rows import Reading

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

_FROM = (
    "FROM canvases_canvas c"
    " JOIN canvases_workspace w ON w.id = c.workspace_id"
    " JOIN canvases_member m ON m.workspace_id = c.workspace_id"
)
# By the hash of a cookie, given twice: that of a further browser stands for the first one's.
_GUEST = "COALESCE((SELECT d.guest FROM canvases_device d WHERE d.token_hash = %s), %s)"
_WHERE = f" WHERE c.public_id = %s AND m.token_hash = {_GUEST}"
# Few requests look at these, and every one would wait for them to be read and understood.
_RARE = {
    "c.statements", "c.assessment", "c.position", "c.created_at", "w.example_digest",
    "w.created_at", "m.joined_at", "m.left_at", "n.created_at",
}  # fmt: skip
_ON_CANVAS = Reading(_FROM + _WHERE, without=_RARE, c=Canvas, w=Workspace, m=Member)
_ON_NOTE = Reading(
    _FROM
    + " JOIN canvases_note n ON n.profile_id = c.profile_id OR n.value_map_id = c.value_map_id"
    + _WHERE
    + " AND n.public_id = %s",
    without=_RARE,
    c=Canvas,
    w=Workspace,
    m=Member,
    n=Note,
)


class NotAllowed(Exception):
    """An insider asked for more than their role allows."""


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


def grant_for_workspace(token: str | None, public_id: str) -> Grant | None:
    """The grant of the guest with this cookie token in the workspace with this id, or None for an
    outsider and for a workspace that does not exist. One query."""
    if not token:
        return None
    member = (
        Member.objects.select_related("workspace")
        .filter(token_hash=_guest(token), workspace__public_id=public_id)
        .first()
    )
    return Grant(member.workspace, member) if member else None


def grant_for_canvas(token: str | None, public_id: str) -> CanvasGrant | None:
    """The same for the canvas with this id, binned or not. One query."""
    found = _ON_CANVAS.one(public_id, *[token_hash(token)] * 2) if token else None
    if found is None:
        return None
    canvas, workspace, member = found
    canvas.workspace = member.workspace = workspace
    return CanvasGrant(workspace, member, canvas)


def grant_for_note(token: str | None, public_id: str, note_id: str) -> NoteGrant | None:
    """The same for the note with this id on the canvas with that id, binned or not. One query."""
    found = _ON_NOTE.one(public_id, *[token_hash(token)] * 2, note_id) if token else None
    if found is None:
        return None
    canvas, workspace, member, note = found
    canvas.workspace = member.workspace = note.workspace = workspace
    return NoteGrant(workspace, member, canvas, note)


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
    links = ShareLink.objects.working().select_related("workspace")
    return links.filter(token_hash=token_hash(token), canvas=None).first()


def viewing_link(public_id: str) -> ShareLink | None:
    """The working link for viewers with this id; who opened it, views/policies.py asks. One
    query."""
    links = ShareLink.objects.working().select_related("workspace")
    return links.filter(public_id=public_id, canvas=None, role=Role.VIEWER).first()


def embedding_link(token: str) -> ShareLink | None:
    """The working link with this token that shows one canvas inside of other sites; it lets nobody
    in. One query."""
    links = ShareLink.objects.working().filter(token_hash=token_hash(token), canvas__binned_at=None)
    return links.exclude(canvas=None).select_related("workspace", "canvas").first()
