"""What the coach says of a canvas, and what one does about it."""

from collections.abc import Collection
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from canvases.access import CanvasGrant, NotAllowed, NoteGrant
from canvases.actions import hints as coaching
from canvases.actions import notes, undo_redo
from canvases.actions.errors import Conflict, Refused
from canvases.forms.hints import CanvasHintForm, LanguageForm, MendForm, RewordForm
from canvases.method.hints import Hint
from canvases.method.hints.languages import LANGUAGES, OTHER
from canvases.models import Role
from canvases.queries.coach import load_coach
from canvases.views.policies import member_on_canvas, member_on_note
from canvases.views.requests import BadForm, HtmxRequest, checked, errors_of, is_shown, op_id
from canvases.views.undo_page import canvas_steps, undone


@require_safe
@member_on_canvas()
def hints(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """The list; nothing for a page that shows this state already."""
    if is_shown(request, grant.workspace):
        return HttpResponse(status=204)
    return _answer(request, grant)


@require_POST
@member_on_note(Role.EDITOR)
def dismiss(request: HtmxRequest, grant: NoteGrant) -> HttpResponse:
    """Put the hint on a note aside."""
    hint = checked(MendForm(request.POST)).cleaned_data["hint"]
    coaching.dismiss_on_note(grant, op_id(request), note=grant.note, hint=hint)
    return _answer(request, grant)


@require_POST
@member_on_note(Role.EDITOR)
def move(request: HtmxRequest, grant: NoteGrant) -> HttpResponse:
    """Move the note to the box that the hint names."""
    hint = _hint(request, grant)
    if hint is None or hint.move_to is None:
        return _changed(request, grant)
    notes.move(grant, op_id(request), note=grant.note, kind=hint.move_to)
    return _answer(request, grant)


@require_POST
@member_on_note(Role.EDITOR)
def split(request: HtmxRequest, grant: NoteGrant) -> HttpResponse:
    """Give each thought of the note a note of its own."""
    hint = _hint(request, grant)
    if hint is None or not hint.parts:
        return _changed(request, grant)
    note, version = grant.note, grant.note.version
    coaching.split(
        grant, op_id(request), canvas=grant.canvas, note=note, version=version, parts=hint.parts
    )
    return _answer(request, grant)


@require_POST
@member_on_note(Role.EDITOR)
def reword(request: HtmxRequest, grant: NoteGrant) -> HttpResponse:
    """Write the note anew. What cannot be saved stays in its field, with the reason."""
    form = RewordForm(request.POST)
    if not form.is_valid():
        return _answer(request, grant, status=422, sent=request.POST, words=errors_of(form))
    version, values = form.cleaned_data["version"], {"text": form.cleaned_data["text"]}
    try:
        notes.edit(grant, op_id(request), note=grant.note, version=version, values=values)
    except Refused as refused:
        return _answer(
            request, grant, status=refused.status, sent=request.POST, words=refused.message
        )
    return _answer(request, grant)


@require_POST
@member_on_canvas(Role.EDITOR)
def dismiss_on_canvas(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Put a hint on the canvas or on boxes aside."""
    names = checked(CanvasHintForm(request.POST)).cleaned_data["hints"]
    coaching.dismiss_on_canvas(grant, op_id(request), canvas=grant.canvas, hints=names)
    return _answer(request, grant)


@require_POST
@member_on_canvas(Role.EDITOR)
def language(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Say in which language the notes are."""
    chosen = checked(LanguageForm(request.POST)).cleaned_data["language"]
    coaching.choose_language(grant, op_id(request), canvas=grant.canvas, language=chosen)
    return _answer(request, grant)


@require_POST
@member_on_canvas(Role.EDITOR)
def undo(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Take back one's last change on the canvas; refused, the list offers the one before it."""
    return undone(
        request,
        grant,
        lambda overtaken, past: _page(
            request, grant, status=409, refused=overtaken.message, past=past
        ),
        lambda: redirect("hints", canvas=grant.canvas.public_id),
    )


@require_POST
@member_on_canvas(Role.EDITOR)
def redo(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Do again what one undid last."""
    undo_redo.redo(grant, op_id(request))
    return redirect("hints", canvas=grant.canvas.public_id)


def _hint(request: HtmxRequest, grant: NoteGrant) -> Hint | None:
    """The hint on the note as the person saw it; None where the note or the hint is another by
    now."""
    form = MendForm(request.POST)
    if not form.is_valid():
        raise BadForm(form)
    hint = load_coach(grant.canvas.pk).on_note(grant.note.public_id)
    seen = form.cleaned_data
    same = hint and hint.key == seen["hint"] and grant.note.version == seen["version"]
    return hint if same else None


def _changed(request: HtmxRequest, grant: NoteGrant) -> HttpResponse:
    """What one saw is not so any more: the list as it is now. In an example nothing changes."""
    if grant.workspace.example:
        raise NotAllowed
    if grant.note.is_binned:
        raise Conflict(_("This note is in the bin. Restore it first."))
    return _answer(request, grant, words=_("This note changed meanwhile, so it was left as it is."))


def _answer(
    request: HtmxRequest,
    grant: CanvasGrant,
    *,
    status: int = 200,
    sent: Any = None,
    words: str = "",
) -> HttpResponse:
    """The list for a page that is open, or the page. `sent` was refused for the reason in
    `words`."""
    if request.method == "POST" and not words and not request.htmx:
        return redirect("hints", canvas=grant.canvas.public_id)
    return _page(request, grant, status=status, sent=sent, words=words)


def _page(
    request: HtmxRequest,
    grant: CanvasGrant,
    *,
    status: int,
    sent: Any = None,
    words: str = "",
    refused: str = "",
    past: Collection[int] = (),
) -> HttpResponse:
    is_open = bool(request.htmx)
    context = _shown(grant) | canvas_steps(grant, "hints", past)
    context |= {"sent": sent, "words": words, "refused": refused, "out_of_band": is_open}
    page = "components/fit/hints_answer.html" if is_open else "hints.html"
    return render(request, page, context, status=status)


def _shown(grant: CanvasGrant) -> dict[str, Any]:
    coach = load_coach(grant.canvas.pk)
    return {
        "is_limited": grant.is_limited,
        "canvas": coach.board.canvas,
        "workspace": coach.board.workspace,
        "coach": coach,
        "languages": LANGUAGES,
        "other": OTHER,
        "can_edit": grant.can_edit,
    }
