"""Weighing several notes in an order: one change, undone at once."""

import pytest

from canvases.access import CanvasGrant
from canvases.actions import notes, ranking
from canvases.actions.undo_redo import undo
from canvases.method.kinds import Kind
from canvases.models import Change, Note
from tests import cast


@pytest.fixture
def three(ada: CanvasGrant) -> list[Note]:
    return [cast.add(ada, Kind.PAIN, text, weight=3) for text in ("one", "two", "three")]


def weigh(grant: CanvasGrant, **weights: int) -> Change | None:
    ids = dict(Note.objects.values_list("text", "public_id"))
    by_id = {ids[text]: weight for text, weight in weights.items()}
    return ranking.weigh_in_order(
        grant, cast.op(), canvas=grant.canvas, kind=Kind.PAIN, weights=by_id
    )


def pains() -> dict[str, int | None]:
    return dict(Note.objects.filter(kind="pain").in_order().values_list("text", "weight"))


@pytest.mark.usefixtures("three")
def test_weights_and_order_are_one_change(ada: CanvasGrant) -> None:
    before = cast.change_count(ada.workspace)
    weigh(ada, three=5, two=2, one=2)
    assert list(pains().items()) == [("three", 5), ("two", 2), ("one", 2)]
    assert cast.change_count(ada.workspace) == before + 1


@pytest.mark.usefixtures("three")
def test_one_undo_brings_weights_and_order_back(ada: CanvasGrant) -> None:
    weigh(ada, three=5, two=4, one=4)
    undo(ada, cast.op())
    assert list(pains().items()) == [("one", 3), ("two", 3), ("three", 3)]


@pytest.mark.usefixtures("three")
def test_same_weights_in_the_same_order_change_nothing(ada: CanvasGrant) -> None:
    assert weigh(ada, one=3, two=3, three=3) is None
    assert weigh(ada, two=3, one=3) is not None


@pytest.mark.usefixtures("three")
def test_notes_that_were_not_compared_stay(ada: CanvasGrant) -> None:
    weigh(ada, two=5, three=1)
    assert pains() == {"two": 5, "one": 3, "three": 1}


def test_notes_that_are_gone_or_elsewhere_are_passed_over(
    ada: CanvasGrant, dan: CanvasGrant, three: list[Note]
) -> None:
    notes.discard(ada, cast.op(), note=three[0])
    cast.add(dan, Kind.PAIN, "elsewhere", weight=2)
    cast.add(ada, Kind.GAIN, "gain", weight=2)
    weigh(ada, one=5, elsewhere=5, gain=5, two=5)
    weights = dict(Note.objects.values_list("text", "weight"))
    assert weights == {"one": 3, "two": 5, "three": 3, "elsewhere": 2, "gain": 2}


def test_editing_of_another_note_keeps_the_undo(
    ada: CanvasGrant, ben: CanvasGrant, three: list[Note]
) -> None:
    weigh(ada, two=5, three=1)
    notes.weigh(ben, cast.op(), note=three[0], weight=4)
    undo(ada, cast.op())
    assert pains() == {"one": 4, "two": 3, "three": 3}
