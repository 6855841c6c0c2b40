"""Actions on the statements of a canvas: keep one, rewrite it, delete it, like it, and choose the
one that is the canvas's own."""

from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from canvases.actions.errors import Conflict, Refused
from canvases.actions.rows import current
from canvases.journal.writer import Entry, journaled
from canvases.method.sentence.slots import Slots, renamed
from canvases.models import Canvas, Favourite, Role, Statement

MOST_OF_A_CANVAS = 50


@journaled("statement.kept")
def keep(
    entry: Entry, *, canvas: Canvas, text: str, pattern: str, slots: Slots, chooses: bool = False
) -> None:
    """Keep a sentence as a variant. Where it is one of the further texts of the canvas, it is one
    of these no longer. The same words are not kept twice. `chooses`: it also becomes the canvas's
    own, as in `choose`."""
    canvas = current(canvas)
    entry.about(canvas, text)
    _take_up(entry, canvas, text)
    if not canvas.variants.filter(binned_at=None, text=text).exists():
        _add(entry, canvas, text, pattern, slots)
    if chooses:
        entry.kind = "statement.chosen"
        _make_own(entry, canvas, text)


@journaled("statement.rewritten")
def rewrite(entry: Entry, *, statement: Statement, text: str, pattern: str, slots: Slots) -> None:
    """Give a variant other words; the canvas's own sentence follows where it was that one."""
    statement, canvas = _current(statement)
    _say(entry, canvas, statement.text, text)
    entry.watch(statement)
    statement.text, statement.pattern, statement.slots = text, pattern, slots
    statement.save(update_fields=["text", "pattern", "slots"])
    entry.about(statement, text)


@journaled("statement.chosen")
def choose(entry: Entry, *, statement: Statement) -> None:
    """Make a variant the canvas's own sentence. What stood there is kept as a variant."""
    statement, canvas = _current(statement)
    _make_own(entry, canvas, statement.text)
    entry.about(statement, statement.text)


@journaled("statement.binned")
def discard(entry: Entry, *, statement: Statement) -> None:
    """Delete a variant; undoing brings it back until the bin is emptied. The canvas's own sentence
    stays."""
    statement, _canvas = _current(statement)
    entry.watch(statement)
    statement.binned_at = timezone.now()
    statement.save(update_fields=["binned_at"])
    entry.about(statement, statement.text)


@journaled("statement.liked", role=Role.COMMENTER)
def like(entry: Entry, *, statement: Statement, likes: bool) -> None:
    """Mark a variant as one's favourite, or take the mark back."""
    statement, _canvas = _current(statement)
    if not likes:
        entry.kind = "statement.unliked"
    mark, is_new = Favourite.objects.get_or_create(
        workspace=entry.workspace, statement=statement, member=entry.grant.member
    )
    if not is_new:
        entry.watch(mark)
    mark.is_marked = likes
    mark.save(update_fields=["is_marked"])
    if is_new and likes:
        entry.created(mark)
    entry.about(statement, statement.text)


def copy_variants(
    entry: Entry, canvas: Canvas, copy: Canvas, ids: Mapping[str, str] | None = None
) -> None:
    """Give another canvas the variants of one, as far as it has not got their words and there is
    room. `ids` of notes there, by those of the notes here."""
    known = set(copy.variants.filter(binned_at=None).values_list("text", flat=True))
    rows = [row for row in canvas.variants.filter(binned_at=None) if row.text not in known]
    made = Statement.objects.bulk_create(
        Statement(
            workspace=entry.workspace,
            canvas=copy,
            text=row.text,
            pattern=row.pattern,
            slots=renamed(row.slots, ids or {}),
        )
        for row in rows[: MOST_OF_A_CANVAS - len(known)]
    )
    entry.created(*made)


def _current(statement: Statement) -> tuple[Statement, Canvas]:
    """A variant and its canvas as they are under the lock. Raises Conflict for a deleted one."""
    found = Statement.objects.filter(pk=statement.pk, binned_at=None).first()
    if found is None:
        raise Conflict(_("This statement was deleted."))
    return found, current(found.canvas)


def _add(
    entry: Entry, canvas: Canvas, text: str, pattern: str = "", slots: Slots | None = None
) -> None:
    if canvas.variants.filter(binned_at=None).count() >= MOST_OF_A_CANVAS:
        words = _("That would be more than %d statements for one canvas. Delete one first.")
        raise Refused(words % MOST_OF_A_CANVAS)
    made = Statement.objects.create(
        workspace=entry.workspace, canvas=canvas, text=text, pattern=pattern, slots=slots or {}
    )
    entry.created(made)
    entry.about(made, text)


def _make_own(entry: Entry, canvas: Canvas, text: str) -> None:
    """The words become the canvas's own sentence; what stood there is kept as a variant."""
    former = canvas.statements[:1]
    if former == [text]:
        return
    for other in former:
        if not canvas.variants.filter(binned_at=None, text=other).exists():
            _add(entry, canvas, other)
    entry.watch(canvas)
    canvas.statements = [text, *canvas.statements[1:]]
    canvas.save(update_fields=["statements"])


def _take_up(entry: Entry, canvas: Canvas, text: str) -> None:
    """A further text of the canvas becomes a variant."""
    if text in canvas.statements[1:]:
        entry.watch(canvas)
        first, *others = canvas.statements
        canvas.statements = [first, *(one for one in others if one != text)]
        canvas.save(update_fields=["statements"])


def _say(entry: Entry, canvas: Canvas, former: str, text: str) -> None:
    """Where `former` is the canvas's own sentence, `text` takes its place."""
    if canvas.statements[:1] == [former]:
        entry.watch(canvas)
        canvas.statements = [text, *canvas.statements[1:]]
        canvas.save(update_fields=["statements"])
