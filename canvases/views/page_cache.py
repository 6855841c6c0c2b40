"""Rendered pages that look the same for many, one for each state of the workspace. What differs by
reader is laid over afterwards, where the page leaves room for it."""

import gzip
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from canvases.access import Grant
from canvases.models import Workspace
from canvases.views.requests import HtmxRequest
from canvases.workspace_cache import WorkspaceCache

LARGEST: Final = 2 * 1024**2
"""Bytes of a page, compressed, that is kept. With MAX_ENTRIES in the settings it bounds what all
pages together take."""

_ROOM = re.compile(rb"<!-- room ([a-z-]+) -->")


def rendered_once(
    workspace: Workspace, name: str, render: Callable[[], str], *, version: int | str | None = None
) -> bytes:
    """The page called `name` in the present state of its workspace, or, where it depends on
    something smaller, in this `version`: from the cache where it is there, else what `render()`
    returns. A newer state takes the place of the one before."""
    cache = WorkspaceCache("default", workspace.public_id)
    number = workspace.seq if version is None else version
    state, generation = f"{workspace.epoch}:{number}", cache.generation()
    packed = cache.load(name, state)
    if packed is not None:
        return gzip.decompress(packed)
    page = render().encode()
    packed = gzip.compress(page, compresslevel=1, mtime=0)
    if len(packed) <= LARGEST:
        cache.store(name, state, packed, generation=generation)
    return page


def shared_page(
    request: HtmxRequest,
    grant: Grant,
    template: str,
    load: Callable[[], Mapping[str, Any]],
    *,
    about: str | None = "",
    own: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """A page of a workspace: who may do the same sees the same. `load` gives what it shows beside
    the workspace, when nobody has seen this state yet; `about` tells apart what else the page
    depends on, None where nobody will ask for the same again. The template knows no request and no
    reader: it leaves `room("name")` for HTML that is the reader's `own`, and for the token in each
    form."""
    if about is None:
        page = _render(grant, template, load()).encode()
    else:
        name = f"{template}:{about}:{get_language()}:{grant.can_edit}"
        page = rendered_once(grant.workspace, name, lambda: _render(grant, template, load()))
    own = dict(own or {})
    if _room("token").encode() in page:
        hidden = '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        own["token"] = format_html(hidden, get_token(request))
    return HttpResponse(lay_over(page, own), status=status)


def lay_over(page: bytes, own: Mapping[str, str]) -> bytes:
    """The page with what is the reader's `own` where there is room for it, and without the rooms
    that nobody fills."""
    filled = {name.encode(): html.encode() for name, html in own.items()}
    return _ROOM.sub(lambda room: filled.get(room[1], b""), page)


def _render(grant: Grant, template: str, shown: Mapping[str, Any]) -> str:
    given = {"workspace": grant.workspace, "can_edit": grant.can_edit}
    rooms = {"room": _room, "csrf_input": _room("token")}
    return render_to_string(template, {**given, **rooms, **shown})


def _room(name: str) -> SafeString:
    """Where a page leaves room. What people wrote is escaped, and so never looks like it."""
    return mark_safe(f"<!-- room {name} -->")  # noqa: S308 — names are ours
