"""The one gate: who may do what in a workspace. Views ask here and nowhere else."""

import hashlib
import secrets
from dataclasses import dataclass

from canvases.models import Canvas, Member, Role, Workspace

# Most may first. A role may do what every role after it may.
_ORDER = [
    Role.OWNER,
    Role.FACILITATOR,
    Role.EDITOR,
    Role.PARTICIPANT,
    Role.COMMENTER,
    Role.VIEWER,
]


class NotAllowed(Exception):
    """An insider asked for more than their role allows."""


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
        return _ORDER.index(Role(self.member.role)) <= _ORDER.index(Role(role))

    @property
    def can_edit(self) -> bool:
        """Whether notes and links may be changed."""
        return self.allows(Role.EDITOR)


@dataclass(frozen=True, slots=True)
class CanvasGrant(Grant):
    """The same for someone who stands on a canvas."""

    canvas: Canvas

    @property
    def place(self) -> Canvas:
        """The canvas they stand on."""
        return self.canvas


def new_token() -> str:
    """A fresh secret of 256 bits, fit for a cookie or an address."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is stored of a token. Plain SHA-256: the tokens are random and long."""
    return hashlib.sha256(token.encode()).hexdigest()


def grant_for_workspace(token: str | None, public_id: str) -> Grant | None:
    """The grant of the guest with this cookie token in the workspace with this id, or None for an
    outsider and for a workspace that does not exist. One query."""
    if not token:
        return None
    member = (
        Member.objects.select_related("workspace")
        .filter(token_hash=token_hash(token), workspace__public_id=public_id)
        .first()
    )
    return Grant(member.workspace, member) if member else None


def grant_for_canvas(token: str | None, public_id: str) -> CanvasGrant | None:
    """The same for the canvas with this id, binned or not. Two queries."""
    if not token:
        return None
    canvas = (
        Canvas.objects.select_related("workspace", "profile__segment", "value_map")
        .filter(public_id=public_id, workspace__members__token_hash=token_hash(token))
        .first()
    )
    if canvas is None:
        return None
    member = Member.objects.get(workspace_id=canvas.workspace_id, token_hash=token_hash(token))
    return CanvasGrant(canvas.workspace, member, canvas)
