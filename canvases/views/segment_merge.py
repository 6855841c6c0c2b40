"""Merging two segments: which ones, what would happen, and doing it."""

import secrets
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from canvases.access import Grant
from canvases.actions import segment_merge
from canvases.actions.errors import Refused
from canvases.forms.segment_merge import MergeForm
from canvases.live.hub import Hub
from canvases.models import CustomerSegment, Role
from canvases.queries.segment_merge import MergePlan, count_attached, load_merge, news_since
from canvases.queries.workspace import find_segment
from canvases.views.policies import member_of_workspace
from canvases.views.requests import HtmxRequest, checked, op_id
from canvases.views.segments import found_segment

_ASKED: Final = 0.4  # seconds for other server processes to say who writes there


@require_safe
@member_of_workspace(Role.EDITOR)
def choose(request: HtmxRequest, grant: Grant, segment: str) -> HttpResponse:
    """With which other segment this one is to be merged."""
    found = found_segment(grant, segment)
    others = grant.workspace.segments.filter(binned_at=None).exclude(pk=found.pk)
    context = {"workspace": grant.workspace, "segment": found, "others": list(others)}
    return render(request, "segment_merge_choice.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_of_workspace(Role.EDITOR)
def merge(request: HtmxRequest, grant: Grant, segment: str, other: str) -> HttpResponse:
    """What merging a segment into the other would do; sent, it is done."""
    if request.method == "POST":
        return _merge(request, grant, _found(grant, segment), _found(grant, other))
    plan = load_merge(found_segment(grant, other), found_segment(grant, segment))
    return _page(request, grant, plan)


def _found(grant: Grant, public_id: str) -> CustomerSegment:
    """A segment, in the bin or not: what is sent twice finds one of them there."""
    found = find_segment(grant.workspace, public_id)
    if found is None:
        raise Http404
    return found


def _merge(
    request: HtmxRequest, grant: Grant, away: CustomerSegment, into: CustomerSegment
) -> HttpResponse:
    form, operation = checked(MergeForm(request.POST)), op_id(request)
    plan = load_merge(into, away)
    if not away.is_binned and not plan.refusal and (busy := _busy(grant, plan, wait=_ASKED)):
        return _page(request, grant, plan, form=form, words=busy, status=409)
    seen = form.cleaned_data["seen"] or None
    try:
        segment_merge.merge(
            grant, operation, into=into, away=away, takes_name=form.takes_name, seen=seen
        )
    except segment_merge.ChangedMeanwhile as changed:
        plan, after = load_merge(into, away), form.cleaned_data["after"] or 0
        extra = {"words": changed.message, "news": news_since(plan, after)}
        return _page(request, grant, plan, form=form, status=changed.status, **extra)
    except Refused as refused:
        if not plan.refusal:
            raise
        return _page(request, grant, plan, status=refused.status)
    section = "&section=who" if plan.joined.kept and not away.is_binned else ""
    answer = redirect("segment", grant.workspace.public_id, into.public_id)
    answer["Location"] += f"?merged={away.public_id}{section}"
    return answer


def _page(
    request: HtmxRequest,
    grant: Grant,
    plan: MergePlan,
    *,
    form: MergeForm | None = None,
    status: int = 200,
    **extra: Any,
) -> HttpResponse:
    """The page that says what would happen, and asks."""
    context = {
        "workspace": grant.workspace,
        "plan": plan,
        "attached": count_attached(plan),
        "operation": secrets.token_urlsafe(16),
        "takes_name": form.takes_name if form else False,
        "words": "" if plan.refusal else _busy(grant, plan),
        "news": [],
    }
    return render(request, "segment_merge.html", context | extra, status=status)


def _busy(grant: Grant, plan: MergePlan, *, wait: float = 0.0) -> str:
    """Who writes in a note of either segment, or on a canvas that would go, in words; "" for
    nobody. Other server processes have so many seconds to say who does there."""
    hub = Hub.at_work
    if hub is None:
        return ""
    notes = {f"note:{note.public_id}" for note in plan.notes}
    going = {fate.canvas.pk for fate in plan.fates if fate.into}
    canvases = {canvas.pk for canvas in plan.canvases}
    writers = [
        one
        for one in hub.presence.writers(canvases, wait=wait)
        if one.doing in notes or one.canvas_id in going
    ]
    if not writers:
        return ""
    own = grant.member.public_id
    names = sorted({one.who.name or _("Somebody") for one in writers if one.who.id != own})
    if not names:
        return _("You are writing in a note of theirs in another window. Finish there first.")
    words = _("Right now somebody writes in a note of theirs: %s. Wait until they have finished.")
    return words % ", ".join(names)
