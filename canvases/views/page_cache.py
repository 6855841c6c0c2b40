"""A cache of rendered pages that look the same for everyone, one for each state of the
workspace."""

import gzip
from collections.abc import Callable, Mapping
from typing import Any, Final

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from canvases.access import Grant
from canvases.models import Workspace
from canvases.workspace_cache import WorkspaceCache

LARGEST: Final = 2 * 1024**2
"""Bytes of a page, compressed, that is kept. With MAX_ENTRIES in the settings it bounds what all
pages together take."""


def rendered_once(workspace: Workspace, name: str, render: Callable[[], str]) -> str:
    """The page called `name` in the present state of its workspace: from the cache where it is
    there, else what `render()` returns. A newer state takes the place of the one before."""
    cache = WorkspaceCache("default", workspace.public_id)
    state, generation = f"{workspace.epoch}:{workspace.seq}", cache.generation()
    packed = cache.load(name, state)
    if packed is not None:
        return gzip.decompress(packed).decode()
    page = render()
    packed = gzip.compress(page.encode(), compresslevel=1, mtime=0)
    if len(packed) <= LARGEST:
        cache.store(name, state, packed, generation=generation)
    return page


def shared_page(
    grant: Grant, template: str, load: Callable[[], Mapping[str, Any]], about: str = ""
) -> HttpResponse:
    """A page of a workspace without forms that change something: who may do the same sees the same.
    `load` gives what it shows beside the workspace, when nobody has seen this state yet; `about`
    tells apart what else the page depends on."""
    name = f"{template}:{about}:{get_language()}:{grant.can_edit}"
    given = {"workspace": grant.workspace, "can_edit": grant.can_edit}
    page = rendered_once(
        grant.workspace, name, lambda: render_to_string(template, {**given, **load()})
    )
    return HttpResponse(page)
