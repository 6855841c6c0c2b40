"""Segments from a customer list: choose a file, choose columns, tick groups."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from canvases.access import Grant, NotAllowed
from canvases.actions import customer_files, customer_segments, daily_limits
from canvases.actions.customer_files import CustomerFile
from canvases.actions.errors import Refused, TooMany
from canvases.imports import customer_jobs, customer_table
from canvases.imports.alphabets import ENCODINGS
from canvases.imports.customer_choice import BadChoice, find
from canvases.imports.customer_rows import How
from canvases.imports.delimited import SEPARATORS
from canvases.imports.problems import BadFile, Problem
from canvases.imports.table import refused
from canvases.models import Role
from canvases.views.customer_list_page import (
    Listed,
    MakeForm,
    is_watching,
    show_choose,
    show_columns,
    show_gone,
    show_groups,
    show_reading,
)
from canvases.views.policies import member_of_workspace
from canvases.views.rate_limits import too_many
from canvases.views.requests import HtmxRequest, op_id, place_of

_PATIENCE = 4.0  # seconds in which most lists are read; the others show how far they are


@require_http_methods(["GET", "HEAD", "POST"])
@member_of_workspace(Role.EDITOR)
def customer_list(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """Choose a file; one that is sent is read in the background."""
    _refuse_example(grant)
    if request.method != "POST":
        return show_choose(request, grant)
    try:
        return _begin(request, grant, request.FILES.get("file"))
    except BadFile as error:
        return show_choose(request, grant, error.problems)
    except Refused as error:
        page = show_choose(request, grant, [Problem((), error.message)], status=error.status)
        return too_many(page, error.seconds) if isinstance(error, TooMany) else page


def _begin(request: HtmxRequest, grant: Grant, sent: "UploadedFile[bytes] | None") -> HttpResponse:
    if sent is None:
        raise refused(_("Choose a file first."))
    if (sent.size or 0) > customer_files.LARGEST:
        raise refused(_("is larger than %d MB") % (customer_files.LARGEST // 1_000_000))
    name, raw = sent.name or "", sent.read()
    how = customer_jobs.how_to_read(raw, name)
    daily_limits.count("imports", place_of(request))
    file = customer_files.keep(grant, [raw])
    return _read(grant, file, name, how)


def _read(grant: Grant, file: CustomerFile, name: str, how: How) -> HttpResponse:
    customer_jobs.start(file, name[:200], how)
    customer_jobs.wait(file, _PATIENCE)
    return redirect("customer_list_columns", grant.workspace.public_id, file.name)


@require_safe
@member_of_workspace(Role.EDITOR)
def columns(request: HtmxRequest, grant: Grant, upload: str) -> HttpResponse:
    """What is in each column; before that, how far the list is read."""
    file = _found(grant, upload)
    state = file.state() if file else {}
    if file is None or not state:
        return show_gone(request, grant)
    if customer_jobs.is_interrupted(state):
        words = _("The server was interrupted while it read this. Please choose the file again.")
        return show_choose(request, grant, [Problem((), words)])
    if state["state"] == customer_jobs.READING:
        return show_reading(request, Listed(grant, file, state))
    if is_watching(request):
        return HttpResponseClientRedirect(request.path)
    return show_columns(request, Listed(grant, file, state))


@require_POST
@member_of_workspace(Role.EDITOR)
def read(request: HtmxRequest, grant: Grant, upload: str) -> HttpResponse:
    """Read a list again, in other letters, with another separator, or another sheet."""
    file = _found(grant, upload)
    if file is None or not (state := file.state()):
        return show_gone(request, grant)
    name, sheet = state["name"], request.POST.get("sheet", "")
    encoding, separator = request.POST.get("encoding", ""), request.POST.get("separator", "")
    separator = {"none": "", "tab": "\t"}.get(separator, separator)
    told = How(
        state["form"],
        encoding if encoding in ENCODINGS else "",
        separator if separator in SEPARATORS else ",",
        int(sheet) if sheet.isascii() and sheet.isdecimal() and len(sheet) < 3 else None,
        names=bool(request.POST.get("names")),
    )
    try:
        how = customer_jobs.how_to_read(file.raw.read_bytes(), name, told)
    except OSError:
        return show_gone(request, grant)
    except BadFile as error:
        return show_columns(request, Listed(grant, file, state), error.problems)
    return _read(grant, file, name, how)


@require_POST
@member_of_workspace(Role.EDITOR)
def cancel(request: HtmxRequest, grant: Grant, upload: str) -> HttpResponse:
    """Read no further, and delete the list."""
    if file := _found(grant, upload):
        file.drop()
    return redirect("customer_list", grant.workspace.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@member_of_workspace(Role.EDITOR)
def groups(request: HtmxRequest, grant: Grant, upload: str) -> HttpResponse:
    """The groups that the chosen columns make. Nothing is written, however it is sent."""
    return _groups(request, grant, upload)


def _groups(
    request: HtmxRequest, grant: Grant, name: str, make: MakeForm | None = None, refusal: str = ""
) -> HttpResponse:
    file = _found(grant, name)
    if file is None or not (state := file.state()):
        return show_gone(request, grant)
    try:
        sent = request.POST if request.method == "POST" else request.GET
        found = find(file.table, customer_table.contents_in(file.table), sent)
    except OSError:
        return show_gone(request, grant)
    except BadChoice as error:
        return show_columns(request, Listed(grant, file, state), [Problem((), str(error))])
    return show_groups(request, Listed(grant, file, state), found, make, refusal)


@require_POST
@member_of_workspace(Role.EDITOR)
def make(request: HtmxRequest, grant: Grant, upload: str) -> HttpResponse:
    """Make segments of the ticked groups, and delete the list."""
    operation, file = op_id(request), _found(grant, upload)
    made = redirect("workspace", grant.workspace.public_id)  # where it can be undone
    if customer_segments.made_before(grant, operation):
        return made
    try:
        if file is None or not (state := file.state()):
            return show_gone(request, grant)
        found = find(file.table, customer_table.contents_in(file.table), request.POST)
    except (OSError, BadChoice):
        return _groups(request, grant, upload)
    form = MakeForm(found, request.POST, str(state["name"]))
    if not form.is_valid():
        return _groups(request, grant, upload, form)
    try:
        change = customer_segments.add_segments(grant, operation, segments=form.segments())
    except Refused as error:
        return _groups(request, grant, upload, form, error.message)
    file.drop()
    if change is not None:
        made["Location"] += f"#segment-{change.subject_id}"
    return made


def _found(grant: Grant, name: str) -> CustomerFile | None:
    """The member's list; None where it is gone."""
    _refuse_example(grant)
    return customer_files.find(grant, name)


def _refuse_example(grant: Grant) -> None:
    if grant.workspace.example:
        raise NotAllowed
