"""What migrations do with rows that were there before."""

from importlib import import_module
from itertools import pairwise

from django.apps import apps

from canvases.access import CanvasGrant
from canvases.actions import canvases, documents, notes, sharing, undo_redo
from canvases.imports.canvas_file import read
from canvases.method.cards import Card
from canvases.models import (
    Canvas,
    Change,
    CustomerSegment,
    Note,
    Role,
    ShareLink,
    Snapshot,
    Workspace,
)
from tests import cast
from tests.imports.documents import raw, small


def test_notes_of_snapshots_made_before_are_counted(ada: CanvasGrant) -> None:
    cast.add(ada)
    kept = cast.snapshot(ada)
    Snapshot.objects.update(note_count=0)

    import_module("canvases.migrations.0009_snapshot_note_count").count_notes(apps, None)

    kept.refresh_from_db()
    assert kept.note_count == 1


def test_links_that_embed_a_canvas_are_still_told_from_others(ada: CanvasGrant) -> None:
    sharing.make_embed(ada, canvas=ada.canvas, origins=["https://example.org"])
    sharing.make_link(ada, role=Role.VIEWER)
    ShareLink.objects.update(embeds=False)

    import_module("canvases.migrations.0015_narrow_links").mark_embeds(apps, None)

    assert ShareLink.objects.get(embeds=True).origins == ["https://example.org"]


def test_names_that_nobody_gave_are_placeholders(ada: CanvasGrant) -> None:
    segment = ada.canvas.profile.segment
    canvases.rename(ada, cast.op(), row=segment, name=segment.name)
    Canvas.objects.update(is_named=True)

    import_module("canvases.migrations.0022_named").tell_placeholders(apps, None)

    assert not Canvas.objects.get().is_named
    assert CustomerSegment.objects.get().is_named


def forget_defaults() -> None:
    import_module("canvases.migrations.0021_unweighed_notes").forget_defaults(apps, None)


def weight_of(note: Note) -> int | None:
    return Note.objects.get(pk=note.pk).weight


def test_note_that_kept_the_default_is_not_weighed_any_more(ada: CanvasGrant) -> None:
    note = cast.add(ada, weight=3)

    forget_defaults()

    assert weight_of(note) is None


def test_three_that_somebody_chose_stays(ada: CanvasGrant) -> None:
    note = cast.add(ada, weight=3)
    for weight in (4, 3):
        notes.weigh(ada, cast.op(), note=note, weight=weight)

    forget_defaults()

    assert weight_of(note) == 3


def test_weights_that_came_with_others_stay(ada: CanvasGrant) -> None:
    file = small()
    jobs = file["segments"][0]["profile"]["notes"]
    jobs[0]["weight"], jobs[1]["weight"] = 3, 4
    documents.add_document(ada, cast.op(), document=read(raw(file)))

    forget_defaults()

    assert Note.objects.get(text="Eat warm").weight == 3


def test_adding_before_can_still_be_undone(ada: CanvasGrant) -> None:
    note = cast.add(ada, weight=3)

    forget_defaults()
    undo_redo.undo(ada, cast.op())

    assert Note.objects.get(pk=note.pk).binned_at


def test_weighing_before_is_undone_to_no_weight(ada: CanvasGrant) -> None:
    note = cast.add(ada, weight=3)
    notes.weigh(ada, cast.op(), note=note, weight=5)

    forget_defaults()
    undo_redo.undo(ada, cast.op())

    assert weight_of(note) is None


def test_weighing_that_was_undone_before_can_be_done_again(ada: CanvasGrant) -> None:
    note = cast.add(ada, weight=3)
    notes.weigh(ada, cast.op(), note=note, weight=5)
    undo_redo.undo(ada, cast.op())

    forget_defaults()

    assert weight_of(note) is None
    undo_redo.redo(ada, cast.op())
    assert weight_of(note) == 5


def test_snapshot_says_what_nobody_had_weighed_when_it_was_taken(ada: CanvasGrant) -> None:
    note = cast.add(ada, weight=3)
    early = cast.snapshot(ada)
    for weight in (4, 3):
        notes.weigh(ada, cast.op(), note=note, weight=weight)
    late = cast.snapshot(ada)

    forget_defaults()

    kept = [Snapshot.objects.get(pk=one.pk).content["notes"] for one in (early, late)]
    assert [state[note.public_id]["weight"] for state in kept] == [None, 3]


def test_notes_without_a_history_are_not_weighed(ada: CanvasGrant) -> None:
    note = cast.add(ada, weight=3)
    Change.objects.all().delete()

    forget_defaults()

    assert weight_of(note) is None


OLD_CARD = {"id": "bcdfghjkmnpq", "believe": "They pay", "state": "running"}


def tell_cards(ada: CanvasGrant, *lists: list[dict[str, str]]) -> None:
    """Changes of the cards of a canvas as journals told them once; none of them stands."""
    for number, (old, new) in enumerate(pairwise(lists)):
        sides = ({"canvas": {ada.canvas.public_id: {"tests": cards}}} for cards in (old, new))
        before, after = sides
        Change.objects.create(
            workspace=ada.workspace, canvas=ada.canvas, actor=ada.member, kind="card.written",
            seq=100 + number, op_id=cast.op(), before=before, after=after,
        )  # fmt: skip
    Workspace.objects.update(seq=100 + len(lists))
    import_module("canvases.migrations.0038_test_cards").tell_journal(apps, {})


def test_card_that_was_removed_before_comes_back_by_undo(ada: CanvasGrant) -> None:
    tell_cards(ada, [], [OLD_CARD], [])
    undo_redo.undo(ada, cast.op())
    (row,) = ada.canvas.test_cards.filter(binned_at=None)
    assert row.card == Card(**OLD_CARD)


def test_what_was_said_on_a_card_before_is_undone_alone(ada: CanvasGrant) -> None:
    tell_cards(ada, [], [OLD_CARD], [{**OLD_CARD, "owner": "Ben"}])
    row = ada.canvas.test_cards.get()
    row.take(Card(**OLD_CARD, owner="Ben")).binned_at = None
    row.save()
    undo_redo.undo(ada, cast.op())
    assert ada.canvas.test_cards.get().card == Card(**OLD_CARD)
