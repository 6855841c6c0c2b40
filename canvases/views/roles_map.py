"""The roles map: who buys, pays for and uses an offer, and what flows between sides."""

from collections.abc import Collection
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from canvases.access import Grant
from canvases.actions import segment_pairs, undo_redo
from canvases.actions.errors import Outdated, Refused
from canvases.forms.segments import SectionForm
from canvases.method.flows import FLOWS
from canvases.models import Role
from canvases.queries.roles_map import ALL, load_roles_map
from canvases.queries.segment_pairs import find_pair
from canvases.views.page_cache import shared_page
from canvases.views.policies import member_of_workspace
from canvases.views.requests import HtmxRequest, op_id
from canvases.views.segments import found_segment
from canvases.views.undo_page import bar_steps, undone


@require_safe
@member_of_workspace()
def roles_map(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """The map of the offer that the address names, or of the first one."""
    return _map(request, grant)


@require_POST
@member_of_workspace(Role.EDITOR)
def flow(request: HtmxRequest, grant: Grant, segment: str, other: str) -> HttpResponse:
    """Say what one segment gives to another."""
    if segment == other:
        raise Http404
    two = found_segment(grant, segment), found_segment(grant, other)
    form = SectionForm(FLOWS, find_pair(*two).state(), request.POST)
    if not form.is_valid():
        return _refused(request, grant, two, form, 422)
    try:
        segment_pairs.say_flows(
            grant, op_id(request), segments=two, values=form.values, seen=form.seen
        )
    except Outdated as outdated:
        form.note_overtaken(outdated.now)
        return _refused(request, grant, two, form, outdated.status)
    if request.htmx:
        return _map(request, grant)
    return redirect(f"{_address(grant, _offer(request))}#flows")


@require_POST
@member_of_workspace(Role.EDITOR)
def undo(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """Take back one's last change in the workspace, seen from the map; refused, the page offers the
    one before it."""
    return undone(
        request,
        grant,
        lambda overtaken, past: _map(request, grant, refused=overtaken, past=past),
        lambda: redirect(_address(grant, _offer(request))),
    )


@require_POST
@member_of_workspace(Role.EDITOR)
def redo(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """Do again what one undid last."""
    undo_redo.redo(grant, op_id(request))
    return redirect(_address(grant, _offer(request)))


def _refused(
    request: HtmxRequest, grant: Grant, two: Any, form: SectionForm, status: int
) -> HttpResponse:
    sent = ({one.pk for one in two}, form)
    return _map(request, grant, sent=sent, status=status)


def _map(
    request: HtmxRequest,
    grant: Grant,
    *,
    sent: Any = None,
    status: int = 200,
    refused: Refused | None = None,
    past: Collection[int] = (),
) -> HttpResponse:
    """The map, or for a page that is open the flows on it; with the form that was `sent` about the
    segments with these primary keys and refused; with the reason where an undo was `refused`."""
    tools = _steps(request, grant, refused, past)
    if request.method == "POST" and request.htmx and not refused:
        context = {"workspace": grant.workspace, "can_edit": grant.can_edit, **tools}
        context |= _shown(grant, _offer(request), sent)
        return render(request, "components/segments/flows_answer.html", context, status=status)
    bar = render_to_string("components/page/steps.html", tools, request) if grant.can_edit else ""
    return shared_page(
        request, grant, "roles_map.html", lambda: _shown(grant, _offer(request), sent),
        about=None if sent else _offer(request), own={"tools": bar},
        status=refused.status if refused else status,
    )  # fmt: skip


def _shown(grant: Grant, offer: str, sent: Any) -> dict[str, Any]:
    found = load_roles_map(grant.workspace, offer)
    here = _address(grant, found.offer.public_id if found.offer else ALL)
    return {"map": found, "here": here, "sent": sent}


def _steps(
    request: HtmxRequest, grant: Grant, refused: Refused | None, past: Collection[int]
) -> dict[str, Any]:
    """What undo and redo would do, and where."""
    undo_at, redo_at = (
        _address(grant, _offer(request), name) for name in ("roles_undo", "roles_redo")
    )
    return bar_steps(grant, undo_at, redo_at, past, refused.message if refused else "")


def _address(grant: Grant, offer: str, name: str = "roles_map") -> str:
    """A page about an offer."""
    return f"{reverse(name, args=[grant.workspace.public_id])}?{urlencode({'offer': offer})}"


def _offer(request: HtmxRequest) -> str:
    """The offer that the address names."""
    return request.GET.get("offer", "")
