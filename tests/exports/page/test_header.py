"""The words around the picture keep clear of each other."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvases.exports.layout.papers import PAPERS
from canvases.exports.page.brand import Brand
from canvases.exports.page.header import compose_header, footer
from canvases.exports.page.sheet import Look
from tests.exports.sheets import HALF_EM, sheet


@given(st.sampled_from(sorted(PAPERS)), st.integers(1, 90))
@settings(max_examples=60, deadline=None)
def test_key_ends_before_the_credit_begins(paper: str, length: int) -> None:
    found = footer(sheet(workspace="w" * length), PAPERS[paper], HALF_EM, 1, key=True)
    credit = found.texts[1]
    width = sum(len(word) / 2 + 0.25 for word in credit.text.split()) * credit.size
    for text in found.texts[2:]:
        assert text.place.right <= credit.place.right - width


@pytest.mark.parametrize("paper", ["slide", "a4", "a3"])
def test_key_is_there_beside_a_short_name(paper: str) -> None:
    found = footer(sheet(workspace="Meals"), PAPERS[paper], HALF_EM, 1, key=True)
    assert [text.text for text in found.texts[2:]] == ["weight", "strong", "weak"]


def test_key_has_a_line_of_its_own_above_a_long_name_where_the_shapes_end_high() -> None:
    paper, long = PAPERS["letter"], sheet(workspace="Night-shift meals " * 4)
    low = footer(long, paper, HALF_EM, 1, key=True, floor=paper.height - 40)
    high = footer(long, paper, HALF_EM, 1, key=True, floor=paper.height - 90)
    assert len(low.texts) == 2
    whose, _credit, *key = high.texts
    assert [text.text for text in key] == ["weight", "strong", "weak"]
    assert all(paper.height - 90 < text.place.y < whose.place.y for text in key)


def test_caption_of_the_circle_stays_over_it_where_lines_begin_at_the_right() -> None:
    paper = PAPERS["slide"]
    assert compose_header(sheet(), paper, HALF_EM).beside
    assert not compose_header(sheet(rtl=True), paper, HALF_EM).beside


def test_key_stands_left_of_the_name_where_lines_begin_at_the_right() -> None:
    paper = PAPERS["slide"]
    found = footer(sheet(rtl=True, workspace="Meals"), paper, HALF_EM, 1, key=True)
    _whose, _credit, *key = found.texts
    assert [text.text for text in key] == ["weight", "strong", "weak"]
    assert all(text.rtl and text.place.x > paper.width / 2 for text in key)
    assert all(a.place.x > b.place.right for a, b in pairwise(key))


def test_line_at_the_foot_of_a_brand_is_not_torn_where_two_lines_are_needed() -> None:
    brand = Brand(
        footer="Acme Ltd, for the board meeting of March 2026, not to be handed on or copied"
    )
    meals = "Night-shift meals of the whole hospital"
    one = sheet(workspace=meals, look=Look(brand=brand))
    found = footer(one, PAPERS["slide"], HALF_EM, 1, key=True)
    assert found.texts[0].text.split("\n") == [
        brand.footer,
        f"{meals} · 22 November 2026",
    ]
    assert len(found.texts) == 5
