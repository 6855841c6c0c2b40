"""Who is who when something is bought, and whether a group uses the product or passes it on."""

from dataclasses import dataclass
from typing import Final

from canvases.method.kinds import gettext_noop


@dataclass(frozen=True, slots=True)
class Role:
    """A part that somebody plays in buying and using. `uses`: a consumer, who uses it; `buys`: a
    customer, who buys it or pays for it."""

    label: str
    meaning: str
    buys: bool = False
    uses: bool = False
    in_organisations: bool = False


ROLES: Final[dict[str, Role]] = {
    "buyer": Role(
        gettext_noop("Buyer"), gettext_noop("Chooses it and makes the purchase."), buys=True,
    ),
    "payer": Role(gettext_noop("Payer"), gettext_noop("Pays for it."), buys=True),
    "user": Role(gettext_noop("User"), gettext_noop("Uses it, day by day."), uses=True),
    "influencer": Role(
        gettext_noop("Influencer"), gettext_noop("Is listened to, inside or outside."),
        in_organisations=True,
    ),
    "recommender": Role(
        gettext_noop("Recommender"), gettext_noop("Searches, compares and proposes one."),
        in_organisations=True,
    ),
    "economic_buyer": Role(
        gettext_noop("Economic buyer"), gettext_noop("Has the budget and lets it be spent."),
        buys=True, in_organisations=True,
    ),
    "decision_maker": Role(
        gettext_noop("Decision maker"), gettext_noop("Has the last word on which one it is."),
        buys=True, in_organisations=True,
    ),
    "end_user": Role(
        gettext_noop("End user"), gettext_noop("Works with it, whether asked before or not."),
        uses=True, in_organisations=True,
    ),
    "saboteur": Role(
        gettext_noop("Saboteur"), gettext_noop("Loses by it, and can slow it down or stop it."),
        in_organisations=True,
    ),
}  # fmt: skip
"""Buyer, payer and user (Blank), and who else there is in organisations (Osterwalder)."""


@dataclass(frozen=True, slots=True)
class ChannelPosition:
    """Where a group stands between you and who uses the product. The names are those of the canvas
    file."""

    label: str
    meaning: str
    is_channel: bool = True


CHANNEL_POSITIONS: Final[dict[str, ChannelPosition]] = {
    "end user": ChannelPosition(
        gettext_noop("end customer"),
        gettext_noop("It goes no further: they use it, or pay for those who do."), is_channel=False,
    ),
    "integrator": ChannelPosition(
        gettext_noop("integrates"), gettext_noop("They build it into something of their own."),
    ),
    "value adder": ChannelPosition(
        gettext_noop("adds value"), gettext_noop("They add to it and pass it on."),
    ),
    "reseller": ChannelPosition(
        gettext_noop("resells"), gettext_noop("They sell it on as it is."),
    ),
    "distributor": ChannelPosition(
        gettext_noop("distributes"), gettext_noop("They bring it to those who sell it."),
    ),
}  # fmt: skip


def known_roles(roles: object) -> list[str]:
    """Of what is stored the roles, in the order of the method."""
    return [role for role in ROLES if isinstance(roles, list) and role in roles]


def buys(roles: list[str]) -> bool:
    """Whether they are customers: who buys, or pays."""
    return any(ROLES[role].buys for role in roles if role in ROLES)


def uses(roles: list[str]) -> bool:
    """Whether they are consumers: who uses it."""
    return any(ROLES[role].uses for role in roles if role in ROLES)


def mixes_channel_and_customer(roles: list[str], position: str) -> bool:
    """Whether one segment holds a channel partner and those who use the product: each is served
    badly by what suits the other."""
    found = CHANNEL_POSITIONS.get(position)
    return bool(found and found.is_channel and uses(roles))
