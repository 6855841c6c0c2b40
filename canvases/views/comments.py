"""Comments on a note: add, resolve, delete."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from canvases.access import NoteGrant
from canvases.actions import comments as commenting
from canvases.forms.comments import CommentForm, ResolveForm
from canvases.models import Change, Comment, Note, Role
from canvases.queries.comments import find_comment
from canvases.views.patches import patches
from canvases.views.policies import member_on_note
from canvases.views.requests import HtmxRequest, checked, op_id


@require_POST
@member_on_note(Role.COMMENTER)
def add(request: HtmxRequest, grant: NoteGrant) -> HttpResponse:
    """Say one more thing about a note. What was said is with its details."""
    form = checked(CommentForm(request.POST))
    text = form.cleaned_data["text"]
    change = commenting.add(grant, op_id(request), note=grant.note, text=text)
    return _answer(request, grant, change)


@require_POST
@member_on_note(Role.COMMENTER)
def resolve(request: HtmxRequest, grant: NoteGrant, comment: str) -> HttpResponse:
    """Settle a comment, or open it again."""
    found = _comment(grant.note, comment)
    wish = checked(ResolveForm(request.POST)).is_resolved
    change = commenting.resolve(
        grant, op_id(request), note=grant.note, comment=found, resolved=wish
    )
    return _answer(request, grant, change)


@require_POST
@member_on_note(Role.COMMENTER)
def discard(request: HtmxRequest, grant: NoteGrant, comment: str) -> HttpResponse:
    """Delete a comment."""
    found = _comment(grant.note, comment)
    change = commenting.discard(grant, op_id(request), note=grant.note, comment=found)
    return _answer(request, grant, change)


def _answer(request: HtmxRequest, grant: NoteGrant, change: Change | None) -> HttpResponse:
    note = grant.note.public_id
    if request.htmx:
        return patches(request, grant, change, also=[note])
    response = redirect("note", canvas=grant.canvas.public_id, note=note)
    response["Location"] += "#talk"
    return response


def _comment(note: Note, public_id: str) -> Comment:
    found = find_comment(note, public_id)
    if found is None:
        raise Http404
    return found
