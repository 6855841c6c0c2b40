"""Numbers and days in bins: a few ranges with round bounds, of about the same number of rows.

A bound is where a bin begins; the bin before it ends below. So the bins of any bounds hold every
value, each once. Days count as their ordinals.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from canvases.method.amounts import amounts, days, shown
from canvases.method.kinds import gettext_noop

USUAL: Final = 4
"""Bins where nobody has said otherwise."""

MOST_BINS: Final = 10
_EACH: Final = 6  # different values, up to which each has a bin of its own

Words = tuple[str, dict[str, object]]
"""A text to be translated, and what goes into it."""

NO_NUMBER: Final = gettext_noop("“%(text)s” is not a number.")
NO_DAY: Final = gettext_noop(
    "“%(text)s” is not a date: write a year, a month as in 2026-05, or a day."
)
TOO_MANY: Final = gettext_noop("There can be %(most)d bounds at most.")


class BadBounds(ValueError):
    """Bounds that cannot be read: words for the person, with what goes into them."""

    def __init__(self, words: str, **values: object) -> None:
        super().__init__(words)
        self.words, self.values = words, values


@dataclass(frozen=True, slots=True)
class Scale:
    """What the values of a column are: numbers, or days; and how far they reach."""

    low: Decimal
    high: Decimal
    is_whole: bool  # no number has a fraction
    of_days: bool = False


def scale_of(values: Iterable[Decimal], *, of_days: bool = False) -> Scale:
    """The scale of these values, of which there is at least one."""
    different = set(values)
    is_whole = all(one == one.to_integral_value() for one in different)
    return Scale(min(different), max(different), is_whole, of_days)


def usual_bounds(values: Iterable[Decimal], scale: Scale) -> list[Decimal]:
    """Round bounds for these values, each of which counts as often as it comes."""
    ordered = sorted(values)
    different = sorted(set(ordered))
    if len(different) <= _EACH and not scale.of_days:
        return different[1:]
    at = [ordered[len(ordered) * part // USUAL] for part in range(1, USUAL)]
    if scale.of_days:
        found = {_month_begun(day, scale) for day in at}
    else:
        found = {_rounded(number, scale) for number in at}
    return sorted(one for one in found if scale.low < one <= scale.high)


def _rounded(number: Decimal, scale: Scale) -> Decimal:
    """The nearest number of one or one and a half digits."""
    if number == 0:
        return Decimal(0)
    size = Decimal(10) ** abs(number).adjusted()
    step = size / 2 if abs(number) >= size * 2 else size / 10
    if scale.is_whole:
        step = max(step, Decimal(1))
    return (number / step).to_integral_value() * step


def _month_begun(day: Decimal, scale: Scale) -> Decimal:
    """The first of the year, quarter or month, by how far the days reach."""
    far, here = int(scale.high - scale.low), date.fromordinal(int(day))
    step = 12 if far >= 1000 else 3 if far >= 270 else 1
    return Decimal(date(here.year, (here.month - 1) // step * step + 1, 1).toordinal())


def read_bounds(text: str, *, of_days: bool) -> list[Decimal]:
    """The bounds in a text, with semicolons, or else spaces, between them. Raises BadBounds."""
    parts = text.split(";") if ";" in text else text.replace(", ", " ").split()
    parts = [part.strip() for part in parts if part.strip()]
    if len(parts) > MOST_BINS - 1:
        raise BadBounds(TOO_MANY, most=MOST_BINS - 1)
    read = [*map(_day, parts)] if of_days else amounts(parts)
    for part, value in zip(parts, read, strict=True):
        if value is None:
            raise BadBounds(NO_DAY if of_days else NO_NUMBER, text=part[:40])
    return sorted({one for one in read if one is not None})


def _day(text: str) -> Decimal | None:
    is_year = len(text) == 4 and text.isascii() and text.isdecimal()
    (found,) = days([f"{text}-01" if is_year else text])
    return Decimal(found.toordinal()) if found else None


def written(bounds: Iterable[Decimal], *, of_days: bool) -> str:
    """Bounds as a text that `read_bounds` reads."""
    return "; ".join(_day_word(one) if of_days else _number_word(one) for one in bounds)


def bin_of(value: Decimal, bounds: Sequence[Decimal]) -> int:
    """The number of the bin in which a value lies, from 0."""
    return bisect_right(bounds, value)


def labels(bounds: Sequence[Decimal], scale: Scale) -> list[Words]:
    """The bins in words, in their order."""
    one = _day_label if scale.of_days else _number_label
    return [
        one(start, end, scale) for start, end in zip([None, *bounds], [*bounds, None], strict=True)
    ]


def _number_label(start: Decimal | None, end: Decimal | None, scale: Scale) -> Words:
    last = end - 1 if end is not None and scale.is_whole else end
    first, final = (scale.low if start is None else start), (scale.high if last is None else last)
    if scale.is_whole and first == final:
        return "%(one)s", {"one": _number_shown(first)}
    if start is None and last is None:
        return gettext_noop("any"), {}
    if start is None:
        words = gettext_noop("up to %(end)s") if scale.is_whole else gettext_noop("below %(end)s")
        return words, {"end": _number_shown(final)}
    if last is None:
        return gettext_noop("from %(start)s up"), {"start": _number_shown(first)}
    words = (
        gettext_noop("%(start)s to %(end)s")
        if scale.is_whole
        else gettext_noop("%(start)s to under %(end)s")
    )
    return words, {"start": _number_shown(first), "end": _number_shown(final)}


def _day_label(start: Decimal | None, end: Decimal | None, _scale: Scale) -> Words:
    if start is None and end is None:
        return gettext_noop("any"), {}
    if start is None:
        return gettext_noop("before %(end)s"), {"end": _day_word(end or Decimal(1))}
    if end is None:
        return gettext_noop("since %(start)s"), {"start": _day_word(start)}
    first, last = _day_word(start), _last_day_word(end)
    if len(first) == 4 and len(last) == 7:
        first = f"{first}-01"
    if first == last:
        return "%(one)s", {"one": first}
    return gettext_noop("%(start)s to %(end)s"), {"start": first, "end": last}


def _day_word(value: Decimal) -> str:
    """A day as short as it can be: 2026, 2026-05 or 2026-05-31."""
    day = date.fromordinal(int(value))
    return (
        f"{day.year:04}"
        if day.month == day.day == 1
        else day.isoformat()[: 7 if day.day == 1 else 10]
    )


def _last_day_word(end: Decimal) -> str:
    """The day before `end`, as short as it can be."""
    after, day = date.fromordinal(int(end)), date.fromordinal(max(1, int(end) - 1))
    return (
        f"{day.year:04}"
        if after.month == after.day == 1
        else day.isoformat()[: 7 if after.day == 1 else 10]
    )


def _number_word(value: Decimal) -> str:
    text = f"{value:f}"
    # Three digits after a point would be read as thousands.
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text


def _number_shown(value: Decimal) -> str:
    """A bound to read: years and other numbers of four digits without a comma."""
    if value != value.to_integral_value():
        return f"{value.normalize():f}".replace("-", "\u2212")
    return f"{value:.0f}".replace("-", "\u2212") if abs(value) < 10_000 else shown(value)
