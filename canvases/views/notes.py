"""Notes and links on the board."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from canvases.access import CanvasGrant, NotAllowed, NoteGrant
from canvases.actions import links as linking
from canvases.actions import notes
from canvases.forms.notes import (
    PASTED,
    EditForm,
    LinkForm,
    NoteForm,
    PasteForm,
    PlaceForm,
    WeightForm,
)
from canvases.imports import upload
from canvases.method.kinds import KINDS, Kind
from canvases.models import Note, Role
from canvases.queries.board import find_note, known_texts, link_choices
from canvases.queries.comments import load_comments
from canvases.queries.consistent_read import load_current
from canvases.queries.sessions.note_origin import load_origin
from canvases.views.patches import patches
from canvases.views.policies import member_on_canvas, member_on_note
from canvases.views.requests import BadForm, HtmxRequest, checked, errors_of, op_id


@require_http_methods(["GET", "HEAD", "POST"])
@member_on_canvas(Role.EDITOR)
def add(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Add a note to a box. The form is for browsers without scripts."""
    if request.method != "POST":
        kind = request.GET.get("kind", "")
        context = {"grant": grant, "workspace": grant.workspace, "canvas": grant.canvas}
        context["kind"] = kind if kind in KINDS else Kind.JOB
        return render(request, "note_add.html", context)
    form = checked(NoteForm(request.POST))
    change = notes.add(grant, op_id(request), canvas=grant.canvas, **form.cleaned_data)
    return patches(request, grant, change)


@require_POST
@member_on_canvas(Role.EDITOR)
def paste(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Show what many pasted lines would become, or, confirmed, add them."""
    form = PasteForm(request.POST)
    if not request.POST.get("confirmed"):
        return _paste_preview(request, grant, form)
    kind, lines = (checked(form).cleaned_data[name] for name in ("kind", "text"))
    if form.cleaned_data["new_only"]:
        known = _known(grant, kind, lines)
        lines = [line for line in lines if line not in known]
    change = notes.paste(grant, op_id(request), canvas=grant.canvas, kind=kind, texts=lines)
    return patches(request, grant, change)


def _paste_preview(request: HtmxRequest, grant: CanvasGrant, form: PasteForm) -> HttpResponse:
    """What the lines would become here, or why they would not; and the way to an import, which
    sorts and shortens, with the same text."""
    words = "" if form.is_valid() else errors_of(form)
    text = request.POST.get("text", "")
    if "kind" not in form.cleaned_data or len(text) > PASTED:
        raise BadForm(form)
    kind, lines = form.cleaned_data["kind"], form.cleaned_data.get("text", [])
    context = {"canvas": grant.canvas, "kind": kind, "text": text, "lines": lines, "words": words}
    context |= {"known": _known(grant, kind, lines)}
    context |= {"more": upload.more_than_lines(text)}
    status = 422 if words else 200
    return render(request, "components/imports/paste_preview.html", context, status=status)


def _known(grant: CanvasGrant, kind: Kind, lines: list[str]) -> set[str]:
    """Those of the lines that are in the box already."""
    return {text for _kind, text in known_texts(grant.canvas, [(kind, line) for line in lines])}


@require_http_methods(["GET", "HEAD", "POST"])
@member_on_note()
def note(request: HtmxRequest, grant: NoteGrant) -> HttpResponse:
    """A note's details: shown, or changed."""
    found = grant.note
    if request.method == "POST":
        if not grant.can_edit:
            raise NotAllowed
        form = checked(EditForm(request.POST, note=found))
        version = form.cleaned_data["version"]
        change = notes.edit(grant, op_id(request), note=found, version=version, values=form.values)
        return patches(request, grant, change, also=[found.public_id])
    board = load_current(grant.canvas.pk)
    targets, sources = link_choices(board, found)
    context = {"note": found, "board": board, "targets": targets, "sources": sources}
    context |= {"canvas": grant.canvas, "can_edit": grant.can_edit}
    context |= {"grant": grant}
    if grant.sees_history:
        context["origin"] = load_origin(found)
        context["comments"] = load_comments(found)
    is_page = not request.htmx
    page = "note.html" if is_page else "components/dialogs/panel.html"
    return render(request, page, context | {"is_page": is_page})


@require_POST
@member_on_note(Role.EDITOR)
def weight(request: HtmxRequest, grant: NoteGrant) -> HttpResponse:
    """Weigh a note, or take its weight away."""
    weight: int | None = checked(WeightForm(request.POST)).cleaned_data["weight"]
    if weight is None:
        change = notes.unweigh(grant, op_id(request), note=grant.note)
    else:
        change = notes.weigh(grant, op_id(request), note=grant.note, weight=weight)
    return patches(request, grant, change, also=[grant.note.public_id])


@require_POST
@member_on_note(Role.EDITOR)
def place(request: HtmxRequest, grant: NoteGrant) -> HttpResponse:
    """Move a note within its box or to another."""
    form = checked(PlaceForm(request.POST))
    found, wish = grant.note, form.cleaned_data
    if wish["step"]:
        change = notes.step(grant, op_id(request), note=found, up=wish["step"] == "up")
    elif "after" not in request.POST:
        change = notes.move(grant, op_id(request), note=found, kind=wish["kind"])
    else:
        after = wish["after"] or None
        change = notes.place(grant, op_id(request), note=found, kind=wish["kind"], after=after)
    return patches(request, grant, change, also=[grant.note.public_id])


@require_POST
@member_on_note(Role.EDITOR)
def discard(request: HtmxRequest, grant: NoteGrant) -> HttpResponse:
    """Delete a note into the bin."""
    change = notes.discard(grant, op_id(request), note=grant.note)
    return patches(request, grant, change, also=[grant.note.public_id])


@require_POST
@member_on_note(Role.EDITOR)
def restore(request: HtmxRequest, grant: NoteGrant) -> HttpResponse:
    """Take a note out of the bin."""
    change = notes.restore(grant, op_id(request), note=grant.note)
    return patches(request, grant, change, also=[grant.note.public_id])


@require_POST
@member_on_canvas(Role.EDITOR)
def links(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Link two notes, or unlink them."""
    form = checked(LinkForm(request.POST))
    source, target = (_end(grant, form.cleaned_data[end]) for end in ("source", "target"))
    canvas, strength = grant.canvas, form.cleaned_data["strength"]
    if strength:
        change = linking.connect(
            grant, op_id(request), canvas=canvas, source=source, target=target, strength=strength
        )
    else:
        change = linking.disconnect(
            grant, op_id(request), canvas=canvas, source=source, target=target
        )
    return patches(request, grant, change, also=[source.public_id, target.public_id])


def _end(grant: CanvasGrant, public_id: str) -> Note:
    note = find_note(grant.canvas, public_id)
    if note is None:
        raise Http404
    return note
