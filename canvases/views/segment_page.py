"""The page of a segment, whole and in pieces."""

from collections.abc import Collection, Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from canvases.access import Grant
from canvases.actions.errors import Refused
from canvases.forms.segments import SectionForm
from canvases.forms.traits import TraitForm
from canvases.method.segment_sections import SECTIONS
from canvases.models import CustomerSegment
from canvases.queries.segment_page import SegmentPage, last_section, load_segment_page
from canvases.queries.undo_stack import steps
from canvases.queries.workspace import load_cards


def segment_page(
    request: HttpRequest,
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
    page = load_segment_page(segment)
    context = _context(request, grant, page) | {
        "forms": _forms(page, form),
        "opened": opened or request.GET.get("section", "") or last_section(grant, segment),
        "cards": load_cards(segment),
        "steps": steps(grant, past),
        "refused": refused.message if refused else "",
    }
    status = refused.status if refused else status
    return render(request, "segment.html", context | extra, status=status)


def _forms(page: SegmentPage, sent: SectionForm | None) -> dict[str, SectionForm]:
    forms = {name: SectionForm(section, page.facts) for name, section in SECTIONS.items()}
    return forms | {sent.section.name: sent} if sent else forms


def section_answer(
    request: HttpRequest,
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
        "steps": steps(grant) if request.method == "POST" else None,
        "refused": "",
    }
    return render(request, "components/segments/answer.html", context | extra, status=status)


def canvases_answer(request: HttpRequest, grant: Grant, segment: CustomerSegment) -> HttpResponse:
    """The canvases of the segment for a page that is open."""
    context = {
        "workspace": grant.workspace,
        "segment": segment,
        "cards": load_cards(segment),
        "can_edit": grant.can_edit,
    }
    return render(request, "components/segments/canvases.html", context)


def steps_answer(
    request: HttpRequest,
    grant: Grant,
    segment: CustomerSegment,
    *,
    sections: Iterable[str] = (),
    refused: Refused | None = None,
    past: Collection[int] = (),
) -> HttpResponse:
    """Undo and redo after one of them, and the `sections` that it altered; with the reason where it
    was `refused`."""
    if not request.headers.get("HX-Request"):
        return segment_page(request, grant, segment, refused=refused, past=past)
    page = load_segment_page(segment)
    context = _context(request, grant, page) | {
        "sections": [SECTIONS[name] for name in sections],
        "forms": {name: SectionForm(SECTIONS[name], page.facts) for name in sections},
        "steps": steps(grant, past),
        "refused": refused.message if refused else "",
    }
    status = refused.status if refused else 200
    return render(request, "components/segments/steps_answer.html", context, status=status)


def _context(request: HttpRequest, grant: Grant, page: SegmentPage) -> dict[str, Any]:
    market = page.segment.market
    return {
        "trait_form": TraitForm(market=market, about=request.GET.get("about", "")),
        "trait_refusal": "",
        "workspace": grant.workspace,
        "segment": page.segment,
        "page": page,
        "can_edit": grant.can_edit,
    }
