"""Begins a new epoch of the journal, after a backup was restored."""

from canvases.journal.group_commit import in_transaction
from canvases.models import Workspace
from canvases.models.workspace import new_epoch


@in_transaction
def begin() -> int:
    """Give every workspace a new epoch, so that browsers load the board instead of continuing from
    a number that now means another change. Returns the number of workspaces."""
    workspaces = list(Workspace.objects.select_for_update().only("pk", "epoch"))
    for workspace in workspaces:
        workspace.epoch = new_epoch()
    Workspace.objects.bulk_update(workspaces, ["epoch"], batch_size=200)
    return len(workspaces)
