"""What a browser loads before it can show and use the board."""

import posixpath
import re
from collections.abc import Iterator

import brotli  # type: ignore[import-untyped]
from django.conf import settings

from benchmarks.boards import make_board
from benchmarks.browser import Browser
from benchmarks.measure import Row, Table

BAR = 150_000


def run() -> list[Table]:
    """One table."""
    table = Table(
        "Weight of the board's page",
        "HTML, styles, the font and scripts with every module that the board begins with; brotli.",
    )
    for size in (30, 100):
        guest = make_board(size, seed=5)
        _status, body = Browser(guest.token).get(f"/c/{guest.canvas.public_id}/")
        linked = re.findall(rb'(?:src|href)="/static/([^"#?]+\.(?:css|js|woff2))"', body)
        files = _with_imports({name.decode() for name in linked})
        total = len(brotli.compress(body, quality=5)) + sum(map(_sent, files))
        figure = f"{total:,} bytes, {len(body):,} of HTML before packing"
        table.rows.append(Row(f"{size} notes, against {BAR:,} bytes", figure, total / BAR))
    return [table]


def _with_imports(names: set[str]) -> set[str]:
    """These files, and every module that they import."""
    found: set[str] = set()
    while names := names - found:
        found |= names
        names = {one for name in names if name.endswith(".js") for one in _imported_by(name)}
    return found


def _imported_by(name: str) -> Iterator[str]:
    """What a module begins with; for `await import(…)` somebody has to do something first."""
    text = (settings.STATIC_ROOT / name).read_text(encoding="utf-8")
    for path in re.findall(r'(?<!await )\b(?:from|import)\s*\(?"(\.[^"]+\.js)"', text):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def _sent(name: str) -> int:
    """How many bytes go over the line for a file."""
    packed = settings.STATIC_ROOT / f"{name}.br"
    return (packed if packed.exists() else settings.STATIC_ROOT / name).stat().st_size
