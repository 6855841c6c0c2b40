"""Agendas that a workspace keeps as templates of its own."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from canvases.access import Grant
from canvases.actions.sessions import agenda_templates
from canvases.forms.sessions.plan import AgendaNameForm
from canvases.models import AgendaTemplate, Role
from canvases.session_access import SessionGrant
from canvases.views.policies import member_of_workspace
from canvases.views.requests import HtmxRequest, checked, op_id
from canvases.views.sessions.policies import leader


@require_POST
@leader()
def keep(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """Keep the agenda of a session under a name."""
    name = checked(AgendaNameForm(request.POST)).cleaned_data["name"]
    agenda_templates.keep_agenda(grant, op_id(request), name=name)
    return redirect(f"{reverse('session_agenda', args=[grant.session.public_id])}?kept=1#keep")


@require_POST
@member_of_workspace(Role.EDITOR)
def rename(request: HtmxRequest, grant: Grant, agenda: str) -> HttpResponse:
    """Call a template something else."""
    name = checked(AgendaNameForm(request.POST)).cleaned_data["name"]
    agenda_templates.rename_agenda(grant, template=_found(grant, agenda), name=name)
    return _back(grant)


@require_POST
@member_of_workspace(Role.EDITOR)
def remove(_request: HtmxRequest, grant: Grant, agenda: str) -> HttpResponse:
    """Remove a template; the page offers to bring it back."""
    agenda_templates.remove_agenda(grant, template=_found(grant, agenda), removed=True)
    return _back(grant, f"?removed={agenda}")


@require_POST
@member_of_workspace(Role.EDITOR)
def restore(_request: HtmxRequest, grant: Grant, agenda: str) -> HttpResponse:
    """Bring a removed template back."""
    agenda_templates.remove_agenda(grant, template=_found(grant, agenda), removed=False)
    return _back(grant)


def _found(grant: Grant, agenda: str) -> AgendaTemplate:
    found = grant.workspace.agendas.filter(public_id=agenda).first()
    if found is None:
        raise Http404
    return found


def _back(grant: Grant, more: str = "") -> HttpResponse:
    return redirect(f"{reverse('sessions', args=[grant.workspace.public_id])}{more}#own-agendas")
