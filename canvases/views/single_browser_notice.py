"""Tells an owner, once a session, that only one browser opens their workspace."""

from django.template.loader import render_to_string

from canvases import guest_cookie
from canvases.access import Grant
from canvases.models import Role
from canvases.queries.sharing import has_second_way
from canvases.views.requests import HtmxRequest

WORTH_KEEPING = 5  # changes; before that there is nothing to lose


def single_browser_notice(request: HtmxRequest, grant: Grant) -> str | None:
    """The strip that offers a recovery link. "" where there is another way in, None where the
    question did not arise. It is asked once a session, with one query; `guest_cookie.tell` marks
    the answer."""
    if not grant.allows(Role.OWNER) or grant.workspace.seq < WORTH_KEEPING:
        return None
    if guest_cookie.is_told(request.COOKIES):
        return None
    if has_second_way(grant.member):
        return ""
    context = {"workspace": grant.workspace, "canvas": grant.place}
    return render_to_string("components/page/second_way.html", context, request)
