"""The columns of a customer list: what is in each, and whether it is any good to split by.

What looks personal is told by its kind only; none of its cells is shown or kept.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from canvases.method.amounts import amounts, currency, days, shown
from canvases.method.customer_column_names import Name, name_of
from canvases.method.kinds import gettext_noop

MOST_SHOWN: Final = 4
"""Frequent values of a column that are shown."""

LEAST: Final = 2
"""Rows that have to share a value before it is shown, or a group of its own: what stands once may
be somebody."""

_LONG: Final = 60  # characters of a cell on average, above which it is a remark
_SHORTENED: Final = 40
_MOST_OF: Final = 0.9
_NEARLY_ALL: Final = 0.6  # of the filled cells are different
_SAMPLE: Final = 200  # texts, of which one at least is a day where most are
_FEW_ROWS: Final = 8
_MANY: Final = 30  # different texts that look like names of people, however often each comes
_FEW: Final = 12  # different texts, however long they are


class Kind(StrEnum):
    """What the cells of a column are."""

    EMPTY = "empty"
    NUMBERS = "numbers"
    DAYS = "days"
    WORDS = "words"
    PERSONAL = "personal"


KINDS: Final[dict[Kind, str]] = {
    Kind.EMPTY: gettext_noop("nothing"),
    Kind.NUMBERS: gettext_noop("numbers"),
    Kind.DAYS: gettext_noop("days"),
    Kind.WORDS: gettext_noop("words"),
    Kind.PERSONAL: gettext_noop("not shown"),
}

_EMAIL: Final = re.compile(r"[^@\s]{1,120}@[^@\s.]{1,120}\.[^@\s]{2,80}")
_PHONE: Final = re.compile(r"(?:\+|0|\()[\d\s()/.\-\u00a0]{6,24}\d")
_TWO_NAMES: Final = re.compile(r"(?:[^\W\d_a-z][^\W\d_]*\.?[ ,'’-]+){1,3}[^\W\d_a-z][^\W\d_]+")

WHY: Final = {
    "empty": gettext_noop("It is empty."),
    "same": gettext_noop("The same in every row, so it tells nobody apart."),
    "email": gettext_noop("E-mail addresses: each is one person."),
    "phone": gettext_noop("Telephone numbers: each is one person."),
    "name": gettext_noop("Names of people or firms: each is one customer."),
    "address": gettext_noop("Addresses: too narrow to be a group. A town or a country would do."),
    "account": gettext_noop("Numbers that identify: each is one customer."),
    "remark": gettext_noop("Long texts: hardly two are alike."),
    "different": gettext_noop("Nearly every row has its own value, so there are no groups."),
}
"""Why a column is no good to split by."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column in a few facts. `frequent`: values with the number of their rows."""

    name: str
    kind: Kind
    why: str = ""  # a key of WHY
    filled: int = 0
    distinct: int = 0
    frequent: tuple[tuple[str, int], ...] = ()
    low: str = ""
    high: str = ""
    is_money: bool = False  # its name or its cells say so
    currency: str = ""

    @property
    def splits(self) -> bool:
        """Whether the list can be split by it."""
        return not self.why

    @property
    def counts(self) -> bool:
        """Whether it can be the column of money."""
        return self.kind is Kind.NUMBERS and self.why in ("", "same")


def describe(name: str, values: Mapping[str, int], rows: int) -> Column:
    """A column of this name with these different texts and the number of rows of each; `rows`: of
    the whole list."""
    counted = {text: count for text, count in values.items() if text.strip()}
    filled, meaning = sum(counted.values()), name_of(name)
    facts = {"name": name, "filled": filled, "distinct": len(counted)}
    if not counted:
        return Column(name, Kind.EMPTY, "empty")
    if why := _personal(counted, filled, meaning):
        return Column(**facts, kind=Kind.PERSONAL, why=why)  # type: ignore[arg-type]
    texts = list(counted)
    if meaning is not Name.CODE:
        read_days = days(texts) if any(days(texts[:_SAMPLE])) else []
        if read_days and _enough(read_days, counted, filled):
            return Column(**facts, kind=Kind.DAYS, **_reach_of_days(read_days))  # type: ignore[arg-type]
        numbers = amounts(texts)
        if _enough(numbers, counted, filled):
            return _of_numbers(facts, texts, numbers, meaning, rows)
    why = _no_groups(counted, filled)
    frequent = () if why else _frequent(counted)
    return Column(**facts, kind=Kind.PERSONAL if why == "different" else Kind.WORDS,  # type: ignore[arg-type]
                  why=why, frequent=frequent)  # fmt: skip


