"""Wrong passphrases, counted: ten in ten minutes from one address, and no more.

Only failures count, so that a room behind one address is never kept out by its own number. They
are counted in the database, where all server processes see them and a restart forgets none.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from canvases.models import FailedAttempt, ShareLink

MOST: Final = 10  # failures …
WITHIN: Final = timedelta(minutes=10)  # … in this time
MOST_OF_ALL: Final = 200  # failures of all addresses together


def wait(link: ShareLink, address: str) -> int:
    """Seconds until this address may try this link again; 0 if it may now. Two queries."""
    now = timezone.now()
    recent = FailedAttempt.objects.filter(link=link, at__gt=now - WITHIN)
    own = recent.filter(address=_hidden(address))
    ends = [*_ends(own, MOST), *_ends(recent, MOST_OF_ALL)]
    return max((1 + int((end - now).total_seconds()) for end in ends), default=0)


def failed(link: ShareLink, address: str) -> None:
    """Count one wrong passphrase, and forget those that count no more."""
    FailedAttempt.objects.filter(at__lte=timezone.now() - WITHIN).delete()
    FailedAttempt.objects.create(link=link, address=_hidden(address))


def _ends(recent: QuerySet[FailedAttempt], most: int) -> list[datetime]:
    """When the last of so many failures is over, if there are so many."""
    return [
        at + WITHIN for at in recent.order_by("-at").values_list("at", flat=True)[most - 1 : most]
    ]


def _hidden(address: str) -> str:
    return salted_hmac("canvases.actions.attempts", address, algorithm="sha256").hexdigest()
