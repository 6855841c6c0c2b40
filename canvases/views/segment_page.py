"""The page of a segment, whole and in pieces."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from canvases.access import Grant
from canvases.actions.errors import Refused
from canvases.forms.segment_tree import ParentForm, SplitForm
from canvases.forms.segments import SectionForm
from canvases.forms.traits import TraitForm
from canvases.method.segment_sections import SECTIONS
from canvases.method.segment_split import plan
from canvases.models import CustomerSegment
from canvases.queries.segment_merge import told_of_last
from canvases.queries.segment_page import SegmentPage, last_section, load_segment_page
from canvases.queries.segment_tree import lent_name, load_starts, load_tree
from canvases.queries.undo_stack import steps
from canvases.queries.workspace import load_cards, load_other_maps
from canvases.views.page_cache import shared_page
from canvases.views.requests import HtmxRequest


def segment_page(
    request: HtmxRequest,
    grant: Grant,
    segment: CustomerSegment,
    *,
    form: SectionForm | None = None,
    refused: Refused | None = None,
    past: Collection[int] = (),
    opened: str = "",
    status: int = 200,
    **extra: Any,
) -> HttpResponse:
    """The whole page, with a section `opened`; with what was sent and is wrong, where a `form` is
    given, and with the reason where an undo was `refused`."""

    def load() -> dict[str, Any]:
        page = load_segment_page(segment)
        context = _context(request, grant, page) | {"forms": _forms(page, form)}
        return context | _canvases(segment, is_page=True) | _tree(grant, segment, extra) | extra

    own = _own(request, grant, segment, opened=opened, refused=refused, past=past)
    is_single = bool(form or extra or request.GET.get("about"))
    about = None if is_single else segment.public_id
    status = refused.status if refused else status
    return shared_page(request, grant, "segment.html", load, about=about, own=own, status=status)


def _own(
    request: HtmxRequest,
    grant: Grant,
    segment: CustomerSegment,
    *,
    opened: str,
    refused: Refused | None,
    past: Collection[int],
) -> dict[str, str]:
    """The reader's own: which section is open, if not this one that on which they worked last, and
    undo and redo, in the bar."""
    opened = opened or request.GET.get("section", "") or last_section(grant, segment)
    own = {f"open-{opened or 'first'}": " open"}
    if grant.can_edit:
        context = _steps(grant, segment, past) | {"refused": refused.message if refused else ""}
        context["done"] = told_of_last(request.GET.get("merged", ""), context["steps"].undo)
        own["tools"] = render_to_string("components/page/steps.html", context, request)
    return own


def _canvases(segment: CustomerSegment, *, is_page: bool = False) -> dict[str, Any]:
    """Its canvases; where there are none, those that one may start from; for the whole page the
    value maps that a new one may show."""
    cards = load_cards(segment)
    others = {"others": load_other_maps(segment)} if is_page else {}
    return {"cards": cards, "starts": [] if cards else load_starts(segment), **others}


def _tree(grant: Grant, segment: CustomerSegment, sent: Mapping[str, Any]) -> dict[str, Any]:
    """The tree around it, with forms to change it, and what a split that was `sent` would make."""
    tree = load_tree(segment)
    form = sent.get("split_form")
    traits = form.traits if form is not None and form.is_valid() else []
    return {
        "tree": tree,
        "parent_form": ParentForm(None, workspace=grant.workspace),
        "split_form": SplitForm(market=segment.market),
        "plan": plan(lent_name(segment), traits, tree.children),
        "made": 0,
        "moved": False,
    }


def _forms(page: SegmentPage, sent: SectionForm | None) -> dict[str, SectionForm]:
    forms = {name: SectionForm(section, page.facts) for name, section in SECTIONS.items()}
    return forms | {sent.section.name: sent} if sent else forms


def section_answer(
    request: HtmxRequest,
    grant: Grant,
    segment: CustomerSegment,
    section: str,
    *,
    form: SectionForm | None = None,
    status: int = 200,
    **extra: Any,
) -> HttpResponse:
    """One section for a page that is open, and what else of that page follows from it."""
    page = load_segment_page(segment)
    context = _context(request, grant, page) | {
        "section": SECTIONS[section],
        "form": form or SectionForm(SECTIONS[section], page.facts),
        **(_steps(grant, segment) if request.method == "POST" else {"steps": None}),
        "refused": "",
    }
    return render(request, "components/segments/answer.html", context | extra, status=status)


def canvases_answer(request: HtmxRequest, grant: Grant, segment: CustomerSegment) -> HttpResponse:
    """The canvases of the segment for a page that is open."""
    context = {"workspace": grant.workspace, "segment": segment, "can_edit": grant.can_edit}
    context |= _canvases(segment)
    return render(request, "components/segments/canvases.html", context)


def tree_answer(
    request: HtmxRequest,
    grant: Grant,
    segment: CustomerSegment,
    *,
    status: int = 200,
    **extra: Any,
) -> HttpResponse:
    """Where the segment stands, for a page that is open; after a change with what follows from
    it."""
    is_change = request.method == "POST"
    context = {"workspace": grant.workspace, "segment": segment, "can_edit": grant.can_edit}
    context |= (_steps(grant, segment) if is_change else {"steps": None}) | {"refused": ""}
    context |= _tree(grant, segment, extra) | (_canvases(segment) if is_change else {}) | extra
    return render(request, "components/segments/tree_answer.html", context, status=status)


def steps_answer(
    request: HtmxRequest,
    grant: Grant,
    segment: CustomerSegment,
    *,
    sections: Iterable[str] = (),
    tree: bool = False,
    refused: Refused | None = None,
    past: Collection[int] = (),
) -> HttpResponse:
    """Undo and redo after one of them, and the `sections` that it altered, and the `tree`; with the
    reason where it was `refused`."""
    if not request.htmx:
        return segment_page(request, grant, segment, refused=refused, past=past)
    page = load_segment_page(segment)
    context = _context(request, grant, page) | {
        "sections": [SECTIONS[name] for name in sections],
        "forms": {name: SectionForm(SECTIONS[name], page.facts) for name in sections},
        **_steps(grant, segment, past),
        "refused": refused.message if refused else "",
    }
    context |= _tree(grant, segment, {}) if tree else {"tree": None}
    status = refused.status if refused else 200
    return render(request, "components/segments/steps_answer.html", context, status=status)


def _steps(grant: Grant, segment: CustomerSegment, past: Collection[int] = ()) -> dict[str, Any]:
    """What undo and redo would do, and where."""
    ids = [grant.workspace.public_id, segment.public_id]
    return {
        "steps": steps(grant, past),
        "undo_at": reverse("segment_undo", args=ids),
        "redo_at": reverse("segment_redo", args=ids),
        "steps_in_place": True,
    }


def _context(request: HtmxRequest, grant: Grant, page: SegmentPage) -> dict[str, Any]:
    market = page.segment.market
    return {
        "trait_form": TraitForm(market=market, about=request.GET.get("about", "")),
        "trait_refusal": "",
        "workspace": grant.workspace,
        "segment": page.segment,
        "page": page,
        "can_edit": grant.can_edit,
    }
