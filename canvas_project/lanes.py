"""Lanes: groups of threads, one for each sort of request, so that slow requests delay no quick
ones.

Each lane has its threads, its queue and its time limit. An address that is not listed here is
quick; `tests/test_architecture.py` asks about each.
"""

from typing import Final

from django.urls import Resolver404, resolve

from canvas_project.bridge import Lane
from canvas_project.request_bodies import MOST

PAGES: Final = Lane("pages", threads=2, waiting=2000, seconds=30)
# Those that wait for the disk wait together (canvases/journal/group_commit.py).
CHANGES: Final = Lane("changes", threads=4, waiting=2000, seconds=30)
# One after another: each of them writes a lot, and everybody else's changes come in between.
UPLOADS: Final = Lane("uploads", threads=1, waiting=16, seconds=30)
FILES: Final = Lane("files", threads=2, waiting=64, seconds=60)
PREVIEWS: Final = Lane("previews", threads=2, waiting=32, seconds=30)
PUBLIC: Final = Lane("public", threads=2, waiting=64, seconds=20)
# A passphrase takes a fifth of a second of one core, and a room of 300 comes at once.
PASSPHRASES: Final = Lane("passphrases", threads=1, waiting=700, seconds=90)

LANES: Final = (PAGES, CHANGES, UPLOADS, FILES, PREVIEWS, PUBLIC, PASSPHRASES)

SLOW: Final = {
    "import_to_canvas": UPLOADS,
    "import_to_workspace": UPLOADS,
    "import_anew": UPLOADS,
    "customer_list": UPLOADS,
    "customer_list_read": UPLOADS,
    "brand": UPLOADS,  # a logo is drawn anew
    "empty_bin": UPLOADS,  # rewrites the journal
    "session_recovery": PASSPHRASES,  # its code is hashed slowly, too
    "export": FILES,
    "export_file": FILES,
    "export_workspace": FILES,
    "archive": FILES,
    "session_report_file": FILES,
    "session_summary_file": FILES,
    "session_kit": FILES,
    "archive_of_all": FILES,
    "customer_list_groups": PREVIEWS,  # goes through fifty thousand rows
    "customer_list_make": PREVIEWS,
    "exporting": PREVIEWS,  # shows how the file begins
    "export_picture": PREVIEWS,
    "picture": PREVIEWS,
    "present": PREVIEWS,
    # What is drawn for strangers never keeps members waiting.
    "look_pdf": PUBLIC,
    "look_picture": PUBLIC,
    "example_report_file": PUBLIC,
    "look_present": PUBLIC,
    "join_picture": PUBLIC,
    "embed_picture": PUBLIC,
    "join": PASSPHRASES,
    "make_link": PASSPHRASES,
}
"""Lanes by the names in canvases/urls.py."""

FORMS: Final = frozenset(
    {
        "import_to_canvas",
        "import_to_workspace",
        "import_anew",
        "customer_list",
        "join",
        "make_link",
    }
)
"""Those of them where only what is sent is slow; the form itself is a page."""


BODIES: Final = {"customer_list": 21 * 1024**2}
"""Bytes that the body of a request may have where that is more than request_bodies.py allows; by
the names in canvases/urls.py."""


def most_of_body(path: str) -> int:
    """Bytes that the body of a request to this address may have."""
    return BODIES.get(_name(path), MOST)


def lane_of(method: str, path: str) -> Lane:
    """The lane of a request."""
    is_sent = method not in {"GET", "HEAD"}
    name = _name(path)
    if name in SLOW and (is_sent or name not in FORMS):
        return SLOW[name]
    return CHANGES if is_sent else PAGES


def _name(path: str) -> str:
    try:
        return resolve(path).url_name or ""
    except Resolver404:
        return ""
