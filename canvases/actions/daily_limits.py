"""Daily limits on what people without accounts may make, so that no script fills the disk.

Hundreds of people in one room share an address, and each may make a few of everything. The setting
`DAILY_LIMITS` has the numbers; docs/decisions/018-allowances.md says how they are counted.
"""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.utils.translation import gettext_lazy

from canvases.actions.allowances import Rate, take
from canvases.actions.errors import TooMany, try_again
from canvases.journal.group_commit import in_transaction

_DAY: Final = timedelta(days=1)

_HERE: Final = {
    "workspaces": gettext_lazy("Very many workspaces were started from here today."),
    "imports": gettext_lazy("Very many imports were made from here today."),
    "snapshots": gettext_lazy("Very many snapshots were made from here today."),
    "duplicates": gettext_lazy("Very many canvases were copied from here today."),
    "members": gettext_lazy("Very many people joined by this link today."),
}
_ANYWHERE: Final = {
    "workspaces": gettext_lazy("Very many workspaces were started on this server today."),
    "imports": gettext_lazy("Very many imports were made on this server today."),
    "snapshots": gettext_lazy("Very many snapshots were made on this server today."),
    "duplicates": gettext_lazy("Very many canvases were copied on this server today."),
    "members": gettext_lazy("Very many people joined on this server today."),
}


@in_transaction
def count(what: str, who: str) -> None:
    """Count one more of `what` (a name in DAILY_LIMITS) by `who`, a hash of an address or of a
    link. Raises TooMany, and counts nothing, above the limit of one or of all."""
    most, most_of_all = settings.DAILY_LIMITS[what]
    if wait := take(what, who, Rate(most, _DAY)):
        raise TooMany(f"{_HERE[what]} {try_again(wait)}", wait)
    if wait := take(what, "", Rate(most_of_all, _DAY)):
        raise TooMany(f"{_ANYWHERE[what]} {try_again(wait)}", wait)
