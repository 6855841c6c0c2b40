"""Variants of the value proposition: kept, rewritten, chosen, liked, deleted, and copied along."""

import pytest

from canvases.access import CanvasGrant, NotAllowed
from canvases.actions import canvases, snapshots, statements, undo_redo
from canvases.actions.errors import Refused
from canvases.method.kinds import Kind
from canvases.models import Canvas, Favourite, Snapshot, Statement
from tests import cast


def said(grant: CanvasGrant) -> list[str]:
    """What the canvas has as its own sentence."""
    return list(Canvas.objects.get(pk=grant.canvas.pk).statements)


def kept(grant: CanvasGrant) -> list[str]:
    return [row.text for row in grant.canvas.variants.filter(binned_at=None)]


def test_chosen_variant_becomes_the_sentence_and_the_former_one_is_kept(ada: CanvasGrant) -> None:
    canvases.state_proposition(ada, cast.op(), canvas=ada.canvas, text="From the board")
    variant = cast.statement(ada)

    statements.choose(ada, cast.op(), statement=variant)

    assert said(ada) == ["We feed the night"]
    assert kept(ada) == ["We feed the night", "From the board"]


def test_choosing_is_undone_in_one_step(ada: CanvasGrant) -> None:
    canvases.state_proposition(ada, cast.op(), canvas=ada.canvas, text="From the board")
    statements.choose(ada, cast.op(), statement=cast.statement(ada))

    undo_redo.undo(ada, cast.op())

    assert (said(ada), kept(ada)) == (["From the board"], ["We feed the night"])


def test_sentence_follows_the_variant_that_is_rewritten(ada: CanvasGrant) -> None:
    variant = cast.statement(ada)
    statements.choose(ada, cast.op(), statement=variant)

    statements.rewrite(
        ada, cast.op(), statement=variant, text="We feed nurses", pattern="", slots={}
    )

    assert (said(ada), kept(ada)) == (["We feed nurses"], ["We feed nurses"])


def test_sentence_stays_when_its_variant_is_deleted(ada: CanvasGrant) -> None:
    variant = cast.statement(ada)
    statements.choose(ada, cast.op(), statement=variant)

    statements.discard(ada, cast.op(), statement=variant)

    assert (said(ada), kept(ada)) == (["We feed the night"], [])


def test_same_words_are_kept_once(ada: CanvasGrant) -> None:
    cast.statement(ada)
    again = statements.keep(
        ada, cast.op(), canvas=ada.canvas, text="We feed the night", pattern="", slots={}
    )

    assert (again, kept(ada)) == (None, ["We feed the night"])


def test_text_that_a_file_brought_becomes_a_variant(ada: CanvasGrant) -> None:
    Canvas.objects.filter(pk=ada.canvas.pk).update(statements=["One", "Two", "Three"])

    cast.statement(ada, "Two")

    assert (said(ada), kept(ada)) == (["One", "Three"], ["Two"])


def test_each_member_marks_favourites_and_takes_the_mark_back(
    ada: CanvasGrant, eve: CanvasGrant
) -> None:
    variant = cast.statement(ada)
    for who in (ada, eve):
        statements.like(who, cast.op(), statement=variant, likes=True)
    statements.like(eve, cast.op(), statement=variant, likes=False)

    marks = Favourite.objects.filter(is_marked=True)
    assert [mark.member for mark in marks] == [ada.member]


def test_viewer_marks_nothing(ada: CanvasGrant, finn: CanvasGrant) -> None:
    variant = cast.statement(ada)

    with pytest.raises(NotAllowed):
        statements.like(finn, cast.op(), statement=variant, likes=True)


def test_variants_have_a_limit(ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statements, "MOST_OF_A_CANVAS", 1)
    cast.statement(ada)

    with pytest.raises(Refused, match="more than 1 statements"):
        cast.statement(ada, "One more")


def test_copy_of_a_canvas_has_its_variants_with_the_copied_notes(ada: CanvasGrant) -> None:
    product, job = cast.add(ada, Kind.PRODUCT), cast.add(ada, Kind.JOB)
    slots = {"product": {"note": product.public_id}, "job": {"note": job.public_id}}
    statements.keep(ada, cast.op(), canvas=ada.canvas, text="Ours", pattern="help", slots=slots)

    canvases.duplicate(cast.on_page(ada), cast.op(), canvas=ada.canvas, title="Copy")

    copy = Canvas.objects.get(title="Copy")
    (variant,) = copy.variants.all()
    twin = copy.value_map.notes.get()
    assert variant.slots["product"] == {"note": twin.public_id}
    assert variant.slots["job"] == {"note": job.public_id}  # the profile is shared


def test_snapshot_brings_variants_back_and_puts_later_ones_away(ada: CanvasGrant) -> None:
    before = cast.statement(ada)
    snapshot = cast.snapshot(ada)
    statements.discard(ada, cast.op(), statement=before)
    cast.statement(ada, "Later")

    snapshots.restore(ada, cast.op(), snapshot=snapshot)

    assert kept(ada) == ["We feed the night"]


def test_snapshot_from_before_there_were_variants_leaves_them(ada: CanvasGrant) -> None:
    snapshot = cast.snapshot(ada)
    content = {key: value for key, value in snapshot.content.items() if key != "variants"}
    Snapshot.objects.filter(pk=snapshot.pk).update(content=content)
    cast.statement(ada)

    snapshots.restore(ada, cast.op(), snapshot=snapshot)

    assert kept(ada) == ["We feed the night"]


STRANGE = [[], 7, {"job": 3, "x": {}, "gain": {"note": ["a"], "words": 1}}]


@pytest.mark.parametrize("stored", STRANGE)
def test_strange_slots_read_as_none(ada: CanvasGrant, stored: object) -> None:
    Statement.objects.filter(pk=cast.statement(ada).pk).update(slots=stored)

    assert Statement.objects.get().slots == {}
