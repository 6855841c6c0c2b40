"""The check-fit walk asks of one note after another what it answers."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from canvases.access import CanvasGrant
from canvases.actions import links
from canvases.forms.fit import AnswersForm
from canvases.models import Role
from canvases.queries.fit_walk import END, load_walk
from canvases.views.fit_page import found_note, steps_in_bar
from canvases.views.page_cache import shared_page
from canvases.views.policies import member_on_canvas
from canvases.views.requests import HtmxRequest, checked, op_id


@require_http_methods(["GET", "HEAD", "POST"])
@member_on_canvas(Role.EDITOR)
def fit_walk(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Ask about one offer, or take the answer and go on."""
    if request.method == "POST":
        return _answered(request, grant)
    walk = load_walk(grant.canvas.pk, request.GET.get("offer", ""))
    context = {
        "walk": walk,
        "canvas": walk.canvas,
        "workspace": walk.board.workspace,
        "is_limited": grant.is_limited,
    }
    own = {"tools": steps_in_bar(request, grant)}
    return shared_page(request, grant, "fit_walk.html", lambda: context, about=None, own=own)


def _answered(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    form = checked(AnswersForm(request.POST))
    offer = found_note(grant, form.cleaned_data["source"])
    if wanted := form.wanted:
        links.choose(grant, op_id(request), canvas=grant.canvas, source=offer, wanted=wanted)
    walk = load_walk(grant.canvas.pk, offer.public_id)
    goes_back = form.cleaned_data["go"] == "back"
    at = walk.before if goes_back else walk.after
    response = redirect(reverse("fit_walk", args=[grant.canvas.public_id]))
    response["Location"] += f"?offer={at.public_id if at else END}"
    return response
