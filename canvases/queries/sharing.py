"""Reads the members of a workspace and its share links."""

from django.db.models import Exists
from django.utils import timezone

from canvases.access import guest_hash, rank
from canvases.models import Canvas, Device, Member, Role, ShareLink, Workspace


def load_members(workspace: Workspace) -> list[Member]:
    """The present members, the highest role first. One query."""
    members = workspace.members.filter(left_at=None).select_related("canvas")
    members = members.order_by("joined_at", "pk")
    return sorted(members, key=lambda member: rank(member.role))


def is_only_owner(member: Member) -> bool:
    """Whether the workspace would have no owner without this member. One query for an owner."""
    if member.role != Role.OWNER:
        return False
    owners = Member.objects.filter(workspace=member.workspace_id, role=Role.OWNER, left_at=None)
    return not owners.exclude(pk=member.pk).exists()


def load_links(workspace: Workspace) -> tuple[list[ShareLink], list[ShareLink]]:
    """The share links, working or not, newest first. One query."""
    now = timezone.now()
    links = list(
        workspace.share_links.select_related("made_by", "revoked_by", "canvas").order_by(
            "-created_at", "-pk"
        )
    )
    working = [link for link in links if link.is_working(now)]
    return working, [link for link in links if not link.is_working(now)]


def load_landing_links(canvas: Canvas) -> list[ShareLink]:
    """The links to the landing page of a canvas that work, newest first. One query."""
    links = ShareLink.objects.working().filter(canvas=canvas, lands=True)
    return list(links.select_related("made_by", "canvas").order_by("-created_at", "-pk"))


def find_link(workspace: Workspace, public_id: str) -> ShareLink | None:
    """A share link of the workspace, working or not. One query."""
    return workspace.share_links.filter(public_id=public_id).first()


def find_member(workspace: Workspace, public_id: str) -> Member | None:
    """A present member. One query."""
    return workspace.members.filter(public_id=public_id, left_at=None).first()


def has_second_way(owner: Member) -> bool:
    """Whether an owner has another way in than this browser: a recovery link, another browser, or
    another owner who can help. One query."""
    owners = Member.objects.filter(workspace=owner.workspace_id, role=Role.OWNER, left_at=None)
    keys = ShareLink.objects.working().filter(workspace=owner.workspace_id, role=Role.OWNER)
    browsers = Device.objects.filter(guest=owner.token_hash).exclude(token_hash=None)
    ways = Exists(keys) | Exists(browsers) | Exists(owners.exclude(pk=owner.pk))
    return Member.objects.filter(ways, pk=owner.pk).exists()


def name_elsewhere(tokens: list[str]) -> str:
    """The latest name in any workspace of the guest with one of these cookie tokens. One query, and
    one for each token."""
    if not tokens:
        return ""
    members = Member.objects.filter(token_hash__in=map(guest_hash, tokens)).exclude(name="")
    return members.order_by("-joined_at").values_list("name", flat=True).first() or ""
