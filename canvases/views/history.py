"""The history of a workspace, a canvas or a note."""

from typing import TypeVar
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from canvases.access import CanvasGrant, Grant, NoteGrant
from canvases.forms.history import HistoryForm
from canvases.models import Canvas
from canvases.queries.history import (
    GROUPS,
    OTHER,
    HistoryEntry,
    HistoryFilter,
    load_history,
    load_note_history,
    load_people,
)
from canvases.views.policies import member_of_workspace, member_on_canvas, member_on_note
from canvases.views.requests import HtmxRequest, checked, page_before

M = TypeVar("M", bound=Model)

MOST = 50  # events on a page


@require_safe
@member_of_workspace(history=True)
def of_workspace(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """What happened in the workspace, in sentences."""
    wish, sent = _wish(request, grant)
    events = load_history(grant.workspace, wish=wish, before=page_before(request), most=MOST)
    canvases = list(grant.workspace.canvases.order_by("position", "pk"))
    return _page(request, grant, events, sent=sent, canvases=canvases)


@require_safe
@member_on_canvas(history=True)
def of_canvas(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """What happened to the canvas, in sentences."""
    wish, sent = _wish(request, grant)
    before = page_before(request)
    events = load_history(grant.workspace, grant.canvas, wish=wish, before=before, most=MOST)
    return _page(request, grant, events, sent=sent)


@require_safe
@member_on_note(history=True)
def of_note(request: HtmxRequest, grant: NoteGrant) -> HttpResponse:
    """What happened to one note: how it was, how it is."""
    place = grant.canvas if grant.is_limited else None
    before = page_before(request)
    events = load_note_history(grant.note, place, before=before, most=MOST)
    return _page(request, grant, events, note=grant.note)


def _wish(request: HtmxRequest, grant: Grant) -> tuple[HistoryFilter, dict[str, str]]:
    """What is asked for, and the same as it was sent. Raises Http404 for what is not here."""
    sent = checked(HistoryForm(request.GET)).cleaned_data
    here = grant.place if grant.is_limited else None
    canvas = here or _named(grant.workspace.canvases.all(), sent["canvas"])
    person = _named(load_people(grant.workspace, here), sent["person"])
    return HistoryFilter(canvas, person, sent["kind"] or None), {k: v for k, v in sent.items() if v}


def _named(rows: QuerySet[M], public_id: str) -> M | None:
    if not public_id:
        return None
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def _page(
    request: HtmxRequest, grant: Grant, entries: list[HistoryEntry], **more: object
) -> HttpResponse:
    sent = more.get("sent", {})
    context = {
        "workspace": grant.workspace,
        "canvas": grant.place,
        "note": None,
        "events": entries,
        "me": grant.member,
        "grant": grant,
        "most": MOST,
        "query": urlencode(sent) if isinstance(sent, dict) else "",
        "groups": [*GROUPS, OTHER],
        "canvases": list[Canvas](),
    }
    restores = request.htmx.history_restore_request
    if request.htmx and not restores:
        return render(request, "components/page/history_events.html", context | more)
    people = load_people(grant.workspace, grant.place if grant.is_limited else None)
    return render(request, "history.html", context | {"people": people} | more)
