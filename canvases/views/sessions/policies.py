"""Policies of team sessions: decorators that say who leads one, who takes part, and who helps."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from canvases import guest_cookie
from canvases.access import is_token
from canvases.actions.sessions.text_reveal import reveal_due
from canvases.models import Role
from canvases.queries.sessions.groups import find_group
from canvases.session_access import (
    ParticipantGrant,
    SessionGrant,
    as_helper,
    grant_for_participant,
    grant_for_recovered,
    grant_for_session,
    is_removed,
)
from canvases.views.policies import Decorator, check, gate
from canvases.views.requests import HtmxRequest

_AGE: Final = 30 * 24 * 3600  # seconds


def leader(role: str = Role.EDITOR, *, binned: bool = False) -> Decorator[SessionGrant]:
    """A member who may lead the session in the address, or who leads it by a recovery code; in the
    group that the address asks for with `?in=`. `binned`: also while its canvas is in the bin."""
    member = gate(grant_for_session, role, "session", history=False, binned=binned)

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        view = _revealed(_in_group(view))
        by_membership = member(view)

        @wraps(by_membership)
        def gated(request: HtmxRequest, session: str, *args: Any, **kwargs: Any) -> HttpResponse:
            grant = grant_for_recovered(_token_in(request, _leader_cookie(session)), session)
            if grant is None or not grant.allows(role):
                return by_membership(request, *args, session=session, **kwargs)
            check(grant, role, binned=binned)
            return view(request, grant, *args, **kwargs)

        return gated

    return decorate


def _in_group(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def in_group(
        request: HtmxRequest, grant: SessionGrant, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if asked := request.GET.get("in", "")[:12]:
            group = find_group(grant.session, asked)
            if group is None:
                raise Http404
            grant = grant.in_group(group)
        return view(request, grant, *args, **kwargs)

    return in_group


def _revealed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view, which finds revealed what was counted down to: whoever reads a page of the session
    next does it, also while the console sleeps. A form does not, or *Reveal*, sent at that moment,
    would count down a second time."""

    @wraps(view)
    def revealed(
        request: HtmxRequest, grant: SessionGrant | ParticipantGrant, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if request.method in ("GET", "HEAD"):
            reveal_due(grant.session)
        return view(request, grant, *args, **kwargs)

    return revealed


def participant(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whoever takes part in the session in the address, with what the session allows and nothing
    else. Members of its workspace who have not joined are outsiders here."""
    revealed = _revealed(view)

    @wraps(view)
    def gated(request: HtmxRequest, session: str, *args: Any, **kwargs: Any) -> HttpResponse:
        grant = grant_for_participant(participant_token(request, session), session)
        if grant is None:
            return _shut_out(request, session)
        return revealed(request, grant, *args, **kwargs)

    gated.policy = "participant"  # type: ignore[attr-defined]
    return gated


def helper(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whoever takes part in the session in the address and helps to lead it, as long as both is so.
    Others who take part are sent to their own page."""

    def gated(
        request: HtmxRequest, grant: ParticipantGrant, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        found = as_helper(grant)
        if found is not None:
            return view(request, found, *args, **kwargs)
        if request.htmx:
            own = reverse("session", args=[grant.session.public_id])
            return HttpResponse(status=403, headers={"HX-Redirect": own})
        return redirect("session", session=grant.session.public_id)

    by_taking_part = participant(wraps(view)(gated))
    by_taking_part.policy = "helper"  # type: ignore[attr-defined]
    return by_taking_part


def _shut_out(request: HtmxRequest, session: str) -> HttpResponse:
    """The answer to whoever takes no part. A page that asks by itself is loaded again, and asks no
    more; who was removed is told so."""
    if request.htmx:
        return HttpResponse(status=404, headers={"HX-Refresh": "true"})
    if is_removed(participant_token(request, session), session):
        return render(request, "session_removed.html", status=404)
    raise Http404


def participant_token(request: HtmxRequest, session: str) -> str:
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
        max_age=_AGE,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def _token_in(request: HtmxRequest, name: str) -> str:
    sent = request.COOKIES.get(name, "")
    return sent if is_token(sent) else ""


def _leader_cookie(session: str) -> str:
    return f"{settings.GUEST_COOKIE}-{session}".replace("guest", "leader", 1)
