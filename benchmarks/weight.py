"""What a browser loads before it can show and use the board."""

import gzip
import re

from django.conf import settings

from benchmarks.boards import make_board
from benchmarks.browser import Browser
from benchmarks.measure import Row, Table

BAR = 150_000


def run() -> list[Table]:
    """One table."""
    table = Table(
        "Weight of the board's page",
        "HTML, styles and scripts, gzip, bytes; scripts include every module that is imported.",
    )
    for size in (30, 100):
        guest = make_board(size, seed=5)
        _status, body = Browser(guest.token).get(f"/c/{guest.canvas.public_id}/")
        files = set(re.findall(rb'(?:src|href)="/static/([^"#?]+\.(?:css|js))"', body))
        total = _packed(body) + sum(_packed_file(name.decode()) for name in files)
        modules = set((settings.BASE_DIR / "static" / "js").glob("*.js"))
        linked = {name.decode().rsplit("/", 1)[-1].split(".")[0] for name in files}
        total += sum(_packed(path.read_bytes()) for path in modules if path.stem not in linked)
        figure = f"{total:,} bytes, {len(body):,} of HTML before packing"
        table.rows.append(Row(f"{size} notes, against {BAR:,} bytes", figure, total / BAR))
    return [table]


def _packed_file(name: str) -> int:
    return _packed((settings.STATIC_ROOT / name).read_bytes())


def _packed(content: bytes) -> int:
    return len(gzip.compress(content, compresslevel=6))
