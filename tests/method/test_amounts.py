"""Amounts and days as people write them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.amounts import amounts, currency, days, shown

WRITINGS = {
    "German": ("{:,.2f} €", str.maketrans(",.", ".,")),
    "English": ("${:,.2f}", str.maketrans("", "")),
    "Swiss": ("CHF {:,.2f}", str.maketrans(",", "’")),
    "French": ("{:,.2f} €", str.maketrans(",.", "\u202f,")),
}


@pytest.mark.parametrize("writing", WRITINGS)
@given(numbers=st.lists(st.decimals(0, 10**7, places=2), min_size=1, max_size=20))
def test_amount_is_read_as_it_was_meant(writing: str, numbers: list[Decimal]) -> None:
    pattern, letters = WRITINGS[writing]

    assert amounts([pattern.format(one).translate(letters) for one in numbers]) == numbers


@pytest.mark.parametrize(
    ("texts", "meant"),
    [
        (["1.234", "2.500"], ["1234", "2500"]),
        (["1.234", "2,50"], ["1234", "2.50"]),
        (["1,234", "2.50"], ["1234", "2.50"]),
        (["1.234", "12.5"], ["1.234", "12.5"]),
        (["1'200.–", "CHF 80.-"], ["1200", "80"]),
        (["(12.50)", "-3", "4-", "−5"], ["-12.50", "-3", "-4", "-5"]),
        (["0.125", "0.5"], ["0.125", "0.5"]),
        (["soon", "12 34", "=1+1", "1.2.3,4,5", ""], [None] * 5),
        (["9" * 400], [None]),
    ],
)
def test_column_tells_what_point_and_comma_mean(texts: list[str], meant: list[str | None]) -> None:
    assert amounts(texts) == [None if one is None else Decimal(one) for one in meant]


def test_day_is_read_in_the_order_of_its_column() -> None:
    assert days(["31.12.2024", "2024-05-01T08:00:00", "2024-05", "1/2/2024", "30.02.2024"]) == [
        date(2024, 12, 31), date(2024, 5, 1), date(2024, 5, 1), date(2024, 2, 1), None,
    ]  # fmt: skip
    assert days(["1/2/2024", "12/31/2024"]) == [date(2024, 1, 2), date(2024, 12, 31)]


@pytest.mark.parametrize(
    "time", ["", " 14:30", "T14:30:05.123Z", " 2:30:05 PM GMT+2", "T14:30:05+02:00", ", 14:30"]
)
def test_day_may_have_a_time(time: str) -> None:
    assert days([f"2025-03-31{time}", f"31.03.2025{time}"]) == [date(2025, 3, 31)] * 2


def test_currency_is_that_of_most_amounts() -> None:
    assert currency(["5 €", "€7", "8"]) == "€"
    assert currency(["5", "€7", "8"]) == ""


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_none(text: str) -> None:
    for number in amounts([text]):
        assert number is None or shown(number)
    assert len(days([text])) == 1
