"""The page of a customer segment, and its sections, which are read and saved one by one."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from canvases.access import Grant, NotAllowed
from canvases.actions import segments, undo_redo
from canvases.actions.errors import InBin, Outdated, Refused
from canvases.forms.errors import words_of
from canvases.forms.notes import StageForm, WayForm
from canvases.forms.segments import SectionForm
from canvases.forms.traits import KnownTraitForm, TraitForm
from canvases.method.research_methods import WAYS
from canvases.method.segment_sections import SECTIONS, showing
from canvases.models import Change, CustomerSegment, Role
from canvases.queries.segment_merge import told_of_merge
from canvases.queries.segment_page import find_note_of_segment, find_notes_that_say
from canvases.queries.workspace import find_segment
from canvases.views.policies import member_of_workspace
from canvases.views.requests import HtmxRequest, checked, op_id, passed_over
from canvases.views.segment_page import canvases_answer, section_answer, segment_page, steps_answer


def found_segment(grant: Grant, public_id: str) -> CustomerSegment:
    """The segment with this id. Raises Http404, and InBin for one that lies there."""
    segment = find_segment(grant.workspace, public_id)
    if segment is None or (segment.is_binned and not grant.sees_history):
        raise Http404
    if segment.is_binned:
        words = _("This segment is in the bin. Restore it on the workspace page.")
        if merged := told_of_merge(segment):
            words = _("%s, so this segment is in the bin. Undo brings all of it back.") % merged
        raise InBin(words, grant.workspace.public_id)
    return segment


@require_safe
@member_of_workspace()
def segment(request: HtmxRequest, grant: Grant, segment: str) -> HttpResponse:
    """Everything about a segment."""
    return segment_page(request, grant, found_segment(grant, segment))


@require_safe
@member_of_workspace()
def canvases(request: HtmxRequest, grant: Grant, segment: str) -> HttpResponse:
    """The segment's canvases with their fit, for a page that is open."""
    found = found_segment(grant, segment)
    if not request.htmx:
        return at_section(grant, found, "")
    return canvases_answer(request, grant, found)


@require_http_methods(["GET", "HEAD", "POST"])
@member_of_workspace()
def section(request: HtmxRequest, grant: Grant, segment: str, section: str) -> HttpResponse:
    """One section, or fields of it saved."""
    if request.method == "POST" and not grant.can_edit:
        raise NotAllowed
    found = found_segment(grant, segment)
    if request.method == "POST":
        return _save(request, grant, found, section)
    if request.htmx:
        return section_answer(request, grant, found, section)
    return at_section(grant, found, section)


def _save(
    request: HtmxRequest, grant: Grant, segment: CustomerSegment, section: str
) -> HttpResponse:
    form, status = SectionForm(SECTIONS[section], segment.state(), request.POST), 422
    if form.is_valid():
        try:
            segments.fill_in(
                grant, op_id(request),
                segment=segment, section=section, values=form.values, seen=form.seen,
            )  # fmt: skip
        except Outdated as outdated:
            form.note_overtaken(outdated.now)
            status = outdated.status
        else:
            return _saved(request, grant, segment, section)
    if request.htmx:
        return section_answer(request, grant, segment, section, form=form, status=status)
    return segment_page(request, grant, segment, form=form, opened=section, status=status)


def _saved(
    request: HtmxRequest, grant: Grant, segment: CustomerSegment, section: str, **extra: Any
) -> HttpResponse:
    if not request.htmx:
        return at_section(grant, segment, section)
    segment.refresh_from_db()
    return section_answer(request, grant, segment, section, **extra)


@require_POST
@member_of_workspace(Role.EDITOR)
def trait(request: HtmxRequest, grant: Grant, segment: str, deed: str) -> HttpResponse:
    """Add, change or remove one trait."""
    found = found_segment(grant, segment)
    if deed == "add":
        return _add_trait(request, grant, found)
    form = checked(KnownTraitForm(request.POST))
    new, operation = form.cleaned_data["new"], op_id(request)
    try:
        if deed == "remove" or not new:
            segments.remove_trait(grant, operation, segment=found, trait=form.trait)
        else:
            segments.change_trait(grant, operation, segment=found, trait=form.trait, value=new)
    except Refused as refused:
        extra = {"trait_refusal": refused.message}
        return _refused(request, grant, found, refused.status, **extra)
    return _saved(request, grant, found, "traits")


def _add_trait(request: HtmxRequest, grant: Grant, segment: CustomerSegment) -> HttpResponse:
    form = TraitForm(request.POST, market=segment.market)
    if form.is_valid():
        try:
            segments.add_trait(grant, op_id(request), segment=segment, trait=form.trait)
        except Refused as refused:
            form.add_error("value", refused.message)
        else:
            return _saved(request, grant, segment, "traits", trait_added=True)
    return _refused(request, grant, segment, 422, trait_form=form)


