"""Pairs of segments with their verdicts: all of a workspace, or one with what is known of both."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from django.db.models import Count, Q

from canvases.method.separation import PairVerdict, judge_pair
from canvases.models import CustomerSegment, Note, SegmentPair, Workspace

MOST: Final = 20
"""Segments that are compared at once: 190 pairs."""


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Two segments and the verdict on them."""

    one: CustomerSegment
    other: CustomerSegment
    verdict: PairVerdict

    @property
    def is_nested(self) -> bool:
        """Whether one is a part of the other."""
        return self.one.pk == self.other.parent_id or self.other.pk == self.one.parent_id


@dataclass(frozen=True, slots=True)
class PairTable:
    """The pairs of a workspace. `shown`: those of its `segments` that are compared; `rows`: under
    the first of them, each of the others with its pairs with all before it."""

    segments: list[CustomerSegment]
    shown: list[CustomerSegment]
    rows: list[tuple[CustomerSegment, list[JudgedPair]]]

    @property
    def pairs(self) -> list[JudgedPair]:
        """All pairs that are shown."""
        return [pair for _segment, pairs in self.rows for pair in pairs]

    @property
    def still_open(self) -> list[JudgedPair]:
        """The pairs without a verdict, those first of which most is answered, and those last of
        which one is a part of the other."""
        found = [pair for pair in self.pairs if pair.verdict.is_open]
        return sorted(found, key=lambda pair: (pair.is_nested, len(pair.verdict.missing)))

    def next_after(self, *two: CustomerSegment) -> JudgedPair | None:
        """The next pair without a verdict, other than that of these two."""
        return next((one for one in self.still_open if {one.one, one.other} != {*two}), None)


def load_pairs(workspace: Workspace, chosen: Collection[str] = ()) -> PairTable:
    """The pairs of the segments outside the bin with these public ids, or of the first ones where
    there are none, MOST at the most. Two queries."""
    segments = list(workspace.segments.filter(binned_at=None))
    wanted = [one for one in segments if one.public_id in chosen]
    shown = (wanted if len(wanted) > 1 else segments)[:MOST]
    answers = {
        (pair.first_id, pair.second_id): pair.answers
        for pair in SegmentPair.objects.filter(first__in=shown, second__in=shown)
    }
    judged = [
        JudgedPair(one, other, judge_pair(answers.get(_key(one, other), {})))
        for one, other in combinations(shown, 2)
    ]
    rows = [(row, [pair for pair in judged if pair.other is row]) for row in shown[1:]]
    return PairTable(segments, shown, rows)


def find_pair(one: CustomerSegment, other: CustomerSegment) -> SegmentPair:
    """The pair of two segments; a new one, not saved, where nothing is answered yet. One query."""
    first, second = _key(one, other)
    found = SegmentPair.objects.filter(first=first, second=second).first()
    return found or SegmentPair(first_id=first, second_id=second)


def count_notes(*segments: CustomerSegment) -> list[int]:
    """How many notes the profile of each segment has. One query."""
    counts = {f"of_{one.pk}": Count("pk", filter=Q(profile__segment=one.pk)) for one in segments}
    notes = Note.objects.filter(profile__segment__in=segments).live().order_by()
    return list(notes.aggregate(**counts).values())


def _key(one: CustomerSegment, other: CustomerSegment) -> tuple[int, int]:
    return min(one.pk, other.pk), max(one.pk, other.pk)
