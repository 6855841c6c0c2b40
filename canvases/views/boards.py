"""The board: its page, title, segment's name, sentence, undo, redo and bin."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from canvases.access import CanvasGrant
from canvases.actions import canvases, undo_redo
from canvases.forms.workspaces import NameForm, NamesForm, StatementForm, TitleForm
from canvases.models import Role
from canvases.queries.alternatives import load_alternatives
from canvases.queries.board import load_board
from canvases.queries.workspace import load_bin
from canvases.views.board_page import board_page
from canvases.views.patches import overtaken_answer, patches
from canvases.views.policies import member_on_canvas
from canvases.views.requests import HtmxRequest, checked, op_id, passed_over


@require_safe
@member_on_canvas()
def board(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """The canvas as square and circle."""
    return board_page(request, grant)


@require_http_methods(["GET", "HEAD", "POST"])
@member_on_canvas(Role.EDITOR)
def title(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Rename the canvas. The page, with the sentence, too, is for browsers without scripts."""
    if request.method != "POST":
        sentence = load_board(grant.canvas).sentence
        context = {"grant": grant, "workspace": grant.workspace, "canvas": grant.canvas}
        return render(request, "board_words.html", {**context, "sentence": sentence})
    form = checked(TitleForm(request.POST))
    name = form.cleaned_data["title"]
    return patches(
        request, grant, canvases.rename(grant, op_id(request), row=grant.canvas, name=name)
    )


@require_POST
@member_on_canvas(Role.EDITOR)
def segment(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Say whom the canvas is for: rename its segment."""
    row = grant.canvas.profile.segment
    name = checked(NameForm(request.POST)).cleaned_data["name"]
    return patches(request, grant, canvases.rename(grant, op_id(request), row=row, name=name))


@require_POST
@member_on_canvas(Role.EDITOR)
def names(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Name the canvas and its segment before they go out; the page of exports comes back to it."""
    wanted = checked(NamesForm(request.POST)).cleaned_data
    change = canvases.name_canvas(grant, op_id(request), canvas=grant.canvas, **wanted)
    if request.POST.get("back") != "export":
        return patches(request, grant, change)
    response = redirect("exporting", workspace=grant.workspace.public_id)
    response["Location"] += f"?canvas={grant.canvas.public_id}"
    return response


def state(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Write the value proposition sentence: part of the view statement_page.statement."""
    form = checked(StatementForm(request.POST))
    change = canvases.state_proposition(
        grant, op_id(request), canvas=grant.canvas, text=form.cleaned_data["text"]
    )
    return patches(request, grant, change)


@require_POST
@member_on_canvas(Role.EDITOR)
def undo(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Take back one's last change here; refused, the answer says what can be undone instead."""
    past = passed_over(request)
    try:
        return patches(request, grant, undo_redo.undo(grant, op_id(request), past=past))
    except undo_redo.Overtaken as overtaken:
        if not request.htmx:
            raise
        return overtaken_answer(request, grant, overtaken, past)


@require_POST
@member_on_canvas(Role.EDITOR)
def redo(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Do again what one undid last."""
    return patches(request, grant, undo_redo.redo(grant, op_id(request)))


@require_safe
@member_on_canvas()
def alternatives(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """What there is for the same segment, for a page that is open; nothing for a member of this
    canvas alone."""
    if not request.htmx:
        return redirect("board", canvas=grant.canvas.public_id)
    if grant.is_limited:
        return HttpResponse()
    context = {
        "workspace": grant.workspace,
        "canvas": grant.canvas,
        "segment": grant.canvas.profile.segment,
        "alternatives": load_alternatives(grant.canvas),
        "reading": not grant.can_edit,
    }
    return render(request, "components/board/alternatives.html", context)


@require_safe
@member_on_canvas(history=True)
def bin_page(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """The deleted notes of the canvas."""
    context = {
        "workspace": grant.workspace,
        "canvas": grant.canvas,
        "notes": load_bin(grant.canvas),
        "can_edit": grant.can_edit,
        "grant": grant,
    }
    page = "components/dialogs/bin_list.html" if request.htmx else "bin.html"
    return render(request, page, context)
