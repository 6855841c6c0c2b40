"""Keeps what was exported: the same state of a workspace, asked for alike, is drawn once, also for
those who ask while it is being drawn, as a class does when it is told to."""

import hashlib
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock
from typing import Final

from django.core.cache import caches
from django.utils import timezone

from canvases.exports.order import Cancelled, Order

_under_way: Final[dict[str, Future[bytes]]] = {}  # in this process
_lock: Final = Lock()


def kept(order: Order, code: str, edition: int, make: Callable[[Order], bytes]) -> bytes:
    """What `make(order)` returns, from the cache where it is there. `edition` is raised when the
    format changes, so that files made before are not served.

    Who asks for what is being made gets that, or the error that it ends with.
    """
    workspace = order.workspace
    state = f"{workspace.epoch}-{workspace.seq}-{timezone.localdate():%Y%m%d}"
    what = (
        [canvas.public_id for canvas in order.canvases], order.scope, order.paper, order.scale,
        order.options, order.brand,
    )  # fmt: skip
    digest = hashlib.sha256(repr(what).encode()).hexdigest()[:32]
    key = f"{code}-{edition}:{workspace.public_id}:{state}:{digest}"
    found: bytes | None = caches["exports"].get(key)
    return found if found is not None else _made_once(key, lambda: _keep(key, make(order)))


def _keep(key: str, content: bytes) -> bytes:
    caches["exports"].set(key, content)
    return content


def _made_once(key: str, make: Callable[[], bytes]) -> bytes:
    while True:
        with _lock:
            is_ours = key not in _under_way
            making = _under_way.setdefault(key, Future())
        if is_ours:
            return _fulfilled(making, key, make)
        try:
            return making.result()
        except Cancelled:
            continue  # by the other one; we still want it


def _fulfilled(making: Future[bytes], key: str, make: Callable[[], bytes]) -> bytes:
    try:
        making.set_result(make())
    except BaseException as error:  # noqa: BLE001 — whatever it is, nobody may wait for ever
        making.set_exception(error)
    finally:
        with _lock:
            del _under_way[key]
    return making.result()
