"""The export dialog: its page, the preview, the file, and long exports with their progress."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from canvases.access import Grant
from canvases.actions import branding
from canvases.exports import jobs, preview
from canvases.exports.export_request import ExportRequest
from canvases.exports.formats import ARCHIVE, FORMATS, Format
from canvases.exports.workspace_brand import logo_address
from canvases.forms.branding import BrandForm
from canvases.models import Canvas, Role
from canvases.views.export_requests import Choice, choice_of
from canvases.views.exports import attached, made
from canvases.views.policies import member_of_workspace
from canvases.views.requests import HtmxRequest, op_id


@require_safe
@member_of_workspace()
def exporting(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """Choose what to export and how; the choices are in the address."""
    return _page(request, grant, choice_of(request, grant))


@require_http_methods(["GET", "HEAD", "POST"])
@member_of_workspace()
def file(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """The file that was chosen. What takes long is made in the background, and begun by a button
    only: an address that is opened shows the choices."""
    choice = choice_of(request, grant)
    if choice.export_request is None:
        return _page(request, grant, choice, status=422)
    if request.POST.get("do") == "preview":
        return _choices(grant, choice)
    if not _takes_long(choice.format, choice.export_request):
        return made(choice.format, choice.export_request)
    if request.method != "POST":
        return _choices(grant, choice)
    job = jobs.start(choice.format, choice.export_request, grant.member.token_hash or "")
    return redirect("export_job", workspace=grant.workspace.public_id, job=job.id)


@require_safe
@member_of_workspace()
def picture(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """The first page of what was chosen, as PNG."""
    choice = choice_of(request, grant)
    if choice.export_request is None:
        raise Http404
    content = preview.picture(choice.format, choice.export_request)
    headers = {"Cache-Control": "private, max-age=60"}
    return HttpResponse(content, content_type="image/png", headers=headers)


@require_safe
@member_of_workspace()
def job(request: HtmxRequest, grant: Grant, job: str) -> HttpResponse:
    """How far a long export is."""
    context = {"workspace": grant.workspace, "job": _job(grant, job)}
    page = "components/exports/export_job.html" if request.htmx else "export_job.html"
    return render(request, page, context)


@require_safe
@member_of_workspace()
def job_file(request: HtmxRequest, grant: Grant, job: str) -> HttpResponse:
    """The file of a long export that is done."""
    found = _job(grant, job)
    content = jobs.content(found)
    if content is None:
        raise Http404
    form = ARCHIVE if found.format == ARCHIVE.code else FORMATS[found.format]
    return attached(content, form.media_type, found.name)


@require_POST
@member_of_workspace()
def cancel(request: HtmxRequest, grant: Grant, job: str) -> HttpResponse:
    """Stop a long export."""
    jobs.cancel(_job(grant, job))
    return redirect("export_job", workspace=grant.workspace.public_id, job=job)


@require_POST
@member_of_workspace(Role.EDITOR)
def brand(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """Change how exports look."""
    form = BrandForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, grant, choice_of(request, grant), brand=form, status=422)
    branding.brand(grant, op_id(request), **form.cleaned_data)
    response = redirect("exporting", workspace=grant.workspace.public_id)
    response["Location"] += f"?{request.GET.urlencode()}#brand"
    return response


def _job(grant: Grant, name: str) -> jobs.Job:
    found = jobs.find(grant.workspace, name)
    if found is None or (found.authors and not grant.sees_history):
        raise Http404
    if found.visitor not in ("", grant.member.token_hash):
        raise Http404
    return found


def _choices(grant: Grant, choice: Choice) -> HttpResponse:
    response = redirect("exporting", workspace=grant.workspace.public_id)
    response["Location"] += f"?{choice.sent.urlencode()}"
    return response


def _takes_long(form: Format, export_request: ExportRequest) -> bool:
    return form.long and len(export_request.canvases) > 1


def _page(
    request: HtmxRequest,
    grant: Grant,
    choice: Choice,
    *,
    brand: BrandForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page, or the part of it that a script asks for."""
    context = {
        "workspace": grant.workspace,
        "grant": grant,
        "choice": choice,
        "formats": FORMATS,
        "query": choice.sent.urlencode(),
        "text": _text(choice),
        "brand": brand,
        "logo": logo_address(grant.workspace),
        "to_name": _to_name(choice),
    }
    return render(request, _template(request), context, status=status)


def _to_name(choice: Choice) -> Canvas | None:
    """The one canvas that goes out, where it or its segment has no name yet."""
    if choice.export_request is None or len(choice.export_request.canvases) != 1:
        return None
    canvas = choice.export_request.canvases[0]
    return None if canvas.is_named and canvas.profile.segment.is_named else canvas


def _template(request: HtmxRequest) -> str:
    """The whole page; for htmx the form where that is replaced, else what the dialog shows."""
    if not request.htmx:
        return "export.html"
    swaps = request.htmx.target == "export"
    return (
        "components/exports/export_form.html" if swaps else "components/dialogs/export_dialog.html"
    )


def _text(choice: Choice) -> str | None:
    """The beginning of a file of text, None where there is a picture or nothing to show."""
    if choice.export_request is None or preview.is_picture(choice.format):
        return None
    return preview.beginning(choice.format, choice.export_request)
