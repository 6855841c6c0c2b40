"""Separate or not: all pairs of segments, and the questions about one pair."""

from collections.abc import Collection
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from canvases.access import Grant, NotAllowed
from canvases.actions import segment_pairs, undo_redo
from canvases.actions.errors import Outdated
from canvases.forms.segments import SectionForm
from canvases.method import separation
from canvases.method.segment_split import differing
from canvases.models import CustomerSegment, Role
from canvases.queries.segment_pairs import count_notes, find_pair, load_pairs
from canvases.views.policies import member_of_workspace
from canvases.views.requests import HtmxRequest, op_id
from canvases.views.segments import found_segment
from canvases.views.undo_page import bar_steps, undone

Two = tuple[CustomerSegment, CustomerSegment]


@require_safe
@member_of_workspace()
def pairs(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """All pairs of segments, or of those that were chosen."""
    context = {
        "workspace": grant.workspace,
        "can_edit": grant.can_edit,
        "table": load_pairs(grant.workspace, request.GET.getlist("segment")),
        "separation": separation,
    }
    return render(request, "segment_pairs.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_of_workspace()
def pair(request: HtmxRequest, grant: Grant, segment: str, other: str) -> HttpResponse:
    """The questions about two segments, or answers saved."""
    if request.method == "POST" and not grant.can_edit:
        raise NotAllowed
    two = _two(grant, segment, other)
    if request.method == "POST":
        return _save(request, grant, two)
    return _pair_page(request, grant, two)


def _two(grant: Grant, segment: str, other: str) -> Two:
    """Both segments. Raises Http404, also where they are one, and InBin."""
    if segment == other:
        raise Http404
    return found_segment(grant, segment), found_segment(grant, other)


def _save(request: HtmxRequest, grant: Grant, two: Two) -> HttpResponse:
    form = SectionForm(separation.ANSWERED, find_pair(*two).answers, request.POST)
    if not form.is_valid():
        return _pair_page(request, grant, two, form=form, status=422)
    try:
        segment_pairs.answer(
            grant, op_id(request), segments=two, values=form.values, seen=form.seen
        )
    except Outdated as outdated:
        form.note_overtaken(outdated.now)
        return _pair_page(request, grant, two, form=form, status=outdated.status)
    return _pair_page(request, grant, two) if request.htmx else redirect(_address(grant, two))


@require_POST
@member_of_workspace(Role.EDITOR)
def undo(request: HtmxRequest, grant: Grant, segment: str, other: str) -> HttpResponse:
    """Take back one's last change in the workspace, seen from a pair; refused, the page offers the
    one before it."""
    two = _two(grant, segment, other)
    return undone(
        request,
        grant,
        lambda overtaken, past: _pair_page(
            request, grant, two, status=overtaken.status, refused=overtaken.message, past=past
        ),
        lambda: redirect(_address(grant, two)),
    )


@require_POST
@member_of_workspace(Role.EDITOR)
def redo(request: HtmxRequest, grant: Grant, segment: str, other: str) -> HttpResponse:
    """Do again what one undid last."""
    two = _two(grant, segment, other)
    undo_redo.redo(grant, op_id(request))
    return redirect(_address(grant, two))


def _pair_page(
    request: HtmxRequest, grant: Grant, two: Two, *, status: int = 200, **extra: Any
) -> HttpResponse:
    """The page of a pair; for htmx the questions alone, and what follows from the answers."""
    answers = find_pair(*two).answers
    is_part = bool(request.htmx) and request.method == "POST"
    context = {
        "workspace": grant.workspace,
        "can_edit": grant.can_edit,
        "segments": two,
        "save_at": _address(grant, two),
        "notes": count_notes(*two),
        "apart": [differing(two[0].traits, two[1].traits), differing(two[1].traits, two[0].traits)],
        "form": SectionForm(separation.ANSWERED, answers),
        "table": load_pairs(grant.workspace),
        "verdict": separation.judge_pair(answers),
        "separation": separation,
        "refused": "",
        "out_of_band": is_part,
    }
    context |= _steps(grant, two, extra.get("past", ()))
    template = "components/segments/pair_answer.html" if is_part else "segment_pair.html"
    return render(request, template, context | extra, status=status)


def _steps(grant: Grant, two: Two, past: Collection[int] = ()) -> dict[str, Any]:
    """What undo and redo would do, and where."""
    return bar_steps(
        grant, _address(grant, two, "pair_undo"), _address(grant, two, "pair_redo"), past
    )


def _address(grant: Grant, two: Two, name: str = "segment_pair") -> str:
    ids = [grant.workspace.public_id, *(one.public_id for one in two)]
    return reverse(name, args=ids)
