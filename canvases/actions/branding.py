"""The look of a workspace's exports: its logo, colours and foot line."""

import hashlib
from typing import Final

from canvases.journal.writer import Entry, journaled
from canvases.models import Logo, Workspace

KEPT: Final = 10
"""Logos of a workspace, besides the one in use, that undo can bring back; older ones go."""


@journaled("workspace.branded")
def brand(
    entry: Entry, *, main: str = "", accent: str = "", footer: str = "", logo: bytes | None = None
) -> None:
    """Set logo, colours and foot line. Colours are "#rrggbb" or empty. `logo` is a PNG made by
    forms/branding.py, b"" for none, or None to keep the present one."""
    workspace = entry.workspace
    workspace.refresh_from_db()
    entry.watch(workspace)
    entry.about(workspace, workspace.name)
    workspace.brand_main, workspace.brand_accent = main, accent
    workspace.brand_footer = footer
    if logo is not None:
        workspace.brand_logo = _kept(entry, logo) if logo else ""
    workspace.save(update_fields=["brand_main", "brand_accent", "brand_footer", "brand_logo"])
    _drop_old(workspace)


def _kept(entry: Entry, png: bytes) -> str:
    """The digest under which the picture is stored."""
    digest = hashlib.sha256(png).hexdigest()
    Logo.objects.get_or_create(workspace=entry.workspace, digest=digest, defaults={"png": png})
    return digest


def _drop_old(workspace: Workspace) -> None:
    """Delete logos that were replaced long ago. Undo then says so (undo_redo.py)."""
    replaced = workspace.logos.exclude(digest=workspace.brand_logo).order_by("-pk")
    old = list(replaced.values_list("pk", flat=True)[KEPT:])
    Logo.objects.filter(pk__in=old).delete()
