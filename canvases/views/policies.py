"""Policies: decorators that say who may call a view. Every view has exactly one of them.

An outsider gets 404, as for a wrong id, so nobody learns what exists. A member without the role
gets 403, and so does one who does not see the history where a view shows it. A canvas in the bin
and a deleted workspace are 410. `tests/test_architecture.py` fails on an address without a policy.
"""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from canvases import guest_cookie
from canvases.access import (
    CanvasGrant,
    Grant,
    NotAllowed,
    NoteGrant,
    NotShown,
    grant_for_canvas,
    grant_for_deleted,
    grant_for_link,
    grant_for_note,
    grant_for_workspace,
    is_token,
    viewing_link,
)
from canvases.actions.errors import Deleted, InBin
from canvases.models import Role, ShareLink
from canvases.queries.session_groups import find_group
from canvases.session_access import (
    ParticipantGrant,
    SessionGrant,
    as_helper,
    grant_for_participant,
    grant_for_recovered,
    grant_for_session,
    is_removed,
)

P = ParamSpec("P")
G = TypeVar("G", bound=Grant)
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
Decorator = Callable[
    [Callable[Concatenate[HttpRequest, G, ...], HttpResponse]], Callable[..., HttpResponse]
]

_LOOKS = "looks"  # the cookie that names the view links one has opened; signed
_LOOK_AGE = 30 * 24 * 3600  # seconds
MOST_LOOKS = 20  # links in it


def guest_tokens(request: HttpRequest) -> list[str]:
    """The secrets that may identify this browser, the one in use first."""
    return guest_cookie.tokens_in(request.COOKIES)


def anyone(view: View[P]) -> View[P]:
    """No gate."""
    view.policy = "anyone"  # type: ignore[attr-defined]
    return view


def member_of_workspace(
    role: str = Role.VIEWER, *, history: bool = False, limited: bool = False, deleted: bool = False
) -> Decorator[Grant]:
    """A member of the workspace in the address, with at least this role. `history`: the member sees
    the history. `limited`: members of single canvases count, too. `deleted`: also where the
    workspace is deleted and can still be brought back."""

    def find(token: str, public_id: str) -> Grant | None:
        found = grant_for_workspace(token, public_id, limited=limited)
        return found or (grant_for_deleted(token, public_id) if deleted else None)

    return _gate(find, role, "workspace", history=history)


def member_on_canvas(role: str = Role.VIEWER, *, history: bool = False) -> Decorator[CanvasGrant]:
    """A member who may open the canvas in the address, with at least this role."""
    return _gate(grant_for_canvas, role, "canvas", history=history)


def member_on_note(role: str = Role.VIEWER, *, history: bool = False) -> Decorator[NoteGrant]:
    """The same for the note in the address, which must be on that canvas."""
    return _gate(grant_for_note, role, "canvas", "note", history=history)


def leader(role: str = Role.EDITOR, *, binned: bool = False) -> Decorator[SessionGrant]:
    """A member who may lead the session in the address, or who leads it by a recovery code; in the
    group that the address asks for with `?in=`. `binned`: also while its canvas is in the bin."""
    gate = _gate(grant_for_session, role, "session", history=False, binned=binned)

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        view = _in_group(view)
        by_membership = gate(view)

        @wraps(by_membership)
        def gated(request: HttpRequest, session: str, *args: Any, **kwargs: Any) -> HttpResponse:
            grant = grant_for_recovered(_token_in(request, _leader_cookie(session)), session)
            if grant is None or not grant.allows(role):
                return by_membership(request, *args, session=session, **kwargs)
            if grant.canvas.is_binned and not binned:
                raise _in_bin(grant)
            return view(request, grant, *args, **kwargs)

        return gated

    return decorate


