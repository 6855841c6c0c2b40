"""Splits a customer list by one to three of its columns into groups, each row into exactly one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from canvases.method.amounts import amounts, days
from canvases.method.bins import Scale, Words, bin_of, labels, scale_of, usual_bounds
from canvases.method.customer_columns import LEAST, is_sayable
from canvases.method.kinds import gettext_noop

MOST_COLUMNS: Final = 3
MOST_WORDS: Final = 12
"""Different words of a column that have groups of their own; the others are one."""

MOST_GROUPS: Final = 30
"""Groups that are shown, and segments that are made at once."""

OTHER: Final[Words] = gettext_noop("other"), {}
NOT_GIVEN: Final[Words] = gettext_noop("not given"), {}


@dataclass(frozen=True, slots=True)
class Cells:
    """A column as it is read: its different texts, and for each row the place of its own."""

    texts: Sequence[str]
    rows: Sequence[int]

    def counted(self) -> Counter[int]:
        """How many rows have each text."""
        return Counter(self.rows)


@dataclass(frozen=True, slots=True)
class Split:
    """A column in parts: the part of each text, and what each part is called. The parts before
    `named` say something; after them come "other" and "not given"."""

    parts: Sequence[int]  # by the place of the text
    labels: Sequence[Words]
    named: int
    bounds: Sequence[Decimal] = ()
    scale: Scale | None = None
    heights: Sequence[int] = ()  # rows of each part


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that are alike. `parts`: of each column; none where it holds what is left over, of
    `others` groups."""

    parts: tuple[int, ...]
    size: int
    revenue: Decimal = Decimal(0)
    others: int = 0
    is_named: bool = True  # no part of it is "other" or "not given"
    share: int = 0  # of the rows, in thousandths
    revenue_share: int = 0  # of the money, in thousandths

    @property
    def each(self) -> Decimal:
        """The money of one row."""
        return self.revenue / self.size if self.size else Decimal(0)

    @property
    def key(self) -> str:
        """What a form calls it."""
        return "-".join(map(str, self.parts))


def split_words(cells: Cells) -> Split:
    """The most frequent words, and all others together. What only one row has is no group."""
    counted: Counter[str] = Counter()
    first: dict[str, str] = {}  # how a word is written first
    for place, count in cells.counted().items():
        word = plain(cells.texts[place])
        counted[word] += count
        first.setdefault(word, " ".join(cells.texts[place].split()))
    del counted[""]
    ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    frequent = [word for word, count in ordered if count >= LEAST and is_sayable(word)][:MOST_WORDS]
    known = {word: part for part, word in enumerate(frequent)}
    other, none = len(frequent), len(frequent) + 1
    parts = [known.get(word, other) if (word := plain(text)) else none for text in cells.texts]
    names: list[Words] = [("%(one)s", {"one": first[word]}) for word in frequent]
    return Split(parts, [*names, OTHER, NOT_GIVEN], len(frequent))


def plain(text: str) -> str:
    """A word as it is compared."""
    return " ".join(text.casefold().split())


def split_values(cells: Cells, *, of_days: bool, bounds: Sequence[Decimal] | None = None) -> Split:
    """Numbers or days in bins: those between these bounds, or usual ones."""
    read = numbers(cells.texts, of_days=of_days)
    counted = cells.counted()
    values = [
        value
        for place, value in enumerate(read)
        if value is not None
        for _row in range(counted[place])
    ]
    if not values:
        return Split([0] * len(read), [NOT_GIVEN], 0)
    scale = scale_of(values, of_days=of_days)
    chosen = usual_bounds(values, scale) if bounds is None else bounds
    none = len(chosen) + 1
    parts = [none if value is None else bin_of(value, chosen) for value in read]
    heights = Counter(parts[place] for place in cells.rows)
    return Split(
        parts, [*labels(chosen, scale), NOT_GIVEN], none, chosen, scale,
        [heights[part] for part in range(none)],
    )  # fmt: skip


def numbers(texts: Sequence[str], *, of_days: bool = False) -> list[Decimal | None]:
    """The numbers, or the ordinals of the days, that texts are."""
    if not of_days:
        return amounts(texts)
    return [None if day is None else Decimal(day.toordinal()) for day in days(texts)]


def grouped(
    columns: Sequence[tuple[Cells, Split]], money: Cells | None = None, most: int = MOST_GROUPS
) -> list[Group]:
    """The groups, those with the most money or the most rows first; what is more than `most` is
    one group at the end."""
    count = len(columns[0][0].rows)
    parts = [[split.parts[place] for place in cells.rows] for cells, split in columns]
    worth = numbers(money.texts) if money else []
    sizes: Counter[tuple[int, ...]] = Counter(zip(*parts, strict=True))
    sums: dict[tuple[int, ...], Decimal] = dict.fromkeys(sizes, Decimal(0))
    if money:
        for key, place in zip(zip(*parts, strict=True), money.rows, strict=True):
            sums[key] += worth[place] or 0
    ends = [split.named for _cells, split in columns]
    ordered = sorted(sizes, key=lambda key: (-sums[key], -sizes[key], key))
    found = [
        Group(key, sizes[key], sums[key],
              is_named=all(part < end for part, end in zip(key, ends, strict=True)))
        for key in ordered
    ]  # fmt: skip
    if len(found) > most:
        rest = found[most - 1 :]
        left = Group(
            (), sum(one.size for one in rest), sum((one.revenue for one in rest), Decimal(0)),
            others=len(rest), is_named=False,
        )  # fmt: skip
        found = [*found[: most - 1], left]
    return _with_shares(found, count)


def _with_shares(found: list[Group], count: int) -> list[Group]:
    shares = thousandths([Decimal(one.size) for one in found])
    money = thousandths([one.revenue for one in found])
    return [
        Group(one.parts, one.size, one.revenue, one.others, one.is_named, share, revenue)
        for one, share, revenue in zip(found, shares, money, strict=True)
    ] if count else found  # fmt: skip


def thousandths(amounts: Sequence[Decimal]) -> list[int]:
    """What part of the whole each is, rounded so that together they are a thousand; nothing where
    the whole is not positive."""
    whole = sum(amounts, Decimal(0))
    if whole <= 0:
        return [0] * len(amounts)
    exact = [one * 1000 / whole for one in amounts]
    low = [int(one.to_integral_value("ROUND_FLOOR")) for one in exact]
    by_rest = sorted(range(len(exact)), key=lambda at: low[at] - exact[at])
    for at in by_rest[: 1000 - sum(low)]:
        low[at] += 1
    return low


def label_of(group: Group, splits: Iterable[Split]) -> list[Words]:
    """What each column says of a group."""
    return [split.labels[part] for part, split in zip(group.parts, splits, strict=False)]


def chosen(groups: Iterable[Group], keys: Iterable[str]) -> list[Group]:
    """The groups with these keys of which segments can be made, in their order."""
    wanted: Mapping[str, None] = dict.fromkeys(keys)
    return [one for one in groups if one.parts and one.key in wanted]
