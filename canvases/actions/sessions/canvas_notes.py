"""Puts what lies on the wall on the canvas."""

from collections.abc import Collection

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from canvases.actions import notes
from canvases.actions.errors import Refused
from canvases.actions.sessions.session_lock import came_from
from canvases.actions.sessions.wall_stacks import wall_changed
from canvases.journal.group_commit import in_transaction
from canvases.journal.writer import Entry, journaled
from canvases.method.kinds import Kind
from canvases.method.stack import details_of
from canvases.method.text import NOTE_DETAILS
from canvases.models import Canvas, Contribution, Note, Session, SessionGroup
from canvases.queries.sessions.wall import placed
from canvases.session_access import SessionGrant


@in_transaction
def put_on_canvas(
    grant: SessionGrant, op_id: str, *, session: Session, chosen: Collection[str] | None = None
) -> None:
    """Make notes of the revealed texts and stacks with these ids, or of all in the boxes of the
    present step, as one change; those of a group on its canvas. A stack is one note, with its texts
    in the details. Each is put once, unless that was undone. Raises Refused and NotAllowed."""
    change = _put(grant, op_id, session=session, group=grant.group, chosen=chosen)
    came_from(session, change)


@journaled("notes.pasted")
def _put(
    entry: Entry, *, session: Session, group: SessionGroup | None, chosen: Collection[str] | None
) -> None:
    canvas = session.canvas_of(group)
    if canvas.is_binned:
        raise Refused(_("The canvas of “%s” is in the bin. Restore it first.") % (group or session))
    if chosen is not None and not chosen:
        raise Refused(_("Choose the texts that shall be put on the canvas."))
    tops = session.texts_of(group).filter(participant=None, under=None, is_hidden=False)
    if chosen is not None:
        tops = tops.filter(public_id__in=chosen)
    elif session.present is not None:
        tops = tops.filter(kind__in=session.present.kinds)
    tops = tops.prefetch_related("stacked")
    there = placed(tops)
    waiting = [one for one in tops if one.public_id not in there]
    made: list[Note] = []
    for kind in reversed(Kind):
        of_kind = [one for one in waiting if one.kind == kind]
        if of_kind:
            made += _insert(entry, canvas, kind, of_kind)
    Contribution.objects.bulk_update(waiting, ["note"])
    if made:
        entry.about(made[0], made[0].text)
        wall_changed(session)


def _insert(entry: Entry, canvas: Canvas, kind: Kind, tops: list[Contribution]) -> list[Note]:
    texts = [one.headline or one.text for one in tops]
    made = notes.insert(entry, canvas, kind, texts)
    for one, note in zip(tops, made, strict=True):
        one.note = note.public_id
        if stacked := one.stacked.all():
            texts = [one.text, *(other.text for other in stacked)]
            note.details = details_of(texts, NOTE_DETAILS, _left_out)
    Note.objects.bulk_update([note for note in made if note.details], ["details"])
    return made


def _left_out(number: int) -> str:
    words = ngettext(
        "%(num)d more text is kept in the session.",
        "%(num)d more texts are kept in the session.",
        number,
    )
    return words % {"num": number}
