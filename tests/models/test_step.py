"""Steps whose title says what their kind or their box says already."""

import pytest

from canvases.models import Step


@pytest.mark.parametrize(
    ("kind", "title", "says_no_more"),
    [
        ("vote", "Vote", True),
        ("write", "Write in private", True),
        ("vote", "Vote on pains", False),
        ("vote", "", False),
    ],
)
def test_step_is_called_like_its_kind(kind: str, title: str, *, says_no_more: bool) -> None:
    assert Step(kind=kind, title=title).is_called_like_its_kind is says_no_more


@pytest.mark.parametrize(
    ("kind", "title", "boxes", "says_no_more"),
    [
        ("write", "Pains", ["pain"], True),
        ("write", "pains", ["pain"], True),
        ("write", "Gains", ["pain"], False),
        ("write", "Pains", ["pain", "gain"], False),
        ("write", "Pains", [], False),
        ("vote", "Pains", ["pain"], False),
    ],
)
def test_step_is_called_like_its_box(
    kind: str, title: str, boxes: list[str], *, says_no_more: bool
) -> None:
    step = Step(kind=kind, title=title, boxes=boxes)

    assert step.is_called_like_its_box is says_no_more
