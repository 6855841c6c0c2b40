"""What the console shows of the groups of a session."""

from functools import partial
from typing import Any

from canvases.method.agenda import ROUNDS
from canvases.models import Participant
from canvases.queries.sessions.groups import (
    has_stacks,
    load_groups,
    load_turns,
    unasked,
    without_group,
)
from canvases.session_access import SessionGrant
from canvases.views.requests import HtmxRequest


def inside(grant: SessionGrant) -> str:
    """What the addresses of the console end with, so that they stay in the group looked at."""
    return f"?in={grant.group.public_id}" if grant.group else ""


def groups_for_leader(request: HtmxRequest, grant: SessionGrant) -> dict[str, Any]:
    """The groups with their numbers, who is in none, and whom somebody wants to move."""
    session, facts = grant.session, load_groups(grant.session)
    return {
        "group": grant.group,
        "inside": inside(grant),
        "facts": facts,
        "unasked": partial(unasked, session, facts),
        "has_stacks": partial(has_stacks, facts),
        "lost": without_group(session),
        "moving": _moving(request, grant),
        "turns": load_turns(session),
        "is_over_groups": bool(session.grouping) and grant.group is None,
        "is_round": session.present is not None and session.present.kind in ROUNDS,
    }


def _moving(request: HtmxRequest, grant: SessionGrant) -> list[Participant]:
    """Whom `?move=` names by their number, or with `?move=new` who is in no group."""
    asked, session = request.GET.get("move", "")[:19], grant.session
    here = session.participants.filter(removed_at=None).select_related("group").order_by("pk")
    if not session.grouping or not asked:
        return []
    if asked == "new":
        return list(here.filter(group=None))
    return list(here.filter(pk=asked)) if asked.isdecimal() else []
