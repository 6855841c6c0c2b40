"""The roles map: who buys, pays for and uses an offer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from canvases.access import Grant
from canvases.queries.roles_map import load_roles_map
from canvases.views.policies import member_of_workspace


@require_safe
@member_of_workspace()
def roles_map(request: HttpRequest, grant: Grant) -> HttpResponse:
    """The map of the offer that the address names, or of the first one."""
    context = {
        "workspace": grant.workspace,
        "can_edit": grant.can_edit,
        "map": load_roles_map(grant.workspace, request.GET.get("offer", "")),
    }
    return render(request, "roles_map.html", context)
