"""A cache of exported files. The same state of a workspace is drawn once for the same request.

Requests that arrive while a file is drawn, as those of a whole class, wait for that file.
"""

import hashlib
from collections.abc import Callable
from concurrent.futures import Future
from functools import cache
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import Final

from django.utils import timezone

from canvases.exports.export_request import Cancelled, ExportRequest
from canvases.workspace_cache import WorkspaceCache

LARGEST: Final = 16 * 1024**2
"""Bytes of a file that is kept; what is larger is made anew."""

_under_way: Final[dict[tuple[str, ...], Future[bytes]]] = {}  # in this process
_lock: Final = Lock()


def cached_file(request: ExportRequest, code: str, make: Callable[[ExportRequest], bytes]) -> bytes:
    """What `make(request)` returns, from the cache where this version of the program stored it. A
    request for a file that is being made gets that file, or its error."""
    workspace = request.workspace
    state = f"{workspace.epoch}-{workspace.seq}-{timezone.localdate():%Y%m%d}"
    what = (
        [canvas.public_id for canvas in request.canvases], request.scope, request.paper,
        request.scale, request.options, request.brand,
    )  # fmt: skip
    name = f"{code}-{renderer_version()}:{hashlib.sha256(repr(what).encode()).hexdigest()[:32]}"
    places = WorkspaceCache("exports", workspace.public_id)

    def made() -> bytes:
        generation = places.generation()
        content = make(request)
        if len(content) <= LARGEST:
            places.store(name, state, content, generation=generation)
        return content

    found = places.load(name, state)
    return found if found is not None else _made_once((workspace.public_id, name, state), made)


@cache
def renderer_version() -> str:
    """A word that changes with everything that files are made of: code, templates, words,
    libraries."""
    app = Path(__file__).parents[1]
    sources = [
        app / "exports",
        app / "method",
        app / "locale",
        app.parent / "templates" / "exports",
    ]
    found = hashlib.sha256()
    for folder in sources:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                found.update(path.read_bytes())
    for library in ("weasyprint", "python-pptx", "pypdfium2", "pillow"):
        found.update(version(library).encode())
    return found.hexdigest()[:12]


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
