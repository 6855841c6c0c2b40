"""The landing page of a canvas: a small page for strangers, behind a link of its own."""

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from canvases.access import CanvasGrant, landing_link
from canvases.actions import sharing
from canvases.forms.sharing import LandingForm
from canvases.models import Canvas, Role, Workspace
from canvases.queries.consistent_read import load_current
from canvases.queries.landing import landing_of
from canvases.views.page_cache import rendered_once
from canvases.views.policies import anyone, member_on_canvas
from canvases.views.requests import HtmxRequest, checked
from canvases.views.statement_page import statement_page


@require_safe
@anyone
def landing(request: HtmxRequest, landing: str) -> HttpResponse:
    """The page, for whoever has the link."""
    link = landing_link(landing)
    if link is None or link.canvas is None:  # alike for one that was revoked and one that never was
        return render(request, "landing_gone.html", status=404)
    sharing.note_use(link)
    return HttpResponse(_drawn(link.workspace, link.canvas))


@require_safe
@member_on_canvas()
def preview(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """The page as others will see it, for members."""
    return HttpResponse(_drawn(grant.workspace, grant.canvas))


@require_POST
@member_on_canvas(Role.EDITOR)
def make_link(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Make a link to the page. Only this answer shows its address."""
    lifetime = checked(LandingForm(request.POST)).cleaned_data["lifetime"]
    token = sharing.make_landing(grant, canvas=grant.canvas, lifetime=lifetime)
    return statement_page(request, grant, landing_token=token)


def _drawn(workspace: Workspace, canvas: Canvas) -> bytes:
    """Rendered once for each state and language."""
    name = f"landing:{canvas.pk}:{get_language()}"

    def draw() -> str:
        return render_to_string("landing.html", {"landing": landing_of(load_current(canvas.pk))})

    return rendered_once(workspace, name, draw)
