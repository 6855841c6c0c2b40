"""Locks a workspace for changes that are not journaled, and checks the member under the lock."""

from canvases.access import Grant, NotAllowed, allows
from canvases.models import Member, Workspace


def lock(workspace: Workspace) -> Workspace:
    """The workspace as it is now. Access changes one at a time, and never amid a change of a board.
    SQLite took the lock when the transaction began."""
    return Workspace.objects.select_for_update().get(pk=workspace.pk)


def member_under_lock(grant: Grant, role: str, *, deleted: bool = False) -> Member:
    """The member as they are now, with their workspace. Raises NotAllowed where they are gone or
    may not do what takes this role, in an example, and unless `deleted` in a deleted workspace."""
    workspace = Workspace.objects.select_for_update().filter(pk=grant.workspace.pk).first()
    member = Member.objects.filter(pk=grant.member.pk, workspace=workspace, left_at=None).first()
    if workspace is None or member is None or not allows(member.role, role):
        raise NotAllowed
    if workspace.example or (workspace.deleted_at and not deleted):
        raise NotAllowed
    member.workspace = workspace
    return member
