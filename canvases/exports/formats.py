"""The registry of formats. The menu, the dialog, the command, the addresses and the documentation
are made from it.

A new format is a module with a function from an `ExportRequest` to bytes, and a row here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from canvases.exports import archive
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.interchange import canvas_file, csv_notes, xlsx_notes
from canvases.exports.layout.papers import PAPERS
from canvases.exports.pack import pack
from canvases.exports.pdf import pdf, png, svg
from canvases.exports.report import report_csv, report_markdown, report_pdf
from canvases.exports.slides import powerpoint
from canvases.exports.text import html_summary, markdown

_EVERY: Final = (Scope.CANVAS, Scope.SEVERAL, Scope.WORKSPACE)
_PAGE: Final = ("links", "weights", "fit", "authors", "continuation", "language")
_PACK: Final = (*_PAGE[:3], "evidence", "segments", "journeys", "roles", "values", *_PAGE[3:])
_SLIDES: Final = (*_PAGE[:3], "evidence", *_PAGE[3:])
_WORDS: Final = ("links", "weights", "fit", "authors", "language")
_OUTLINE: Final = (*_WORDS[:3], "evidence", "segments", *_WORDS[3:])


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file."""

    code: str  # in addresses and commands
    label: str | Promise
    hint: str | Promise  # what it is good for
    extension: str
    media_type: str
    make: Callable[[ExportRequest], bytes]
    """Raises ExportFailed, and Cancelled where `ExportRequest.report_progress` does."""

    scopes: tuple[Scope, ...] = (Scope.CANVAS,)
    shown_as: Callable[[ExportRequest], bytes] | None = None  # a text, in the preview
    papers: tuple[str, ...] = ()  # keys of PAPERS, the usual one first; none: it has no pages
    scales: tuple[int, ...] = ()  # sizes of a picture
    separators: tuple[str, ...] = ()  # keys of csv_notes.SEPARATORS, the usual one first
    options: tuple[str, ...] = ()  # fields of Options
    branded: bool = False
    long: bool = False  # with several canvases made in the background, with progress


FORMATS: Final[dict[str, Format]] = {
    form.code: form
    for form in (
        Format(
            "pdf", _("PDF"), _("One page to print, send or present"), "pdf", "application/pdf",
            pdf.make, papers=tuple(PAPERS), options=_PAGE, branded=True,
        ),
        Format(
            "pack", _("PDF pack"), _("Cover, contents, segments, canvases, fit and all notes"),
            "pdf", "application/pdf", pack.make, _EVERY, papers=tuple(PAPERS), options=_PACK,
            branded=True, long=True,
        ),
        Format(
            "png", _("Picture"), _("The page as PNG, for chats and documents"), "png", "image/png",
            png.make, papers=tuple(PAPERS), scales=png.SCALES, options=_PAGE, branded=True,
        ),
        Format(
            "svg", _("Drawing"), _("The page as SVG, to edit as a drawing"), "svg",
            "image/svg+xml", svg.make, papers=tuple(PAPERS), options=_PAGE, branded=True,
        ),
        Format(
            "pptx", _("PowerPoint"), _("Slides with shapes you can edit"), "pptx",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            powerpoint.make, _EVERY, options=_SLIDES, branded=True, long=True,
        ),
        Format(
            "md", _("Markdown"), _("An outline to paste into documents"), "md",
            "text/markdown; charset=utf-8", markdown.make, _EVERY, options=_OUTLINE,
        ),
        Format(
            "html", _("E-mail summary"), _("A page to send or paste into a message"), "html",
            "text/html; charset=utf-8", html_summary.make, _EVERY, options=_WORDS, branded=True,
        ),
        Format(
            "csv", _("Table of notes"), _("One row per note, for spreadsheets"), "csv",
            "text/csv; charset=utf-8", csv_notes.make, _EVERY,
            separators=tuple(csv_notes.SEPARATORS),
        ),
        Format(
            "xlsx", _("Workbook"), _("Notes and links for Excel, all of it text"), "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            xlsx_notes.make, _EVERY, shown_as=csv_notes.make,
        ),
        Format(
            "json", _("Canvas file"), _("Everything, to open again here or elsewhere"),
            "json", "application/json", canvas_file.make, _EVERY,
        ),
    )
}  # fmt: skip
"""In the order of the menu."""

ARCHIVE: Final = Format(
    "archive", _("Archive"), _("Everything with its history, for you alone"), "zip",
    "application/zip", archive.make, (Scope.WORKSPACE,), long=True,
)  # fmt: skip
"""Not in the menu: only those who see the history may have it, and nobody gets another's."""

REPORTS: Final[dict[str, Format]] = {
    form.code: form
    for form in (
        Format(
            "pdf", _("PDF"), _("Pages to print or send"), "pdf", "application/pdf",
            report_pdf.make, (Scope.SESSION,), papers=("a4",),
        ),
        Format(
            "md", _("Markdown"), _("An outline to paste into documents"), "md",
            "text/markdown; charset=utf-8", report_markdown.make, (Scope.SESSION,),
        ),
        Format(
            "csv", _("Table"), _("One row for each text, note and action, for spreadsheets"),
            "csv", "text/csv; charset=utf-8", report_csv.make, (Scope.SESSION,),
        ),
    )
}  # fmt: skip
"""Of a session, not of canvases: its report."""
