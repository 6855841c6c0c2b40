"""Coming into a workspace by a share link, and on to a clean address without the token."""

from dataclasses import dataclass

from django.contrib.auth.hashers import check_password
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from canvases.access import is_known, new_token, outranks, working_link
from canvases.actions import attempts, sharing
from canvases.forms.sharing import JoinForm
from canvases.models import Member, Role, ShareLink
from canvases.queries.previews import canvas_shown, is_open, preview_of
from canvases.queries.sharing import find_guest, name_elsewhere
from canvases.views.pictures import picture_address
from canvases.views.policies import anyone, guest_tokens, let_in, let_look
from canvases.views.requests import errors_of


def own_token(request: HttpRequest) -> str:
    """The secret this browser is known by, or a fresh one: whoever comes in for the first time is
    not known by a secret that someone else may have put into the browser."""
    return next(filter(is_known, guest_tokens(request)), "") or new_token()


@dataclass(frozen=True, slots=True)
class _Door:
    """A link that lets in, who stands before it, and where it leads."""

    link: ShareLink
    guest: Member | None
    canvas: str

    @property
    def is_open(self) -> bool:
        """Whether there is nothing to ask: to those who are inside with as much as the link gives,
        or are known and need no passphrase, and to an owner with the key."""
        if self.guest and not outranks(self.link.role, self.guest.role):
            return True
        known = self.guest is not None or self.link.role == Role.OWNER
        return known and not self.link.passphrase


@require_http_methods(["GET", "HEAD", "POST"])
@anyone
@never_cache
def join(request: HttpRequest, token: str, canvas: str = "") -> HttpResponse:
    """Let a browser in by a link, asking for a name and the passphrase where there is one."""
    link = working_link(token)
    if link is None:
        raise Http404
    door = _Door(link, find_guest(link.workspace, guest_tokens(request)), canvas)
    if door.is_open:
        return _enter(request, door)
    if is_open(link):
        return _look(request, door)
    if request.method == "POST":
        return _knock(request, door)
    return _ask(request, door)


def _knock(request: HttpRequest, door: _Door) -> HttpResponse:
    form = JoinForm(request.POST, role=door.link.role)
    address = request.META.get("REMOTE_ADDR", "")
    seconds = attempts.wait(door.link, address) if door.link.passphrase else 0
    if seconds:
        words = _("Too many wrong passphrases. Please wait a few minutes, then try again.")
        response = _ask(request, door, words, status=429)
        response["Retry-After"] = str(seconds)
        return response
    if not form.is_valid():
        return _ask(request, door, errors_of(form), status=422)
    said, known = form.cleaned_data["passphrase"], door.link.passphrase
    if known and not check_password(said, known):
        attempts.failed(door.link, address)
        words = _("That is not the passphrase. Ask whoever gave you the link.")
        return _ask(request, door, words, status=403)
    if door.link.role == Role.VIEWER:
        return _look(request, door)
    return _enter(request, door, form.cleaned_data["name"])


def _look(request: HttpRequest, door: _Door) -> HttpResponse:
    """Let the visitor look, without a question, and lead on to an address without the token. The
    page in between is what link previews read, which keep no cookies."""
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


def _ask(request: HttpRequest, door: _Door, words: str = "", status: int = 200) -> HttpResponse:
    known = door.guest.name if door.guest else name_elsewhere(guest_tokens(request))
    context = {
        "link": door.link,
        "workspace": door.link.workspace,
        "name": request.POST.get("name", known),
        "words": words,
    }
    return render(request, "join.html", context, status=status)


def _enter(request: HttpRequest, door: _Door, name: str = "") -> HttpResponse:
    token = own_token(request)
    if sharing.enter(door.link, token, name=name) is None:
        raise Http404  # revoked this very moment
    workspace = door.link.workspace
    if door.canvas and workspace.canvases.filter(public_id=door.canvas).exists():
        response = redirect("board", canvas=door.canvas)
    else:
        response = redirect("workspace", workspace=workspace.public_id)
    let_in(request, response, token)
    return response
