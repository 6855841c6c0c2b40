"""Keeps agendas as templates of a workspace: nothing of people, texts or canvases is in them."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from canvases.access import Grant
from canvases.actions.errors import Refused
from canvases.actions.workspace_lock import member_under_lock
from canvases.journal.group_commit import in_transaction
from canvases.method.agenda_file import write_steps
from canvases.models import AgendaTemplate, Role
from canvases.queries.sessions.session import agenda_of
from canvases.session_access import SessionGrant

MOST_TEMPLATES = 30  # of a workspace
UNDO_DAYS = 30  # for which a removed one can be brought back


@in_transaction
def keep_agenda(grant: SessionGrant, op_id: str, *, name: str) -> None:
    """Keep the agenda of a session, whatever its state, under a name. Sent again with the same
    `op_id` it is the same one. Raises Refused and NotAllowed."""
    member_under_lock(grant, Role.EDITOR)
    if grant.workspace.agendas.filter(op_id=op_id).exists():
        return
    if grant.workspace.agendas.filter(removed_at=None).count() >= MOST_TEMPLATES:
        raise Refused(_("At most %d templates of your own. Remove one first.") % MOST_TEMPLATES)
    steps = write_steps(agenda_of(grant.session).steps)
    grant.workspace.agendas.create(op_id=op_id, name=name, steps=steps)


@in_transaction
def rename_agenda(grant: Grant, *, template: AgendaTemplate, name: str) -> None:
    """Call a template something else. Raises NotAllowed, as all of these."""
    member_under_lock(grant, Role.EDITOR)
    grant.workspace.agendas.filter(pk=template.pk, removed_at=None).update(name=name)


@in_transaction
def remove_agenda(grant: Grant, *, template: AgendaTemplate, removed: bool) -> None:
    """Remove a template, or bring it back."""
    member_under_lock(grant, Role.EDITOR)
    at = timezone.now() if removed else None
    grant.workspace.agendas.filter(pk=template.pk).update(removed_at=at)


def delete_removed(now: datetime) -> int:
    """Delete the templates that were removed long enough ago. Returns how many."""
    limit = now - timedelta(days=UNDO_DAYS)
    return AgendaTemplate.objects.filter(removed_at__lte=limit).delete()[0]
