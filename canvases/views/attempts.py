"""Wrong passphrases, counted: ten in ten minutes from one address, and no more.

Only failures count, so that a room behind one address is never kept out by its own number. The
counters are in the memory of the process; a restart forgets them.
"""

import time
from typing import Final

from django.core.cache import caches
from django.http import HttpRequest

MOST: Final = 10  # failures …
WITHIN: Final = 600  # … in so many seconds
MOST_OF_ALL: Final = 200  # failures of all addresses together


def wait(request: HttpRequest, link: int) -> int:
    """Seconds until this address may try this link again; 0 if it may now."""
    counters = caches["attempts"]
    for key, most in _keys(request, link):
        count, until = counters.get(key, 0), counters.get(f"{key}:until", 0.0)
        if count >= most and until > time.time():
            return max(1, int(until - time.time()))
    return 0


def failed(request: HttpRequest, link: int) -> None:
    """Count one wrong passphrase."""
    counters = caches["attempts"]
    for key, _most in _keys(request, link):
        counters.add(f"{key}:until", time.time() + WITHIN, WITHIN)
        counters.add(key, 0, WITHIN)
        counters.incr(key)


def _keys(request: HttpRequest, link: int) -> list[tuple[str, int]]:
    address = request.META.get("REMOTE_ADDR", "")
    return [(f"{link}:{address}", MOST), (f"{link}", MOST_OF_ALL)]
