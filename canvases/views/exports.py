"""Downloads one export: a canvas, or the whole workspace, as a file."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from canvases.access import CanvasGrant, Grant
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.file_names import file_name
from canvases.exports.formats import FORMATS, Format
from canvases.exports.options import Options
from canvases.exports.page.brand import NO_BRAND
from canvases.exports.workspace_brand import brand_of
from canvases.views.policies import member_of_workspace, member_on_canvas
from canvases.views.requests import HtmxRequest


@require_safe
@member_on_canvas()
def export(request: HtmxRequest, grant: CanvasGrant, format: str) -> HttpResponse:
    """Download the canvas in a format of the registry (with `?paper=` where it has pages,
    `?separator=` where it is a table)."""
    form = FORMATS.get(format)
    if form is None or Scope.CANVAS not in form.scopes:
        raise Http404
    paper = request.GET.get("paper", "slide")
    if form.papers and paper not in form.papers:
        raise Http404
    separator = request.GET.get("separator", "comma")
    if form.separators and separator not in form.separators:
        raise Http404
    options = Options(separator=separator, language=get_language() or "en")
    brand = brand_of(grant.workspace) if form.branded else NO_BRAND
    export_request = ExportRequest(
        grant.workspace, Scope.CANVAS, (grant.canvas,), paper=paper, options=options, brand=brand
    )
    return made(form, export_request)


@require_safe
@member_of_workspace()
def export_workspace(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """Download everything in the workspace as one canvas file."""
    return made(FORMATS["json"], ExportRequest(grant.workspace, Scope.WORKSPACE, ()))


def made(form: Format, export_request: ExportRequest) -> HttpResponse:
    """The file asked for, made now. Raises ExportFailed."""
    return attached(form.make(export_request), form.media_type, file_name(export_request, form))


def attached(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A file to be saved under this name."""
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    return response
