"""Quotes of an interview: paste it, tick passages, and each becomes evidence of a note. What was
pasted goes back with the page, and is stored nowhere."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from canvases.access import CanvasGrant
from canvases.actions import evidence
from canvases.actions.errors import Refused
from canvases.forms.quotes import InterviewForm, QuotesForm
from canvases.method.kinds import Kind
from canvases.method.passages import LONGEST, passages
from canvases.models import Role
from canvases.queries.board import find_note
from canvases.queries.evidence_page import load_evidence_page
from canvases.views.policies import member_on_canvas
from canvases.views.requests import HtmxRequest, errors_of, op_id
from canvases.views.undo_page import canvas_steps


@require_http_methods(["GET", "HEAD", "POST"])
@member_on_canvas(Role.EDITOR)
def quotes(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Paste an interview, choose among its passages, or make evidence of those that are ticked."""
    if request.method != "POST":
        return _page(request, grant)
    if "quote" in request.POST or "at" in request.POST:
        return _capture(request, grant)
    form = InterviewForm(request.POST)
    return _page(request, grant, wrong="" if form.is_valid() else errors_of(form))


def _capture(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    form = QuotesForm(request.POST)
    if not form.is_valid():
        return _page(request, grant, wrong=errors_of(form), keeps=True)
    said = form.cleaned_data
    note = find_note(grant.canvas, said["at"]) if said["at"] else None
    try:
        evidence.capture(
            grant, op_id(request), canvas=grant.canvas, pieces=form.evidence, note=note,
            kind=Kind(said["kind"]) if said["kind"] and not said["at"] else None, text=said["text"],
        )  # fmt: skip
    except Refused as refused:
        return _page(request, grant, wrong=refused.message, keeps=True)
    count = len(form.quotes)
    done = ngettext("%d passage is evidence now.", "%d passages are evidence now.", count) % count
    return _page(request, grant, done=done)


def _page(
    request: HtmxRequest, grant: CanvasGrant, *, wrong: str = "", done: str = "",
    keeps: bool = False,
) -> HttpResponse:  # fmt: skip
    """The page, with the interview that was sent; `keeps`: with all that was chosen, too."""
    found = load_evidence_page(grant.canvas.pk)
    interview = request.POST.get("interview", "")
    found_in_it = passages(interview) if len(interview) <= LONGEST else []
    ticked = request.POST.getlist("quote") if keeps else []
    context = {
        "page": found,
        "canvas": found.canvas,
        "workspace": found.board.workspace,
        "is_limited": grant.is_limited,
        "can_edit": grant.can_edit,
        "interview": interview,
        "passages": found_in_it,
        "ticked": ticked,
        "marked": [one for one in ticked if one and one not in found_in_it],
        "sent": request.POST if keeps else {"source": request.POST.get("source", "")},
        "wrong": wrong,
        "done": done,
    }
    context |= canvas_steps(grant, "evidence")
    return render(request, "quotes.html", context, status=422 if wrong else 200)
