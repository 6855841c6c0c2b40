"""Turns refusals into answers: words for the person, and the right status."""

import errno
import logging
from collections.abc import Callable
from typing import Any, Final

from django.core.exceptions import DisallowedHost
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from canvases.access import NotAllowed, NotShown, guest_hash
from canvases.actions.errors import Deleted, InBin, Refused, Stale, TooMany
from canvases.exports.errors import ExportFailed
from canvases.method.note_fields import NOTE_FIELDS
from canvases.models import Role
from canvases.queries.history import last_writer
from canvases.views.pasted_addresses import unglued
from canvases.views.policies import guest_tokens
from canvases.views.rate_limits import too_many
from canvases.views.requests import BadForm, BadOperation, HtmxRequest, errors_of

_log = logging.getLogger(__name__)

SOON = 5  # seconds after which it is worth asking again
_FULL = {errno.ENOSPC, errno.EDQUOT}

FORM: Final = 2_000_000
"""Bytes of a form that brings no file: five hundred pasted notes, whatever the script. Taking one
apart takes the only thread for changes a second for each few megabytes."""

_BRING: Final = {"import_to_canvas", "import_to_workspace", "import_anew", "customer_list"}
"""Names of addresses that take whole files."""

NO_ROOM: Final = "canvases.no_room"
"""Stands in the ASGI scope of a request whose lane has no room (canvas_project/lanes.py)."""

TOO_LARGE: Final = "canvases.too_large"
"""Stands in that of a request whose body is too large: nothing of it was kept."""


