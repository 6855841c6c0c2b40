"""The share page: share links and members."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from canvases.access import Grant
from canvases.actions import sharing
from canvases.forms.sharing import LIFETIMES, HistoryAccessForm, PersonForm, RoleForm, ShareLinkForm
from canvases.models import Canvas, Member, Role
from canvases.queries.sharing import (
    find_link,
    find_member,
    is_only_owner,
    load_links,
    load_members,
)
from canvases.queries.workspace import find_row
from canvases.views.policies import member_of_workspace
from canvases.views.requests import checked, errors_of

TOLD = ("address", "role", "words", "embed", "frame", "embed_words")


@require_safe
@member_of_workspace(limited=True)
def share(request: HttpRequest, grant: Grant) -> HttpResponse:
    """The members, and the share links."""
    return share_page(request, grant)


@require_POST
@member_of_workspace(Role.EDITOR)
def make_link(request: HttpRequest, grant: Grant) -> HttpResponse:
    """Make a link. Only this answer shows its address."""
    form = ShareLinkForm(request.POST, workspace=grant.workspace)
    if not form.is_valid():
        return share_page(request, grant, words=errors_of(form), status=422)
    made = form.cleaned_data
    token = sharing.make_link(
        grant,
        role=made["role"],
        lifetime=made["lifetime"],
        passphrase=made["passphrase"],
        sees_history=made["history"],
        canvas=made["only"],
    )
    address = _address(request, token, made["only"] or _canvas(request, grant))
    return share_page(request, grant, address=address, role=made["role"])


@require_POST
@member_of_workspace(Role.OWNER)
def make_key(request: HttpRequest, grant: Grant) -> HttpResponse:
    """Make a recovery link for an owner."""
    token = sharing.make_link(grant, role=Role.OWNER)
    address = _address(request, token, _canvas(request, grant))
    return share_page(request, grant, address=address, role=Role.OWNER.value)


@require_POST
@member_of_workspace(Role.EDITOR)
def revoke_link(request: HttpRequest, grant: Grant, link: str) -> HttpResponse:
    """Revoke a link."""
    found = find_link(grant.workspace, link)
    if found is None:
        raise Http404
    sharing.revoke_link(grant, link=found)
    return _back(request, grant, "links")


@require_POST
@member_of_workspace(limited=True)
def own_name(request: HttpRequest, grant: Grant) -> HttpResponse:
    """Change one's own name."""
    sharing.rename(grant, name=checked(PersonForm(request.POST)).cleaned_data["name"])
    return _back(request, grant, "people")


@require_POST
@member_of_workspace(Role.OWNER)
def change_role(request: HttpRequest, grant: Grant, member: str) -> HttpResponse:
    """Change the role of a member."""
    role = checked(RoleForm(request.POST)).cleaned_data["role"]
    sharing.change_role(grant, member=_member(grant, member), role=role)
    return _back(request, grant, "people")


@require_POST
@member_of_workspace(Role.EDITOR)
def show_history(request: HttpRequest, grant: Grant, member: str) -> HttpResponse:
    """Let a viewer see history and people, or hide them again."""
    shown = checked(HistoryAccessForm(request.POST)).cleaned_data["history"]
    sharing.show_history(grant, member=_member(grant, member), shown=shown)
    return _back(request, grant, "people")


@require_POST
@member_of_workspace(Role.OWNER)
def remove_member(request: HttpRequest, grant: Grant, member: str) -> HttpResponse:
    """Remove a member."""
    found = _member(grant, member)
    sharing.remove(grant, member=found)
    return redirect("home") if found == grant.member else _back(request, grant, "people")


def _member(grant: Grant, public_id: str) -> Member:
    found = find_member(grant.workspace, public_id)
    if found is None:
        raise Http404
    return found


def _canvas(request: HttpRequest, grant: Grant) -> Canvas | None:
    """The canvas that the person came from, to which links lead."""
    if grant.is_limited:
        return grant.member.canvas
    asked = request.POST.get("canvas") or request.GET.get("canvas") or ""
    is_id = asked.isascii() and asked.isalnum()
    found = find_row(grant.workspace, "canvas", asked) if is_id else None
    return found if isinstance(found, Canvas) else None


def _address(request: HttpRequest, token: str, canvas: Canvas | None) -> str:
    names = [token, canvas.public_id] if canvas else [token]
    return request.build_absolute_uri(reverse("join", args=names))


def share_page(
    request: HttpRequest, grant: Grant, *, status: int = 200, **told: str
) -> HttpResponse:
    """The share page. `told` adds the `address` and `role` of a new link, or the `words` of a
    refusal; for embeds `embed`, `frame` and `embed_words`."""
    sees_people = grant.sees_history and not grant.is_limited
    working, closed = load_links(grant.workspace)
    context = {
        "workspace": grant.workspace,
        "canvas": _canvas(request, grant),
        "members": load_members(grant.workspace) if sees_people else [grant.member],
        "sees_people": sees_people,
        "canvas_only": grant.is_limited,
        "is_only_owner": is_only_owner(grant.member),
        "links": working,
        "closed": closed,
        "lifetimes": list(LIFETIMES),
        "grant": grant,
        "told": dict.fromkeys(TOLD, "") | told,
        "canvases": list(grant.workspace.canvases.filter(binned_at=None)),
    }
    return render(request, "share.html", context, status=status)


def _back(request: HttpRequest, grant: Grant, part: str) -> HttpResponse:
    response = redirect("share", workspace=grant.workspace.public_id)
    canvas = _canvas(request, grant)
    response["Location"] += (f"?canvas={canvas.public_id}" if canvas else "") + f"#{part}"
    return response
