"""Reads the brand of a workspace from the database."""

from base64 import b64encode

from canvases.exports.page.brand import Brand
from canvases.models import Workspace


def brand_of(workspace: Workspace) -> Brand:
    """Its logo, colours and foot line. One query where there is a logo."""
    logo = None
    if workspace.brand_logo:
        kept = workspace.logos.filter(digest=workspace.brand_logo).first()
        logo = bytes(kept.png) if kept else None
    return Brand(logo, workspace.brand_main, workspace.brand_accent, workspace.brand_footer)


def logo_address(workspace: Workspace) -> str:
    """The logo as an address that holds the picture itself; "" without one."""
    logo = brand_of(workspace).logo
    return f"data:image/png;base64,{b64encode(logo).decode()}" if logo else ""
