"""Groups of a customer list: every row in one, shares that add up, bins that hold every value."""

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.bins import (
    MOST_BINS,
    BadBounds,
    bin_of,
    labels,
    read_bounds,
    scale_of,
    usual_bounds,
    written,
)
from canvases.method.customer_groups import (
    MOST_WORDS,
    Cells,
    chosen,
    grouped,
    split_values,
    split_words,
    thousandths,
)

WORDS = st.lists(
    st.sampled_from(["private", "Private ", "club", "shop", "", "lone", "a@b.org"]), min_size=1
)
NUMBERS = st.lists(
    st.decimals(-10_000, 10_000, places=2) | st.integers(0, 40).map(Decimal), min_size=1
)
TEXTS = st.lists(st.sampled_from(["1", "2", "3,50", "1.200,00", "7", "40", "", "soon"]), min_size=1)


def cells(texts: list[str]) -> Cells:
    places: dict[str, int] = {}
    rows = [places.setdefault(text, len(places)) for text in texts]
    return Cells([*places], rows)


@given(WORDS, st.data())
def test_sizes_add_up_and_every_row_is_in_one_group(words: list[str], data: st.DataObject) -> None:
    texts = data.draw(
        st.lists(st.sampled_from(["1", "5", "", "x"]), min_size=len(words), max_size=len(words))
    )
    one, two = cells(words), cells(texts)
    columns = [(one, split_words(one)), (two, split_values(two, of_days=False))]

    groups = grouped(columns, two, most=data.draw(st.integers(2, 30)))

    assert sum(group.size for group in groups) == len(words)
    assert sum(group.others or 1 for group in groups) == len(
        {
            (columns[0][1].parts[a], columns[1][1].parts[b])
            for a, b in zip(one.rows, two.rows, strict=True)
        }
    )
    assert len({group.key for group in groups}) == len(groups)


@given(TEXTS)
def test_shares_of_customers_and_revenue_add_to_100(texts: list[str]) -> None:
    column = cells(texts)

    groups = grouped([(column, split_words(column))], column)

    assert sum(group.share for group in groups) == 1000
    worth = sum((group.revenue for group in groups), Decimal(0))
    assert sum(group.revenue_share for group in groups) == (1000 if worth > 0 else 0)


@given(st.lists(st.decimals(0, 10**9, places=2), min_size=1, max_size=50))
def test_thousandths_are_as_close_as_they_can_be(amounts: list[Decimal]) -> None:
    whole = sum(amounts, Decimal(0))

    parts = thousandths(amounts)

    assert sum(parts) == (1000 if whole else 0)
    assert not whole or all(
        abs(part - one * 1000 / whole) < 1 for part, one in zip(parts, amounts, strict=True)
    )


@given(NUMBERS, st.lists(st.decimals(-20_000, 20_000, places=2), max_size=MOST_BINS - 1))
def test_bins_cover_all_values_each_once(values: list[Decimal], own: list[Decimal]) -> None:
    scale = scale_of(values)
    for bounds in (usual_bounds(values, scale), sorted(set(own))):
        names = labels(bounds, scale)
        counted = Counter(bin_of(value, bounds) for value in values)

        assert sum(counted.values()) == len(values)
        assert set(counted) <= set(range(len(names)))
        for value in values:
            at = bin_of(value, bounds)
            assert not at or bounds[at - 1] <= value
            assert at == len(bounds) or value < bounds[at]


@given(NUMBERS)
def test_no_usual_bin_is_empty_and_their_bounds_survive_being_written(
    values: list[Decimal],
) -> None:
    scale = scale_of(values)
    bounds = usual_bounds(values, scale)

    assert bounds == sorted(set(bounds))
    assert all(scale.low < bound <= scale.high for bound in bounds)
    assert read_bounds(written(bounds, of_days=False), of_days=False) == bounds


@given(st.lists(st.dates(), min_size=1))
def test_days_are_binned_by_round_ones(days: list[object]) -> None:
    values = [Decimal(day.toordinal()) for day in days]  # type: ignore[attr-defined]
    scale = scale_of(values, of_days=True)
    bounds = usual_bounds(values, scale)

    assert read_bounds(written(bounds, of_days=True), of_days=True) == bounds
    assert len(labels(bounds, scale)) == len(bounds) + 1


def test_whole_numbers_are_named_as_one_says_them() -> None:
    scale = scale_of([Decimal(one) for one in (1, 1, 2, 5, 6, 20, 40)])

    named = [
        words % values for words, values in labels([Decimal(2), Decimal(6), Decimal(21)], scale)
    ]

    assert named == ["1", "2 to 5", "6 to 20", "from 21 up"]


@pytest.mark.parametrize("text", ["soon", "1; two", "1 2 3 4 5 6 7 8 9 10"])
def test_bounds_that_cannot_be_read_are_refused_with_words(text: str) -> None:
    with pytest.raises(BadBounds) as caught:
        read_bounds(text, of_days=False)

    assert caught.value.words % caught.value.values


def test_what_one_row_has_alone_or_looks_personal_is_no_group() -> None:
    column = cells(["club"] * 2 + ["Jane Doe"] + ["jane@doe.org"] * 3)

    split = split_words(column)

    assert [words % values for words, values in split.labels] == ["club", "other", "not given"]


def test_many_different_words_leave_the_most_frequent_and_other() -> None:
    column = cells([f"word {number % 40}" for number in range(200)])

    assert split_words(column).named == MOST_WORDS


def test_only_groups_that_say_something_are_chosen() -> None:
    column = cells(["club", "club", ""])
    groups = grouped([(column, split_words(column))])

    assert [group.size for group in chosen(groups, ["0", "9", "", "0-1"])] == [2]
