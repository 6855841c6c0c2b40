"""What the notes of a canvas stand on: the page, and evidence that one adds, changes, removes."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Final

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from canvases.access import CanvasGrant, NoteGrant
from canvases.actions import evidence as proving
from canvases.actions import undo_redo
from canvases.actions.errors import Refused
from canvases.forms.evidence import EvidenceForm
from canvases.models import Role
from canvases.queries.evidence_page import COLUMNS, load_evidence_page
from canvases.views.policies import member_on_canvas, member_on_note
from canvases.views.requests import HtmxRequest, is_shown, op_id
from canvases.views.undo_page import canvas_steps, undone


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What was refused, and what the page says of it."""

    status: int
    form: Form | None = None
    """What was written, which stays in its fields."""
    at: str = ""
    """At which evidence or test; "new" or "new-test" for more."""
    words: str = ""
    undo: str = ""
    """Why a change could not be taken back."""
    past: Collection[int] = ()
    """The changes that cannot be, which undo passes over."""


_NOTHING_REFUSED: Final = Refusal(status=200)


@require_safe
@member_on_canvas()
def page(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """The page; nothing for one that shows this state already."""
    if is_shown(request, grant.workspace):
        return HttpResponse(status=204)
    asked = request.GET.get("note", "")
    return evidence_page(
        request, grant, chosen=asked if asked.isascii() and asked.isalnum() else ""
    )


@require_POST
@member_on_note(Role.EDITOR)
def add(request: HtmxRequest, grant: NoteGrant) -> HttpResponse:
    """Add evidence to a note."""
    return _tell(
        request,
        grant,
        "",
        lambda form: proving.add(grant, op_id(request), note=grant.note, evidence=form.evidence),
    )


@require_POST
@member_on_note(Role.EDITOR)
def change(request: HtmxRequest, grant: NoteGrant, key: str) -> HttpResponse:
    """Change evidence of a note, or remove it."""
    if request.POST.get("remove"):
        return _remove(request, grant, key)
    return _tell(
        request,
        grant,
        key,
        lambda form: proving.change(
            grant, op_id(request), note=grant.note, key=key, evidence=form.evidence
        ),
    )


@require_POST
@member_on_canvas(Role.EDITOR)
def undo(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Take back one's last change on the canvas; refused, the page offers the one before it."""
    return undone(
        request,
        grant,
        lambda overtaken, past: evidence_page(
            request, grant, refusal=Refusal(status=409, undo=overtaken.message, past=past)
        ),
        lambda: redirect("evidence", canvas=grant.canvas.public_id),
    )


@require_POST
@member_on_canvas(Role.EDITOR)
def redo(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Do again what one undid last."""
    undo_redo.redo(grant, op_id(request))
    return redirect("evidence", canvas=grant.canvas.public_id)


def _tell(
    request: HtmxRequest, grant: NoteGrant, key: str, write: Callable[[EvidenceForm], object]
) -> HttpResponse:
    """Write what the form says. What cannot be saved stays in its fields, with the reason."""
    form = EvidenceForm(request.POST)
    if not form.is_valid():
        refusal = Refusal(status=422, form=form, at=key or "new")
        return evidence_page(request, grant, chosen=grant.note.public_id, refusal=refusal)
    try:
        write(form)
    except Refused as refused:
        return _refused(request, grant, refused, form=form)
    return _done(request, grant)


def _remove(request: HtmxRequest, grant: NoteGrant, key: str) -> HttpResponse:
    try:
        proving.remove(grant, op_id(request), note=grant.note, key=key)
    except Refused as refused:
        return _refused(request, grant, refused)
    return _done(request, grant)


def _done(request: HtmxRequest, grant: NoteGrant) -> HttpResponse:
    chosen = grant.note.public_id
    if request.htmx:
        return evidence_page(request, grant, chosen=chosen)
    at = reverse("evidence", args=[grant.canvas.public_id])
    return redirect(f"{at}?note={chosen}#evidence-note")


def _refused(
    request: HtmxRequest, grant: NoteGrant, refused: Refused, form: EvidenceForm | None = None
) -> HttpResponse:
    """The page as it is now; what was written stands in the form for more."""
    at = "new" if form else ""
    refusal = Refusal(status=refused.status, form=form, at=at, words=refused.message)
    return evidence_page(request, grant, chosen=grant.note.public_id, refusal=refusal)


def evidence_page(
    request: HtmxRequest,
    grant: CanvasGrant,
    *,
    chosen: str = "",
    refusal: Refusal = _NOTHING_REFUSED,
) -> HttpResponse:
    """The page, or what of it a script asks for, with what was refused."""
    is_open = bool(request.htmx)
    context = _shown(grant, chosen) | canvas_steps(grant, "evidence", refusal.past)
    context |= {"form": refusal.form, "at": refusal.at, "words": refusal.words}
    context |= {"refused": refusal.undo, "out_of_band": is_open}
    template = "components/evidence/answer.html" if is_open else "evidence.html"
    return render(request, template, context, status=refusal.status)


def _shown(grant: CanvasGrant, chosen: str) -> dict[str, Any]:
    found = load_evidence_page(grant.canvas.pk, chosen)
    return {
        "page": found,
        "canvas": found.canvas,
        "workspace": found.board.workspace,
        "is_limited": grant.is_limited,
        "can_edit": grant.can_edit,
        "columns": COLUMNS,
    }
