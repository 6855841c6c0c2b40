"""Refuses to start a second server process where no message bus connects the two."""

import fcntl
import os
import sys
from pathlib import Path
from typing import IO, Any, Final

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from canvases.live.message_bus import configured_bus

WORDS: Final = "Several server processes need a bus to tell each other of changes."
ADVICE: Final = (
    "Set DATABASE_URL to a PostgreSQL database, or REDIS_URL, or start one process only"
    " (docs/operations.md)."
)

_held: list[IO[str]] = []


@register()
def check_processes(app_configs: Any = None, **_options: Any) -> list[CheckMessage]:  # noqa: ARG001
    """Refuse several workers without a bus, and a REDIS_URL that cannot be read."""
    found: list[CheckMessage] = []
    if workers() > 1 and configured_bus() is None:
        found.append(Error(WORDS, hint=ADVICE, id="canvases.E001"))
    if settings.REDIS_URL and not _is_redis(settings.REDIS_URL):
        form = "redis://HOST:PORT/0, rediss://… or unix://…"
        found.append(Error(f"REDIS_URL should look like {form}.", id="canvases.E002"))
    return found


def workers() -> int:
    """How many server processes are asked for, by the environment or as uvicorn's option."""
    asked = [os.environ.get("WEB_CONCURRENCY", "")]
    for word, following in zip(sys.argv, [*sys.argv[1:], ""], strict=True):
        if word == "--workers":
            asked.append(following)
        elif word.startswith("--workers="):
            asked.append(word.partition("=")[2])
    return max((int(text) for text in asked if text.isdecimal()), default=1)


def refusal(folder: Path) -> str:
    """The reason why this process must not serve; empty where it may. Without a message bus it
    locks `folder`, so that it is the only one until it ends."""
    if found := check_processes():
        return " ".join(f"{message.msg} {message.hint or ''}".strip() for message in found)
    if configured_bus() is None and not _held:
        path = folder / "server.lock"
        try:
            _held.append(_lock(path))
        except BlockingIOError:
            return f"Another server process uses {folder} already. {WORDS} {ADVICE}"
        except OSError as error:
            return f"The server cannot lock {path}, to be alone with its data: {error.strerror}."
    return ""


def _lock(path: Path) -> IO[str]:
    lock = path.open("w")
    try:
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # ends with the process, however
    except OSError:
        lock.close()
        raise
    return lock


def _is_redis(url: str) -> bool:
    from redis.connection import parse_url

    try:
        parse_url(url)  # type: ignore[no-untyped-call]
    except ValueError:
        return False
    return True
