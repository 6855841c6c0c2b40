"""The fit page of a canvas: the matrix of what answers what, the figure, and what to do next."""

from collections.abc import Collection
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from canvases.access import CanvasGrant
from canvases.actions import links, undo_redo
from canvases.actions.errors import Refused
from canvases.forms.fit import CellForm
from canvases.models import Note, Role
from canvases.queries.board import find_note
from canvases.queries.fit_page import FitPage, load_fit_page
from canvases.views.page_cache import shared_page
from canvases.views.policies import member_on_canvas
from canvases.views.requests import HtmxRequest, checked, is_shown, op_id
from canvases.views.undo_page import canvas_steps, undone

_PAGES: Final = {"assessment"}


@require_safe
@member_on_canvas()
def fit(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """The page; nothing for a page that shows this state already."""
    if is_shown(request, grant.workspace):
        return HttpResponse(status=204)
    return _page(request, grant)


@require_POST
@member_on_canvas(Role.EDITOR)
def fit_cell(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Say how strongly an offer answers a need."""
    offer, need, strength = checked(CellForm(request.POST)).cleaned_data["set"]
    ends = {"source": found_note(grant, offer), "target": found_note(grant, need)}
    if strength:
        links.connect(grant, op_id(request), canvas=grant.canvas, **ends, strength=strength)
    else:
        links.disconnect(grant, op_id(request), canvas=grant.canvas, **ends)
    if not request.htmx:
        return redirect(f"{_address(grant, _chosen(request))}#row-{need}")
    page = load_fit_page(grant.canvas.pk, _chosen(request))
    context = _shown(grant, page) | bar_steps(grant) | {"out_of_band": True}
    context |= {"cell": page.cell(ends["source"], ends["target"])}
    return render(request, "components/fit/answer.html", context)


@require_POST
@member_on_canvas(Role.EDITOR)
def fit_undo(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Take back one's last change on the canvas; refused, the page offers the one before it."""
    return undone(
        request,
        grant,
        lambda overtaken, past: _page(request, grant, refused=overtaken, past=past),
        lambda: redirect(_page_before(request, grant)),
    )


@require_POST
@member_on_canvas(Role.EDITOR)
def fit_redo(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Do again what one undid last."""
    undo_redo.redo(grant, op_id(request))
    return redirect(_page_before(request, grant))


def _page(
    request: HtmxRequest,
    grant: CanvasGrant,
    *,
    refused: Refused | None = None,
    past: Collection[int] = (),
) -> HttpResponse:
    chosen = _chosen(request)
    return shared_page(
        request,
        grant,
        "fit.html",
        lambda: _shown(grant, load_fit_page(grant.canvas.pk, chosen)),
        about=f"{grant.canvas.public_id}:{chosen}:{grant.is_limited}",
        own={"tools": steps_in_bar(request, grant, refused, past)},
        status=refused.status if refused else 200,
    )


def _shown(grant: CanvasGrant, page: FitPage) -> dict[str, Any]:
    return {
        "page": page,
        "canvas": page.canvas,
        "fit": page.fit,
        "workspace": page.board.workspace,
        "here": _address(grant, page.chosen),
        "can_edit": grant.can_edit,
        "is_limited": grant.is_limited,
    }


def steps_in_bar(
    request: HtmxRequest,
    grant: CanvasGrant,
    refused: Refused | None = None,
    past: Collection[int] = (),
) -> str:
    """Undo and redo for the bar of a page about the canvas; nothing for those who only look."""
    if not grant.can_edit:
        return ""
    context = bar_steps(grant, past) | {"refused": refused.message if refused else ""}
    return render_to_string("components/page/steps.html", context, request)


def bar_steps(grant: CanvasGrant, past: Collection[int] = (), page: str = "") -> dict[str, Any]:
    """What undo and redo would do, and where; `page`: of _PAGES, where one comes back to."""
    return canvas_steps(grant, "fit", past, f"?page={page}" if page else "")


def found_note(grant: CanvasGrant, public_id: str) -> Note:
    """A note of the canvas. Raises Http404."""
    note = find_note(grant.canvas, public_id)
    if note is None:
        raise Http404
    return note


def _page_before(request: HtmxRequest, grant: CanvasGrant) -> str:
    """The page on which one asked to undo: one of _PAGES, or that of the fit."""
    asked = request.GET.get("page", "")
    return reverse(asked if asked in _PAGES else "fit", args=[grant.canvas.public_id])


def _chosen(request: HtmxRequest) -> str:
    """The one need that the address asks for."""
    asked = request.GET.get("need", "")
    return asked if len(asked) == 12 and asked.isascii() and asked.isalnum() else ""


def _address(grant: CanvasGrant, chosen: str = "") -> str:
    """The page, or its row for one need."""
    page = reverse("fit", args=[grant.canvas.public_id])
    return f"{page}?need={chosen}" if chosen else page
