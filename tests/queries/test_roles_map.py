"""The roles map of an offer: who is on it, where, and who is not."""

import sys
from types import FrameType

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant
from canvases.actions import canvases
from canvases.method.fit import assess
from canvases.models import CustomerSegment, ValueMap
from canvases.queries.roles_map import ALL, load_roles_map
from canvases.queries.segment_table import SegmentRow
from tests import cast


def segment(grant: CanvasGrant, name: str, *roles: str, offer: ValueMap | None) -> CustomerSegment:
    """A segment with roles, and a canvas with the offer where one is named."""
    one = cast.another_segment(grant, name)
    CustomerSegment.objects.filter(pk=one.pk).update(roles=list(roles))
    if offer:
        canvases.add_canvas(grant, cast.op(), title=name, segment=one, value_map=offer)
    return one


def names(rows: list[SegmentRow]) -> list[str]:
    return [row.segment.name for row in rows]


def test_only_segments_with_a_canvas_with_the_offer_are_on_its_map(ada: CanvasGrant) -> None:
    segment(ada, "Heads", "buyer", offer=ada.canvas.value_map)
    segment(ada, "Nurses", "user", offer=None)
    found = load_roles_map(ada.workspace, ada.canvas.value_map.public_id)

    places = {place.role: place for place in found.places}
    assert names(places["buyer"].here) == ["Heads"]
    assert (places["user"].holders, names(places["user"].waiting)) == ([], ["Nurses"])
    assert names(found.without_role) == ["My first segment"]
    assert names(found.others) == ["Nurses"]


def test_unknown_and_foreign_offers_show_the_first_one(ada: CanvasGrant, dan: CanvasGrant) -> None:
    segment(dan, "Planted", "buyer", offer=dan.canvas.value_map)
    for wanted in ("", "nonsense", dan.canvas.value_map.public_id):
        found = load_roles_map(ada.workspace, wanted)
        assert (found.offer, found.offers) == (ada.canvas.value_map, [ada.canvas.value_map])
        assert names(found.rows + found.others) == ["My first segment"]


def test_each_offer_has_its_own_canvases_and_our_own_are_seen_together(ada: CanvasGrant) -> None:
    mine = ada.canvas.profile.segment
    canvases.add_canvas(ada, cast.op(), title="Second", segment=mine, value_map=None)
    second = ValueMap.objects.exclude(pk=ada.canvas.value_map_id).get(workspace=ada.workspace)

    def titles(wanted: str) -> list[str]:
        (row,) = load_roles_map(ada.workspace, wanted).rows
        return sorted(card.canvas.title for card in row.cards)

    assert titles(second.public_id) == ["Second"]
    assert titles(ada.canvas.value_map.public_id) == ["Untitled canvas"]
    assert titles(ALL) == ["Second", "Untitled canvas"]
    ValueMap.objects.filter(pk=second.pk).update(alternative="competitor")
    assert titles(ALL) == ["Untitled canvas"]


def test_sides_are_those_of_a_platform(ada: CanvasGrant) -> None:
    segment(ada, "Cafés", offer=ada.canvas.value_map)
    CustomerSegment.objects.filter(name="Cafés").update(kind="multi_sided")
    assert names(load_roles_map(ada.workspace, "").sides) == ["Cafés"]

    ada.workspace.kind = "multi_sided"
    assert names(load_roles_map(ada.workspace, "").sides) == ["My first segment", "Cafés"]


@pytest.mark.parametrize("count", [1, 30])
def test_map_is_read_in_eight_queries(ada: CanvasGrant, count: int) -> None:
    for number in range(count):
        segment(ada, f"Segment {number}", "payer", "user", offer=ada.canvas.value_map)

    with CaptureQueriesContext(connection) as queries:
        places = load_roles_map(ada.workspace, "").places
        assert len(places[1].here) == count
    assert len(queries) == 8


def test_fit_is_counted_for_the_canvases_with_the_offer_only(ada: CanvasGrant) -> None:
    mine = ada.canvas.profile.segment
    for number in range(3):
        canvases.add_canvas(ada, cast.op(), title=f"{number}", segment=mine, value_map=None)
    counted = 0

    def count(frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event == "call" and frame.f_code is assess.__code__

    sys.setprofile(count)
    try:
        (row,) = load_roles_map(ada.workspace, ada.canvas.value_map.public_id).rows
        assert row.cards[0].fit.figure is None
    finally:
        sys.setprofile(None)
    assert counted == 1
