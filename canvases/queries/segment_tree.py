"""Where a segment stands in the tree: what it is a part of, its sub-segments, other places for it,
and the canvases that its own may start from."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext

from canvases.method.segment_hints import names_everyone
from canvases.method.segment_split import differing
from canvases.method.segment_tree import above, in_order, within
from canvases.method.traits import Trait
from canvases.models import Canvas, CustomerSegment, Note

_MOST_STARTS = 5


@dataclass(frozen=True, slots=True)
class Branch:
    """A sub-segment: the traits by which it differs, those of the parent that it lacks, and how
    many sub-segments it has itself."""

    segment: CustomerSegment
    own: list[Trait]
    missing: list[Trait]
    children: int


@dataclass(frozen=True, slots=True)
class Place:
    """A segment that may be the parent, and how deep it stands."""

    segment: CustomerSegment
    depth: int


@dataclass(frozen=True, slots=True)
class SegmentTree:
    """`above`: its parent last. `places`: all segments but itself and what is below it."""

    segment: CustomerSegment
    above: list[CustomerSegment]
    branches: list[Branch]
    places: list[Place]

    @property
    def parent(self) -> CustomerSegment | None:
        """What it is a part of."""
        return self.above[-1] if self.above else None

    @property
    def children(self) -> Mapping[str, list[Trait]]:
        """The traits of its sub-segments, by their names."""
        return {one.segment.name: one.segment.traits for one in self.branches}


def load_tree(segment: CustomerSegment) -> SegmentTree:
    """The tree around a segment. One query for any size."""
    standing = CustomerSegment.objects.filter(workspace=segment.workspace_id, binned_at=None)
    rows = {row.pk: row for row in standing.only("public_id", "name", "traits", "parent_id")}
    parents = {key: row.parent_id for key, row in rows.items()}
    traits = {key: row.traits for key, row in rows.items()}
    known = segment.traits
    below, counts = within(parents, segment.pk), Counter(parents.values())
    return SegmentTree(
        segment,
        [rows[key] for key in reversed(above(parents, segment.pk)) if key in rows],
        [
            Branch(
                rows[key],
                differing(traits[key], known),
                differing(known, traits[key]),
                counts[key],
            )
            for key, parent in parents.items()
            if parent == segment.pk and key != segment.pk
        ],
        [Place(rows[key], depth) for key, depth in in_order(parents) if key not in below],
    )


def lent_name(segment: CustomerSegment) -> str:
    """The name as sub-segments have it before their own; "" where it leaves nobody out."""
    return "" if names_everyone(segment.name, gettext) else segment.name


def load_starts(segment: CustomerSegment) -> list[Canvas]:
    """The canvases with notes of the nearest segment above this one that has any. Two queries; none
    where nothing is above."""
    if segment.parent_id is None:
        return []
    rows = CustomerSegment.objects.filter(workspace=segment.workspace_id)
    line = above(dict(rows.values_list("pk", "parent_id")), segment.pk)
    here = Q(profile=OuterRef("profile")) | Q(value_map=OuterRef("value_map"))
    standing = Canvas.objects.filter(
        Exists(Note.objects.live().filter(here)),
        profile__segment__in=line, profile__segment__binned_at=None,
        binned_at=None, value_map__binned_at=None,
    )  # fmt: skip
    found = list(standing.select_related("profile__segment"))
    nearest = min((line.index(one.profile.segment_id) for one in found), default=0)
    return [one for one in found if line.index(one.profile.segment_id) == nearest][:_MOST_STARTS]
