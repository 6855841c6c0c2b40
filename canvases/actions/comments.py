"""Actions on comments. Everyone who may comment may resolve and reopen; only the author or an owner
may delete."""

from django.utils import timezone
from django.utils.translation import gettext as _

from canvases.access import NotAllowed
from canvases.actions.errors import Conflict, Refused
from canvases.journal.writer import Entry, journaled
from canvases.models import Comment, Member, Note, Role

MOST_ON_A_NOTE = 300  # comments, deleted ones included


@journaled("comment.added", role=Role.COMMENTER)
def add(entry: Entry, *, note: Note, text: str) -> None:
    """Comment on a note. `text` is clean and not empty."""
    note = _current(entry, note)
    if note.comments.count() >= MOST_ON_A_NOTE:
        raise Refused(_("That would be more than %d comments on one note.") % MOST_ON_A_NOTE)
    comment = Comment.objects.create(
        workspace=entry.workspace, note=note, author=entry.grant.member, text=text
    )
    entry.created(comment)
    entry.about(note, note.text)


@journaled("comment.resolved", role=Role.COMMENTER)
def resolve(entry: Entry, *, note: Note, comment: Comment, resolved: bool) -> None:
    """Resolve a comment, or reopen it."""
    comment = _comment(entry, note, comment)
    if not resolved:
        entry.kind = "comment.reopened"
    if comment.is_resolved != resolved:
        entry.watch(comment)
        comment.resolved_at = timezone.now() if resolved else None
        comment.version += 1
        comment.save(update_fields=["resolved_at", "version"])


@journaled("comment.binned", role=Role.COMMENTER)
def discard(entry: Entry, *, note: Note, comment: Comment) -> None:
    """Move a comment to the bin. Raises NotAllowed for other people's comments, unless an owner
    asks."""
    comment = _comment(entry, note, comment)
    me = Member.objects.get(pk=entry.grant.member.pk)
    if comment.author_id != me.pk and me.role != Role.OWNER:
        raise NotAllowed
    entry.watch(comment)
    comment.binned_at = timezone.now()
    comment.version += 1
    comment.save(update_fields=["binned_at", "version"])


def _current(entry: Entry, note: Note) -> Note:
    """The note as it is under the lock. Raises Conflict where it lies in the bin."""
    current = Note.objects.filter(pk=note.pk, workspace=entry.workspace, binned_at=None).first()
    if current is None:
        raise Conflict(_("This note is in the bin. Restore it first."))
    return current


def _comment(entry: Entry, note: Note, comment: Comment) -> Comment:
    """The comment as it is under the lock. Raises Conflict where it or its note is deleted."""
    note = _current(entry, note)
    entry.about(note, note.text)
    current = Comment.objects.filter(pk=comment.pk, note=note, binned_at=None).first()
    if current is None:
        raise Conflict(_("This comment was deleted."))
    current.note = note
    return current
