"""The picture of what the segments of a workspace are worth, and its table."""

import re
from html import unescape
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now

from canvases.access import CanvasGrant
from canvases.actions import segments
from canvases.models import CustomerSegment
from tests import cast

GROWING = {"revenue_today": 2, "growth_potential": 5, "support_demand": 3, "reference_value": 4}


def worth(grant: CanvasGrant, name: str, value: Any) -> None:
    segments.add(grant, cast.op(), name=name)
    CustomerSegment.objects.filter(workspace=grant.workspace, name=name).update(value=value)


def page(grant: CanvasGrant) -> str:
    """What the page says."""
    client = cast.browser(cast.name_of(grant), htmx=False)
    answer = client.get(reverse("value_picture", args=[grant.workspace.public_id]))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def drawn(shown: str) -> list[tuple[str, str]]:
    """Names and stances in the picture."""
    found = re.compile(r"<g>\s*<title>([^<]*)</title>.*?worth__stance[^>]*>([^<]*)<", re.DOTALL)
    return found.findall(shown)


def test_picture_and_table_say_the_same(ada: CanvasGrant) -> None:
    worth(ada, "Bakers", GROWING)
    worth(ada, "Aunts", {**GROWING, "stance": "support"})
    shown = page(ada)

    assert drawn(shown) == [("Bakers", "grow?"), ("Aunts", "support")]
    table = re.sub(r"<[^>]*>|\s+", " ", shown[shown.index("<tbody>") : shown.index("</tbody>")])
    assert re.sub(" +", " ", table).strip() == (
        "A Bakers 2 of 5 5 of 5 3 of 5 4 of 5 "
        "Grow They bring less today than they can bring later. not decided "
        "B Aunts 2 of 5 5 of 5 3 of 5 4 of 5 "
        "Grow They bring less today than they can bring later. Support with extra resources"
    )


def test_support_and_reference_need_not_be_said(ada: CanvasGrant) -> None:
    worth(ada, "Bakers", {"revenue_today": 4, "growth_potential": 2})
    shown = page(ada)

    assert drawn(shown) == [("Bakers", "protect?")]
    assert shown.count("not set yet") == 2
    assert "worth__ring" not in shown


def test_who_has_not_both_numbers_is_listed_with_where_to_say_them(ada: CanvasGrant) -> None:
    worth(ada, "Bakers", {"revenue_today": 2})
    shown = page(ada)
    one = CustomerSegment.objects.get(name="Bakers")

    assert drawn(shown) == []
    assert "Not in the picture yet" in shown
    address = reverse("segment", args=[ada.workspace.public_id, one.public_id])
    assert f'href="{address}?section=value#value"' in shown


@pytest.mark.parametrize(
    "hostile",
    [
        {"revenue_today": 9, "growth_potential": 5},
        {"revenue_today": "2", "growth_potential": 5},
        {"revenue_today": None, "growth_potential": None},
        {"revenue_today": True, "growth_potential": 2.5},
        {"revenue_today": [], "growth_potential": {}, "stance": []},
        [], "much", 9,
    ],
)  # fmt: skip
def test_value_that_is_none_is_listed_as_not_said(ada: CanvasGrant, hostile: Any) -> None:
    worth(ada, "Bakers", hostile)
    shown = page(ada)

    assert drawn(shown) == []
    assert "Bakers" in shown[shown.index("Not in the picture yet") :]


def test_segments_of_others_and_of_the_bin_are_not_shown(
    ada: CanvasGrant, dan: CanvasGrant
) -> None:
    worth(dan, "Planted", GROWING)
    worth(ada, "Binned", GROWING)
    CustomerSegment.objects.filter(name="Binned").update(binned_at=now())

    shown = page(ada)
    assert "Planted" not in shown
    assert "Binned" not in shown


def test_overview_and_section_lead_to_the_picture(ada: CanvasGrant) -> None:
    workspace, segment = ada.workspace, ada.canvas.profile.segment
    link = f'href="{reverse("value_picture", args=[workspace.public_id])}"'

    for address in (
        reverse("segments", args=[workspace.public_id]),
        reverse("segment", args=[workspace.public_id, segment.public_id]),
    ):
        assert link in cast.browser("ada", htmx=False).get(address).content.decode()


def test_queries_stay_the_same_with_thirty_segments(ada: CanvasGrant) -> None:
    def queries() -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as found:
            page(ada)
        return len(found)

    worth(ada, "Segment", GROWING)
    page(ada)
    few = queries()
    for number in range(30):
        worth(ada, f"Segment {number}", GROWING)

    assert queries() == few <= 6
