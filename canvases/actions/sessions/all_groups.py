"""Does in every group of a session what is done in one."""

from collections.abc import Callable

from django.db import transaction

from canvases.actions.errors import Refused
from canvases.journal.group_commit import in_transaction
from canvases.queries.sessions.groups import groups_of
from canvases.session_access import SessionGrant


@in_transaction
def everywhere(grant: SessionGrant, act: Callable[[SessionGrant], object]) -> None:
    """Do it once where the session has no groups, or in the group that the grant is for; else in
    each group. A group that refuses it is left as it is; where all do, the first one's words are
    raised."""
    groups = [] if grant.group else groups_of(grant.session)
    if not groups:
        act(grant)
        return
    refused: list[Refused] = []
    for group in groups:
        try:
            with transaction.atomic():
                act(grant.in_group(group))
        except Refused as error:
            refused.append(error)
    if len(refused) == len(groups):
        raise refused[0]
