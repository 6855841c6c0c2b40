"""The canvas as PNG and as SVG: the same picture, in pixels and with real text."""

import io
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageChops  # noqa: TID253 — to look at what was made

from canvases.exports.page.brand import Brand
from canvases.exports.page.sheet import Look, SheetLink
from canvases.exports.pdf import png
from canvases.exports.pdf.pdf_renderer import render_pdf
from canvases.exports.pdf.png_renderer import page_png, sheet_png
from canvases.exports.pdf.svg_renderer import render_svg
from canvases.method.kinds import Kind, Strength
from tests.exports.pdf.test_pdf import SCRIPTS
from tests.exports.sheets import sheet


def logo(width: int = 30, height: int = 10) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), "#0a5c5a").save(file, "PNG")
    return file.getvalue()


def words(drawing: bytes) -> str:
    return re.sub(r"\s+", " ", " ".join(ET.fromstring(drawing).itertext()))


@pytest.mark.parametrize("scale", png.SCALES)
def test_picture_is_as_large_as_asked(scale: int) -> None:
    image = Image.open(io.BytesIO(sheet_png(sheet(), "slide", scale)))
    assert (image.width, image.height) == (1280 * scale, 720 * scale)


def test_picture_looks_like_the_page_of_the_pdf() -> None:
    one = sheet([3] * 6, texts=list(SCRIPTS.values()))
    page = Image.open(io.BytesIO(page_png(render_pdf(one, "slide"), 1280)))
    drawn = Image.open(io.BytesIO(sheet_png(one, "slide", 1)))
    assert ImageChops.difference(page, drawn).getbbox() is None


def test_picture_of_another_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="scale 9"):
        png.render(sheet(), "slide", 9)


@pytest.mark.parametrize("script", sorted(SCRIPTS))
def test_drawing_holds_real_text_in_every_script(script: str) -> None:
    found = words(render_svg(sheet([2] * 6, texts=[SCRIPTS[script]], title="T"), "slide"))
    assert found.replace(" ", "").count(SCRIPTS[script].replace(" ", "")) >= 12


def test_drawing_asks_for_nothing_from_elsewhere() -> None:
    branded = sheet(look=Look(brand=Brand(logo(), "#0a5c5a", "#e58a2e", "Ours")))
    drawing = render_svg(branded, "a4").decode()
    assert set(re.findall(r'href="([^"]{0,10})', drawing)) == {"data:image"}
    assert "url(" not in drawing


def test_drawing_shows_markup_as_text() -> None:
    text = '</text><script>alert(1)</script>"&amp;'
    drawing = render_svg(sheet([1] * 6, texts=[text], title=text), "slide")
    assert not ET.fromstring(drawing).findall(".//{*}script")
    assert words(drawing).replace(" ", "").count("<script>") >= 6


def test_drawing_has_the_lines_of_links_and_what_they_mean() -> None:
    link = SheetLink(f"{Kind.PAIN_RELIEVER}-0", f"{Kind.PAIN}-1", Strength.WEAK)
    without, with_link = (render_svg(sheet(links=found), "slide") for found in ((), (link,)))
    assert with_link.count(b"stroke-dasharray") == without.count(b"stroke-dasharray") + 2


def test_look_without_weights_has_no_dots() -> None:
    bare = render_svg(sheet(look=Look(weights=False)), "slide")
    assert b'stroke-linecap="round"' not in bare
    assert b'stroke-linecap="round"' in render_svg(sheet(), "slide")


def test_brand_colours_title_and_outline_and_signs_the_page() -> None:
    one = sheet()
    branded = replace(one, look=Look(brand=Brand(None, "#0a5c5a", "#e58a2e", "Acme Ltd")))
    drawing = render_svg(branded, "slide").decode()
    assert drawing.count("#0a5c5a") == 2
    assert drawing.count("#e58a2e") == 1
    assert "Acme Ltd" in drawing


def test_drawing_has_a_layer_for_each_box_that_has_notes() -> None:
    drawing = ET.fromstring(render_svg(sheet([1, 0, 2, 0, 0, 0]), "slide"))
    named = [group for group in drawing.findall("{*}g") if group.get("aria-label")]
    assert len(named) == 2
    assert [len(group.findall("{*}text")) for group in named] == [1, 2]
