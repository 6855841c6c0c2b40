"""Who buys, pays for and uses an offer: segments at the places of their roles."""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Final

from canvases.method import buying_roles
from canvases.method.flows import MOST_SIDES
from canvases.method.roles_map import SPOTS, Spot, arrange
from canvases.models import SegmentPair, ValueMap, Workspace
from canvases.queries.segment_table import SegmentRow, load_segment_rows

ALL: Final = "all"
"""What is asked for instead of a value map to see all of our own in one picture."""


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a role. `here`: who stands there; `elsewhere`: who has the role and stands under
    another; `waiting`: who has it, but no canvas with the offer."""

    role: str
    here: list[SegmentRow]
    elsewhere: list[SegmentRow]
    waiting: list[SegmentRow]

    @property
    def spot(self) -> Spot:
        """Its arrow and its question."""
        return SPOTS[self.role]

    @property
    def holders(self) -> list[SegmentRow]:
        """Everybody on the map who has the role."""
        return self.here + self.elsewhere


@dataclass(frozen=True, slots=True)
class Flow:
    """Two sides, and their pair: what each gives to the other. `one` is its first segment."""

    one: SegmentRow
    other: SegmentRow
    pair: SegmentPair

    @property
    def arrows(self) -> list[tuple[str, SegmentRow, SegmentRow, str]]:
        """Both directions: the name of the field, who gives, who takes, and what."""
        return [
            ("first_gives", self.one, self.other, self.pair.first_gives),
            ("second_gives", self.other, self.one, self.pair.second_gives),
        ]


@dataclass(frozen=True)
class RolesMap:
    """The map of one offer, or of all our own where `offer` is None. `rows`: the segments that
    have a canvas with it, with these canvases only; `others`: those that have none."""

    offers: list[ValueMap]
    offer: ValueMap | None
    is_platform: bool
    rows: list[SegmentRow]
    others: list[SegmentRow]

    @property
    def places(self) -> list[Place]:
        """The places of all roles, in the order of the method."""
        found = arrange([row.roles for row in self.rows])
        return [
            Place(
                role,
                [self.rows[index] for index in holders.here],
                [self.rows[index] for index in holders.elsewhere],
                [row for row in self.others if role in row.roles],
            )
            for role, holders in found.items()
        ]

    @property
    def without_role(self) -> list[SegmentRow]:
        """Those on the map whose role is not named yet."""
        return [row for row in self.rows if not row.roles]

    @property
    def sides(self) -> list[SegmentRow]:
        """The sides of the platform, where the workspace is one or some of the segments are."""
        return [row for row in self.rows if self.is_platform or row.segment.kind == "multi_sided"]

    @cached_property
    def flows(self) -> list[Flow]:
        """What flows between the sides, two and two, of MOST_SIDES at the most. One query, where
        there are two."""
        sides = sorted(self.sides[:MOST_SIDES], key=lambda row: row.segment.pk)
        keys = [row.segment.pk for row in sides]
        if len(sides) < 2:
            return []
        found = SegmentPair.objects.filter(first__in=keys, second__in=keys)
        pairs = {(pair.first_id, pair.second_id): pair for pair in found}
        return [
            Flow(one, other, pairs.get((first, second)) or SegmentPair())
            for one, other in combinations(sides, 2)
            for first, second in [(one.segment.pk, other.segment.pk)]
        ]

    @property
    def shows_flows(self) -> bool:
        """Whether every side stands among the flows."""
        return 2 <= len(self.sides) <= MOST_SIDES

    @property
    def has_other_users(self) -> bool:
        """Whether somebody buys it who does not use it, and somebody uses it who does not buy."""
        sorts = {(buying_roles.buys(row.roles), buying_roles.uses(row.roles)) for row in self.rows}
        return sorts >= {(True, False), (False, True)}


def load_roles_map(workspace: Workspace, wanted: str) -> RolesMap:
    """The map of the value map with the public id `wanted`, of the first one where there is none
    such, or of ALL. Eight queries for any size."""
    offers = list(workspace.value_maps.filter(binned_at=None))
    offer = next((one for one in offers if one.public_id == wanted), offers[0] if offers else None)
    if wanted == ALL:
        offer = None
    shown = {one.pk for one in offers if one == offer or (not offer and one.alternative == "idea")}
    rows = load_segment_rows(workspace, shown)
    return RolesMap(
        offers=offers,
        offer=offer,
        is_platform=workspace.kind == "multi_sided",
        rows=[row for row in rows if row.cards],
        others=[row for row in rows if not row.cards],
    )
