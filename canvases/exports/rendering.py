"""Turns a sheet into PDF bytes with WeasyPrint; in the export worker, never in the web process.

Nothing is fetched: the page carries its drawing, the style sheet is read from the package, fonts
are the system's.
"""

import gc
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from canvases.exports import press
from canvases.exports.branding import LOGO
from canvases.exports.compose import compose
from canvases.exports.ink import Stroke
from canvases.exports.measure import FAMILIES, Ruler
from canvases.exports.page import About, Page
from canvases.exports.papers import PAPERS, Paper
from canvases.exports.scripts import printable
from canvases.exports.sheet import Sheet

_TEMPLATES: Final = Path(__file__).parents[2] / "templates" / "exports"


@dataclass(frozen=True, slots=True)
class Proof:
    """A sheet composed: the page with lines broken and everything placed, its drawings by name."""

    paper: Paper
    html: str
    drawings: dict[str, list[Stroke]]
    logo: bytes | None = None


def render_pdf(sheet: Sheet, paper_code: str) -> bytes:
    """The PDF of a sheet. Raises KeyError for an unknown paper."""
    with _no_collections():
        return print_proof(proof(sheet, PAPERS[paper_code]))


def render_draft(sheet: Sheet, paper_code: str) -> bytes:
    """The same as `render_pdf` for who only draws it, here and now: it looks alike, but tells
    nothing to a screen reader, and nothing in it is packed only to be unpacked."""
    with _no_collections():
        return print_proof(proof(sheet, PAPERS[paper_code]), draft=True)


@contextmanager
def _no_collections() -> Iterator[None]:
    """They take a fifth of the time of a full page; the worker is renewed anyway."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def proof(sheet: Sheet, paper: Paper) -> Proof:
    """What WeasyPrint is given for a sheet."""
    return proof_of(compose(sheet, paper, ruler()), about(sheet), paper)


def proof_of(pages: Sequence[Page], given: About, paper: Paper) -> Proof:
    """What WeasyPrint is given for pages composed."""
    html = printable(_press().template.render(about=given, paper=paper, pages=pages))
    drawings = {f"drawing:{page.number}": page.drawing for page in pages}
    return Proof(paper, html, drawings, given.logo)


def about(sheet: Sheet) -> About:
    """What the file of one canvas says of itself."""
    labels, logo = sheet.labels, sheet.look.brand.logo
    return About(sheet.title, sheet.language, sheet.rtl, labels.drawing, labels.logo, logo)


def print_proof(given: Proof, *, draft: bool = False) -> bytes:
    """WeasyPrint's part: from HTML, which is well-formed XML here, to PDF."""
    asked = {"uncompressed_pdf": True} if draft else {"pdf_variant": "pdf/ua-1"}
    kept = _press()
    pdf = kept.document(given.html).write_pdf(
        stylesheets=[kept.style(given.paper)],
        font_config=kept.font_config,
        cache=images(given),
        **asked,
    )
    return bytes(pdf)


def print_loose(given: Proof) -> Any:
    """The same as a part to be bound with others: a `press.loose.Loose`."""
    from weasyprint import DEFAULT_OPTIONS
    from weasyprint.pdf import generate_pdf

    from canvases.exports.press.loose import loosen

    kept = _press()
    asked = {"stylesheets": [kept.style(given.paper)], "cache": images(given), "pdf_tags": True,
             "pdf_variant": "pdf/ua-1", "pdf_version": "1.7"}  # fmt: skip
    with _no_collections():
        document = kept.document(given.html).render(font_config=kept.font_config, **asked)
        return loosen(generate_pdf(document, None, 1, **(DEFAULT_OPTIONS | asked)))


def ruler() -> Ruler:
    """Measures text in the fonts of the page, for other formats that pack notes."""
    return _press().ruler


def images(given: Proof) -> dict[str, Any]:
    """The drawings as WeasyPrint looks for images, before it would fetch one."""
    from canvases.exports.press.drawing import Drawing

    size = given.paper.width, given.paper.height
    found: dict[str, Any] = {
        name: Drawing(strokes, *size) for name, strokes in given.drawings.items()
    }
    if given.logo:
        found[LOGO] = _raster(given.logo)
    return found


@lru_cache(maxsize=8)
def _raster(png: bytes) -> Any:
    """A picture as WeasyPrint keeps it."""
    from PIL import Image
    from weasyprint.images import RasterImage

    return RasterImage(Image.open(io.BytesIO(png)), LOGO, png)


class _Press:
    """What is kept from one sheet to the next: fonts, measured letters, template, style sheets."""

    def __init__(self) -> None:
        from weasyprint.text.fonts import FontConfiguration

        press.install()
        self.font_config = FontConfiguration()
        self.ruler = Ruler(self.font_config)
        environment = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.template = environment.get_template("sheet.html")
        self._css = (_TEMPLATES / "sheet.css").read_text(encoding="utf-8")
        self.style = cache(self._style)

    def _style(self, paper: Paper) -> Any:
        from weasyprint import CSS

        families = ", ".join(f'"{name}"' for name in FAMILIES[:-1])
        size = f"width: {paper.width}pt; height: {paper.height}pt"
        rules = (
            f"@page {{ size: {paper.width}pt {paper.height}pt; margin: 0;"
            f" background: {paper.tint} }}"
            f"html {{ font-family: {families}, sans-serif }} section {{ {size} }}"
        )
        return CSS(string=self._css + rules, font_config=self.font_config)

    def document(self, html: str) -> Any:
        """WeasyPrint's document of a page that may fetch nothing (fetchers keep state: a new one).

        The page is well-formed XML, which Expat reads in a tenth of the time that WeasyPrint's HTML
        parser takes: that parser is written in Python, and its part grows with every note.
        """
        from cssselect2 import ElementWrapper  # type: ignore[import-untyped]
        from weasyprint import HTML

        class Parsed(HTML):  # type: ignore[misc]
            def __init__(self) -> None:
                self.base_url = None
                self.url_fetcher = _nothing()
                self.media_type = "print"
                tree = ET.fromstring(html)  # noqa: S314 — our own words, without a DTD
                self.wrapper_element = ElementWrapper.from_html_root(tree, content_language=None)
                self.etree_element = self.wrapper_element.etree_element

            def _ua_stylesheets(self, forms: bool = False) -> list[Any]:  # noqa: ARG002
                return []  # sheet.css is complete; matching a browser's defaults costs a tenth

        return Parsed()


def _nothing() -> Any:
    """A fetcher that refuses every address: nothing in a page is anywhere else."""
    from weasyprint.urls import URLFetcher

    class Nothing(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002
            raise ValueError(f"not part of the page: {url[:80]}")

    return Nothing()


@cache
def _press() -> _Press:
    return _Press()
