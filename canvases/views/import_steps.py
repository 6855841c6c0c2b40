"""The steps of an import: choose a file, choose the columns, check, import."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from canvases.access import CanvasGrant, Grant, NotAllowed
from canvases.actions import archives, daily_limits, documents
from canvases.actions.errors import Refused, TooMany
from canvases.imports import archive, columns, mail, upload, word, workbook
from canvases.imports.choices import SKIP, Sent
from canvases.imports.plan import Plan, plan
from canvases.imports.problems import BadFile, Problem
from canvases.imports.table import refused
from canvases.imports.upload import Upload
from canvases.method.document import Document
from canvases.models import Role
from canvases.queries.workspace import find_canvas, find_segment
from canvases.views.import_page import (
    anew,
    default_title,
    known_notes,
    show_check,
    show_choose,
    show_columns,
)
from canvases.views.import_texts import change_text
from canvases.views.policies import anyone, let_in, member_of_workspace, member_on_canvas
from canvases.views.rate_limits import too_many
from canvases.views.requests import HtmxRequest, op_id, place_of
from canvases.views.share_links import own_token

_METHODS = ["GET", "HEAD", "POST"]

# Not `no-store`: going back in the browser would lose what was sorted and written on these pages.
# They show what the visitor has just brought, and nothing of a workspace but the names of canvases.
kept_for_back = cache_control(private=True, no_cache=True)
_OTHERWISE = "otherwise"  # to read the same text in another way
_DONE = "#imported"  # for the board, whose fields may keep what was imported
_DONE_ELSEWHERE = "?imported=1"  # the same for a page that is to show one of its canvases
_NEW_ONLY = "new"  # to leave out what is on the canvas already
_SHORTENS = {"shorten": "1", "whole": ""}  # what is too long, and back


@require_http_methods(_METHODS)
@member_on_canvas(Role.EDITOR)
@kept_for_back
def import_to_canvas(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Import onto a canvas, or beside it."""
    return _step(request, grant)


