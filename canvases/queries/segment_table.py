"""The segments of a workspace as rows of a table: filtered, sorted, with what to say to each."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final
from urllib.parse import urlencode

from canvases.method.buying_roles import ROLES
from canvases.method.kinds import Kind, gettext_noop
from canvases.method.segment_tree import in_order
from canvases.method.segmentation import MEANINGFUL
from canvases.method.stance import STANCES
from canvases.models import CustomerSegment, Workspace
from canvases.queries.board import Sentence
from canvases.queries.workspace import CanvasCard, SegmentGroup, load_overview

UNSAID: Final = "none"
"""What a filter is set to for segments of which the fact is not said."""


@dataclass(frozen=True, slots=True)
class Pitch:
    """What to say to a segment, and the canvas that says it."""

    card: CanvasCard
    sentence: Sentence


@dataclass(frozen=True)
class SegmentRow:
    """A segment in the table. `cards`: its canvases, our own before others, the best fit first;
    `depth`: how far it is indented."""

    segment: CustomerSegment
    size: Mapping[str, int]
    cards: list[CanvasCard]
    depth: int = 0

    @cached_property
    def pitch(self) -> Pitch | None:
        """What to say to it, from the canvas of our own that fits best of those with words."""
        said = ((card, card.sentence) for card in self.cards if _is_ours(card))
        return next((Pitch(card, sentence) for card, sentence in said if sentence), None)

    @property
    def best(self) -> CanvasCard | None:
        """The canvas that fits best."""
        return self.cards[0] if self.cards else None

    @property
    def is_target(self) -> bool:
        """Whether it belongs to the target market."""
        return bool(self.segment.target.get("chosen"))

    @property
    def answers(self) -> dict[str, str]:
        """What was answered to each question of whether the segment is meaningful."""
        said = self.segment.meaningful
        return {name: (said.get(name) or {}).get("answer") or "unknown" for name in MEANINGFUL}

    @property
    def stance(self) -> str:
        """The name of the stance that was decided for; "" for none."""
        return str(self.segment.value.get("stance", ""))

    @property
    def roles(self) -> list[str]:
        """The names of its roles, in the order of the method."""
        return [role for role in ROLES if role in self.segment.roles]


def _size(row: SegmentRow) -> int:
    return sum(row.size.get(kind, 0) for kind in (Kind.JOB, Kind.PAIN, Kind.GAIN))


def _worth(row: SegmentRow) -> tuple[int, int] | None:
    said = list(row.answers.values())
    yes, no = said.count("yes"), said.count("no")
    return (yes, -no) if yes or no else None


def _roles(row: SegmentRow) -> list[int] | None:
    return [list(ROLES).index(role) for role in row.roles] or None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table, and the words for both ways to sort by it. `key` gives None where
    nothing is known. `starts`: "-" where the most comes first at first."""

    label: str
    rising: str
    falling: str
    key: Callable[[SegmentRow], Any]
    starts: str = ""


COLUMNS: Final[dict[str, Column]] = {
    "name": Column(
        gettext_noop("Segment"), gettext_noop("Name, from A"), gettext_noop("Name, from Z"),
        lambda row: row.segment.name.casefold(),
    ),
    "job": Column(
        gettext_noop("They hire it to"), gettext_noop("Job, from A"), gettext_noop("Job, from Z"),
        lambda row: row.segment.job_hired_for.casefold() or None,
    ),
    "size": Column(
        gettext_noop("Profile"), gettext_noop("Smallest profile first"),
        gettext_noop("Largest profile first"), _size, "-",
    ),
    "worth": Column(
        gettext_noop("Worth it?"), gettext_noop("Least worth it first"),
        gettext_noop("Most worth it first"), _worth, "-",
    ),
    "stance": Column(
        gettext_noop("Stance"), gettext_noop("Stance, from protect"),
        gettext_noop("Stance, from migrate away"),
        lambda row: list(STANCES).index(row.stance) if row.stance in STANCES else None,
    ),
    "roles": Column(
        gettext_noop("Who is who"), gettext_noop("Roles, buyers first"),
        gettext_noop("Roles, buyers last"), _roles,
    ),
    "fit": Column(
        gettext_noop("Best fit"), gettext_noop("Weakest fit first"),
        gettext_noop("Best fit first"),
        lambda row: row.best.fit.figure if row.best else None, "-",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableChoice:
    """Which rows, in which order; "" where it does not matter. `sort` is the name of a column, with
    "-" before it for falling order."""

    target: str = ""
    role: str = ""
    kind: str = ""
    stance: str = ""
    sort: str = ""

    def order(self, column: str) -> str:
        """How the table is sorted by this column, as ARIA calls it; "" for not."""
        return {column: "ascending", f"-{column}": "descending"}.get(self.sort, "")

    def query(self, column: str) -> str:
        """The query string that sorts the same rows by this column, or turns that order round."""
        first = COLUMNS[column].starts + column
        turned = self.sort.removeprefix("-") if self.sort[:1] == "-" else f"-{self.sort}"
        sort = turned if self.order(column) else first
        return replace(self, sort=sort).query_string

    @property
    def query_string(self) -> str:
        """The choice in an address; "" for all rows in their own order."""
        fields = {name: getattr(self, name) for name in self.__slots__}
        return urlencode({name: value for name, value in fields.items() if value})

    def of(self, rows: list[SegmentRow]) -> list[SegmentRow]:
        """The rows that are asked for, as a tree where nothing says otherwise. Those of which
        nothing is known come last in any order."""
        found = [row for row in rows if self._takes(row)]
        if not self.sort:
            return _as_tree(found)
        key = COLUMNS[self.sort.removeprefix("-")].key
        known = [row for row in found if key(row) is not None]
        known.sort(key=key, reverse=self.sort[0] == "-")
        return known + [row for row in found if key(row) is None]

    def _takes(self, row: SegmentRow) -> bool:
        chosen = "yes" if row.is_target else "no"
        return (
            self.target in ("", chosen)
            and self.role in ("", *(row.roles or [UNSAID]))
            and self.kind in ("", row.segment.kind or UNSAID)
            and self.stance in ("", row.stance or UNSAID)
        )


def load_segment_rows(
    workspace: Workspace, value_maps: Container[int] | None = None
) -> list[SegmentRow]:
    """All segments outside the bin, in their order, with all their canvases, or with those of the
    value maps with these primary keys. Seven queries for any size."""
    return [_row(group, value_maps) for group in load_overview(workspace).groups]


def _row(group: SegmentGroup, value_maps: Container[int] | None) -> SegmentRow:
    cards = [
        card for card in group.cards if value_maps is None or card.canvas.value_map_id in value_maps
    ]
    return SegmentRow(group.segment, group.size, sorted(cards, key=_rank))


def _as_tree(rows: list[SegmentRow]) -> list[SegmentRow]:
    """The rows, each followed by those of its sub-segments, as far as they are here."""
    by_key = {row.segment.pk: row for row in rows}
    parents = {key: row.segment.parent_id for key, row in by_key.items()}
    return [replace(by_key[key], depth=depth) for key, depth in in_order(parents)]


def _is_ours(card: CanvasCard) -> bool:
    return card.canvas.value_map.alternative == "idea"


def _rank(card: CanvasCard) -> tuple[bool, int]:
    figure = card.fit.figure
    return not _is_ours(card), 1 if figure is None else -figure
