"""Joins a session: by the code on the wall, or the address that has it."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from canvases.access import new_token
from canvases.actions.errors import Refused, TooMany
from canvases.actions.passphrase_attempts import Attempt
from canvases.actions.sessions import admission, recovery_codes
from canvases.forms.sessions.participation import JoinSessionForm
from canvases.guest_cookie import participations_in
from canvases.method.agenda import MOST_AT_A_TABLE, Names
from canvases.method.session_code import PERSONAL, read_code
from canvases.models import Session
from canvases.session_access import grant_for_participant, session_with_code, sessions_inside
from canvases.views.policies import anyone
from canvases.views.rate_limits import first_wait, has_waited, too_many
from canvases.views.requests import HtmxRequest, errors_of
from canvases.views.sessions.policies import let_lead, let_participate, participant_token


@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def join_by_code(request: HtmxRequest) -> HttpResponse:
    """Ask for the code, and let the browser join. A code in the address fills it in."""
    said = request.POST.get("code", request.GET.get("code", ""))
    return _door(request, said)


@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def join_session(request: HtmxRequest, code: str) -> HttpResponse:
    """The same, at the address of the QR code."""
    return _door(request, code)


def _door(request: HtmxRequest, said: str) -> HttpResponse:
    """Who is inside goes on at once. Nobody else learns by looking whether there is such a session;
    knocking tells, and counts."""
    session = session_with_code(read_code(said))
    if session is not None and _is_inside(request, session):
        return redirect("session", session=session.public_id)
    if request.method == "POST" and said.strip():
        return _knock(request, said)
    return _ask(request, said)


def _is_inside(request: HtmxRequest, session: Session) -> bool:
    token = participant_token(request, session.public_id)
    return grant_for_participant(token, session.public_id) is not None


def _knock(request: HtmxRequest, said: str) -> HttpResponse:
    form = JoinSessionForm(request.POST)
    if not form.is_valid():
        return _ask(request, said, errors_of(form), status=422, wrong=next(iter(form.errors)))
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
    second = _SecondCode(request)
    token = new_token()
    if session is None or not second.opens(session, token):
        if session is None:
            second.takes_time()
        return _ask(request, said, second.words, status=404)
    attempt.succeed()
    if second.leads:
        return _leads(session, token)
    return _inside(session, token) if second.personal else _enter(request, session, said, form)


class _SecondCode:
    """What was typed beside the code of the session: a personal code, a recovery code, or none."""

    def __init__(self, request: HtmxRequest) -> None:
        self.personal = request.POST.get("personal", "").strip()
        self.leads = request.POST.get("recovery", "").strip()

    @property
    def words(self) -> str:
        """What is said where the codes are wrong."""
        if self.personal or self.leads:
            return _("These codes do not belong together. Look at both again, or join anew.")
        return _("No session has this code now. Look at the wall again, or ask who leads.")

    def opens(self, session: Session, token: str) -> bool:
        """Whether the browser is somebody who was there before, known by this token from now on;
        without such a code anybody may come."""
        if self.leads:
            return recovery_codes.recover(session, token, code=read_code(self.leads))
        code = read_code(self.personal, PERSONAL)
        return not self.personal or admission.come_back(session, token, code=code)

    def takes_time(self) -> None:
        """As long as where there is a session."""
        if self.leads:
            recovery_codes.recover(None, "", code=read_code(self.leads))


def _leads(session: Session, token: str) -> HttpResponse:
    response = redirect("session_console", session=session.public_id)
    let_lead(response, session.public_id, token)
    return response


def _enter(
    request: HtmxRequest, session: Session, said: str, form: JoinSessionForm
) -> HttpResponse:
    token = new_token()
    try:
        admission.join(session, token, **form.cleaned_data)
    except Refused as error:
        lacks_name = session.names == Names.ASKED and not form.cleaned_data["name"]
        wrong = "name" if lacks_name else "code"
        return _ask(request, said, error.message, error.status, wrong=wrong)
    return _inside(session, token)


def _inside(session: Session, token: str) -> HttpResponse:
    response = redirect("session", session=session.public_id)
    let_participate(response, session.public_id, token)
    return response


def _ask(
    request: HtmxRequest,
    said: str = "",
    words: str = "",
    status: int = 200,
    *,
    wrong: str = "code",
) -> HttpResponse:
    """The page; where `words` say why not, with the field that they are about marked."""
    fields = {name: request.POST.get(name, "") for name in JoinSessionForm.base_fields}
    second = {name: request.POST.get(name, "") for name in ("personal", "recovery")}
    context: dict[str, Any] = {"code": said[:40], "words": words, "most": MOST_AT_A_TABLE}
    context["said"] = fields | second
    context["wrong"] = wrong if words else ""
    context["inside"] = sessions_inside(participations_in(request.COOKIES))
    return render(request, "session_join.html", context, status=status)
