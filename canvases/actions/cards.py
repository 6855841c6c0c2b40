"""Test cards of a canvas: written, changed, learnt from, removed."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from canvases.actions.errors import Conflict, Refused
from canvases.actions.evidence import tell
from canvases.actions.rows import current
from canvases.journal.writer import Entry, journaled
from canvases.method.cards import MOST_OF_A_CANVAS, Card, read
from canvases.method.evidence import Evidence
from canvases.models import Canvas, Note


@journaled("card.written")
def write(
    entry: Entry,
    *,
    canvas: Canvas,
    card: Card,
    note: Note | None = None,
    evidence: Evidence | None = None,
) -> None:
    """Put the card in the place of that with its id, or at the end. What it showed becomes evidence
    of the note that it is about, in the same change."""
    canvas = current(canvas)
    known = read(canvas.tests)
    if any(one.id == card.id for one in known):
        _save(entry, canvas, [card if one.id == card.id else one for one in known])
    else:
        _save(entry, canvas, [*known, card])
    if note and evidence:
        tell(entry, note, evidence)
    entry.about(canvas, card.believe)


@journaled("card.removed")
def remove(entry: Entry, *, canvas: Canvas, card: str) -> None:
    """Remove the card with this id. Raises Conflict where it is gone."""
    canvas = current(canvas)
    known = read(canvas.tests)
    gone = next((one for one in known if one.id == card), None)
    if gone is None:
        raise Conflict(_("Someone else removed this test meanwhile."))
    _save(entry, canvas, [one for one in known if one.id != card])
    entry.about(canvas, gone.believe)


def _save(entry: Entry, canvas: Canvas, cards: Sequence[Card]) -> None:
    if len(cards) > MOST_OF_A_CANVAS:
        raise Refused(_("That would be more than %d tests of one canvas.") % MOST_OF_A_CANVAS)
    entry.watch(canvas)
    canvas.tests = [one.stored for one in cards]
    canvas.save(update_fields=["tests"])