class RefusalMiddleware:
    """Turns what gates, forms and actions raise into 4xx answers, and temporary trouble into
    503."""

    def __init__(self, get_response: Callable[[HtmxRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HtmxRequest) -> HttpResponse:
        """Pass the request on, unless it is too large or not UTF-8. An address with something glued
        to it redirects to the right one. GET on the address of a form gets a page with a way on."""
        if TOO_LARGE in getattr(request, "scope", {}):
            return _too_large(request)
        charset = (request.content_params or {}).get("charset", "utf-8")
        if charset.lower() not in {"utf-8", "utf8"}:
            words = _("Please send this as UTF-8.")
            return HttpResponse(words, status=415, content_type="text/plain; charset=utf-8")
        if _is_far_too_much(request):
            words = _("This is too much: at most %d MB of text can be sent at once.")
            return _refuse(request, 413, words % (FORM // 1_000_000))
        answer = self.get_response(request)
        if answer.status_code == 404 and request.method in {"GET", "HEAD"}:
            meant = unglued(request.path_info)
            return redirect(meant) if meant else answer
        if answer.status_code == 405 and request.method == "GET":
            words = _("Something is sent to this address, but there is nothing here to look at.")
            page = _refuse(request, answer.status_code, words)
            page["Allow"] = answer["Allow"]
            return page
        return answer

    def process_view(self, request: HtmxRequest, *_view: Any) -> HttpResponse | None:
        """Answer in place of the view where there is no room for a request."""
        if NO_ROOM not in getattr(request, "scope", {}):
            return None
        words = _("This is very busy right now. Please try again in a few seconds.")
        return _refuse_for_now(request, words)

    def process_exception(self, request: HtmxRequest, error: Exception) -> HttpResponse | None:
        """The answer to a refusal; None leaves other errors to Django."""
        match error:
            case Stale():
                return _conflict(request, error)
            case InBin() | Deleted():
                return _gone(request, error)
            case ExportFailed():
                return _refuse_for_now(request, str(error))
            case Http404() if request.htmx:
                return _refuse(request, 404, _("This is gone, or it was never here."))
            case _ if plain := _plain(error):
                answer = _refuse(request, *plain, is_hidden=isinstance(error, NotShown))
                return too_many(answer, error.seconds) if isinstance(error, TooMany) else answer
            case _:
                return _trouble(request, error)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for what Django itself refuses. A wrong host is most likely a name that the server
    was not configured for."""
    host = ""
    if isinstance(exception, DisallowedHost):
        _log.warning("A request for a host that is not in ALLOWED_HOSTS was refused.")
        host = request.META.get("HTTP_HOST", "")[:200]
    return render(request, "400.html", {"host": host}, status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that failed the CSRF check. Where Django's `reason` names trusted
    origins, a proxy is most likely in between that the server was not configured for."""
    context = {"is_other_origin": "trusted origins" in reason}
    return render(request, "403_csrf.html", context, status=403)


def _too_large(request: HtmxRequest) -> HttpResponse:
    words = _(
        "It was more than the server takes at once. Nothing was changed. Go back: what you"
        " wrote is still there; a file may have %d MB."
    ) % (20 if request.path_info.endswith("/from-list/") else 5)
    page = "components/page/refusal.html" if request.htmx else "400.html"
    answer = render(request, page, {"words": words, "status": 413}, status=413)
    answer["Connection"] = "close"  # there may be more to come
    return answer


def _plain(error: Exception) -> tuple[int, str] | None:
    """Status and words of refusals that need nothing else."""
    match error:
        case Refused():
            return error.status, error.message
        case BadForm():
            return 422, errors_of(error.form)
        case BadOperation():
            return 400, _("This request has no proper operation id.")
        case NotShown():
            return 403, _("You can view the canvases, but not their history and people.")
        case NotAllowed():
            return 403, _("You can view this, but not edit it.")
    return None


def _refuse(request: HtmxRequest, status: int, words: str, **more: object) -> HttpResponse:
    page = "components/page/refusal.html" if request.htmx else "refusal.html"
    return render(request, page, {"words": words, "status": status, **more}, status=status)


def _gone(request: HtmxRequest, error: InBin | Deleted) -> HttpResponse:
    """The answer for a canvas in the bin, or a deleted workspace. Only owners are told that they
    can bring it back."""
    if isinstance(error, InBin):
        more = {"workspace": error.workspace, "session": error.session}
        answer = _refuse(request, error.status, error.message, **more)
        if error.session and request.htmx:
            answer["HX-Refresh"] = "true"  # The page that is loaded then can restore it.
        return answer
    if request.htmx:
        return _refuse(request, error.status, error.message)
    owns = error.grant.allows(Role.OWNER)
    context = {"words": error.message, "deleted": error.grant.workspace, "owns": owns}
    return render(request, "workspace_deleted.html", context, status=error.status)


def _trouble(request: HtmxRequest, error: Exception) -> HttpResponse | None:
    """503 where the database is locked, full or gone, or the disk is full; nothing was changed.
    None leaves other errors to Django."""
    is_full = isinstance(error, OSError) and error.errno in _FULL
    if not is_full and not isinstance(error, OperationalError | InterfaceError):
        return None
    _log.error("%s: %s", type(error).__name__, str(error).strip().partition("\n")[0])
    words = _("The server cannot save or read anything right now. Please try again in a moment.")
    return _refuse_for_now(request, words)


def _refuse_for_now(request: HtmxRequest, words: str) -> HttpResponse:
    """Refuse with 503 and Retry-After."""
    answer = _refuse(request, 503, words)
    answer["Retry-After"] = str(SOON)
    return answer


def _is_far_too_much(request: HtmxRequest) -> bool:
    """Whether a body is longer than any form of this address; checked before the body is read."""
    sent = request.META.get("CONTENT_LENGTH") or "0"
    if not sent.isdecimal() or int(sent) <= FORM:
        return False
    try:
        return resolve(request.path_info).url_name not in _BRING
    except Resolver404:
        return True


def _conflict(request: HtmxRequest, error: Stale) -> HttpResponse:
    writer = last_writer(error.note)
    name, words = writer.name if writer else "", error.message
    own = [guest_hash(token) for token in guest_tokens(request)]
    is_self = bool(writer and writer.token_hash in own)
    if is_self:
        words = _("You changed this note in another window while you were writing here.")
    elif name:
        words = _("%s changed this note while you were writing.") % name
    context = {"note": error.note, "writer": name, "is_self": is_self}
    if not request.htmx:
        return _refuse(request, error.status, words, **context)
    worded = (field.name for field in NOTE_FIELDS if field.is_text)
    field = next((name for name in worded if request.POST.get(name)), None)
    if field is None:
        return _refuse(request, error.status, words)
    context |= {"field": field, "mine": request.POST[field]}
    return render(request, "components/dialogs/conflict.html", context, status=error.status)
