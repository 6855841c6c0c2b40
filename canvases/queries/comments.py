"""Reads comments."""

from typing import NamedTuple

from django.db.models import Count, Q, Sum

from canvases.models import Canvas, Comment, Note

OPEN = Q(binned_at=None, resolved_at=None)


class Talk(NamedTuple):
    """What a note shows of its comments."""

    open: int  # comments that nobody settled yet
    stamp: int  # another one after whatever happened to one of them


def load_talks(canvas: Canvas) -> dict[int, Talk]:
    """By the primary keys of the canvas's notes, binned ones included. One query."""
    notes = Note.objects.on_canvas(profile_id=canvas.profile_id, value_map_id=canvas.value_map_id)
    rows = (
        Comment.objects.filter(note__in=notes.values("pk"))
        .order_by()
        .values_list("note_id")
        .annotate(open=Count("pk", filter=OPEN), stamp=Sum("version"))
    )
    return {note: Talk(count, stamp) for note, count, stamp in rows}


def load_comments(note: Note) -> list[Comment]:
    """The comments on a note, in the order in which they were made. One query."""
    return list(note.comments.filter(binned_at=None).select_related("author"))


def find_comment(note: Note, public_id: str) -> Comment | None:
    """A comment on the note, deleted or not. One query."""
    return note.comments.filter(public_id=public_id).first()
