"""Numbers, amounts of money and days as people write them in lists: German, English, Swiss.

What a point or a comma means is decided for a whole column: "1.234" alone does not say.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

_LONGEST: Final = 40  # characters of an amount with its currency

# Before or after the figures: signs and codes of currencies, a sign, what stands for no cents.
_CURRENCY: Final = (
    r"(?:[$€£¥₹₽₩₺฿]|(?:AUD|BGN|BRL|CAD|CHF|CNY|CZK|DKK|EUR|GBP|HKD|HUF|ILS|INR|JPY|KRW|MXN|NOK|NZD"
    r"|PLN|RON|SEK|SGD|THB|TRY|USD|ZAR|S?[Ff]r|US\$|R\$|[Ee]uro|kr|zł|Kč|Ft|lei)\.?)"
)
_AMOUNT: Final = re.compile(
    rf"(?P<open>\()?(?P<sign>[-+\u2212\u2013]?)\s*(?P<before>{_CURRENCY}?)\s*"
    r"(?P<inner>[-\u2212]?)(?P<digits>\d[\d.,'’\s\u00a0\u202f\u2009]*?)"
    rf"(?:[.,][-–—]{{1,2}})?(?P<close>\))?(?P<trailing>-?)\s*(?P<after>{_CURRENCY}|%|)"
)
_GROUPS: Final = re.compile(r"['’\s\u00a0\u202f\u2009]")
_SPACED: Final = re.compile(
    r"\d{1,3}(?:['’\s\u00a0\u202f\u2009]\d{3})*(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
)


_PLAIN: Final = re.compile(r"\d+(\.\d+)?")


def _figures(text: str) -> tuple[str, bool, str] | None:
    """Digits with points and commas only, whether they are negative, and the currency."""
    text = text.strip()
    if len(text) > _LONGEST or not (found := _AMOUNT.fullmatch(text)):
        return None
    digits = found["digits"].strip()
    if _GROUPS.search(digits):
        if not _SPACED.fullmatch(digits):
            return None
        digits = _GROUPS.sub("", digits)
    is_negative = bool(found["open"] and found["close"]) or any(
        found[part] in {"-", "\u2212", "\u2013"} for part in ("sign", "inner", "trailing")
    )
    if not digits.isascii():
        digits = "".join(str(int(one)) if one.isdecimal() else one for one in digits)
    return digits, is_negative, found["before"] or found["after"]


def _told_by(digits: str) -> str:
    """The sign before the decimals, where one number tells it."""
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        return "." if digits.rindex(".") > digits.rindex(",") else ","
    if points + commas == 0:
        return ""
    sign = "." if points else ","
    if points + commas > 1:
        return "," if points else "."
    before, _sign, after = digits.partition(sign)
    return "" if len(after) == 3 and 1 <= len(before) <= 3 and before != "0" else sign


def amounts(texts: Iterable[str]) -> list[Decimal | None]:
    """The numbers of a column, all read in the same notation."""
    found = [_figures(text) for text in texts]
    told = Counter(_told_by(figures[0]) for figures in found if figures)
    del told[""]
    sign = max(told, key=told.__getitem__, default="")
    return [figures and _number(figures[0], sign, is_negative=figures[1]) for figures in found]


def _number(digits: str, usual: str, *, is_negative: bool) -> Decimal | None:
    """A number; `usual` stands before decimals in its column, where that is known."""
    sign = _told_by(digits)
    if not sign:  # three digits after it: thousands, unless the column says otherwise
        sign = usual if usual and usual in digits else "," if "." in digits else "."
    plain = digits.replace("," if sign == "." else ".", "").replace(sign, ".").rstrip(".")
    if not _PLAIN.fullmatch(plain):
        return None
    return -Decimal(plain) if is_negative else Decimal(plain)


def currency(texts: Iterable[str]) -> str:
    """The sign or code that most of these have; "" where fewer than half have one."""
    found: dict[str, int] = {}
    count = 0
    for text in texts:
        if figures := _figures(text):
            count += 1
            name = figures[2]
            if name and name != "%":
                found[name] = found.get(name, 0) + 1
    best = max(found, key=found.__getitem__, default="")
    return best if best and found[best] * 2 >= count else ""


_DAY: Final = re.compile(
    r"(?P<a>\d{1,4})(?P<sign>[-./])(?P<b>\d{1,2})(?P=sign)(?P<c>\d{2,4})"
    r"(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[AaPp][Mm])?"
    r"(?:\s?(?:Z|GMT|UTC)?(?:[+-]\d{1,2}(?::?\d{2})?)?)?)?"
)
_MONTH: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})")


def days(texts: Iterable[str]) -> list[date | None]:
    """The days of a column. Whether the month comes first, as in America, the column tells."""
    parts = [_day_parts(text) for text in texts]
    firsts = [one for one in parts if one and one[0] == "first"]
    month_first = any(one[2] > 12 for one in firsts) and not any(one[1] > 12 for one in firsts)
    return [_day(one, month_first=month_first) if one else None for one in parts]


_Parts = tuple[str, int, int, int]


def _day_parts(text: str) -> _Parts | None:
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if found := _MONTH.fullmatch(text):
        return "year", int(found["year"]), int(found["month"]), 1
    if not (found := _DAY.fullmatch(text)):
        return None
    one, two, three = int(found["a"]), int(found["b"]), int(found["c"])
    if len(found["a"]) == 4:
        return "year", one, two, three
    if len(found["a"]) > 2 or len(found["c"]) == 3:
        return None
    year = three if len(found["c"]) == 4 else three + (2000 if three < 70 else 1900)
    return ("day" if found["sign"] == "." else "first"), one, two, year


def _day(parts: _Parts, *, month_first: bool) -> date | None:
    order, one, two, three = parts
    if order == "year":
        year, month, day = one, two, three
    elif order == "first" and month_first:
        year, month, day = three, one, two
    else:
        year, month, day = three, two, one
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shown(number: Decimal, sign: str = "") -> str:
    """A number to read, in English; whole from a hundred on. `sign`: of a currency."""
    whole = abs(number) >= 100 or number == number.to_integral_value()
    figures = f"{abs(number):,.0f}" if whole else f"{abs(number):,.2f}"
    minus = "\u2212" if number < 0 and figures.strip("0.,") else ""
    if sign and not sign[0].isalpha():
        return f"{minus}{sign}{figures}"
    return f"{minus}{figures} {sign}".strip()
