"""Which of two notes is the heavier one: questions, and the weights that follow. All that was
answered stands in the address, so nothing is stored before somebody takes the weights."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from canvases.access import CanvasGrant
from canvases.actions import ranking
from canvases.forms.fields import ids_in
from canvases.forms.ranking import ComparedForm, WeightsForm
from canvases.method.kinds import Kind
from canvases.method.ranking import MOST
from canvases.models import Role
from canvases.queries.ranking import Comparison, RankPage, compared, load_rank_page
from canvases.views.fit_page import bar_steps
from canvases.views.policies import member_on_canvas
from canvases.views.requests import HtmxRequest, checked, errors_of, op_id


@require_http_methods(["GET", "HEAD", "POST"])
@member_on_canvas(Role.EDITOR)
def rank(request: HtmxRequest, grant: CanvasGrant, kind: str) -> HttpResponse:
    """Choose notes, ask about two of them, show the weights that follow, or take them."""
    if kind not in {*Kind}:
        raise Http404
    if request.method == "POST":
        return _taken(request, grant, Kind(kind))
    page = load_rank_page(grant.canvas.pk, Kind(kind))
    if not request.GET.keys() & {"note", "answers", "answer"}:
        return _page(request, grant, page)
    form = ComparedForm(request.GET)
    if not form.is_valid():
        return _page(request, grant, page, words=errors_of(form))
    found = compared(page, form.notes, form.answered)
    if found is None:
        words = _("The notes you chose are not in this box any more.")
        return _page(request, grant, page, words=words)
    if not form.goes_on and len(found.ranking.placed) < 2:
        return _page(request, grant, page, words=_("Nothing is compared yet."))
    return _page(request, grant, page, found=found, asks=form.goes_on)


def _taken(request: HtmxRequest, grant: CanvasGrant, kind: Kind) -> HttpResponse:
    weights = checked(WeightsForm(request.POST)).weights
    ranking.weigh_in_order(
        grant, op_id(request), canvas=grant.canvas, kind=kind, weights=weights
    )  # fmt: skip
    here = reverse("rank", args=[grant.canvas.public_id, kind])
    return redirect(f"{here}?weighed={len(weights)}")


def _page(
    request: HtmxRequest,
    grant: CanvasGrant,
    page: RankPage,
    *,
    found: Comparison | None = None,
    asks: bool = True,
    words: str = "",
) -> HttpResponse:
    weighed = request.GET.get("weighed", "")[:3]
    context: dict[str, Any] = {
        "page": page,
        "canvas": page.canvas,
        "workspace": page.board.workspace,
        "kind": page.kind,
        "found": found,
        "asks": asks and found is not None and found.ranking.question is not None,
        "ticked": ids_in(request.GET, "note") or [note.public_id for note in page.notes[:MOST]],
        "words": words,
        "weighed": int(weighed) if weighed.isdecimal() and weighed.isascii() else 0,
        "can_edit": grant.can_edit,
        "is_limited": grant.is_limited,
    }
    status = 422 if words else 200
    return render(request, "rank.html", context | bar_steps(grant), status=status)
