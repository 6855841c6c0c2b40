"""Where a segment stands in the tree: another parent, a split into sub-segments, a canvas that
starts from the parent's."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from canvases.access import Grant, NotAllowed
from canvases.actions import segment_split, segment_tree
from canvases.actions.errors import Refused
from canvases.forms.segment_tree import CanvasStartForm, ParentForm, SplitForm
from canvases.models import CustomerSegment, Role
from canvases.queries.workspace import find_canvas
from canvases.views.policies import member_of_workspace
from canvases.views.requests import HtmxRequest, checked, op_id
from canvases.views.segment_page import segment_page, tree_answer
from canvases.views.segments import at_section, found_segment


@require_http_methods(["GET", "HEAD", "POST"])
@member_of_workspace()
def tree(request: HtmxRequest, grant: Grant, segment: str) -> HttpResponse:
    """Parents and sub-segments, or another parent."""
    if request.method == "POST" and not grant.can_edit:
        raise NotAllowed
    found = found_segment(grant, segment)
    if request.method == "POST":
        return _move(request, grant, found)
    if request.htmx:
        return tree_answer(request, grant, found)
    return at_section(grant, found, "tree")


def _move(request: HtmxRequest, grant: Grant, segment: CustomerSegment) -> HttpResponse:
    form, status = ParentForm(request.POST, workspace=grant.workspace), 422
    if form.is_valid():
        parent = form.cleaned_data["parent"]
        try:
            segment_tree.move(grant, op_id(request), segment=segment, parent=parent)
        except Refused as refused:
            form.add_error("parent", refused.message)
            status = refused.status
        else:
            return _done(request, grant, segment, moved=True)
    return _shown(request, grant, segment, status, parent_form=form)


@require_POST
@member_of_workspace(Role.EDITOR)
def split(request: HtmxRequest, grant: Grant, segment: str) -> HttpResponse:
    """Make sub-segments, or, where `look` is asked for, show which it would be."""
    found = found_segment(grant, segment)
    form, status = SplitForm(request.POST, market=found.market), 422
    if "look" in request.POST:
        return _shown(request, grant, found, 200, split_form=form)
    if form.is_valid():
        try:
            change = segment_split.split(grant, op_id(request), segment=found, traits=form.traits)
        except Refused as refused:
            form.add_error("values", refused.message)
            status = refused.status
        else:
            made = len(change.after.get("segment", ())) if change else 0
            return _done(request, grant, found, made=made)
    return _shown(request, grant, found, status, split_form=form)


@require_POST
@member_of_workspace(Role.EDITOR)
def begin_canvas(request: HtmxRequest, grant: Grant, segment: str) -> HttpResponse:
    """A canvas that starts as a copy of one of a parent, and on to its board."""
    found = found_segment(grant, segment)
    wish = checked(CanvasStartForm(request.POST)).cleaned_data
    canvas = find_canvas(grant.workspace, wish["canvas"])
    if canvas is None:
        raise Http404
    change = segment_split.begin_canvas(grant, op_id(request), segment=found, canvas=canvas)
    response = redirect("board", change.subject_id) if change else at_section(grant, found, "")
    if request.htmx:
        return HttpResponseClientRedirect(response["Location"])
    return response


def _done(
    request: HtmxRequest, grant: Grant, segment: CustomerSegment, **extra: Any
) -> HttpResponse:
    if not request.htmx:
        return at_section(grant, segment, "tree")
    return tree_answer(request, grant, found_segment(grant, segment.public_id), **extra)


def _shown(
    request: HtmxRequest, grant: Grant, segment: CustomerSegment, status: int, **extra: Any
) -> HttpResponse:
    """The tree with what was sent."""
    if request.htmx:
        return tree_answer(request, grant, segment, status=status, **extra)
    return segment_page(request, grant, segment, opened="tree", status=status, **extra)
