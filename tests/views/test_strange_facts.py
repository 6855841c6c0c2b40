"""Pages about segments show what they can where a database holds facts of another shape."""

from typing import Any

import pytest

from canvases.access import CanvasGrant
from canvases.actions import segment_pairs
from canvases.method.segmentation import SEPARATE
from canvases.models import CustomerSegment, SegmentPair
from tests import cast

COLUMNS = (
    "traits", "roles", "persona", "meaningful", "value", "methods", "target", "dismissed",
)  # fmt: skip
STRANGE: tuple[Any, ...] = (
    [1, 2.5], "word", 7, True, [None], [[["deep"]]], {"a": {"b": [None]}},
    {"name": ["x"], "quote": {}, "chosen": "yes", "reason": [1], "growing": "yes", "stance": []},
    {"growing": {"answer": ["yes"], "note": {"x": 1}}, "revenue_today": "much"},
    [{"way": ["feedback"]}, {"way": "feedback", "learnt": [1], "when": 7, "notes": {"a": 1}}],
    [{"model": "age", "variable": 1, "value": None}, {"model": "x", "variable": "y", "value": "z"}],
)  # fmt: skip


def pages(grant: CanvasGrant, other: CustomerSegment) -> list[str]:
    """Addresses of all that reads a segment."""
    home, mine = f"/w/{grant.workspace.public_id}/", grant.canvas.profile.segment.public_id
    below = (
        f"{mine}/", f"{mine}/tree/", f"{mine}/merge/{other.public_id}/", "separate/",
        f"{mine}/separate/{other.public_id}/", "value/", "roles/?offer=all", "?stance=grow",
        "?sort=worth", "?sort=roles", "?sort=stance",
    )  # fmt: skip
    there = [home, *(f"{home}segments/{one}" for one in below)]
    return [*there, f"/c/{grant.canvas.public_id}/"]


@pytest.mark.parametrize("stored", STRANGE, ids=str)
def test_segment_of_a_strange_shape_is_shown(ada: CanvasGrant, stored: Any) -> None:
    other = cast.another_segment(ada)
    CustomerSegment.objects.update(
        **dict.fromkeys(COLUMNS, stored), kind="strange", channel_position="sideways"
    )

    for client in (cast.browser("ada", htmx=False), cast.browser("ada")):
        for page in pages(ada, other):
            assert client.get(page).status_code in (200, 302), page


@pytest.mark.parametrize("stored", STRANGE, ids=str)
def test_pair_of_a_strange_shape_is_shown(ada: CanvasGrant, stored: Any) -> None:
    other = cast.another_segment(ada)
    two = ada.canvas.profile.segment, other
    segment_pairs.answer(cast.on_page(ada), cast.op(), segments=two, values={"needs-answer": "yes"})
    SegmentPair.objects.update(**dict.fromkeys(SEPARATE, stored))

    for page in pages(ada, other):
        assert cast.browser("ada", htmx=False).get(page).status_code in (200, 302), page


@pytest.mark.parametrize("column", COLUMNS)
def test_strange_fact_gives_way_to_what_is_filled_in(ada: CanvasGrant, column: str) -> None:
    segments = CustomerSegment.objects.all()
    segments.update(**{column: [1, {"a": None}, "x"]})
    sent = {
        "persona": ("persona", {"persona-name": "Tom"}),
        "value": ("value", {"value-stance": "grow"}),
        "meaningful": ("worth", {"meaningful-growing-answer": "yes"}),
        "methods": ("methods", {"methods-feedback-learnt": "They phone"}),
        "target": ("worth", {"target-chosen": "1"}), "roles": ("roles", {"roles-buyer": "1"}),
        "traits": ("traits/add", {"about": "Demographic · Age", "value": "30"}),
        "dismissed": ("hints/traits/dismiss", {}),
    }  # fmt: skip
    page, values = sent[column]
    mine = f"/w/{ada.workspace.public_id}/segments/{segments.get().public_id}/"
    answer = cast.browser("ada").post(f"{mine}{page}/", values)

    assert answer.status_code == 200
    assert getattr(segments.get(), column)
