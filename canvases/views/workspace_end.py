"""Leaves a workspace, deletes it, or brings it back."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from canvases.access import Grant
from canvases.actions import deletion, sharing
from canvases.actions.errors import Refused
from canvases.forms.workspaces import NameForm
from canvases.models import Role
from canvases.views.policies import member_of_workspace
from canvases.views.requests import HtmxRequest
from canvases.views.workspaces import workspace_page


@require_POST
@member_of_workspace(limited=True)
def leave(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """Leave the workspace."""
    sharing.leave(grant)
    return redirect("home")


@require_POST
@member_of_workspace(Role.OWNER)
def delete(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """Delete the workspace, after its name was typed, and show until when it can be brought
    back."""
    form = NameForm(request.POST)
    try:
        deletion.delete(grant, name=form.cleaned_data["name"] if form.is_valid() else "")
    except Refused as error:
        return workspace_page(request, grant, error)
    return redirect("workspace", workspace=grant.workspace.public_id)


@require_POST
@member_of_workspace(Role.OWNER, deleted=True)
def bring_back(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """Bring the workspace back."""
    deletion.bring_back(grant)
    return redirect("workspace", workspace=grant.workspace.public_id)
