"""A note has a weight where somebody gave it one."""

from canvases.access import CanvasGrant
from canvases.actions import notes
from canvases.method.kinds import Kind
from canvases.models import Note
from tests import cast


def test_note_laid_between_two_that_are_weighed_is_weighed(ada: CanvasGrant) -> None:
    top = cast.add(ada, text="Top", weight=5)
    cast.add(ada, text="Next", weight=4)
    laid = cast.add(ada, text="Laid")

    notes.place(ada, cast.op(), note=laid, kind=Kind.PAIN, after=top.public_id)

    assert cast.texts(ada.canvas, Kind.PAIN) == ["Top", "Laid", "Next"]
    assert Note.objects.get(text="Laid").weight == 4


def test_weight_that_is_taken_away_counts_as_the_middle(ada: CanvasGrant) -> None:
    note = cast.add(ada, text="Heavy", weight=5)
    cast.add(ada, text="Four", weight=4)

    notes.unweigh(ada, cast.op(), note=note)

    assert Note.objects.get(text="Heavy").weight is None
    assert cast.texts(ada.canvas, Kind.PAIN) == ["Four", "Heavy"]
