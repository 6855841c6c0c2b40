"""Keeps what was exported: the same state of a workspace, asked for alike, is drawn once."""

import hashlib
from collections.abc import Callable

from django.core.cache import caches
from django.utils import timezone

from canvases.exports.order import Order


def kept(order: Order, code: str, edition: int, make: Callable[[Order], bytes]) -> bytes:
    """What `make(order)` returns, from the cache where it is there. `edition` is raised when the
    format changes, so that files made before are not served."""
    workspace = order.workspace
    state = f"{workspace.epoch}-{workspace.seq}-{timezone.localdate():%Y%m%d}"
    what = (
        [canvas.public_id for canvas in order.canvases], order.scope, order.paper, order.scale,
        order.options, order.brand,
    )  # fmt: skip
    digest = hashlib.sha256(repr(what).encode()).hexdigest()[:32]
    key = f"{code}-{edition}:{workspace.public_id}:{state}:{digest}"
    found: bytes | None = caches["exports"].get(key)
    if found is None:
        found = make(order)
        caches["exports"].set(key, found)
    return found
