"""The words around the picture keep clear of each other."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvases.exports.layout.line_breaking import natural_width
from canvases.exports.layout.papers import PAPERS
from canvases.exports.layout.shapes import Rect
from canvases.exports.page.brand import Brand
from canvases.exports.page.composer import PageComposer
from canvases.exports.page.header import footer
from canvases.exports.page.page import Text
from canvases.exports.page.picture import arrange
from canvases.exports.page.sheet import Look, Sheet, SheetFit, SheetLink
from canvases.method.kinds import Strength
from tests.exports.sheets import HALF_EM, sheet

BOTH = tuple(SheetLink("pain_reliever-0", f"pain-{one}", one) for one in Strength)


@given(st.sampled_from(sorted(PAPERS)), st.integers(1, 90))
@settings(max_examples=60, deadline=None)
def test_key_ends_before_the_credit_begins(paper: str, length: int) -> None:
    found = footer(sheet(links=BOTH, workspace="w" * length), PAPERS[paper], HALF_EM, 1, key=True)
    credit = found.texts[1]
    width = sum(len(word) / 2 + 0.25 for word in credit.text.split()) * credit.size
    for text in found.texts[2:]:
        assert text.place.right <= credit.place.right - width


@pytest.mark.parametrize("paper", ["slide", "a4", "a3"])
def test_key_is_there_beside_a_short_name(paper: str) -> None:
    found = footer(sheet(links=BOTH, workspace="Meals"), PAPERS[paper], HALF_EM, 1, key=True)
    assert [text.text for text in found.texts[2:]] == ["weight", "strong", "weak"]


def test_key_explains_only_what_there_is() -> None:
    unlinked = sheet(workspace="Meals")
    unweighed = replace(unlinked, look=Look(weights=False))

    assert words_of_key(unlinked) == ["weight"]
    assert words_of_key(replace(unweighed, links=BOTH[:1])) == [BOTH[0].strength]
    assert words_of_key(unweighed) == []


def words_of_key(one: Sheet) -> list[str]:
    found = footer(one, PAPERS["slide"], HALF_EM, 1, key=True)
    return [text.text for text in found.texts[2:]]


def test_key_has_a_line_of_its_own_above_a_long_name_where_the_shapes_end_high() -> None:
    paper, long = PAPERS["letter"], sheet(links=BOTH, workspace="Night-shift meals " * 4)
    low = footer(long, paper, HALF_EM, 1, key=True, floor=paper.height - 40)
    high = footer(long, paper, HALF_EM, 1, key=True, floor=paper.height - 90)
    assert len(low.texts) == 2
    whose, _credit, *key = high.texts
    assert [text.text for text in key] == ["weight", "strong", "weak"]
    assert all(paper.height - 90 < text.place.y < whose.place.y for text in key)


def ink(text: Text) -> Rect:
    """Where the letters of a text stand, in a font whose letters are half an em wide."""
    widest = max(natural_width(HALF_EM.pieces(line)) for line in text.text.split("\n")) * text.size
    spare = text.place.width - widest
    if "round" in text.name:
        return replace(text.place, x=text.place.x + spare / 2, width=widest)
    ends = text.rtl or text.name in {"figure", "figure-name"}
    return replace(text.place, x=text.place.x + (spare if ends else 0), width=widest)


@given(
    st.sampled_from(sorted(PAPERS)),
    st.tuples(st.integers(1, 30), st.integers(0, 60), st.integers(1, 20)),
    st.sampled_from([SheetFit(), SheetFit(7, 8, 9, 6)]),
    st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_segment_stands_over_its_circle_and_clear_of_all_words(
    paper: str, lengths: tuple[int, int, int], fit: SheetFit, rtl: bool
) -> None:
    title, statement, segment = ("word " * length for length in lengths)
    canvas = sheet(title=title, statement=statement, segment=segment, rtl=rtl, fit=fit)
    drawn = arrange(canvas, PAPERS[paper], HALF_EM)
    page = PageComposer(canvas, PAPERS[paper], HALF_EM).picture(drawn, {})
    (caption,), _boxes = page.groups[1]
    circle, place = drawn.frame.circle, ink(caption)

    assert place.bottom < circle.y - circle.radius
    assert circle.x - circle.radius < place.x + 40
    assert place.right < circle.x + circle.radius + 40
    for other in map(ink, page.top):
        assert place.y >= other.bottom or place.x >= other.right or place.right <= other.x


def test_key_stands_left_of_the_name_where_lines_begin_at_the_right() -> None:
    paper = PAPERS["slide"]
    found = footer(sheet(links=BOTH, rtl=True, workspace="Meals"), paper, HALF_EM, 1, key=True)
    _whose, _credit, *key = found.texts
    assert [text.text for text in key] == ["weight", "strong", "weak"]
    assert all(text.rtl and text.place.x > paper.width / 2 for text in key)
    assert all(a.place.x > b.place.right for a, b in pairwise(key))


def test_line_at_the_foot_of_a_brand_is_not_torn_where_two_lines_are_needed() -> None:
    brand = Brand(
        footer="Acme Ltd, for the board meeting of March 2026, not to be handed on or copied"
    )
    meals = "Night-shift meals of the whole hospital"
    one = sheet(links=BOTH, workspace=meals, look=Look(brand=brand))
    found = footer(one, PAPERS["slide"], HALF_EM, 1, key=True)
    assert found.texts[0].text.split("\n") == [
        brand.footer,
        f"{meals} · 22 November 2026",
    ]
    assert len(found.texts) == 5
