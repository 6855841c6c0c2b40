"""Deletes a workspace. For some days an owner can bring it back; then it is gone for good.

Until then its rows stay and access.py lets nobody in. After that they are deleted in short batches,
each in a transaction of its own, because other people want to write.
"""

import time
from functools import partial
from typing import Any, Final

from django.db import transaction
from django.db.models import Manager
from django.utils import timezone
from django.utils.translation import gettext as _

from canvases.access import Grant
from canvases.actions.errors import Refused
from canvases.actions.purges import BATCH, PAUSE
from canvases.actions.workspace_lock import member_under_lock
from canvases.journal.group_commit import in_transaction
from canvases.models import (
    Canvas,
    Change,
    Comment,
    CustomerSegment,
    Link,
    Logo,
    Member,
    Note,
    Role,
    Session,
    ShareLink,
    Snapshot,
    ValueMap,
    Workspace,
)
from canvases.workspace_cache import forget_workspace

_ROWS: Final = 20  # deleted at a time; some changes hold megabytes

_IN_TURN: Final[tuple[Manager[Any], ...]] = (
    Session.objects, Change.objects, Snapshot.objects, Comment.objects, Link.objects, Note.objects,
    ShareLink.objects, Canvas.objects, ValueMap.objects, CustomerSegment.objects, Logo.objects,
    Member.objects,
)  # fmt: skip
"""What a workspace holds most of, those first that refer to others. The rest goes with itself."""


@in_transaction
def delete(grant: Grant, *, name: str) -> None:
    """Delete the workspace: nobody gets in any more, and after KEPT_DELETED everything is deleted
    for good. `name` must be the workspace's name. Raises Refused where it is not, and
    NotAllowed."""
    workspace = member_under_lock(grant, Role.OWNER).workspace
    if name.casefold() != workspace.name.casefold():
        raise Refused(_("That is not its name. This workspace is called “%s”.") % workspace.name)
    _set(workspace, deleted=True)
    transaction.on_commit(partial(forget_workspace, workspace.public_id))


@in_transaction
def bring_back(grant: Grant) -> None:
    """Undo the deletion; the same links work again. No effect where the workspace is not deleted.
    Raises Refused where it is too late, and NotAllowed."""
    workspace = member_under_lock(grant, Role.OWNER, deleted=True).workspace
    if workspace.gone_at and workspace.gone_at <= timezone.now():
        raise Refused(_("It is too late: this workspace is being deleted for good."))
    _set(workspace, deleted=False)


def delete_for_good(workspace: Workspace) -> None:
    """Delete everything that is due of a workspace."""
    while _delete_some(workspace):
        time.sleep(PAUSE)


@in_transaction
def _delete_some(workspace: Workspace) -> bool:
    """Delete one batch. Returns whether something is left."""
    due = Workspace.objects.due().select_for_update().filter(pk=workspace.pk).first()
    if due is None:
        return False
    end = time.monotonic() + BATCH
    for all_rows in _IN_TURN:
        rows = all_rows.filter(workspace=due)
        while some := list(rows.order_by("-pk").values_list("pk", flat=True)[:_ROWS]):
            rows.filter(pk__in=some).only("pk").delete()
            if time.monotonic() > end:
                return True
    due.delete()
    transaction.on_commit(partial(forget_workspace, due.public_id))
    return False


def _set(workspace: Workspace, *, deleted: bool) -> None:
    workspace.deleted_at = timezone.now() if deleted else None
    workspace.save(update_fields=["deleted_at"])
