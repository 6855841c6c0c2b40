"""What canvases and workspaces are called where others read it: in files and on pages
behind links. A placeholder is no name there."""

from django.utils.translation import gettext as _

from canvases.models import Canvas, ShareLink, Workspace


def title_of(canvas: Canvas) -> str:
    """The title of a canvas; without one, what it is for or belongs to."""
    return (
        canvas.chosen_title
        or canvas.profile.segment.chosen_name
        or canvas.workspace.chosen_name
        or _("Value Proposition Canvas")
    )


def name_of(workspace: Workspace) -> str:
    """The name of a workspace; without one, what is in it."""
    return workspace.chosen_name or _("Value propositions")


def opened_by(link: ShareLink) -> str:
    """What a link opens is called: its canvas, or the whole workspace."""
    return title_of(link.canvas) if link.canvas else name_of(link.workspace)
