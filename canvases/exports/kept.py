"""Keeps what was exported: the same state of a workspace, asked for alike, is drawn once, also for
those who ask while it is being drawn, as a class does when it is told to."""

import hashlib
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock
from typing import Final

from django.utils import timezone

from canvases.exports.order import Cancelled, Order
from canvases.workspace_cache import WorkspaceCache

LARGEST: Final = 16 * 1024**2
"""Bytes of a file that is kept; what is larger is made anew."""

_under_way: Final[dict[tuple[str, ...], Future[bytes]]] = {}  # in this process
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
    name = f"{code}-{edition}:{hashlib.sha256(repr(what).encode()).hexdigest()[:32]}"
    cache = WorkspaceCache("exports", workspace.public_id)

    def made() -> bytes:
        generation = cache.generation()
        content = make(order)
        if len(content) <= LARGEST:
            cache.store(name, state, content, generation=generation)
        return content

    found = cache.load(name, state)
    return found if found is not None else _made_once((workspace.public_id, name, state), made)


def _made_once(key: tuple[str, ...], make: Callable[[], bytes]) -> bytes:
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


def _fulfilled(making: Future[bytes], key: tuple[str, ...], make: Callable[[], bytes]) -> bytes:
    try:
        making.set_result(make())
    except BaseException as error:  # noqa: BLE001 — whatever it is, nobody may wait for ever
        making.set_exception(error)
    finally:
        with _lock:
            del _under_way[key]
    return making.result()
