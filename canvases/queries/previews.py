"""What chats and mail programs show of a link before anyone opens it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from canvases.models import Canvas, ShareLink
from canvases.queries.moment import load_current


@dataclass(frozen=True, slots=True)
class Preview:
    """Title and one sentence."""

    title: str
    description: str


def preview_of(link: ShareLink, canvas: Canvas | None) -> Preview:
    """The preview of a link that anyone may look by. At most four queries."""
    if canvas is None:
        return Preview(link.workspace.name, _("Value Proposition Canvases to read."))
    board = load_current(canvas.pk)
    if board.sentence:
        return Preview(canvas.title, board.sentence.text)
    return Preview(canvas.title, _("A Value Proposition Canvas for: %s") % board.segment.name)
