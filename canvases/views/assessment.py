"""The ten characteristics: what one thinks of a canvas, and what everybody does."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from canvases.access import CanvasGrant
from canvases.actions import assessments
from canvases.forms.assessment import ScoresForm
from canvases.models import Role
from canvases.queries.assessment import load_assessed
from canvases.views.fit_page import bar_steps
from canvases.views.policies import member_on_canvas
from canvases.views.requests import HtmxRequest, checked, is_shown, op_id


@require_safe
@member_on_canvas()
def assessment(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """The page; nothing for a page that shows this state already."""
    if is_shown(request, grant.workspace):
        return HttpResponse(status=204)
    return render(request, "assessment.html", _shown(grant))


@require_POST
@member_on_canvas(Role.COMMENTER)
def scores(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Take one's own scores."""
    given = checked(ScoresForm(request.POST)).scores
    change = assessments.score(grant, op_id(request), canvas=grant.canvas, scores=given)
    if not request.htmx:
        return redirect("assessment", canvas=grant.canvas.public_id)
    context = _shown(grant, change.seq if change else None) | {"out_of_band": True}
    return render(request, "components/assessment/answer.html", context)


def _shown(grant: CanvasGrant, seq: int | None = None) -> dict[str, Any]:
    workspace = grant.workspace
    context = {
        "canvas": grant.canvas,
        "workspace": workspace,
        "assessed": load_assessed(grant.canvas, grant.member),
        "seen": f"{workspace.epoch}:{max(workspace.seq, seq or 0)}",
        "may_score": grant.allows(Role.COMMENTER) and not workspace.example,
        "can_edit": grant.can_edit,
        "is_limited": grant.is_limited,
    }
    return context | (bar_steps(grant, page="assessment") if grant.can_edit else {})
