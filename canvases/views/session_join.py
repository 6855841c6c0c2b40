"""Joins a session: by the code on the wall, or the address that has it."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from canvases.access import new_token
from canvases.actions.errors import Refused, TooMany
from canvases.actions.passphrase_attempts import Attempt
from canvases.actions.sessions import taking_part
from canvases.forms.sessions import JoinSessionForm
from canvases.method.session_code import read_code
from canvases.models import Session
from canvases.session_access import grant_for_participant, session_with_code
from canvases.views.policies import anyone, let_participate, participant_token
from canvases.views.rate_limits import first_wait, has_waited, too_many
from canvases.views.requests import errors_of


@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def join_by_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code, and let the browser join. A code in the address fills it in."""
    said = request.POST.get("code", request.GET.get("code", ""))
    return _door(request, said)


@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def join_session(request: HttpRequest, code: str) -> HttpResponse:
    """The same, at the address of the QR code."""
    return _door(request, code)


def _door(request: HttpRequest, said: str) -> HttpResponse:
    """Who is inside goes on at once. Nobody else learns by looking whether there is such a session;
    knocking tells, and counts."""
    session = session_with_code(read_code(said))
    if session is not None and _is_inside(request, session):
        return redirect("session", session=session.public_id)
    if request.method == "POST" and said.strip():
        return _knock(request, said)
    return _ask(request, said)


def _is_inside(request: HttpRequest, session: Session) -> bool:
    token = participant_token(request, session.public_id)
    return grant_for_participant(token, session.public_id) is not None


def _knock(request: HttpRequest, said: str) -> HttpResponse:
    form = JoinSessionForm(request.POST)
    if not form.is_valid():
        return _ask(request, said, errors_of(form), status=422)
    browser = request.COOKIES.get(settings.CSRF_COOKIE_NAME, "")
    attempt = Attempt(None, browser, request.META.get("REMOTE_ADDR", ""))
    try:
        wait = timedelta(0) if has_waited(request) else attempt.begin()
    except TooMany as error:
        return too_many(_ask(request, said, error.message, error.status), error.seconds)
    if wait:
        words = _("Many wrong codes came from your network. Please try again in a moment.")
        return first_wait(_ask(request, said, words, TooMany.status), wait)
    session = session_with_code(read_code(said))
    if session is None:
        words = _("No session has this code now. Look at the wall again, or ask who leads.")
        return _ask(request, said, words, status=404)
    attempt.succeed()
    return _enter(request, session, said, form.cleaned_data["name"])


def _enter(request: HttpRequest, session: Session, said: str, name: str) -> HttpResponse:
    token = new_token()
    try:
        taking_part.join(session, token, name=name)
    except Refused as error:
        return _ask(request, said, error.message, error.status)
    response = redirect("session", session=session.public_id)
    let_participate(response, session.public_id, token)
    return response


def _ask(request: HttpRequest, said: str = "", words: str = "", status: int = 200) -> HttpResponse:
    context = {"code": said[:40], "name": request.POST.get("name", ""), "words": words}
    return render(request, "session_join.html", context, status=status)
