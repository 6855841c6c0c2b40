"""Test cards of a canvas: written, learnt from, taken along."""

from dataclasses import replace

import pytest

from canvases.access import CanvasGrant
from canvases.actions import canvases, cards, documents, purges, segment_merge, snapshots, undo_redo
from canvases.actions.errors import Conflict, Refused
from canvases.exports.interchange import canvas_file
from canvases.method.cards import Card
from canvases.method.evidence import Evidence
from canvases.method.evidence import read as read_evidence
from canvases.method.kinds import Kind
from canvases.models import Canvas, Note, TestCard
from tests import cast

CARD = Card(id="", believe="They send a photo", do="Ask in two forums")
SEEN = Evidence("supports", "experiment", "31 of 50 sent one", strength=3)


def known(canvas: Canvas) -> list[Card]:
    return [row.card for row in canvas.test_cards.filter(binned_at=None)]


def write(grant: CanvasGrant, card: Card = CARD) -> Card:
    """Write a card, and find it as it stands."""
    change = cards.write(grant, cast.op(), canvas=grant.canvas, card=card)
    assert change is not None
    return TestCard.objects.get(public_id=change.subject_id).card


def test_card_is_written_changed_and_removed(ada: CanvasGrant) -> None:
    running = replace(write(ada), state="running", do="")
    write(ada, running)
    assert known(ada.canvas) == [running]

    cards.remove(ada, cast.op(), canvas=ada.canvas, card=running.id)
    assert known(ada.canvas) == []
    with pytest.raises(Conflict, match="meanwhile"):
        cards.remove(ada, cast.op(), canvas=ada.canvas, card=running.id)


def test_card_of_another_canvas_is_not_changed(ada: CanvasGrant, dan: CanvasGrant) -> None:
    card = write(dan)
    with pytest.raises(Conflict, match="meanwhile"):
        cards.write(ada, cast.op(), canvas=ada.canvas, card=replace(card, do="Nothing"))
    assert known(dan.canvas) == [card]


def test_card_that_others_removed_comes_back_as_it_is_written(ada: CanvasGrant) -> None:
    card = write(ada)
    cards.remove(ada, cast.op(), canvas=ada.canvas, card=card.id)
    write(ada, replace(card, owner="Ben"))
    assert known(ada.canvas) == [replace(card, owner="Ben")]


def test_two_who_change_cards_of_one_canvas_undo_their_own(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    write(ada)
    other = write(ben, Card(id="", believe="They pay"))
    undo_redo.undo(ada, cast.op())
    assert known(ada.canvas) == [other]


def test_two_who_change_one_card_undo_what_each_said(ada: CanvasGrant, ben: CanvasGrant) -> None:
    card = write(ada)
    write(ada, replace(card, owner="Ada"))
    write(ben, replace(card, owner="Ada", state="running"))
    undo_redo.undo(ada, cast.op())
    assert known(ada.canvas) == [replace(card, state="running")]


def test_what_a_test_showed_becomes_evidence_and_is_undone_with_it(ada: CanvasGrant) -> None:
    note = cast.add(ada)
    card = write(ada)
    learnt = replace(card, state="learnt", note=note.public_id)
    cards.write(ada, cast.op(), canvas=ada.canvas, card=learnt, note=note, evidence=SEEN)
    assert read_evidence(Note.objects.get().evidence) == (SEEN,)

    undo_redo.undo(ada, cast.op())
    assert (known(ada.canvas), Note.objects.get().evidence) == ([card], [])


def test_canvas_takes_as_many_cards_as_a_file(
    ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cards, "MOST_OF_A_CANVAS", 1)
    write(ada)
    with pytest.raises(Refused, match="more than 1 tests"):
        write(ada)


def test_duplicate_has_cards_about_its_own_notes(ada: CanvasGrant) -> None:
    need, offer = cast.add(ada), cast.add(ada, Kind.PRODUCT)
    for note in (need, offer):
        write(ada, replace(CARD, note=note.public_id))
    canvases.duplicate(ada, cast.op(), canvas=ada.canvas, title="Two")

    copy = Canvas.objects.exclude(pk=ada.canvas.pk).get()
    twin = Note.objects.get(value_map=copy.value_map)
    assert [card.note for card in known(copy)] == [need.public_id, twin.public_id]


def test_file_brings_cards_back_about_the_same_notes(ada: CanvasGrant) -> None:
    note = cast.add(ada)
    write(ada, Card(id="", believe="x", note=note.public_id, owner="Ada"))
    document = canvas_file.document(ada.workspace)
    assert document["canvases"][0]["tests"][0]["note"] == "n1"

    workspace = documents.store(document, cast.op())
    copy = Canvas.objects.get(workspace=workspace)
    twin = Note.objects.get(profile=copy.profile)
    assert [(card.note, card.owner) for card in known(copy)] == [(twin.public_id, "Ada")]


def test_snapshot_brings_cards_back_and_puts_later_ones_away(ada: CanvasGrant) -> None:
    card = write(ada)
    kept = cast.snapshot(ada)
    write(ada, replace(card, state="running"))
    write(ada, Card(id="", believe="Later"))

    snapshots.restore(ada, cast.op(), snapshot=kept)
    assert known(ada.canvas) == [card]


def test_card_that_is_gone_for_good_is_in_no_snapshot(ada: CanvasGrant) -> None:
    card = write(ada)
    kept = cast.snapshot(ada)
    cards.remove(ada, cast.op(), canvas=ada.canvas, card=card.id)
    purges.empty_bin(ada, cast.op())

    kept.refresh_from_db()
    assert (kept.content["tests"], list(TestCard.objects.all())) == ({}, [])


def test_canvas_that_takes_the_place_of_another_has_its_cards(ada: CanvasGrant) -> None:
    """As two segments are merged that both have a canvas with one value map."""
    away = cast.another_segment(ada)
    page = cast.on_page(ada)
    canvases.add_canvas(page, cast.op(), title="Two", segment=away, value_map=ada.canvas.value_map)
    other = Canvas.objects.get(title="Two")
    cards.write(page, cast.op(), canvas=other, card=CARD)
    segment_merge.merge(page, cast.op(), into=ada.canvas.profile.segment, away=away)

    assert [card.believe for card in known(ada.canvas)] == [CARD.believe]
