"""The workspace page: its segments, canvases, value maps and bin."""

from collections.abc import Collection

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from canvases import guest_cookie
from canvases.access import Grant
from canvases.actions import canvases, daily_limits, purges, undo_redo
from canvases.actions.errors import Refused
from canvases.forms.workspaces import CanvasForm, MarketForm, NameForm
from canvases.models import Canvas, Change, CustomerSegment, Role, ValueMap
from canvases.queries.sharing import is_only_owner
from canvases.queries.undo_stack import steps
from canvases.queries.workspace import find_row, load_overview
from canvases.views.page_cache import shared_page
from canvases.views.policies import member_of_workspace
from canvases.views.requests import HtmxRequest, checked, op_id, passed_over, place_of
from canvases.views.single_browser_notice import single_browser_notice


def _back(grant: Grant, row: str = "") -> HttpResponse:
    """Redirect to the workspace page, at the row."""
    response = redirect("workspace", workspace=grant.workspace.public_id)
    if row:
        response["Location"] += f"#{row}"
    return response


def _row(grant: Grant, row: str, public_id: str) -> CustomerSegment | ValueMap | Canvas:
    found = find_row(grant.workspace, row, public_id)
    if found is None:
        raise Http404
    return found


@require_safe
@member_of_workspace()
def workspace(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """The workspace page."""
    return workspace_page(request, grant)


def workspace_page(
    request: HtmxRequest, grant: Grant, refused: Refused | None = None
) -> HttpResponse:
    """The workspace page, with the reason where an undo or the deletion was refused."""
    strip = single_browser_notice(request, grant)
    overtaken = refused if isinstance(refused, undo_redo.Overtaken) else None
    past = [*passed_over(request), overtaken.change_id] if overtaken else []
    audience = _audience(grant)
    told = {
        "overtaken": overtaken,
        "not_deleted": refused.message if refused and not overtaken else "",
        "sent_name": request.POST.get("name", ""),
    }
    response = shared_page(
        request,
        grant,
        "workspace.html",
        lambda: {"overview": load_overview(grant.workspace), **audience, **told},
        about=None if refused else str(audience),
        own={"strip": strip or "", "steps": _steps(request, grant, past)},
        status=refused.status if refused else 200,
    )
    if strip is not None:
        guest_cookie.tell(response)
    return response


def _audience(grant: Grant) -> dict[str, bool]:
    """What the page depends on beside the state of the workspace. Nothing else of a person reaches
    what is kept."""
    return {
        "is_owner": grant.allows(Role.OWNER),
        "is_only_owner": is_only_owner(grant.member),
        "sees_history": grant.sees_history,
    }


def _steps(request: HtmxRequest, grant: Grant, past: Collection[int]) -> str:
    """The buttons that take back, or do again, what the person did last on this page."""
    if not grant.can_edit:
        return ""
    context = {"workspace": grant.workspace, "steps": steps(grant, past)}
    return render_to_string("components/workspace/steps.html", context, request)


@require_POST
@member_of_workspace(Role.EDITOR)
def rename(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """Rename the workspace."""
    form = checked(NameForm(request.POST))
    canvases.rename_workspace(grant, op_id(request), name=form.cleaned_data["name"])
    return _back(grant)


@require_POST
@member_of_workspace(Role.EDITOR)
def market(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """Say of what kind the market is."""
    form = checked(MarketForm(request.POST))
    canvases.describe_workspace(grant, op_id(request), kind=form.cleaned_data["market"])
    return _back(grant, "market")


@require_POST
@member_of_workspace(Role.EDITOR)
def add_canvas(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """A canvas for a segment, and on to its board."""
    form = checked(CanvasForm(request.POST, workspace=grant.workspace))
    values = form.cleaned_data | {"alternative": form.cleaned_data["alternative"] or "idea"}
    change = canvases.add_canvas(grant, op_id(request), **values)
    response = _back(grant) if change is None else redirect("board", canvas=change.subject_id)
    if request.htmx:
        return HttpResponseClientRedirect(response["Location"])
    return response


@require_POST
@member_of_workspace(Role.EDITOR)
def row(request: HtmxRequest, grant: Grant, row: str, public_id: str, verb: str) -> HttpResponse:
    """Rename, delete, restore or duplicate a segment, value map or canvas."""
    found, operation = _row(grant, row, public_id), op_id(request)
    if verb == "bin":
        change = canvases.discard(grant, operation, row=found)
    elif verb == "restore":
        change = canvases.restore(grant, operation, row=found)
    else:
        name = checked(NameForm(request.POST)).cleaned_data["name"]
        if verb == "rename":
            change = canvases.rename(grant, operation, row=found, name=name)
        elif isinstance(found, Canvas):
            daily_limits.count("duplicates", place_of(request))
            change = canvases.duplicate(grant, operation, canvas=found, title=name)
        else:
            raise Http404
    return _back(grant, _at(row, change))


@require_POST
@member_of_workspace(Role.EDITOR)
def undo(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """Undo one's last change on this page. Where that is refused, the page offers the change before
    it."""
    try:
        undo_redo.undo(grant, op_id(request), past=passed_over(request))
    except undo_redo.Overtaken as overtaken:
        return workspace_page(request, grant, overtaken)
    return _back(grant)


@require_POST
@member_of_workspace(Role.EDITOR)
def redo(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """Redo one's last undo on this page."""
    undo_redo.redo(grant, op_id(request))
    return _back(grant)


@require_POST
@member_of_workspace(Role.OWNER)
def empty_bin(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """Empty the bin."""
    purges.empty_bin(grant, op_id(request))
    return _back(grant)


def _at(row: str, change: Change | None) -> str:
    return f"{row}-{change.subject_id}" if change and change.subject_id else ""
