"""How much may be made in a day by people without accounts, so that no script fills the disk.

A room of hundreds comes from one address and may make a few of everything each. The numbers are
`DAILY_LIMITS` in the settings; how they are counted, docs/decisions/018-allowances.md.
"""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from canvases.actions.allowances import Rate, take
from canvases.actions.errors import TooMany

_DAY: Final = timedelta(days=1)


@transaction.atomic
def count(what: str, who: str) -> None:
    """Count one more of `what` (a name in DAILY_LIMITS) made by `who`, a hash of an address or of a
    link. Raises TooMany, and counts nothing, where that is more than they or all together may."""
    most, most_of_all = settings.DAILY_LIMITS[what]
    if wait := take(what, who, Rate(most, _DAY)):
        words = _("This was done very often from here today. Please try again in a few minutes.")
        raise TooMany(words, wait)
    if wait := take(what, "", Rate(most_of_all, _DAY)):
        words = _("This was done very often on this server today. Please try again in a minute.")
        raise TooMany(words, wait)
