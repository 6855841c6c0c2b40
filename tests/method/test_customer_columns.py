"""What is in the columns of a customer list, and which of them are personal."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.customer_column_names import variable_of
from canvases.method.customer_columns import Column, Kind, describe
from canvases.method.traits import find_variable


def told(name: str, texts: list[str]) -> Column:
    return describe(name, Counter(texts), len(texts))


MANY = range(60)


@pytest.mark.parametrize(
    ("name", "texts", "why"),
    [
        ("Kontakt", [f"k{one}@example.org" for one in MANY], "email"),
        ("Notes", ["ring a@b.org", "later"] * 9, "email"),
        ("Kontakt 2", [f"+49 171 55{one:05}" for one in MANY], "phone"),
        ("Vorname", ["Ana", "Ben"] * 30, "name"),
        ("Who", [f"Ana B{'aeiou'[one % 5]}{'klmnrst'[one % 7]}a" for one in range(34)], "name"),
        ("Who else", [f"B {'AEIOU'[one % 5]}{'klmnrst'[one % 7]}a" for one in range(70)], "name"),
        ("Straße", ["Hauptstr. 1"] * 9, "address"),
        ("Kd", [str(1000 + one) for one in MANY], "account"),
        ("Remark", [f"{one} said: on a Monday, {'or later ' * 6}" for one in MANY], "remark"),
        ("Word", [f"word{one}" for one in MANY], "different"),
        ("Country", ["Chile"] * 9, "same"),
        ("Fax", ["", " "], "empty"),
    ],
)  # fmt: skip
def test_column_that_makes_no_groups_says_why_and_shows_nothing(
    name: str, texts: list[str], why: str
) -> None:
    column = told(name, texts)

    assert (column.why, column.frequent, column.splits) == (why, (), False)


def test_words_are_shown_with_their_numbers() -> None:
    column = told("Type", ["private"] * 5 + ["club"] * 3 + ["Jane Doe"])

    assert (column.kind, column.frequent) == (Kind.WORDS, (("private", 5), ("club", 3)))


def test_numbers_days_and_money_are_known() -> None:
    assert told("Orders", ["1", "2", "3"] * 9).kind is Kind.NUMBERS
    assert told("Since", ["31.12.2020", "01.02.2021"] * 9).kind is Kind.DAYS
    assert told("Umsatz", ["1,50", "2.000,00"] * 9).is_money
    assert told("PLZ", ["10115", "20095"] * 9).kind is Kind.WORDS


@given(st.text(max_size=30), st.lists(st.text(max_size=50), max_size=30))
def test_any_column_can_be_described(name: str, texts: list[str]) -> None:
    column = told(name, texts)

    assert column.filled <= len(texts)
    assert column.splits == (not column.why)


@pytest.mark.parametrize(
    ("name", "model", "variable"),
    [
        ("Country", "geographic", "country"),
        ("Wohnort", "geographic", "city"),
        ("Âge", "demographic", "age"),
        ("Fecha de nacimiento", "demographic", "age"),
        ("customer_type", "firmographic", "industry vertical"),
        ("Branche (intern)", "firmographic", "industry vertical"),
        ("numberOfOrders", "behavioral", "usage"),
        ("Umsatz 2025", "value_based", "revenue today"),
        ("Mode de paiement", "technographic", "online payment"),
    ],
)
def test_name_of_a_column_tells_its_variable(name: str, model: str, variable: str) -> None:
    assert variable_of(name) == (model, variable)
    assert find_variable(model, variable)
