"""Snapshots of a canvas: take, list, compare, restore, delete."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from canvases.access import CanvasGrant, NotAllowed
from canvases.actions import daily_limits
from canvases.actions import snapshots as keeping
from canvases.forms.workspaces import NameForm
from canvases.method.comparison import compare as compare_states
from canvases.models import Role, Snapshot
from canvases.queries.consistent_read import consistent_read
from canvases.queries.snapshots import find_snapshot, load_content, load_sharers, load_snapshots
from canvases.views.policies import member_on_canvas
from canvases.views.requests import HtmxRequest, checked, op_id, place_of


@require_http_methods(["GET", "HEAD", "POST"])
@member_on_canvas(history=True)
def snapshots(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """The list of snapshots; POST takes one."""
    canvas = grant.canvas
    if request.method == "POST":
        if not grant.can_edit:
            raise NotAllowed
        name = checked(NameForm(request.POST)).cleaned_data["name"]
        daily_limits.count("snapshots", place_of(request))
        keeping.make(grant, op_id(request), canvas=canvas, name=name)
        return _back(grant)
    context = {
        "workspace": grant.workspace,
        "canvas": canvas,
        "snapshots": load_snapshots(canvas),
        "me": grant.member,
        "can_edit": grant.can_edit,
        "grant": grant,
    }
    return render(request, "snapshots.html", context)


@require_safe
@member_on_canvas(history=True)
def compare(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Two states side by side: `?one=` and `?other=` name snapshots; what is not named is the
    present state."""
    canvas = grant.canvas
    one, other = (_asked(request, grant, name) for name in ("one", "other"))
    with consistent_read():
        now = load_content(canvas)
    difference = compare_states(one.content if one else now, other.content if other else now)
    context = {
        "workspace": grant.workspace,
        "canvas": canvas,
        "one": one,
        "other": other,
        "difference": difference,
        "snapshots": load_snapshots(canvas),
        "sharers": load_sharers(canvas),
        "can_edit": grant.can_edit,
        "grant": grant,
    }
    return render(request, "snapshot_compare.html", context)


@require_POST
@member_on_canvas(Role.EDITOR)
def restore(request: HtmxRequest, grant: CanvasGrant, snapshot: str) -> HttpResponse:
    """Restore a snapshot, and redirect to the board."""
    keeping.restore(grant, op_id(request), snapshot=_snapshot(grant, snapshot))
    return redirect("board", canvas=grant.canvas.public_id)


@require_POST
@member_on_canvas(Role.EDITOR)
def discard(request: HtmxRequest, grant: CanvasGrant, snapshot: str) -> HttpResponse:
    """Delete a snapshot."""
    keeping.discard(grant, op_id(request), snapshot=_snapshot(grant, snapshot))
    return _back(grant)


def _asked(request: HtmxRequest, grant: CanvasGrant, name: str) -> Snapshot | None:
    sent = request.GET.get(name, "")
    return _snapshot(grant, sent) if sent else None


def _snapshot(grant: CanvasGrant, public_id: str) -> Snapshot:
    is_id = public_id.isascii() and public_id.isalnum()
    found = find_snapshot(grant.canvas, public_id) if is_id else None
    if found is None:
        raise Http404
    return found


def _back(grant: CanvasGrant) -> HttpResponse:
    return redirect("snapshots", canvas=grant.canvas.public_id)
