"""Offers against one profile, checked by hand; and where the picture puts them."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from canvases.method.fit import LinkFact, NoteFact, assess, coverages
from canvases.method.kinds import Kind, Strength
from canvases.method.value_curve import (
    DASHES,
    MARKS,
    MOST_NEEDS,
    MOST_OFFERS,
    Compared,
    ahead,
    compare,
    lay_out,
    open_to_all,
)
from tests.method.test_fit import note

STRONG, WEAK = Strength.STRONG, Strength.WEAK

NEEDS = [
    note("seal", Kind.PAIN, 4), note("sunday", Kind.JOB, 5), note("sure", Kind.GAIN, 5),
    note("shock", Kind.PAIN, 4), note("plate", Kind.PAIN, 5),
]  # fmt: skip


def offer(*links: tuple[str, Kind, str, Strength]) -> tuple[list[NoteFact], list[LinkFact]]:
    """An offer as notes, and links from them to needs."""
    notes = {source: note(source, kind) for source, kind, _target, _strength in links}
    return [*NEEDS, *notes.values()], [
        LinkFact(source, target, strength) for source, _kind, target, strength in links
    ]


# By hand. Worth: sunday, plate, sure 16 each, seal and shock 8 each: 64 together.
# The shop: sunday two weak links ¾ = 12, plate 16, sure 16, seal 8: 52 ÷ 64 = 81 %.
SHOP = offer(
    ("parts", Kind.PRODUCT, "sunday", WEAK), ("letters", Kind.PRODUCT, "sunday", WEAK),
    ("photo", Kind.PAIN_RELIEVER, "plate", STRONG), ("coin", Kind.GAIN_CREATOR, "sure", STRONG),
    ("letter", Kind.PAIN_RELIEVER, "seal", STRONG),
)  # fmt: skip
# The call: plate 16, shock 8, sunday one weak link ½ = 8: 32 ÷ 64 = 50 %.
CALL = offer(
    ("mechanic", Kind.PAIN_RELIEVER, "plate", STRONG),
    ("seen", Kind.PAIN_RELIEVER, "shock", STRONG),
    ("hour", Kind.PRODUCT, "sunday", WEAK),
)  # fmt: skip
# The marketplace: sunday 16, seal one weak link 4: 20 ÷ 64 = 31 %.
MARKET = offer(
    ("stock", Kind.PRODUCT, "sunday", STRONG), ("cheap", Kind.PAIN_RELIEVER, "seal", WEAK)
)
ALL = [SHOP, CALL, MARKET]


def shares() -> dict[str, tuple[int, ...]]:
    found = compare(NEEDS, [coverages(*one) for one in ALL])
    return {one.need.id: one.shares for one in found}


def test_fit_of_each_offer_is_as_counted_by_hand() -> None:
    assert [assess(*one).figure for one in ALL] == [81, 50, 31]


def test_needs_stand_in_one_order_with_what_each_offer_covers() -> None:
    assert list(shares().items()) == [
        ("sunday", (75, 50, 100)),
        ("plate", (100, 100, 0)),
        ("sure", (100, 0, 0)),
        ("seal", (100, 0, 50)),
        ("shock", (0, 100, 0)),
    ]


def test_who_answers_what_better_is_told_by_need() -> None:
    found = compare(NEEDS, [coverages(*one) for one in ALL])
    told = [[need.id for need in ahead(found, number)] for number in range(3)]
    assert told == [["sure", "seal"], ["shock"], ["sunday"]]
    assert open_to_all(found) == []


def test_need_that_all_answer_weakly_is_answered_well_by_nobody() -> None:
    weak = compare(NEEDS[:1], [{"seal": 0.5}, {"seal": 0.5}, {}])
    assert weak[0].best == ()
    assert open_to_all(weak) == [NEEDS[0]]


def test_picture_of_nothing_has_no_columns() -> None:
    assert lay_out(()).columns == ()
    assert compare([], [{}, {}]) == ()


compared = st.integers(1, MOST_OFFERS).flatmap(
    lambda offers: st.lists(
        st.builds(
            Compared,
            st.builds(NoteFact, st.just("n"), st.just(Kind.PAIN), st.text(max_size=80), st.none()),
            st.tuples(*[st.integers(0, 100)] * offers),
        ),
        max_size=14,
    )
)


@given(compared)
def test_no_two_marks_stand_at_one_place(found: list[Compared]) -> None:
    picture = lay_out(found)
    points = [point for line in picture.lines for point in line.points]

    assert len(picture.columns) == min(len(found), MOST_NEEDS)
    for (x, y), (other_x, other_y) in itertools.combinations(points, 2):
        assert abs(x - other_x) >= 12 or abs(y - other_y) > 0
    assert all(0 <= x <= picture.width and 0 <= y <= picture.height for x, y in points)


@given(compared)
def test_lines_are_told_apart_without_colour(found: list[Compared]) -> None:
    lines = lay_out(found).lines
    assert len({line.dashes for line in lines}) == len({line.mark for line in lines}) == len(lines)
    assert len(DASHES) == len(MARKS) == MOST_OFFERS
