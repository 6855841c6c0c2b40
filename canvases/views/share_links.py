"""Opens a share link: lets somebody join or look, and redirects to an address without the token."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from canvases.access import covers, grant_for_link, is_known, new_token, working_link
from canvases.actions import sharing
from canvases.actions.errors import TooMany
from canvases.actions.passphrase_attempts import Attempt
from canvases.forms.sharing import JoinForm
from canvases.guest_cookie import first_grant
from canvases.models import Member, Role, ShareLink
from canvases.queries.home import load_own, load_own_canvases
from canvases.queries.previews import canvas_shown, is_open, preview_of
from canvases.queries.sharing import name_elsewhere
from canvases.views.pictures import picture_address
from canvases.views.policies import anyone, guest_tokens, let_in, let_look
from canvases.views.rate_limits import first_wait, has_waited, too_many
from canvases.views.requests import HtmxRequest, errors_of


def own_token(request: HtmxRequest) -> str:
    """The secret of this browser, or a new one. A visitor who joins for the first time is not
    identified by a secret that somebody else may have put into the browser."""
    return next(filter(is_known, guest_tokens(request)), "") or new_token()


def chosen_token(request: HtmxRequest) -> str | None:
    """The secret to join with: a new one for an unknown browser, otherwise what the person chose.
    None where they have not been asked yet. Somebody else may have put their own secret into the
    browser."""
    known, choice = own_token(request), request.POST.get("as")
    if not is_known(known):
        return known
    return known if choice == "known" else new_token() if choice == "new" else None


@dataclass(frozen=True, slots=True)
class _Door:
    """An open link, the visitor, and where it leads."""

    link: ShareLink
    guest: Member | None
    canvas: str
    token: str = ""  # the secret by which the guest is known here

    @property
    def is_inside(self) -> bool:
        """Whether the guest already has what the link gives."""
        return self.guest is not None and covers(self.guest, self.link)

    @property
    def asks_name(self) -> bool:
        """Whether to ask for a name: of people who write and have not joined yet."""
        return self.guest is None and self.link.role not in (Role.VIEWER, Role.OWNER)


@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def join(request: HtmxRequest, token: str, canvas: str = "") -> HttpResponse:
    """Let a browser join by a link, after it gives a name and the passphrase where there is one.
    GET joins nobody: programs that preview links do not become members."""
    link = working_link(token)
    if link is None:
        raise Http404
    token, grant = first_grant(request.COOKIES, lambda one: grant_for_link(one, link))
    door = _Door(link, grant.member if grant else None, canvas, token)
    if door.is_inside:
        return _lead(door)
    if is_open(link):
        return _look(request, door)
    if request.method == "POST":
        return _knock(request, door)
    return _ask(request, door)


def _knock(request: HtmxRequest, door: _Door) -> HttpResponse:
    form = JoinForm(request.POST, needs_name=door.asks_name)
    if not form.is_valid():
        return _ask(request, door, errors_of(form), status=422)
    if door.link.passphrase and (refused := _guess(request, door, form.cleaned_data["passphrase"])):
        return refused
    if door.link.role == Role.VIEWER:
        return _look(request, door)
    return _enter(request, door, form.cleaned_data["name"])


def _guess(request: HtmxRequest, door: _Door, said: str) -> HttpResponse | None:
    """The answer where the passphrase is wrong, or has to wait; None where it is right."""
    browser = request.COOKIES.get(settings.CSRF_COOKIE_NAME, "")  # who sends a form has this one
    attempt = Attempt(door.link, browser, request.META.get("REMOTE_ADDR", ""))
    try:
        wait = timedelta(0) if has_waited(request) else attempt.begin()
    except TooMany as error:
        return too_many(_ask(request, door, error.message, error.status), error.seconds)
    if wait:
        words = _("Many wrong passphrases came from your network. Please try again in a moment.")
        return first_wait(_ask(request, door, words, TooMany.status), wait)
    if not check_password(said, door.link.passphrase):
        words = _("That is not the passphrase. Ask whoever gave you the link.")
        return _ask(request, door, words, status=403)
    attempt.succeed()
    return None


def _look(request: HtmxRequest, door: _Door) -> HttpResponse:
    """Let the visitor look without a question, and redirect to an address without the token. Link
    previews, which keep no cookies, read the page in between."""
    link, canvas = door.link, canvas_shown(door.link, door.canvas)
    names = [link.public_id, canvas.public_id] if canvas else [link.public_id]
    address = reverse("look" if canvas else "looks", args=names)
    response: HttpResponse = redirect(address)
    if request.method == "GET":
        context = {"preview": preview_of(link, canvas), "address": address}
        context["picture"] = picture_address(request, "join_picture") if canvas else ""
        response = render(request, "look_on.html", context)
    let_look(request, response, link)
    sharing.note_use(link)
    return response


def _ask(request: HtmxRequest, door: _Door, words: str = "", status: int = 200) -> HttpResponse:
    stays = door.guest is not None or door.link.role == Role.VIEWER  # and who looks is nobody
    context = {
        "guest": door.guest,
        "asks_name": door.asks_name,
        "asks_passphrase": bool(door.link.passphrase),
        "own": [] if stays else _own_names(guest_tokens(request)),
        "words": words,
    }
    return ask(request, door.link, status, **context)


def ask(request: HtmxRequest, link: ShareLink, status: int = 200, **more: Any) -> HttpResponse:
    """The page that asks whether this is the right person, and what `more` says."""
    tokens = guest_tokens(request)
    known = name_elsewhere(tokens)
    context = {
        "link": link,
        "known": known,
        "own": _own_names(tokens),
        "name": request.POST.get("name", known),
        "guest": None,
        "asks_name": False,
        "asks_passphrase": False,
        "words": "",
    }
    return render(request, "join.html", context | more, status=status)


def _own_names(tokens: list[str]) -> list[str]:
    """The workspaces of a browser with these secrets; none where it is unknown."""
    names = [workspace.name for workspace in load_own(tokens)]
    names += [canvas.title for canvas in load_own_canvases(tokens)]
    return names or [_("A canvas in the bin") for token in tokens if is_known(token)][:1]


def _enter(request: HtmxRequest, door: _Door, name: str = "") -> HttpResponse:
    token = door.token or chosen_token(request)
    if token is None:
        return _ask(request, door, status=422)
    try:
        if sharing.enter(door.link, token, name=name) is None:
            raise Http404  # revoked this very moment
    except TooMany as error:
        return too_many(_ask(request, door, error.message, error.status), error.seconds)
    response = _lead(door)
    if not door.guest:
        let_in(request, response, token)
    return response


def _lead(door: _Door) -> HttpResponse:
    """Redirect to an address without the token."""
    workspace, canvas = door.link.workspace, door.link.canvas
    if canvas is not None:
        return redirect("board", canvas=canvas.public_id)
    if door.canvas and workspace.canvases.filter(public_id=door.canvas).exists():
        return redirect("board", canvas=door.canvas)
    return redirect("workspace", workspace=workspace.public_id)
