"""Names of exported files: title, day, paper, safe on every operating system."""

import re
from typing import Final

from django.utils import timezone

from canvases.exports.export_request import ExportRequest
from canvases.exports.formats import Format
from canvases.method.text import BadText, clean_line

_MOST: Final = 150
"""Bytes of the title: file systems allow 255 for a name, and copies get longer ones."""

_LONGEST: Final = 1_000  # characters of a title

_FORBIDDEN: Final = re.compile(r'[/\\:*?"<>|\x00-\x1f]+')  # on Windows, which is the strictest


def file_name(request: ExportRequest, form: Format) -> str:
    """The name of the file: "Title – 2026-11-22-a4.pdf", without a paper where there are no pages.
    A pack says so: it would have the name of the one page."""
    try:
        title = _FORBIDDEN.sub("-", clean_line(request.title, _LONGEST))
    except BadText:  # a heap of marks that was let in before they were counted
        title = ""
    cut = title.encode()[:_MOST].decode(errors="ignore")
    title = cut if cut == title else f"{cut.rstrip()}…"
    about = [f"{timezone.localdate():%Y-%m-%d}"]
    if form.code == "pack":
        about.append(form.code)
    if form.papers:
        about.append(request.paper)
    return f"{title.strip(' .-') or 'canvas'} – {'-'.join(about)}.{form.extension}"