@require_http_methods(_METHODS)
@member_of_workspace(Role.EDITOR)
@kept_for_back
def import_to_workspace(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """Import into a workspace."""
    return _step(request, grant)


@require_http_methods(_METHODS)
@anyone
@kept_for_back
def import_anew(request: HtmxRequest) -> HttpResponse:
    """Start a workspace from a file, or all that are in an archive."""
    file = request.FILES.get("file")
    if request.method == "POST" and file is not None and archive.is_one(file):
        return _unpack(request, file)
    return _step(request, None)


def _unpack(request: HtmxRequest, file: "UploadedFile[bytes]") -> HttpResponse:
    """All that is in an archive, as workspaces of one's own."""
    token = own_token(request)
    try:
        if (file.size or 0) > workbook.MOST_BYTES:
            raise refused(_("is larger than 5 MB"))
        brought = archive.Archive(file, archive.ON_PAGE)
        for _folder in brought.folders:
            daily_limits.count("imports", place_of(request))
        stored = archives.store(brought, op_id(request), token=token)
    except BadFile as error:
        return show_choose(request, None, {}, error.problems)
    except Refused as error:
        page = show_choose(request, None, {}, [Problem((), error.message)])
        return too_many(page, error.seconds) if isinstance(error, TooMany) else page
    first = reverse("workspace", args=[stored[0].public_id])
    response = redirect(first if len(stored) == 1 else "home")
    let_in(request, response, token)
    return response


def _step(request: HtmxRequest, grant: Grant | None) -> HttpResponse:
    """The step that was asked for, or what one text on the last of them becomes."""
    if grant is not None and grant.workspace.example:
        raise NotAllowed
    sent = columns.keep_latest(request.POST.dict(), request.htmx.trigger_name or "")
    if request.method != "POST" or sent.get("go") == "choose":
        return show_choose(request, grant, sent)
    step = change_text if sent.get("go") == "text" else _later_step
    return step(request, grant, sent)


def _later_step(request: HtmxRequest, grant: Grant | None, sent: Sent) -> HttpResponse:
    """What follows on what was brought: the step that was asked for, or the one before it where
    something is missing there."""
    try:
        brought, sent = _taken(request, sent)
    except BadFile as error:
        return show_choose(request, grant, sent, error.problems)
    go = sent.get("go", "")
    if go in _SHORTENS:
        sent["shorten"] = _SHORTENS[go]
    made = _plan(grant, brought, sent)
    if go == _NEW_ONLY and isinstance(grant, CanvasGrant):
        known = {f"box-{note.key}": SKIP for note in known_notes(grant, made)}
        made = _plan(grant, brought, sent | known)
    if made.problems and (brought.form == "canvas" or not (go or made.has_columns)):
        return show_choose(request, grant, sent, made.problems)
    if go == "columns" or (made.has_columns and (not go or made.columns is None)):
        return show_columns(request, grant, made)
    if go == "import" and made.is_ready and made.document:
        return _import(request, grant, made, made.document)
    return show_check(request, grant, made, status=422 if go == "import" else 200)


def _taken(request: HtmxRequest, sent: Sent) -> tuple[Upload, dict[str, str]]:
    """What is brought, in the way in which it is to be read. Raises BadFile."""
    brought, chosen = _brought(request, sent)
    if chosen.get("go") == _OTHERWISE:
        return brought.read_otherwise(), {**chosen, "go": ""}
    return brought, chosen


def _brought(request: HtmxRequest, sent: Sent) -> tuple[Upload, dict[str, str]]:
    """What the first step brings, or the form carries from there; and what was chosen for it: how
    to read something else is not. Raises BadFile."""
    before = upload.unpack(sent["packed"]) if sent.get("packed") else None
    file, text = request.FILES.get("file"), sent.get("text", "")
    if file is not None:
        return _read(file), anew(sent)
    if before is None:
        return upload.of_text(text), dict(sent)
    if sent.get("go"):
        return before, dict(sent)
    if before.pasted is None and (sent.get("keep") or not text.strip()):
        return before, dict(sent)
    if (before.pasted or "").split() == text.split():
        return before, dict(sent)
    return upload.of_text(text), anew(sent)


def _read(file: "UploadedFile[bytes]") -> Upload:
    """The upload in a file. Raises BadFile."""
    raw, name = file.read(workbook.MOST_BYTES + 1), file.name or ""
    if archive.is_one(file):
        words = _("is an archive of whole workspaces. Choose “Start from a file” on the home page.")
        raise refused(words)
    if word.is_one(raw):
        return upload.of_document(word.read(raw), name)
    if mail.is_one(raw, name):
        return upload.of_document(mail.read(raw), name)
    if not workbook.is_one(raw):
        return upload.of_file(raw, name, None)
    workbook.check(raw)
    return upload.of_file(raw, name, workbook.read(raw))


def _plan(grant: Grant | None, brought: Upload, sent: Sent) -> Plan:
    default = default_title(brought)
    workspace = grant.workspace.name if grant else default
    return plan(brought, sent, workspace, default)


def _import(
    request: HtmxRequest, grant: Grant | None, made: Plan, document: Document
) -> HttpResponse:
    """Do it, and go where it is to be seen."""
    try:
        daily_limits.count("imports", place_of(request))
        if grant is None:
            return _start(request, document)
        here = grant.place.public_id if grant.place else ""
        canvas = find_canvas(grant.workspace, request.POST.get("into", here))
        if canvas is not None and made.is_single:
            on_canvas = CanvasGrant(grant.workspace, grant.member, canvas)
            documents.add_notes(on_canvas, op_id(request), canvas=canvas, document=document)
            return redirect(reverse("board", args=[canvas.public_id]) + _DONE)
        return _add(request, grant, made, document)
    except Refused as error:
        made.problems = [Problem((), error.message)]
        page = show_check(request, grant, made, status=error.status)
        return too_many(page, error.seconds) if isinstance(error, TooMany) else page


def _add(request: HtmxRequest, grant: Grant, made: Plan, document: Document) -> HttpResponse:
    """New canvases in the workspace, for a segment that stands where one was chosen."""
    chosen = request.POST.get("segment", "")
    segment = None
    if chosen and made.is_single and made.upload.form != "canvas":
        segment = find_segment(grant.workspace, chosen)
    on_page = Grant(grant.workspace, grant.member)
    change = documents.add_document(on_page, op_id(request), document=document, segment=segment)
    response = redirect(reverse("workspace", args=[grant.workspace.public_id]) + _DONE_ELSEWHERE)
    if change is not None and change.after.get("canvas"):
        response["Location"] += f"#canvas-{change.subject_id}"
    return response


def _start(request: HtmxRequest, document: Document) -> HttpResponse:
    """A workspace of one's own."""
    token = own_token(request)
    workspace = documents.store(document, op_id(request), token=token)
    response = redirect("workspace", workspace=workspace.public_id)
    let_in(request, response, token)
    return response
