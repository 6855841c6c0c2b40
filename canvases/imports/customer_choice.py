"""What was chosen of a customer list, and the groups that come of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext as _

from canvases.imports.customer_table import Contents, cells_in
from canvases.method.amounts import shown
from canvases.method.bins import BadBounds, Words, read_bounds, written
from canvases.method.customer_column_names import variable_of
from canvases.method.customer_columns import Column, Kind
from canvases.method.customer_groups import (
    MOST_COLUMNS,
    Cells,
    Group,
    Split,
    chosen,
    grouped,
    split_values,
    split_words,
)
from canvases.method.text import NAME, BadText, clean_line
from canvases.method.traits import MODELS, find_variable

_SUGGESTED: Final = 4  # groups that are ticked at first
_WORTH: Final = 50  # thousandths that such a group has of the money, or of the customers


class BadChoice(ValueError):
    """What was chosen cannot be done; the message is for the person."""


@dataclass(slots=True)
class Part:
    """A column that the list is split by. `about`: what its trait is called; `bounds`: of its bins,
    as they are written; `problem`: what is wrong with those."""

    at: int
    column: Column
    split: Split
    about: str
    bounds: str = ""
    problem: str = ""

    @property
    def name(self) -> str:
        """The name of the column."""
        return column_name(self.column, self.at)

    @property
    def bins(self) -> list[tuple[str, int]]:
        """What each bin is called, and how many rows it has."""
        return [
            (said(words), height)
            for words, height in zip(self.split.labels, self.split.heights, strict=False)
        ]

    def value(self, part: int) -> str:
        """What a trait says of the rows in this part."""
        words = said(self.split.labels[part])
        return words if self.split.scale is None else f"{self.name}: {words}"


@dataclass(slots=True)
class Shown:
    """A group with its words."""

    group: Group
    label: str
    name: str  # of the segment to be, as it was suggested or written
    suggested: str = ""
    is_chosen: bool = False
    values: Sequence[str] = ()


@dataclass(slots=True)
class Found:
    """The groups of a list as they were chosen."""

    contents: Contents
    parts: list[Part]
    money: int | None
    currency: str
    groups: list[Shown] = field(default_factory=list)
    without_amount: int = 0

    @property
    def chosen(self) -> list[Shown]:
        """The groups that become segments."""
        return [one for one in self.groups if one.is_chosen]

    @property
    def revenue(self) -> Decimal:
        """The money of all rows."""
        return sum((one.group.revenue for one in self.groups), Decimal(0))

    def sum_of_chosen(self) -> Group:
        """The chosen groups as one."""
        groups = [one.group for one in self.chosen]
        return Group(
            (), sum(one.size for one in groups), sum((one.revenue for one in groups), Decimal(0)),
            share=sum(one.share for one in groups),
            revenue_share=sum(one.revenue_share for one in groups),
        )  # fmt: skip

    def money_shown(self, number: Decimal) -> str:
        """An amount to read."""
        return shown(number, self.currency)


def column_name(column: Column, at: int) -> str:
    """What a column is called."""
    return column.name or _("Column %d") % (at + 1)


def said(words: Words) -> str:
    """A label in the reader's language."""
    text, values = words
    return _(text) % values if text != "%(one)s" else str(values["one"])


def find(path: Path, contents: Contents, sent: QueryDict) -> Found:
    """The groups that were chosen. Raises BadChoice, and OSError where the list is gone."""
    columns = contents.columns
    by = list(dict.fromkeys(_numbers(sent.getlist("by"), len(columns))))
    by = [at for at in by if columns[at].splits]
    if not by:
        raise BadChoice(_("Choose at least one column to split by."))
    if len(by) > MOST_COLUMNS:
        raise BadChoice(_("Choose at most %d columns to split by.") % MOST_COLUMNS)
    money = next(iter(_numbers([sent.get("money") or ""], len(columns))), None)
    money = money if money is not None and columns[money].counts else None
    cells = cells_in(path, [*by, *([] if money is None else [money])])
    parts = [_part(at, columns[at], cells[at], sent) for at in by]
    currency = columns[money].currency if money is not None else ""
    found = Found(contents, parts, money, currency)
    pairs = [(cells[part.at], part.split) for part in parts]
    groups = grouped(pairs, None if money is None else cells[money])
    if money is not None:
        found.without_amount = contents.rows - columns[money].filled
    keys = {one.key for one in _chosen(groups, sent, has_money=money is not None)}
    found.groups = [_shown(one, parts, sent, keys) for one in groups]
    return found


def _numbers(texts: Sequence[str], end: int) -> list[int]:
    read = [int(text) for text in texts if text.isascii() and text.isdecimal() and len(text) < 5]
    return [at for at in read if at < end]


def _part(at: int, column: Column, cells: Cells, sent: QueryDict) -> Part:
    about = (sent.get(f"about-{at}") or "").strip() or suggested_about(column, at)
    if column.kind is Kind.WORDS:
        return Part(at, column, split_words(cells), about)
    of_days, text, problem = column.kind is Kind.DAYS, sent.get(f"bounds-{at}") or "", ""
    bounds = None
    if text.strip():
        try:
            bounds = read_bounds(text[:500], of_days=of_days)
        except BadBounds as error:
            problem = _(error.words) % error.values
    split = split_values(cells, of_days=of_days, bounds=bounds)
    shown_text = text[:500] if problem else written(split.bounds, of_days=of_days)
    return Part(at, column, split, about, shown_text, problem)


def suggested_about(column: Column, at: int) -> str:
    """The model and variable that a column seems to be, as a form for traits reads them."""
    model, variable = variable_of(column.name) or ("behavioral", column_name(column, at))
    known = find_variable(model, variable)
    return f"{_(MODELS[model].label)} · {_(known.label) if known else variable[:NAME]}"


def _chosen(groups: Sequence[Group], sent: QueryDict, *, has_money: bool) -> list[Group]:
    """The groups that were ticked; at first those that are worth most."""
    if "ticked" in sent:
        return [one for one in chosen(groups, sent.getlist("group")) if one.is_named]
    worth = [
        one for one in groups
        if one.is_named and (one.revenue_share if has_money else one.share) >= _WORTH
    ]  # fmt: skip
    return worth[:_SUGGESTED]


def _shown(group: Group, parts: Sequence[Part], sent: QueryDict, keys: set[str]) -> Shown:
    if not group.parts:
        return Shown(group, "", "")
    values = [part.value(at) for part, at in zip(parts, group.parts, strict=True)]
    label = " · ".join(
        said(part.split.labels[at]) for part, at in zip(parts, group.parts, strict=True)
    )
    suggested = suggested_name(values)
    typed, before = sent.get(f"name-{group.key}"), sent.get(f"suggested-{group.key}")
    name = suggested if typed is None or typed == before else typed
    return Shown(group, label, name, suggested, group.key in keys, values)


def suggested_name(values: Sequence[str]) -> str:
    """A name for the segment of a group."""
    name = " · ".join(value.replace(": ", " ", 1) for value in values)
    try:
        clean = clean_line(name[:400], 400)
    except BadText:
        return ""
    return clean if len(clean) <= NAME else f"{clean[: NAME - 1].rstrip()}…"
