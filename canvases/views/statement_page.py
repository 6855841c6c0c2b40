"""The statement workbench of a canvas: say its value proposition by a pattern, keep variants, and
choose the one for board and exports."""

from collections.abc import Collection
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from canvases.access import CanvasGrant, NotAllowed
from canvases.actions import statements, undo_redo
from canvases.forms.statement import BenchForm, WordsForm
from canvases.method.sentence.patterns import PATTERNS
from canvases.method.sentence.slots import clean_slots
from canvases.method.statement import WEAK
from canvases.method.text import STATEMENT
from canvases.models import Role, Statement
from canvases.queries.landing import landing_of
from canvases.queries.sharing import load_landing_links
from canvases.queries.statement_page import StatementPage, load_statement_page
from canvases.views import boards
from canvases.views.policies import member_on_canvas
from canvases.views.requests import HtmxRequest, errors_of, op_id
from canvases.views.undo_page import canvas_steps, undone


@require_http_methods(["GET", "HEAD", "POST"])
@member_on_canvas()
def statement(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """The workbench; or the canvas's own sentence saved, from the board."""
    if request.method == "POST":
        if not grant.can_edit:
            raise NotAllowed
        return boards.state(request, grant)
    return statement_page(request, grant, pattern=request.GET.get("pattern", ""))


@require_POST
@member_on_canvas(Role.EDITOR)
def statement_try(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """The workbench with slots filled in another way; nothing is saved."""
    form = BenchForm(request.POST)
    return _tried(request, grant, form, 200 if form.is_valid() else 422)


@require_POST
@member_on_canvas(Role.EDITOR)
def statement_keep(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Keep the sentence as a variant, and choose it where that is asked; or rewrite the one that is
    edited."""
    form, words = BenchForm(request.POST), WordsForm(request.POST)
    if not (form.is_valid() and words.is_valid()):
        return _tried(request, grant, form, 422, errors_of(words) or errors_of(form))
    said = {
        "text": words.cleaned_data["text"],
        "pattern": form.cleaned_data["pattern"],
        "slots": clean_slots(form.slots),
    }
    edited = form.cleaned_data["variant"]
    if edited and "anew" not in request.POST:
        row = _found(grant, edited)
        statements.rewrite(grant, op_id(request), statement=row, **said)
    else:
        chooses = "chooses" in request.POST
        statements.keep(grant, op_id(request), canvas=grant.canvas, chooses=chooses, **said)
    return _kept(grant, said["text"]) if form.has_slots else _back(grant, "#variants")


@require_POST
@member_on_canvas(Role.EDITOR)
def choose(request: HtmxRequest, grant: CanvasGrant, variant: str) -> HttpResponse:
    """Make a variant the canvas's own sentence."""
    statements.choose(grant, op_id(request), statement=_found(grant, variant))
    return _back(grant, "#variants")


@require_POST
@member_on_canvas(Role.EDITOR)
def bin_statement(request: HtmxRequest, grant: CanvasGrant, variant: str) -> HttpResponse:
    """Delete a variant."""
    statements.discard(grant, op_id(request), statement=_found(grant, variant))
    return _back(grant, "#variants")


@require_POST
@member_on_canvas(Role.COMMENTER)
def statement_like(request: HtmxRequest, grant: CanvasGrant, variant: str) -> HttpResponse:
    """Mark a variant as one's favourite, or take the mark back."""
    likes = request.POST.get("likes") == "yes"
    statements.like(grant, op_id(request), statement=_found(grant, variant), likes=likes)
    return _back(grant, "#variants")


@require_POST
@member_on_canvas(Role.EDITOR)
def statement_undo(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Take back one's last change on the canvas; refused, the page offers the one before it."""
    return undone(
        request,
        grant,
        lambda overtaken, past: statement_page(
            request, grant, refused=overtaken.message, past=past, status=overtaken.status
        ),
        lambda: _back(grant),
    )


@require_POST
@member_on_canvas(Role.EDITOR)
def statement_redo(request: HtmxRequest, grant: CanvasGrant) -> HttpResponse:
    """Do again what one undid last."""
    undo_redo.redo(grant, op_id(request))
    return _back(grant)


def _tried(
    request: HtmxRequest, grant: CanvasGrant, form: BenchForm, status: int, wrong: str = ""
) -> HttpResponse:
    """The workbench as a form left it: words that were edited by hand stay."""
    keeps = form.is_edited or (status != 200 and "text" in request.POST)
    keeps = keeps and "afresh" not in request.POST
    return statement_page(
        request, grant, pattern=form.pattern_key, asked=form.slots if form.has_slots else None,
        variant=form.cleaned_data.get("variant", ""), status=status,
        typed=request.POST.get("text", "") if keeps else None, wrong=wrong or errors_of(form),
    )  # fmt: skip


def statement_page(
    request: HtmxRequest,
    grant: CanvasGrant,
    *,
    status: int = 200,
    past: Collection[int] = (),
    landing_token: str = "",
    **more: Any,
) -> HttpResponse:
    """The workbench. `more` adds what was asked or typed, and the words of a refusal;
    `landing_token` is that of a new link to the landing page."""
    page = load_statement_page(
        grant.canvas.pk, pattern=more.get("pattern", ""), asked=more.get("asked"),
        variant=more.get("variant") or request.GET.get("variant", ""), is_limited=grant.is_limited,
    )  # fmt: skip
    context = _shown(grant, page) | _steps(grant, past) | _words(page, more)
    context |= _landing(request, page, landing_token)
    return render(request, "statement.html", context, status=status)


def _shown(grant: CanvasGrant, page: StatementPage) -> dict[str, Any]:
    return {
        "page": page,
        "canvas": page.canvas,
        "workspace": page.board.workspace,
        "grant": grant,
        "can_edit": grant.can_edit,
        "can_like": grant.allows(Role.COMMENTER),
        "is_limited": grant.is_limited,
        "patterns": PATTERNS,
        "weak_words": WEAK,
        "longest": STATEMENT,
        "landing_links": load_landing_links(page.canvas) if grant.can_edit else [],
    }


def _words(page: StatementPage, more: dict[str, Any]) -> dict[str, Any]:
    """The words in the field, and those of a refusal."""
    typed = more.get("typed")
    if typed is None and more.get("asked") is None and page.is_as_kept:
        typed = page.editing.text if page.editing else None
    return {
        "typed": page.text if typed is None else typed,
        "is_edited": typed is not None and " ".join(typed.split()) != page.text,
        "wrong": more.get("wrong", ""),
        "refused": more.get("refused", ""),
    }


def _landing(request: HtmxRequest, page: StatementPage, token: str) -> dict[str, Any]:
    """What the landing page says, and the address of a new link to it."""
    address = request.build_absolute_uri(reverse("landing", args=[token])) if token else ""
    return {"landing": landing_of(page.board), "landing_address": address}


def _steps(grant: CanvasGrant, past: Collection[int]) -> dict[str, Any]:
    """Undo and redo in the bar; nothing there for those who only look."""
    if not grant.can_edit:
        return {}
    return {"bar_tools": "components/page/steps.html"} | canvas_steps(grant, "statement", past)


def _found(grant: CanvasGrant, public_id: str) -> Statement:
    """A variant of the canvas. Raises Http404."""
    row = grant.canvas.variants.filter(public_id=public_id).first()
    if row is None:
        raise Http404
    return row


def _kept(grant: CanvasGrant, text: str) -> HttpResponse:
    """To the workbench with the variant of these words, which goes on to be the one in hand: a new
    draft would take the place of somebody's own words."""
    row = grant.canvas.variants.filter(binned_at=None, text=text).first()
    return _back(grant, f"?variant={row.public_id}#variants" if row else "#variants")


def _back(grant: CanvasGrant, place: str = "") -> HttpResponse:
    return redirect(reverse("statement", args=[grant.canvas.public_id]) + place)
