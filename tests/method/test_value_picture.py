"""The picture of what segments are worth: nothing outside, nothing over anything else."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.stance import SCORES, STANCES, suggest_stance
from canvases.method.value_picture import HEIGHT, QUADRANTS, SHORT, clean_value, lay_out

score = st.sampled_from([*SCORES, None, 0, 9, "3", True, 2.0, []])
value = st.fixed_dictionaries(
    {
        "revenue_today": score, "growth_potential": score, "support_demand": score,
        "reference_value": score, "stance": st.sampled_from([*STANCES, "", None, [], "sell"]),
    }
)  # fmt: skip
segments = st.lists(st.tuples(st.text(max_size=130), value.map(clean_value)), max_size=30)


@given(segments)
def test_everything_is_inside_and_nothing_overlaps(told: list[tuple[str, dict[str, Any]]]) -> None:
    picture = lay_out(told)

    for mark in picture.marks:
        assert mark.x - mark.reach >= 64
        assert mark.words + mark.room <= picture.width
        assert picture.top <= mark.y - HEIGHT / 2
        assert mark.y + HEIGHT / 2 <= picture.bottom < picture.height
        assert mark.reach <= HEIGHT / 2
        assert mark.x + mark.reach < mark.words
        assert len(mark.lines) <= 2
    for one, other in combinations(picture.marks, 2):
        assert one.x != other.x or abs(one.y - other.y) >= HEIGHT
    assert len({mark.letter for mark in picture.marks}) == len(picture.marks)
    assert picture == lay_out(told)


@given(segments)
def test_who_has_both_numbers_stands_at_them(told: list[tuple[str, dict[str, Any]]]) -> None:
    picture = lay_out(told)
    both = {"revenue_today", "growth_potential"}

    assert [mark.index for mark in picture.marks] == [
        index for index, (_name, value) in enumerate(told) if both <= value.keys()
    ]
    for mark in picture.marks:
        value = told[mark.index][1]
        assert (mark.x > picture.across) == (value["revenue_today"] >= 3)
        assert (mark.y < picture.up) == (value["growth_potential"] >= 3)


@pytest.mark.parametrize("revenue", SCORES)
@pytest.mark.parametrize("growth", SCORES)
def test_quadrant_is_called_after_what_is_suggested_in_it(revenue: int, growth: int) -> None:
    suggested, _reason = suggest_stance({"revenue_today": revenue, "growth_potential": growth})

    assert suggested in QUADRANTS[revenue >= 3, growth >= 3][0]


def test_more_support_makes_a_larger_circle() -> None:
    place = {"revenue_today": 1, "growth_potential": 5}
    told = [("", place | {"support_demand": support}) for support in SCORES]
    radii = [mark.radius for mark in lay_out([("", place), *told]).marks]

    assert radii == sorted(set(radii))


@pytest.mark.parametrize("hostile", [None, "much", 9, [], ["revenue_today"], {"stance": []}])
def test_what_is_no_value_says_nothing(hostile: object) -> None:
    assert clean_value(hostile) == {}


def test_every_stance_has_a_short_word() -> None:
    assert SHORT.keys() == STANCES.keys()
