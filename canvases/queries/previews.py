"""The preview of a link in chats and mail programs."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from canvases.models import Canvas, CustomerSegment, Role, ShareLink
from canvases.queries.consistent_read import load_current
from canvases.queries.names import name_of, title_of


@dataclass(frozen=True, slots=True)
class Preview:
    """Title and one sentence."""

    title: str
    description: str


def is_open(link: ShareLink) -> bool:
    """Whether the link lets anybody look without a question. Only then it has a preview."""
    return link.role == Role.VIEWER and not link.passphrase


def canvases_shown(link: ShareLink) -> QuerySet[Canvas]:
    """The canvases that a link shows, with everything on them beside notes."""
    rows = link.workspace.canvases.filter(binned_at=None)
    rows = rows.select_related("workspace", "profile__segment", "value_map")
    return rows.filter(pk=link.canvas_id) if link.canvas_id else rows


def canvas_shown(link: ShareLink, public_id: str) -> Canvas | None:
    """The canvas that a link leads to: the named one, or the only one. At most two queries."""
    rows = canvases_shown(link)
    named = rows.filter(public_id=public_id).first() if public_id else None
    several = [] if named else list(rows[:2])
    return named or (several[0] if len(several) == 1 else None)


def preview_of(link: ShareLink, canvas: Canvas | None) -> Preview:
    """The preview of a link that anyone may look by. At most four queries."""
    if canvas is None:
        return Preview(name_of(link.workspace), _("Value Proposition Canvases to read."))
    board = load_current(canvas.pk)
    if board.sentence:
        return Preview(title_of(canvas), board.sentence.text)
    return Preview(title_of(canvas), description_of(board.segment))


def description_of(segment: CustomerSegment) -> str:
    """What a canvas without a sentence is, in a few words."""
    if name := segment.chosen_name:
        return _("A Value Proposition Canvas for: %s") % name
    return _("A Value Proposition Canvas")
