"""Linking notes and taking links away."""

import pytest

from canvases.access import CanvasGrant
from canvases.actions import canvases, links, notes
from canvases.actions.errors import Refused
from canvases.method.kinds import KINDS, Kind, Strength, may_link
from canvases.models import Canvas, Link
from tests import cast

PAIRS = [(source, target) for source in Kind for target in Kind]


@pytest.mark.parametrize(("source", "target"), [pair for pair in PAIRS if may_link(*pair)])
def test_kinds_that_belong_together_are_linked(
    ada: CanvasGrant, source: Kind, target: Kind
) -> None:
    link = cast.connect(ada, cast.add(ada, source), cast.add(ada, target), Strength.WEAK)

    assert (link.source.kind, link.target.kind, link.strength) == (source, target, "weak")


@pytest.mark.parametrize(("source", "target"), [pair for pair in PAIRS if not may_link(*pair)])
def test_kinds_without_a_meaning_are_not_linked(
    ada: CanvasGrant, source: Kind, target: Kind
) -> None:
    ends = cast.add(ada, source), cast.add(ada, target)

    said = f"“{KINDS[source].many}” do not link to “{KINDS[target].many}”"
    with pytest.raises(Refused, match=said):
        cast.connect(ada, *ends)
    assert not Link.objects.exists()


def test_note_is_not_linked_with_itself(ada: CanvasGrant) -> None:
    job = cast.add(ada, Kind.JOB)

    with pytest.raises(Refused):
        cast.connect(ada, job, job)


def test_note_of_another_workspace_is_not_linked(ada: CanvasGrant, dan: CanvasGrant) -> None:
    reliever, foreign = cast.add(ada, Kind.PAIN_RELIEVER), cast.add(dan, Kind.PAIN)

    with pytest.raises(Refused, match="one canvas"):
        cast.connect(ada, reliever, foreign)
    assert not Link.objects.exists()


def test_note_of_another_canvas_is_not_linked(ada: CanvasGrant) -> None:
    canvases.duplicate(ada, cast.op(), canvas=ada.canvas, title="Copy")
    copy = cast.on_canvas("ada", Canvas.objects.get(title="Copy"))
    elsewhere, pain = cast.add(copy, Kind.PAIN_RELIEVER), cast.add(ada, Kind.PAIN)

    with pytest.raises(Refused, match="one canvas"):
        cast.connect(ada, elsewhere, pain)
    assert cast.connect(copy, elsewhere, pain).source == elsewhere


@pytest.mark.parametrize("binned", [0, 1])
def test_note_in_the_bin_is_not_linked(ada: CanvasGrant, binned: int) -> None:
    ends = cast.add(ada, Kind.PAIN_RELIEVER), cast.add(ada, Kind.PAIN)
    notes.discard(ada, cast.op(), note=ends[binned])

    with pytest.raises(Refused, match="in the bin"):
        cast.connect(ada, *ends)


def test_note_that_is_gone_for_good_is_not_linked(ada: CanvasGrant) -> None:
    reliever, pain = cast.add(ada, Kind.PAIN_RELIEVER), cast.add(ada, Kind.PAIN)
    type(pain).objects.filter(pk=pain.pk).delete()

    with pytest.raises(Refused):
        cast.connect(ada, reliever, pain)


def test_linking_again_changes_the_strength(ada: CanvasGrant) -> None:
    ends = cast.add(ada, Kind.PAIN_RELIEVER), cast.add(ada, Kind.PAIN)
    first = cast.connect(ada, *ends, Strength.STRONG)
    again = cast.connect(ada, *ends, Strength.WEAK)

    assert first == again
    assert again.strength == "weak"
    assert cast.last_change(ada.workspace).kind == "link.changed"


def test_linking_again_alike_changes_nothing(ada: CanvasGrant) -> None:
    ends = cast.add(ada, Kind.PAIN_RELIEVER), cast.add(ada, Kind.PAIN)
    cast.connect(ada, *ends)
    before = cast.change_count(ada.workspace)
    cast.connect(ada, *ends)

    assert cast.change_count(ada.workspace) == before


def test_unlinking_takes_the_link_away_once(ada: CanvasGrant) -> None:
    source, target = cast.add(ada, Kind.PAIN_RELIEVER), cast.add(ada, Kind.PAIN)
    cast.connect(ada, source, target)

    first, second = (
        links.disconnect(ada, cast.op(), canvas=ada.canvas, source=source, target=target)
        for _ in range(2)
    )

    assert first is not None
    assert second is None
    assert not Link.objects.exists()
