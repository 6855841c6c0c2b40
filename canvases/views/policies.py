"""Policies: decorators that say who may call a view. Every view has exactly one of them.

An outsider gets 404, as for a wrong id, so nobody learns what exists. A member without the role
gets 403, and so does one who does not see the history where a view shows it. A canvas in the bin
and a deleted workspace are 410. Those of team sessions are in sessions/policies.py.
`tests/test_architecture.py` fails on an address without a policy.
"""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.conf import settings
from django.http import Http404, HttpResponse
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
    viewing_link,
)
from canvases.actions.errors import Deleted, InBin
from canvases.models import Role, ShareLink
from canvases.session_access import SessionGrant
from canvases.views.requests import HtmxRequest

P = ParamSpec("P")
G = TypeVar("G", bound=Grant)
View = Callable[Concatenate[HtmxRequest, P], HttpResponse]
Decorator = Callable[
    [Callable[Concatenate[HtmxRequest, G, ...], HttpResponse]], Callable[..., HttpResponse]
]

_LOOKS = "looks"  # the cookie that names the view links one has opened; signed
_LOOK_AGE = 30 * 24 * 3600  # seconds
MOST_LOOKS = 20  # links in it


def guest_tokens(request: HtmxRequest) -> list[str]:
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

    return gate(find, role, "workspace", history=history)


def member_on_canvas(role: str = Role.VIEWER, *, history: bool = False) -> Decorator[CanvasGrant]:
    """A member who may open the canvas in the address, with at least this role."""
    return gate(grant_for_canvas, role, "canvas", history=history)


def member_on_note(role: str = Role.VIEWER, *, history: bool = False) -> Decorator[NoteGrant]:
    """The same for the note in the address, which must be on that canvas."""
    return gate(grant_for_note, role, "canvas", "note", history=history)


def check(grant: Grant, role: str, *, history: bool = False, binned: bool = False) -> None:
    """Raise what says why somebody with this grant may not call a view of this policy."""
    if not grant.allows(role):
        raise NotAllowed
    if history and not grant.sees_history:
        raise NotShown
    if grant.place is not None and grant.place.is_binned and not binned:
        raise _in_bin(grant)


def _in_bin(grant: Grant) -> InBin:
    if isinstance(grant, SessionGrant):
        words = _(
            "The canvas of this session is in the bin. Phones go on, and what people write is kept."
            " Nobody new can join until it is restored."
        )
        return InBin(words, grant.workspace.public_id, session=grant.session.public_id)
    words = _("This canvas is in the bin. Restore it on the workspace page.")
    return InBin(words, grant.workspace.public_id)


def gate(
    find: Callable[..., G | None], role: str, *names: str, history: bool, binned: bool = False
) -> Decorator[G]:
    """The decorator that lets in whoever has a grant of at least this role. `find` looks for it, by
    a secret of the browser and what the address calls `names`."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def gated(request: HtmxRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            asked = [kwargs.pop(name) for name in names]
            token, grant = guest_cookie.first_grant(request.COOKIES, find, *asked)
            if grant is None:
                raise _gone(request, asked[0])
            check(grant, role, history=history, binned=binned)
            response = view(request, grant, *args, **kwargs)
            guest_cookie.renew(response, request.COOKIES, token)
            return response

        shown = ":history" if history else ""
        gated.policy = f"{names[-1]}{shown}:{role}"  # type: ignore[attr-defined]
        return gated

    return decorate


def _gone(request: HtmxRequest, public_id: str) -> Exception:
    """Why there is nothing: it is deleted, as members are told, or it never existed for them."""
    _token, grant = guest_cookie.first_grant(request.COOKIES, grant_for_deleted, public_id)
    return Deleted(grant) if grant else Http404()


def looker(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whoever opened the view link in the address, which must still work, and every member of what
    it shows. The view gets the link."""

    @wraps(view)
    def gated(request: HtmxRequest, *args: Any, **kwargs: Any) -> HttpResponse:
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


def opened_links(request: HtmxRequest) -> list[str]:
    """The ids of the view links that this browser has opened, oldest first."""
    sent = request.get_signed_cookie(_LOOKS, default="", salt=_LOOKS, max_age=_LOOK_AGE)
    return str(sent).split(".") if sent else []


def let_look(request: HtmxRequest, response: HttpResponse, link: ShareLink) -> None:
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


def let_in(request: HtmxRequest, response: HttpResponse, token: str) -> None:
    """Give the browser its secret, for a year."""
    guest_cookie.put(response, request.COOKIES, token)
