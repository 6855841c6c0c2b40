"""Test cards of a canvas: written, changed, learnt from, removed."""

from collections.abc import Iterable, Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from canvases.actions.errors import Conflict, Outdated, Refused
from canvases.actions.evidence import tell
from canvases.actions.rows import current
from canvases.journal.writer import Entry, journaled
from canvases.method.cards import MOST_OF_A_CANVAS, Card, joined, overtaken, renamed
from canvases.method.evidence import Evidence
from canvases.models import Canvas, Note, TestCard


@journaled("card.written")
def write(
    entry: Entry,
    *,
    canvas: Canvas,
    card: Card,
    note: Note | None = None,
    evidence: Evidence | None = None,
    seen: Mapping[str, str] | None = None,
) -> None:
    """Write a card without an id as a new one; change the one with its id, and bring it back where
    others removed it. `seen` is what its fields said when the person began: those that still say
    it stay as they are now. What it showed becomes evidence of the note that it is about, in the
    same change. Raises Outdated where others changed one of them since, and Conflict for a card
    that is gone for good."""
    canvas = current(canvas)
    row = _found(canvas, card.id) if card.id else _new(entry, canvas, card)
    entry.watch(row)
    now, seen = row.card, seen or {}
    if now_said := overtaken(now, card, seen):
        raise Outdated(now_said)
    row.take(joined(now, card, seen)).binned_at = None
    row.save(update_fields=TestCard.JOURNALED)
    if note and evidence:
        tell(entry, note, evidence)
    entry.about(row, row.believe)


@journaled("card.removed")
def remove(entry: Entry, *, canvas: Canvas, card: str) -> None:
    """Put the card with this id into the bin. Raises Conflict where it is gone."""
    row = _found(current(canvas), card)
    if row.is_binned:
        raise _gone()
    entry.watch(row)
    row.binned_at = timezone.now()
    row.save(update_fields=["binned_at"])
    entry.about(row, row.believe)


def copy_cards(
    entry: Entry, canvas: Canvas, copy: Canvas, ids: Mapping[str, str] | None = None
) -> None:
    """Give another canvas the cards of one, as far as there is room. `ids` of notes there, by those
    of the notes here."""
    here, room = _standing(canvas), MOST_OF_A_CANVAS - len(_standing(copy))
    cards = renamed((row.card for row in here[:room]), ids or {}, others_stay=True)
    entry.created(*TestCard.objects.bulk_create(rows_of(copy, cards)))


def rows_of(canvas: Canvas, cards: Iterable[Card]) -> list[TestCard]:
    """Rows for the cards, not saved, with ids of their own."""
    return [TestCard(workspace=canvas.workspace, canvas=canvas).take(card) for card in cards]


def _found(canvas: Canvas, name: str) -> TestCard:
    row = canvas.test_cards.filter(public_id=name).first()
    if row is None:
        raise _gone()
    return row


def _new(entry: Entry, canvas: Canvas, card: Card) -> TestCard:
    if len(_standing(canvas)) >= MOST_OF_A_CANVAS:
        raise Refused(_("That would be more than %d tests of one canvas.") % MOST_OF_A_CANVAS)
    (row,) = rows_of(canvas, [card])
    row.save()
    entry.created(row)
    return row


def _standing(canvas: Canvas) -> list[TestCard]:
    return list(canvas.test_cards.filter(binned_at=None))


def _gone() -> Conflict:
    return Conflict(_("Someone else removed this test meanwhile."))
