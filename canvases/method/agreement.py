"""A room says what answers what: how much it is asked, and where enough agree for a link."""

from enum import StrEnum
from typing import Final

from canvases.method.kinds import Strength

MOST_NEEDS: Final = 7
"""Needs that a phone asks about for each offer: the heaviest."""

MOST_OFFERS: Final = 15
"""Offers of one step: nobody thinks about more."""


class Share(StrEnum):
    """How many of those who answered have to agree, so that a link stands."""

    THIRD = "third"
    HALF = "half"
    MOST = "most"


def strength_of(agree: int, answered: int, share: str = Share.HALF) -> Strength | None:
    """The link that stands where so many of those who answered agree, or None: strong above two
    thirds, else weak, and above one third at least. Half is enough where half is asked for."""
    is_most = 3 * agree > 2 * answered
    is_enough = {
        Share.THIRD.value: 3 * agree > answered,
        Share.MOST.value: is_most,
    }.get(share, 0 < answered <= 2 * agree)
    if not is_enough:
        return None
    return Strength.STRONG if is_most else Strength.WEAK
