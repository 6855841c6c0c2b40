"""Turns composed pages into PDF bytes with WeasyPrint, in a worker.

Nothing is fetched: the page carries its drawings and its logo as data, the style sheet is read from
the package, fonts are the system's.
"""

import base64
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from canvases.exports.layout.papers import PAPERS, Paper
from canvases.exports.page.composer import compose
from canvases.exports.page.page import DocumentInfo, Page
from canvases.exports.page.scripts import printable
from canvases.exports.page.sheet import Sheet
from canvases.exports.pdf.ruler import FAMILIES, Ruler

TEMPLATES: Final = Path(__file__).parents[3] / "templates" / "exports"

_ACCESSIBLE: Final = "pdf/ua-1"


def render_pdf(sheet: Sheet, paper_code: str) -> bytes:
    """The PDF of a sheet. Raises KeyError for an unknown paper."""
    paper = PAPERS[paper_code]
    return print_html(page_html(compose(sheet, paper, ruler()), document_info(sheet), paper), paper)


def document_info(sheet: Sheet) -> DocumentInfo:
    """The metadata of the file of one canvas."""
    labels, logo = sheet.labels, sheet.look.brand.logo
    return DocumentInfo(sheet.title, sheet.language, sheet.rtl, labels.drawing, labels.logo, logo)


def page_html(pages: Sequence[Page], given: DocumentInfo, paper: Paper) -> str:
    """The HTML of pages: lines broken, everything placed, drawings as SVG in data addresses."""
    drawing = environment().get_template("drawing.svg")

    def drawn(page: Page) -> str:
        svg = drawing.render(drawing=page.drawing, paper=paper)
        return data_address("image/svg+xml", svg.encode())

    logo = data_address("image/png", given.logo) if given.logo else ""
    html = environment().get_template("sheet.html")
    return printable(html.render(about=given, pages=pages, drawing=drawn, logo=logo))


def print_html(html: str, paper: Paper) -> bytes:
    """The PDF of a page as `page_html` makes it, tagged for screen readers."""
    return write(lay_out(html, paper))


def lay_out(html: str, paper: Paper) -> Any:
    """The `weasyprint.Document` of such a page, whose pages may be joined with those of others."""
    from weasyprint import HTML, URLFetcher

    fetcher = URLFetcher(allowed_protocols=["data"])
    return HTML(string=html, url_fetcher=fetcher).render(
        stylesheets=[_style(paper)], font_config=fonts(), pdf_variant=_ACCESSIBLE
    )


def print_report(html: str, sheet: str = "report.css") -> bytes:
    """The PDF of a page that flows over A4 sheets, in the style of reports or another `sheet`."""
    from weasyprint import CSS, HTML, URLFetcher

    families = ", ".join(f'"{name}"' for name in FAMILIES[:-1])
    rules = f"html {{ font-family: {families}, sans-serif }}"
    css = (TEMPLATES / sheet).read_text(encoding="utf-8")
    style = CSS(string=css + rules, font_config=fonts())
    fetcher = URLFetcher(allowed_protocols=["data"])
    page = HTML(string=html, url_fetcher=fetcher)
    return write(page.render(stylesheets=[style], font_config=fonts(), pdf_variant=_ACCESSIBLE))


def write(document: Any) -> bytes:
    """The file of a `weasyprint.Document`."""
    return bytes(document.write_pdf(pdf_variant=_ACCESSIBLE))


def data_address(media_type: str, content: bytes) -> str:
    """A `data:` address that holds the content itself."""
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"


@cache
def environment() -> Environment:
    """The Jinja2 environment of printed pages. It works without Django, so that workers start
    quickly."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def ruler() -> Ruler:
    """Measures text in the fonts of the page."""
    return Ruler(fonts())


@cache
def fonts() -> Any:
    """The font configuration of this process."""
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


@lru_cache(maxsize=8)
def _style(paper: Paper) -> Any:
    from weasyprint import CSS

    families = ", ".join(f'"{name}"' for name in FAMILIES[:-1])
    size = f"width: {paper.width}pt; height: {paper.height}pt"
    rules = (
        f"@page {{ size: {paper.width}pt {paper.height}pt; margin: 0; background: {paper.tint} }}"
        f"html {{ font-family: {families}, sans-serif }} section, .drawing {{ {size} }}"
    )
    css = (TEMPLATES / "sheet.css").read_text(encoding="utf-8")
    return CSS(string=css + rules, font_config=fonts())