def _refused(
    request: HtmxRequest,
    grant: Grant,
    segment: CustomerSegment,
    status: int,
    section: str = "traits",
    **extra: Any,
) -> HttpResponse:
    if request.htmx:
        return section_answer(request, grant, segment, section, status=status, **extra)
    return segment_page(request, grant, segment, opened=section, status=status, **extra)


@require_POST
@member_of_workspace(Role.EDITOR)
def stage(request: HtmxRequest, grant: Grant, segment: str) -> HttpResponse:
    """Say at which stage of the journey a note of the profile matters."""
    found = found_segment(grant, segment)
    wish = checked(StageForm(request.POST)).cleaned_data
    note = find_note_of_segment(found, wish["note"])
    if note is None:
        raise Http404
    segments.set_stage(grant, op_id(request), segment=found, note=note, stage=wish["stage"])
    moved = {"text": note.text, "stage": wish["stage"]}
    return _saved(request, grant, found, "journey", moved=moved)


@require_POST
@member_of_workspace(Role.EDITOR)
def way(request: HtmxRequest, grant: Grant, segment: str, way: str) -> HttpResponse:
    """Say that a note of the profile came of a way of getting to know them, or that it did not."""
    found, form, operation = found_segment(grant, segment), WayForm(request.POST), op_id(request)
    if way not in WAYS:
        raise Http404
    if not form.is_valid():
        return _refused_way(request, grant, found, way, form)
    if note := form.cleaned_data["remove"]:
        segments.unlink_note(grant, operation, segment=found, way=way, note=note)
        return _saved(request, grant, found, "methods")
    rows = find_notes_that_say(found, form.cleaned_data["says"])
    if len(rows) != 1:
        many = _("%d notes say that. Type more of it, or choose one from the list.") % len(rows)
        none = _("No note says that. Choose one from the list.")
        form.add_error("says", many if rows else none)
        return _refused_way(request, grant, found, way, form)
    try:
        segments.link_note(grant, operation, segment=found, way=way, note=rows[0])
    except Refused as refused:
        form.add_error("says", refused.message)
        return _refused_way(request, grant, found, way, form)
    return _saved(request, grant, found, "methods")


def _refused_way(
    request: HtmxRequest, grant: Grant, segment: CustomerSegment, way: str, form: WayForm
) -> HttpResponse:
    words = words_of(form)
    extra = {"way_refused": {"way": way, "says": form.data.get("says", ""), "words": words}}
    return _refused(request, grant, segment, 422, "methods", **extra)


@require_POST
@member_of_workspace(Role.EDITOR)
def dismiss_hint(request: HtmxRequest, grant: Grant, segment: str, hint: str) -> HttpResponse:
    """Put one hint aside."""
    found = found_segment(grant, segment)
    segments.dismiss_hint(grant, op_id(request), segment=found, hint=hint)
    if not request.htmx:
        return at_section(grant, found, "")
    found.refresh_from_db()
    return steps_answer(request, grant, found)


@require_POST
@member_of_workspace(Role.EDITOR)
def undo(request: HtmxRequest, grant: Grant, segment: str) -> HttpResponse:
    """Take back one's last change in the workspace, seen from a segment's page; refused, the page
    offers the one before it."""
    found, past = found_segment(grant, segment), passed_over(request)
    try:
        change = undo_redo.undo(grant, op_id(request), past=past)
    except undo_redo.Overtaken as overtaken:
        past = [*past, overtaken.change_id]
        return steps_answer(request, grant, found, refused=overtaken, past=past)
    return _after(request, grant, found, change)


@require_POST
@member_of_workspace(Role.EDITOR)
def redo(request: HtmxRequest, grant: Grant, segment: str) -> HttpResponse:
    """Do again what one undid last."""
    found = found_segment(grant, segment)
    return _after(request, grant, found, undo_redo.redo(grant, op_id(request)))


def _after(
    request: HtmxRequest, grant: Grant, segment: CustomerSegment, change: Change | None
) -> HttpResponse:
    """The answer to a step that may have altered anything of this segment, or put it in the bin."""
    segment.refresh_from_db()
    after = change.after if change else {}
    sections = showing(set(after.get("segment", {}).get(segment.public_id) or ()))
    sections += [name for name, one in SECTIONS.items() if one.follows_notes and "note" in after]
    if request.htmx and not segment.is_binned:
        return steps_answer(request, grant, segment, sections=sections, tree="segment" in after)
    if segment.is_binned:
        response = redirect("workspace", grant.workspace.public_id)
        return HttpResponseClientRedirect(response["Location"]) if request.htmx else response
    return at_section(grant, segment, next(iter(sections), ""))


def at_section(grant: Grant, segment: CustomerSegment, section: str) -> HttpResponse:
    """To the page, with this section open."""
    response = redirect("segment", grant.workspace.public_id, segment.public_id)
    response["Location"] += f"?section={section}#{section}" if section else ""
    return response