def _personal(counted: Mapping[str, int], filled: int, meaning: Name | None) -> str:
    """Why the cells are about single people; "" where they are not."""
    emails = sum(count for text, count in counted.items() if _EMAIL.search(text[:400]))
    if meaning is Name.EMAIL or emails * 5 > filled:
        return "email"
    is_varied = len(counted) * 2 > filled
    if meaning is Name.PHONE or (is_varied and _are_phones(counted, filled)):
        return "phone"
    if meaning in (Name.PERSON, Name.ADDRESS, Name.ACCOUNT):
        return {Name.PERSON: "name", Name.ADDRESS: "address", Name.ACCOUNT: "account"}[meaning]
    if filled < _FEW_ROWS or not (is_varied or len(counted) > _MANY):
        return ""
    names = sum(count for text, count in counted.items() if _TWO_NAMES.fullmatch(text.strip()[:80]))
    return "name" if names > filled * _MOST_OF else ""


def _are_phones(counted: Mapping[str, int], filled: int) -> bool:
    phones = sum(count for text, count in counted.items() if _PHONE.fullmatch(text.strip()[:40]))
    return phones > filled * _MOST_OF and not any(days([*counted][:20]))


def _enough(
    read: "list[date | None] | list[Decimal | None]", counted: Mapping[str, int], filled: int
) -> bool:
    """Whether most of the rows could be read."""
    readable = sum(
        count for value, count in zip(read, counted.values(), strict=True) if value is not None
    )
    return readable >= filled * _MOST_OF


def _reach_of_days(read: "list[date | None]") -> dict[str, str]:
    found = [day for day in read if day is not None]
    why = "same" if len(set(found)) == 1 else ""
    return {"low": str(min(found).year), "high": str(max(found).year), "why": why}


def _of_numbers(
    facts: Mapping[str, object],
    texts: list[str],
    read: "list[Decimal | None]",
    meaning: Name | None,
    rows: int,
) -> Column:
    found = {number for number in read if number is not None}
    sign = currency(texts)
    is_money = meaning is Name.MONEY or bool(sign)
    whole = all(one == one.to_integral_value() for one in found)
    filled = int(str(facts["filled"]))
    # A number for each row, one after another, is a name; amounts may differ as well.
    numbered = whole and not is_money and len(found) == filled >= _FEW_ROWS and filled * 2 > rows
    if numbered and max(found) - min(found) < 3 * filled:
        return Column(**facts, kind=Kind.PERSONAL, why="account")  # type: ignore[arg-type]
    return Column(
        **facts, kind=Kind.NUMBERS, why="same" if len(found) == 1 else "",  # type: ignore[arg-type]
        low=shown(min(found)), high=shown(max(found)), is_money=is_money, currency=sign,
    )  # fmt: skip


def _no_groups(counted: Mapping[str, int], filled: int) -> str:
    """Why words make no groups; "" where they do."""
    if len(counted) == 1 and filled:
        return "same"
    letters = sum(len(text) * count for text, count in counted.items())
    if letters > _LONG * filled and len(counted) > _FEW:
        return "remark"
    alone = max(counted.values()) < LEAST
    return "different" if alone or len(counted) > max(_FEW_ROWS, filled * _NEARLY_ALL) else ""


def _frequent(counted: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    shown_ones = [
        one for one in ordered[: 3 * MOST_SHOWN] if one[1] >= LEAST and is_sayable(one[0])
    ]
    return tuple((_short(text), count) for text, count in shown_ones[:MOST_SHOWN])


def is_sayable(text: str) -> bool:
    """Whether a value is no address or telephone number that strayed into a column."""
    text = text.strip()[:400]
    return not (_EMAIL.search(text) or _PHONE.fullmatch(text[:40]))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHORTENED else f"{text[: _SHORTENED - 1].rstrip()}…"
