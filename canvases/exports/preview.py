"""The preview of an export: its first page as a picture, or the beginning of its text."""

from dataclasses import replace
from html.parser import HTMLParser
from typing import Final

from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.file_cache import cached_file
from canvases.exports.formats import Format
from canvases.exports.pack import pack
from canvases.exports.pdf import pdf, render_workers
from canvases.exports.pdf.png_renderer import page_png

_WIDTH: Final = 900  # pixels of the picture
_LINES: Final = 40
_BLOCKS: Final = {"br", "h1", "h2", "h3", "p", "td", "tr"}


def is_picture(form: Format) -> bool:
    """Whether the preview is a picture."""
    is_text = form.shown_as or form.media_type.startswith(("text/", "application/json"))
    return not is_text


def picture(form: Format, request: ExportRequest) -> bytes:
    """The first page as PNG: a pack's cover, else its first canvas. Raises ExportBusy and
    ExportFailed."""
    if form.code == "pack":
        return cached_file(request, "preview-cover", _cover)
    return cached_file(_first(request), "preview", _drawn)


def beginning(form: Format, request: ExportRequest) -> str:
    """The first lines of a text file; of the HTML summary, its text."""
    if form.extension == "html":
        lines = _PageText.of(form.make(_first(request)).decode())
    else:
        lines = (form.shown_as or form.make)(request).decode("utf-8-sig").splitlines()
    return "\n".join(lines[:_LINES] + (["…"] if len(lines) > _LINES else []))


class _PageText(HTMLParser):
    """The words of a page, a line for each of its blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self.inside = False  # the body

    @classmethod
    def of(cls, page: str) -> list[str]:
        """The lines that say something."""
        words = cls()
        words.feed(page)
        lines = (" ".join(line.split()) for line in words.lines)
        return [line for line in lines if line]

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        self.inside = self.inside or tag == "body"
        if tag in _BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.lines[-1] += data


def _first(request: ExportRequest) -> ExportRequest:
    return replace(request, scope=Scope.CANVAS, canvases=request.canvases[:1], scale=1)


def _cover(request: ExportRequest) -> bytes:
    return render_workers.run(page_png, pack.cover(request), _WIDTH)


def _drawn(request: ExportRequest) -> bytes:
    return render_workers.run(page_png, pdf.make(request), _WIDTH)
