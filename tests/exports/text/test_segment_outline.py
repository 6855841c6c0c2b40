"""The outline tells what is known of a segment, once, and shows it as it was written."""

from typing import Any

import pytest

from canvases.access import CanvasGrant
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.options import Options
from canvases.exports.text import markdown
from canvases.models import CustomerSegment

KNOWN: dict[str, Any] = {
    "job_hired_for": "eat *warm*",
    "description": "Two\n\n- lines",
    "traits": [{"model": "demographic", "variable": "age", "value": "30_to_55"}],
    "roles": ["buyer", "user"],
    "channel_position": "reseller",
    "persona": {"name": "<b>Carmen", "quote": "I pay."},
    "meaningful": {"growing": {"answer": "no", "note": "# Down"}},
    "value": {"revenue_today": 2, "stance": "grow"},
    "target": {"chosen": True, "reason": "Few"},
    "methods": [{"way": "feedback", "learnt": "Eight calls", "when": "2026-02-30"}],
}


@pytest.fixture
def known(ada: CanvasGrant) -> CanvasGrant:
    """Ada's canvas, of whose segment everything is known."""
    CustomerSegment.objects.filter(workspace=ada.workspace).update(**KNOWN)
    return ada


def made(grant: CanvasGrant, *, times: int = 1, segments: bool = True) -> str:
    canvases = (grant.canvas,) * times
    options = Options(segments=segments)
    asked = ExportRequest(grant.workspace, Scope.SEVERAL, canvases, options=options)
    return markdown.make(asked).decode()


def test_everything_that_is_known_is_told_as_it_was_written(known: CanvasGrant) -> None:
    text = made(known)

    for line in (
        "- They hire it to: eat \\*warm\\*", "- Two\n  >\n  > \\- lines  ",
        "- Demographic: Age: 30\\_to\\_55", "- Buyer, User", "- **\\<b\\>Carmen**", "- “I pay.”",
        "- Growing? No\n  > \\# Down  ", "- Revenue today: 2/5", "- Why the target: Few",
        "- Customer feedback: Eight calls",
    ):  # fmt: skip
        assert f"{line}\n" in text, line


def test_segment_of_two_canvases_is_told_once(known: CanvasGrant) -> None:
    assert made(known, times=2).count("They hire it to") == 1


def test_segment_is_left_out_where_it_is_not_wanted(known: CanvasGrant) -> None:
    assert "They hire it to" not in made(known, segments=False)


@pytest.mark.parametrize("stored", [[], [7], ["x"], [{"model": []}], {"a": 1}, "text", 5])
def test_hostile_columns_are_left_out(ada: CanvasGrant, stored: Any) -> None:
    hostile = dict.fromkeys(
        ("traits", "roles", "persona", "meaningful", "value", "target", "methods"), stored
    )
    CustomerSegment.objects.filter(workspace=ada.workspace).update(**hostile)

    assert "## Customer profile" in made(ada)
