"""The finished canvas, or the whole workspace, as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from canvases.access import CanvasGrant, Grant
from canvases.exports import canvas_file, pdf
from canvases.views.policies import member_of_workspace, member_on_canvas


@require_safe
@member_on_canvas()
@never_cache
def export(
    request: HttpRequest,
    grant: CanvasGrant,
    format: str,
) -> HttpResponse:
    """Download the canvas: `format` is pdf (with `?paper=`) or json."""
    canvas = grant.canvas
    if format == "json":
        return _file(canvas.title, "json", canvas_file.render(grant.workspace, canvas))
    paper = request.GET.get("paper", "slide")
    if paper not in pdf.PAPERS:
        raise Http404
    try:
        content = pdf.export_canvas(canvas, paper, get_language() or "en")
    except pdf.ExportFailed as failure:
        return _not_now(request, failure)
    return _file(canvas.title, "pdf", content)


@require_safe
@member_of_workspace()
@never_cache
def export_workspace(request: HttpRequest, grant: Grant) -> HttpResponse:
    """Download everything in the workspace as one canvas file."""
    return _file(grant.workspace.name, "json", canvas_file.render(grant.workspace))


def _not_now(request: HttpRequest, failure: pdf.ExportFailed) -> HttpResponse:
    """Says that the export could not be made, and that it is worth asking again."""
    context = {"words": str(failure), "status": 503}
    response = render(request, "refusal.html", context, status=503)
    response["Retry-After"] = "5"
    return response


def _file(title: str, ending: str, content: bytes) -> HttpResponse:
    kinds = {"pdf": "application/pdf", "json": "application/json"}
    today = timezone.localdate().isoformat()
    name = f"{title.replace('/', '-')} – {today}.{ending}"
    response = HttpResponse(content, content_type=kinds[ending])
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    return response
