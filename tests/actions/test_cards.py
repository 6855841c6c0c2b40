"""Test cards of a canvas: written, learnt from, taken along."""

import pytest

from canvases.access import CanvasGrant
from canvases.actions import canvases, cards, documents, undo_redo
from canvases.actions.errors import Conflict, Refused
from canvases.exports.interchange import canvas_file
from canvases.method.cards import MOST_OF_A_CANVAS, Card, read
from canvases.method.evidence import Evidence
from canvases.method.evidence import read as read_evidence
from canvases.method.kinds import Kind
from canvases.models import Canvas, Note
from tests import cast

CARD = Card(id="bcdfghjkmnpq", believe="They send a photo", do="Ask in two forums")
SEEN = Evidence("supports", "experiment", "31 of 50 sent one", strength=3)


def known(canvas: Canvas) -> list[Card]:
    return list(read(Canvas.objects.get(pk=canvas.pk).tests))


def write(grant: CanvasGrant, card: Card = CARD) -> None:
    cards.write(grant, cast.op(), canvas=grant.canvas, card=card)


def test_card_is_written_changed_and_removed(ada: CanvasGrant) -> None:
    write(ada)
    running = Card(id=CARD.id, believe="They send a photo", state="running")
    write(ada, running)
    assert known(ada.canvas) == [running]

    cards.remove(ada, cast.op(), canvas=ada.canvas, card=CARD.id)
    assert known(ada.canvas) == []
    with pytest.raises(Conflict, match="meanwhile"):
        cards.remove(ada, cast.op(), canvas=ada.canvas, card=CARD.id)


def test_what_a_test_showed_becomes_evidence_and_is_undone_with_it(ada: CanvasGrant) -> None:
    note = cast.add(ada)
    write(ada)
    learnt = Card(id=CARD.id, believe=CARD.believe, state="learnt", note=note.public_id)
    cards.write(ada, cast.op(), canvas=ada.canvas, card=learnt, note=note, evidence=SEEN)
    assert read_evidence(Note.objects.get().evidence) == (SEEN,)

    undo_redo.undo(ada, cast.op())
    assert (known(ada.canvas), Note.objects.get().evidence) == ([CARD], [])


def test_canvas_takes_as_many_cards_as_a_file(ada: CanvasGrant) -> None:
    ada.canvas.tests = [Card(id=str(n), believe="x").stored for n in range(MOST_OF_A_CANVAS)]
    ada.canvas.save()
    with pytest.raises(Refused, match="more than 100"):
        write(ada)


def test_duplicate_has_cards_about_its_own_notes(ada: CanvasGrant) -> None:
    need, offer = cast.add(ada), cast.add(ada, Kind.PRODUCT)
    for number, note in enumerate((need, offer)):
        write(ada, Card(id=str(number) * 12, believe="x", note=note.public_id))
    canvases.duplicate(ada, cast.op(), canvas=ada.canvas, title="Two")

    copy = Canvas.objects.exclude(pk=ada.canvas.pk).get()
    twin = Note.objects.get(value_map=copy.value_map)
    assert [card.note for card in known(copy)] == [need.public_id, twin.public_id]


def test_file_brings_cards_back_about_the_same_notes(ada: CanvasGrant) -> None:
    note = cast.add(ada)
    write(ada, Card(id="b" * 12, believe="x", note=note.public_id, owner="Ada"))
    document = canvas_file.document(ada.workspace)
    assert document["canvases"][0]["tests"][0]["note"] == "n1"

    workspace = documents.store(document, cast.op())
    copy = Canvas.objects.get(workspace=workspace)
    twin = Note.objects.get(profile=copy.profile)
    assert [(card.note, card.owner) for card in known(copy)] == [(twin.public_id, "Ada")]
