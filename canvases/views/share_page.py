"""The share page, and the sheet of it on a board: share links and members."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from markupsafe import Markup

from canvases.access import Grant
from canvases.actions import sharing
from canvases.exports import qr
from canvases.forms.sharing import LIFETIMES, HistoryAccessForm, PersonForm, RoleForm, ShareLinkForm
from canvases.models import ONE_CANVAS, Canvas, Member, Role
from canvases.queries.sharing import (
    find_link,
    find_member,
    is_only_owner,
    load_links,
    load_members,
)
from canvases.queries.workspace import find_row
from canvases.views.policies import member_of_workspace
from canvases.views.requests import HtmxRequest, checked, errors_of

TOLD = ("address", "role", "words", "revoked", "embed", "frame", "embed_words")

_CHOSEN = {"role": Role.VIEWER.value, "here": "1", "lifetime": "week"}  # until one has chosen


@require_safe
@member_of_workspace(limited=True)
def share(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """The members, and the share links."""
    return share_page(request, grant)


@require_POST
@member_of_workspace(Role.EDITOR)
def make_link(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """Make a link. Only this answer shows its address."""
    form = ShareLinkForm(request.POST, workspace=grant.workspace)
    if not form.is_valid():
        return share_page(request, grant, words=errors_of(form), status=422)
    made = form.cleaned_data
    came_from = _canvas(request, grant)
    here = came_from if made["here"] and made["role"] in ONE_CANVAS else None
    only = made["only"] or here
    token = sharing.make_link(
        grant,
        role=made["role"],
        lifetime=made["lifetime"],
        passphrase=made["passphrase"],
        sees_history=made["history"],
        canvas=only,
    )
    address = _address(request, token, only or came_from)
    return share_page(request, grant, address=address, role=made["role"])


@require_POST
@member_of_workspace(Role.OWNER)
def make_key(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """Make a recovery link for an owner."""
    token = sharing.make_link(grant, role=Role.OWNER)
    address = _address(request, token, _canvas(request, grant))
    return share_page(request, grant, address=address, role=Role.OWNER.value)


@require_POST
@member_of_workspace(Role.EDITOR)
def revoke_link(request: HtmxRequest, grant: Grant, link: str) -> HttpResponse:
    """Revoke a link."""
    found = find_link(grant.workspace, link)
    if found is None:
        raise Http404
    sharing.revoke_link(grant, link=found)
    if request.htmx:
        return share_page(request, grant, revoked="1")
    return _back(request, grant, "links")


@require_POST
@member_of_workspace(limited=True)
def own_name(request: HtmxRequest, grant: Grant) -> HttpResponse:
    """Change one's own name."""
    sharing.rename(grant, name=checked(PersonForm(request.POST)).cleaned_data["name"])
    return _back(request, grant, "people")


@require_POST
@member_of_workspace(Role.OWNER)
def change_role(request: HtmxRequest, grant: Grant, member: str) -> HttpResponse:
    """Change the role of a member."""
    role = checked(RoleForm(request.POST)).cleaned_data["role"]
    sharing.change_role(grant, member=_member(grant, member), role=role)
    return _back(request, grant, "people")


@require_POST
@member_of_workspace(Role.EDITOR)
def show_history(request: HtmxRequest, grant: Grant, member: str) -> HttpResponse:
    """Let a viewer see history and people, or hide them again."""
    shown = checked(HistoryAccessForm(request.POST)).cleaned_data["history"]
    sharing.show_history(grant, member=_member(grant, member), shown=shown)
    return _back(request, grant, "people")


@require_POST
@member_of_workspace(Role.OWNER)
def remove_member(request: HtmxRequest, grant: Grant, member: str) -> HttpResponse:
    """Remove a member."""
    found = _member(grant, member)
    sharing.remove(grant, member=found)
    return redirect("home") if found == grant.member else _back(request, grant, "people")


def _member(grant: Grant, public_id: str) -> Member:
    found = find_member(grant.workspace, public_id)
    if found is None:
        raise Http404
    return found


def _canvas(request: HtmxRequest, grant: Grant) -> Canvas | None:
    """The canvas that the person came from, to which links lead."""
    if grant.is_limited:
        return grant.member.canvas
    asked = request.POST.get("canvas") or request.GET.get("canvas") or ""
    is_id = asked.isascii() and asked.isalnum()
    found = find_row(grant.workspace, "canvas", asked) if is_id else None
    return found if isinstance(found, Canvas) else None


def _address(request: HtmxRequest, token: str, canvas: Canvas | None) -> str:
    names = [token, canvas.public_id] if canvas else [token]
    return request.build_absolute_uri(reverse("join", args=names))


def share_page(
    request: HtmxRequest, grant: Grant, *, status: int = 200, **told: str
) -> HttpResponse:
    """The share page, or what a board shows of it. `told` adds the `address` and `role` of a new
    link, that one was `revoked`, or the `words` of a refusal; for embeds `embed`, `frame` and
    `embed_words`."""
    if request.htmx and grant.can_edit:
        return _sheet(request, grant, status, dict.fromkeys(TOLD, "") | told)
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


def _sheet(request: HtmxRequest, grant: Grant, status: int, told: dict[str, str]) -> HttpResponse:
    """Links, on the board of a canvas that they open."""
    canvas = _canvas(request, grant)
    working, _closed = load_links(grant.workspace)
    context = {
        "workspace": grant.workspace,
        "canvas": canvas,
        "grant": grant,
        "links": [link for link in working if canvas is None or link.canvas in (None, canvas)],
        "told": told,
        # In the page itself: an address with a token is asked for by nobody but who comes in.
        "code": Markup(qr.svg(told["address"]).decode()) if told["address"] else "",  # noqa: S704
        "chosen": _CHOSEN | ({"here": ""} | request.POST.dict() if request.POST else {}),
    }
    return render(request, "components/sharing/sheet.html", context, status=status)


def _back(request: HtmxRequest, grant: Grant, part: str) -> HttpResponse:
    response = redirect("share", workspace=grant.workspace.public_id)
    canvas = _canvas(request, grant)
    response["Location"] += (f"?canvas={canvas.public_id}" if canvas else "") + f"#{part}"
    return response
