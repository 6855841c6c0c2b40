"""Test cards of a canvas, on the page of its evidence."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from canvases.access import CanvasGrant
from canvases.actions import cards
from canvases.actions.errors import Outdated, Refused
from canvases.forms.cards import CardForm
from canvases.models import Role
from canvases.queries.board import find_note
from canvases.views.evidence import Refusal, evidence_page
from canvases.views.policies import member_on_canvas
from canvases.views.requests import HtmxRequest, op_id


@require_POST
@member_on_canvas(Role.EDITOR)
def add(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Write a test."""
    return _write(request, grant, "")


@require_POST
@member_on_canvas(Role.EDITOR)
def change(request: HtmxRequest, grant: CanvasGrant, card: str) -> HttpResponse:
    """Change a test, say what came of it, or remove it. One that others removed comes back."""
    if request.POST.get("remove"):
        return _remove(request, grant, card)
    return _write(request, grant, card)


def _remove(request: HtmxRequest, grant: CanvasGrant, card: str) -> HttpResponse:
    try:
        cards.remove(grant, op_id(request), canvas=grant.canvas, card=card)
    except Refused as refused:
        refusal = Refusal(status=refused.status, words=refused.message)
        return evidence_page(request, grant, refusal=refusal)
    return _done(request, grant)


def _write(request: HtmxRequest, grant: CanvasGrant, card: str) -> HttpResponse:
    form = CardForm(request.POST)
    at = card or "new-test"
    if not form.is_valid():
        return evidence_page(request, grant, refusal=Refusal(status=422, form=form, at=at))
    written = form.card(card)
    note = find_note(grant.canvas, written.note) if written.note else None
    if form.evidence and (note is None or note.is_binned):
        form.add_error("note", _("This note was deleted. Choose another one."))
        return evidence_page(request, grant, refusal=Refusal(status=422, form=form, at=at))
    try:
        cards.write(
            grant, op_id(request), canvas=grant.canvas, card=written, note=note,
            evidence=form.evidence, seen=form.seen,
        )  # fmt: skip
    except Outdated as outdated:
        form.note_overtaken(outdated.now)
        return _refused(request, grant, outdated, form, at)
    except Refused as refused:
        return _refused(request, grant, refused, form, "new-test")
    return _done(request, grant)


def _refused(
    request: HtmxRequest, grant: CanvasGrant, refused: Refused, form: CardForm, at: str
) -> HttpResponse:
    """The page as it is now, with what was written in the form `at`."""
    refusal = Refusal(status=refused.status, form=form, at=at, words=refused.message)
    return evidence_page(request, grant, refusal=refusal)


def _done(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    if request.htmx:
        return evidence_page(request, grant)
    return redirect(reverse("evidence", args=[grant.canvas.public_id]) + "#tests")
