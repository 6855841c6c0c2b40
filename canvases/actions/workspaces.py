"""Actions on workspaces."""

from django.db.models import F
from django.utils.translation import gettext as _

from canvases.access import guest_hash, new_token, token_hash
from canvases.journal.group_commit import in_transaction
from canvases.journal.writer import begin_journal
from canvases.models import (
    Canvas,
    Change,
    CustomerProfile,
    CustomerSegment,
    Member,
    Role,
    ShareLink,
    ValueMap,
    Workspace,
)
from canvases.models.base import new_public_id


@in_transaction
def start(token: str, op_id: str) -> Canvas:
    """A workspace owned by the guest with this cookie token, with a first segment and canvas to
    write on. The same `op_id` from the same guest gives the same canvas again."""
    hashed = guest_hash(token)
    known = Change.objects.filter(
        workspace=F("actor__workspace"),
        op_id=op_id,
        kind="workspace.started",
        actor__token_hash=hashed,
    ).first()
    if known is not None:
        return Canvas.objects.filter(workspace=known.workspace).earliest("pk")
    workspace = Workspace.objects.create(name=_("My venture"), is_named=False)
    owner = join(workspace, hashed, Role.OWNER)
    segment = CustomerSegment.objects.create(
        workspace=workspace, name=_("My first segment"), is_named=False
    )
    profile = CustomerProfile.objects.create(segment=segment)
    value_map = ValueMap.objects.create(workspace=workspace, name=_("Our idea"))
    canvas = Canvas.objects.create(
        workspace=workspace,
        profile=profile,
        value_map=value_map,
        title=_("Untitled canvas"),
        is_named=False,
    )
    begin_journal(
        workspace, owner, op_id, "workspace.started", [workspace, segment, value_map, canvas]
    )
    return canvas


def join(
    workspace: Workspace,
    hashed: str,
    role: str,
    name: str = "",
    *,
    canvas: Canvas | None = None,
    sees_history: bool = False,
) -> Member:
    """The member of the workspace, or of one `canvas` only, with this token hash; made with `role`
    where there is none."""
    number = workspace.members.count()
    member, _made = Member.objects.get_or_create(
        workspace=workspace,
        token_hash=hashed,
        canvas=canvas,
        defaults={
            "public_id": new_public_id(),
            "role": role,
            "sees_history": sees_history,
            "name": name,
            "colour": Member.COLOURS[number % len(Member.COLOURS)],
        },
    )
    return member


def make_key(workspace: Workspace, role: str = Role.OWNER) -> str:
    """A new share link with this role, from the server itself: actions/sharing.py makes those of
    members. Returns its token, which is kept nowhere."""
    token = new_token()
    ShareLink.objects.create(workspace=workspace, token_hash=token_hash(token), role=role)
    return token
