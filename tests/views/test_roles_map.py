"""The page of the roles map: cards, empty places, warnings, the table in words."""

from html import unescape

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant
from canvases.actions import canvases
from canvases.models import CustomerSegment
from tests import cast


def page(grant: CanvasGrant, offer: str = "") -> str:
    """What the page says."""
    client = cast.browser(cast.name_of(grant), htmx=False)
    answer = client.get(f"/w/{grant.workspace.public_id}/segments/roles/?offer={offer}")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def told(grant: CanvasGrant, **facts: object) -> CustomerSegment:
    """Ada's first segment with these facts, of which the journal knows nothing."""
    mine = grant.canvas.profile.segment
    CustomerSegment.objects.filter(pk=mine.pk).update(**facts)
    cache.clear()
    return mine


def test_card_leads_to_segment_and_canvas_and_the_table_says_the_same(ada: CanvasGrant) -> None:
    mine = told(ada, roles=["buyer", "payer"])
    picture, _, table = page(ada).partition("<table")

    for part in (picture, table):
        assert f'/segments/{mine.public_id}/"' in part
        assert f'href="/c/{ada.canvas.public_id}/"' in part
    assert picture.count(f'id="on-map-{mine.public_id}"') == 1
    assert "Buyer, Payer" in picture
    assert f'the same as <a href="#on-map-{mine.public_id}">' in picture


def test_role_that_nobody_has_asks_who_does(ada: CanvasGrant) -> None:
    told(ada, roles=["buyer"])
    assert "Nobody pays yet: who does?" in page(ada)
    told(ada, roles=["buyer", "payer"])
    assert "Nobody pays yet: who does?" not in page(ada)


def test_channel_is_named_and_a_mixed_segment_warned_of(ada: CanvasGrant) -> None:
    told(ada, roles=["buyer"], channel_position="reseller")
    assert "channel: resells" in page(ada)
    assert "A channel partner and the people who use" not in page(ada)

    told(ada, roles=["buyer", "user"], channel_position="reseller")
    assert "A channel partner and the people who use" in page(ada)


def test_segment_without_the_offer_waits_below(ada: CanvasGrant) -> None:
    other = cast.another_segment(ada, "Ward managers")
    _, _, below = page(ada).partition("No canvas with this offer yet")
    assert f"/segments/{other.public_id}/" in below


def test_platform_has_its_sides_side_by_side(ada: CanvasGrant) -> None:
    mine = told(ada, roles=["user"])
    assert "Sides of the platform" not in page(ada)

    told(ada, kind="multi_sided")
    _, _, sides = page(ada).partition("Sides of the platform")
    assert f'id="side-{mine.public_id}"' in sides


def test_nothing_of_another_workspace_is_shown(ada: CanvasGrant, dan: CanvasGrant) -> None:
    planted = cast.another_segment(dan, "Planted segment")
    canvases.add_canvas(
        dan, cast.op(), title="Planted canvas", segment=planted, value_map=dan.canvas.value_map
    )
    shown = page(ada, dan.canvas.value_map.public_id)

    assert "Planted" not in shown
    asked = f"offer={dan.canvas.value_map.public_id}"  # as one wrote oneself
    assert dan.canvas.value_map.public_id not in shown.replace(asked, "")
    assert "My first segment" in shown


def test_page_without_any_offer_says_what_to_do(ada: CanvasGrant) -> None:
    ada.workspace.canvases.all().delete()
    ada.workspace.value_maps.all().delete()
    assert "No value map yet" in page(ada)


@pytest.mark.parametrize("count", [1, 30])
def test_page_takes_as_many_queries_for_any_number(ada: CanvasGrant, count: int) -> None:
    for number in range(count):
        one = cast.another_segment(ada, f"S{number}")
        canvases.add_canvas(ada, cast.op(), title="C", segment=one, value_map=ada.canvas.value_map)
    with CaptureQueriesContext(connection) as queries:
        page(ada)
    assert len(queries) <= 12


def test_mixed_side_of_a_platform_is_warned_of_once(ada: CanvasGrant) -> None:
    told(ada, roles=["buyer", "user"], channel_position="reseller", kind="multi_sided")
    shown = page(ada)

    assert "Sides of the platform" in shown
    assert shown.count("share this segment") == 1