def _in_group(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def in_group(
        request: HttpRequest, grant: SessionGrant, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if asked := request.GET.get("in", "")[:12]:
            group = find_group(grant.session, asked)
            if group is None:
                raise Http404
            grant = grant.in_group(group)
        return view(request, grant, *args, **kwargs)

    return in_group


def participant(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whoever takes part in the session in the address, with what the session allows and nothing
    else. Members of its workspace who have not joined are outsiders here."""

    @wraps(view)
    def gated(request: HttpRequest, session: str, *args: Any, **kwargs: Any) -> HttpResponse:
        grant = grant_for_participant(participant_token(request, session), session)
        if grant is None:
            return _shut_out(request, session)
        return view(request, grant, *args, **kwargs)

    gated.policy = "participant"  # type: ignore[attr-defined]
    return gated


def helper(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whoever takes part in the session in the address and helps to lead it, as long as both is so.
    Others who take part are sent to their own page."""

    def gated(
        request: HttpRequest, grant: ParticipantGrant, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        found = as_helper(grant)
        if found is not None:
            return view(request, found, *args, **kwargs)
        if request.headers.get("HX-Request"):
            own = reverse("session", args=[grant.session.public_id])
            return HttpResponse(status=403, headers={"HX-Redirect": own})
        return redirect("session", session=grant.session.public_id)

    by_taking_part = participant(wraps(view)(gated))
    by_taking_part.policy = "helper"  # type: ignore[attr-defined]
    return by_taking_part


def _shut_out(request: HttpRequest, session: str) -> HttpResponse:
    """The answer to whoever takes no part. A page that asks by itself is loaded again, and asks no
    more; who was removed is told so."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=404, headers={"HX-Refresh": "true"})
    if is_removed(participant_token(request, session), session):
        return render(request, "session_removed.html", status=404)
    raise Http404


def participant_token(request: HttpRequest, session: str) -> str:
    """The secret by which the session with this id knows the browser, or ""."""
    return _token_in(request, guest_cookie.participant_cookie(session))


def let_lead(response: HttpResponse, session: str, token: str) -> None:
    """Give a browser that came with a recovery code its secret for this session, for a month."""
    _give(response, _leader_cookie(session), token)


def let_participate(response: HttpResponse, session: str, token: str) -> None:
    """Give the browser its secret for this session, for a month."""
    _give(response, guest_cookie.participant_cookie(session), token)


def _give(response: HttpResponse, name: str, token: str) -> None:
    response.set_cookie(
        name,
        token,
        max_age=_LOOK_AGE,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def _token_in(request: HttpRequest, name: str) -> str:
    sent = request.COOKIES.get(name, "")
    return sent if is_token(sent) else ""


def _leader_cookie(session: str) -> str:
    return f"{settings.GUEST_COOKIE}-{session}".replace("guest", "leader", 1)


def _in_bin(grant: Grant) -> InBin:
    if isinstance(grant, SessionGrant):
        words = _(
            "The canvas of this session is in the bin. Phones go on, and what people write is kept."
            " Nobody new can join until it is restored."
        )
        return InBin(words, grant.workspace.public_id, session=grant.session.public_id)
    words = _("This canvas is in the bin. Restore it on the workspace page.")
    return InBin(words, grant.workspace.public_id)


def _gate(
    find: Callable[..., G | None], role: str, *names: str, history: bool, binned: bool = False
) -> Decorator[G]:
    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            asked = [kwargs.pop(name) for name in names]
            token, grant = guest_cookie.first_grant(request.COOKIES, find, *asked)
            if grant is None:
                raise _gone(request, asked[0])
            if not grant.allows(role):
                raise NotAllowed
            if history and not grant.sees_history:
                raise NotShown
            if grant.place is not None and grant.place.is_binned and not binned:
                raise _in_bin(grant)
            response = view(request, grant, *args, **kwargs)
            guest_cookie.renew(response, request.COOKIES, token)
            return response

        shown = ":history" if history else ""
        gated.policy = f"{names[-1]}{shown}:{role}"  # type: ignore[attr-defined]
        return gated

    return decorate


def _gone(request: HttpRequest, public_id: str) -> Exception:
    """Why there is nothing: it is deleted, as members are told, or it never existed for them."""
    _token, grant = guest_cookie.first_grant(request.COOKIES, grant_for_deleted, public_id)
    return Deleted(grant) if grant else Http404()


def looker(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whoever opened the view link in the address, which must still work, and every member of what
    it shows. The view gets the link."""

    @wraps(view)
    def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        link = viewing_link(kwargs.pop("link"))
        if link is None:
            raise Http404
        has_opened = link.public_id in opened_links(request)
        find = partial(grant_for_link, link=link)
        if not has_opened and guest_cookie.first_grant(request.COOKIES, find) == ("", None):
            raise Http404
        return view(request, link, *args, **kwargs)

    gated.policy = "link"  # type: ignore[attr-defined]
    return gated


def opened_links(request: HttpRequest) -> list[str]:
    """The ids of the view links that this browser has opened, oldest first."""
    sent = request.get_signed_cookie(_LOOKS, default="", salt=_LOOKS, max_age=_LOOK_AGE)
    return str(sent).split(".") if sent else []


def let_look(request: HttpRequest, response: HttpResponse, link: ShareLink) -> None:
    """Let the browser look by this link, as long as the link works, for a month at most. The
    browser becomes no member, and nothing is stored about it."""
    opened = [one for one in opened_links(request) if one != link.public_id]
    response.set_signed_cookie(
        _LOOKS,
        ".".join([*opened[1 - MOST_LOOKS :], link.public_id]),
        salt=_LOOKS,
        max_age=_LOOK_AGE,
        path="/v/",
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def let_in(request: HttpRequest, response: HttpResponse, token: str) -> None:
    """Give the browser its secret, for a year."""
    guest_cookie.put(response, request.COOKIES, token)
