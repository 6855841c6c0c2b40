"""Comments on a note: read, made, settled, deleted."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from canvases.access import CanvasGrant, NotAllowed
from canvases.actions import comments as commenting
from canvases.forms.comments import CommentForm, ResolveForm
from canvases.models import Change, Comment, Note, Role
from canvases.queries.board import find_note
from canvases.queries.comments import find_comment, load_comments
from canvases.views.patches import patches
from canvases.views.policies import member_on_canvas
from canvases.views.requests import checked, op_id


@require_http_methods(["GET", "HEAD", "POST"])
@member_on_canvas()
@never_cache
def comments(request: HttpRequest, grant: CanvasGrant, note: str) -> HttpResponse:
    """What was said about a note: shown, or one more of it."""
    if request.method == "POST" and not grant.allows(Role.COMMENTER):
        raise NotAllowed
    found = _note(grant, note)
    if request.method == "POST":
        form = checked(CommentForm(request.POST))
        change = commenting.add(grant, op_id(request), note=found, text=form.cleaned_data["text"])
        return _answer(request, grant, change, found)
    if not request.headers.get("HX-Request"):
        return redirect("note", canvas=grant.canvas.public_id, note=note)
    context = {"note": found, "canvas": grant.canvas, "grant": grant}
    return render(
        request, "components/talk_list.html", context | {"comments": load_comments(found)}
    )


@require_POST
@member_on_canvas(Role.COMMENTER)
def resolve(request: HttpRequest, grant: CanvasGrant, note: str, comment: str) -> HttpResponse:
    """Settle a comment, or open it again."""
    about = _note(grant, note)
    found = _comment(about, comment)
    wish = checked(ResolveForm(request.POST)).is_resolved
    change = commenting.resolve(grant, op_id(request), note=about, comment=found, resolved=wish)
    return _answer(request, grant, change, about)


@require_POST
@member_on_canvas(Role.COMMENTER)
def discard(request: HttpRequest, grant: CanvasGrant, note: str, comment: str) -> HttpResponse:
    """Delete a comment."""
    about = _note(grant, note)
    found = _comment(about, comment)
    change = commenting.discard(grant, op_id(request), note=about, comment=found)
    return _answer(request, grant, change, about)


def _answer(
    request: HttpRequest, grant: CanvasGrant, change: Change | None, note: Note
) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return patches(request, grant, change, also=[note.public_id])
    response = redirect("note", canvas=grant.canvas.public_id, note=note.public_id)
    response["Location"] += "#talk"
    return response


def _note(grant: CanvasGrant, public_id: str) -> Note:
    found = find_note(grant.canvas, public_id)
    if found is None:
        raise Http404
    return found


def _comment(note: Note, public_id: str) -> Comment:
    found = find_comment(note, public_id)
    if found is None:
        raise Http404
    return found
