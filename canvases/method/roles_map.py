"""Who stands where on the roles map: everybody once, under the first of their roles."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final

from canvases.method.buying_roles import ROLES
from canvases.method.kinds import gettext_noop


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands at a role's place: its arrow from the offer ("" for those around), and what is
    asked while nobody has the role."""

    arrow: str
    question: str


SPOTS: Final[dict[str, Spot]] = {
    "buyer": Spot(gettext_noop("is bought by"), gettext_noop("Nobody buys yet: who does?")),
    "payer": Spot(gettext_noop("is paid for by"), gettext_noop("Nobody pays yet: who does?")),
    "user": Spot(gettext_noop("is used by"), gettext_noop("Nobody uses it yet: who does?")),
    "influencer": Spot("", gettext_noop("Whom do they listen to?")),
    "recommender": Spot("", gettext_noop("Who compares, and proposes one?")),
    "economic_buyer": Spot("", gettext_noop("Who has the budget?")),
    "decision_maker": Spot("", gettext_noop("Who has the last word?")),
    "end_user": Spot("", gettext_noop("Who works with it, asked or not?")),
    "saboteur": Spot("", gettext_noop("Who could lose by it?")),
}


@dataclass(frozen=True, slots=True)
class Holders:
    """Who has a role, as indices: those who stand `here`, and those who stand under another."""

    here: list[int] = field(default_factory=list)
    elsewhere: list[int] = field(default_factory=list)


def arrange(everybody: Sequence[Collection[str]]) -> dict[str, Holders]:
    """The holders of each role, for the roles that each one has. An end user stands with the users.
    Who has no role that is known stands nowhere."""
    places = {role: Holders() for role in ROLES}
    for index, roles in enumerate(everybody):
        held = {*roles, "user"} if "end_user" in roles else set(roles)
        for number, role in enumerate([role for role in ROLES if role in held]):
            place = places[role]
            (place.elsewhere if number else place.here).append(index)
    return places
