"""The PowerPoint file: native shapes, glued connectors, titles, notes; LibreOffice opens it."""

import io
import re
import shutil
import subprocess
from math import inf
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium  # noqa: TID253 — to see where letters stand
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image  # noqa: TID253 — to look at what was made
from pptx import Presentation  # noqa: TID253 — to open what was made
from pptx.enum.shapes import MSO_SHAPE_TYPE  # noqa: TID253
from pypdf import PdfReader

from canvases.exports.layout.line_breaking import natural_width
from canvases.exports.page.brand import Brand
from canvases.exports.page.sheet import Look, Sheet, SheetFit, SheetLink
from canvases.exports.pdf.pdf_renderer import render_pdf, ruler
from canvases.exports.pdf.ruler import KERNING
from canvases.exports.slides.pptx_renderer import render_pptx
from canvases.exports.slides.slide_ruler import SlideRuler, arial_ruler
from canvases.exports.slides.text_body import Run
from canvases.method.kinds import ANSWERS, Kind, Strength
from tests.exports.pdf.test_pdf import SCRIPTS
from tests.exports.sheets import sheet

LINKS = (
    SheetLink(f"{Kind.PAIN_RELIEVER}-0", f"{Kind.PAIN}-1", Strength.WEAK),
    SheetLink(f"{Kind.PRODUCT}-1", f"{Kind.JOB}-0", Strength.STRONG),
)
MANY = tuple(
    SheetLink(f"{kind}-{number}", f"{need}-{(number * 2) % 5}", list(Strength)[number % 2])
    for kind, need in ANSWERS.items()
    for number in range(5)
)
OFFICE = shutil.which("soffice")
LONG = {
    "Arabic": (
        "وجبة ساخنة خلال عشر دقائق",
        "لا أريد الانتظار في طابور طويل بعد نوبة عمل متعبة جدا",
        "معرفة التكلفة مسبقا قبل أن أبدأ بالطلب من المطعم",
    ),
    "Korean": (
        "십 분 안에 따뜻한 식사를 할 수 있다",
        "긴 줄에서 기다리지 않고 바로 먹을 수 있기를 원한다",
        "비용이 얼마인지 미리 알 수 있다",
    ),
}


def opened(*sheets: Sheet) -> Any:
    """The presentation of some sheets."""
    return Presentation(io.BytesIO(render_pptx(sheets)))


def texts(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def numbered(counts: list[int]) -> Sheet:
    return sheet(counts, texts=[f"Note number {number:02d}" for number in range(30)])


def test_slide_is_wide_and_has_a_real_title() -> None:
    made = opened(sheet())
    assert (made.slide_width.inches, made.slide_height.inches) == pytest.approx((13.333, 7.5), 1e-3)
    assert made.slides[0].shapes.title.text_frame.text == "Smart fridge on the ward"
    assert made.slides[0].shapes[0].is_placeholder  # read first


def test_each_note_is_one_shape_with_its_text_in_a_size_that_stays() -> None:
    slide = opened(numbered([3] * 6)).slides[0]
    notes = [shape for shape in slide.shapes if shape.name.startswith("Note number")]
    assert len(notes) == 18
    for shape in notes:
        assert shape.text_frame.text.startswith(shape.name)
        assert shape._element.xpath(".//a:bodyPr/a:noAutofit")
        assert re.search(r", weight [1-5]/5$", alt_text(shape))


def alt_text(shape: Any) -> str:
    return str(shape._element.xpath("./*/p:cNvPr/@descr")[0])


def test_connectors_are_glued_to_the_notes_they_join() -> None:
    slide = opened(sheet([6] * 6, links=MANY)).slides[0]
    shapes = {shape.shape_id: shape for shape in slide.shapes}
    glued = [shape for shape in slide.shapes if shape._element.xpath(".//a:stCxn")]
    assert len(glued) > 8
    for connector in glued:
        source, start = site(connector, "stCxn", shapes)
        target, end = site(connector, "endCxn", shapes)
        assert alt_text(connector).startswith(f"{source.name} → {target.name}")
        assert (connector.begin_x, connector.begin_y) == pytest.approx(start, abs=60)
        assert (connector.end_x, connector.end_y) == pytest.approx(end, abs=60)


def site(connector: Any, end: str, shapes: dict[int, Any]) -> tuple[Any, tuple[float, float]]:
    """The note an end is glued to, and where the site of the note is, on the slide."""
    (glue,) = connector._element.xpath(f".//a:{end}")
    note = shapes[int(glue.get("id"))]
    (pos,) = note._element.xpath(f".//a:cxn[{int(glue.get('idx')) + 1}]/a:pos")
    share = {
        guide.get("name"): int(guide.get("fmla").split()[2]) / 100_000
        for guide in note._element.xpath(".//a:gd")
    }
    x = note.left + note.width * share[pos.get("x")]
    return note, (x, note.top + note.height * share[pos.get("y")])


def test_text_is_measured_as_wide_as_arial_sets_it() -> None:
    (word,) = arial_ruler().pieces("Mäx")
    assert word.width == pytest.approx(KERNING * (0.833 + 0.556 + 0.5), abs=0.005)


def test_ids_of_shapes_are_unique() -> None:
    slide = opened(sheet([6] * 6, links=LINKS)).slides[0]
    ids = [shape.shape_id for shape in slide.shapes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("counts", [[4] * 6, [0] * 6, [20] * 6])
def test_nothing_stands_off_the_slide(counts: list[int]) -> None:
    made = opened(sheet(counts))
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= made.slide_width
            assert shape.top + shape.height <= made.slide_height


def test_what_found_no_room_stands_on_slides_that_follow_and_all_of_it_in_the_notes() -> None:
    made = opened(numbered([30] * 6))
    found = "\n".join(text for slide in made.slides for text in texts(slide))
    notes = made.slides[0].notes_slide.notes_text_frame.text
    for number in range(30):
        assert found.count(f"Note number {number:02d}") == 6
        assert notes.count(f"Note number {number:02d}") == 6
    assert made.slides[1].shapes.title.text_frame.text.endswith("Further notes")


def test_what_is_not_wanted_is_not_there() -> None:
    look = Look(weights=False, continuation=False)
    slides = opened(sheet([30] * 6, fit=SheetFit(), look=look)).slides
    assert len(slides) == 1
    assert not slides[0].shapes._spTree.xpath(".//a:stCxn")
    assert not any("●" in text for text in texts(slides[0]))
    assert "72" not in texts(slides[0])


def test_slides_wear_the_brand() -> None:
    picture = io.BytesIO()
    Image.new("RGB", (60, 20), "#123456").save(picture, "PNG")
    brand = Brand(picture.getvalue(), "#123456", "#654321", "Ward & Co.")
    slide = opened(sheet(look=Look(brand=brand))).slides[0]
    (logo,) = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert logo.left + logo.width <= Presentation().slide_width * 4 / 3
    assert logo.width / logo.height == pytest.approx(3, abs=0.01)
    assert slide.shapes.title._element.xpath(".//a:srgbClr/@val") == ["123456"]
    assert any("Ward & Co." in text for text in texts(slide))
    (circle,) = [shape for shape in slide.shapes if shape.name == "Customer profile"]
    assert str(circle.line.color.rgb) == "123456"


def test_titles_of_slides_that_follow_take_one_line() -> None:
    slides = opened(sheet([30] * 6, title="A long title of a canvas " * 8)).slides
    assert re.fullmatch(r"A long .*[^ ]… – Further notes", slides[1].shapes.title.text_frame.text)


def test_several_canvases_make_several_slides_in_their_order() -> None:
    slides = opened(sheet(title="First"), sheet(title="Second")).slides
    assert [slide.shapes.title.text_frame.text for slide in slides] == ["First", "Second"]


@given(st.lists(st.text(st.characters(codec=None, exclude_categories=()), max_size=60), max_size=6))
@settings(max_examples=12, deadline=None)
def test_any_text_makes_a_file_that_opens(words: list[str]) -> None:
    assert opened(sheet([2] * 6, texts=words or [""], title="".join(words))).slides


def test_sectors_decorate_and_everything_else_says_what_it_is() -> None:
    slide = opened(sheet(links=LINKS)).slides[0]
    for shape in slide.shapes:
        says = shape._element.xpath("./*/p:cNvPr/@descr")
        decorates = shape._element.xpath(".//*[local-name()='decorative']")
        assert says or decorates or shape.text_frame.text


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("counts", [[3, 5, 5, 5, 5, 5], [20] * 6])
def test_libreoffice_shows_what_the_pdf_shows(counts: list[int], tmp_path: Path) -> None:
    one = sheet(counts, texts=list(SCRIPTS.values())[:3], links=LINKS)
    file = tmp_path / "slides.pptx"
    file.write_bytes(render_pptx([one]))

    shown, printed = words(by_libreoffice(file).read_bytes()), words(render_pdf(one, "slide"))

    for text in {*(note.text for note in one.notes), one.title, one.statement, one.segment}:
        squeezed = re.sub(r"\s", "", text)
        assert shown.count(squeezed) >= printed.count(squeezed) > 0


def by_libreoffice(file: Path) -> Path:
    """The PDF that LibreOffice makes of a presentation, beside it."""
    folder = file.parent
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        [str(OFFICE), "--headless", profile, "--convert-to", "pdf", "--outdir", folder, file],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return file.with_suffix(".pdf")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("script", LONG)
def test_libreoffice_keeps_texts_of_any_script_in_their_notes(script: str, tmp_path: Path) -> None:
    (tmp_path / "slides.pptx").write_bytes(
        render_pptx([sheet([9] * 6, texts=LONG[script], rtl=script == "Arabic")])
    )
    slide = Presentation(str(tmp_path / "slides.pptx")).slides[0]
    notes = [
        (shape.left / 12_700, shape.top / 12_700, shape.width / 12_700, shape.height / 12_700)
        for shape in slide.shapes
        if shape.name in LONG[script]
    ]
    letters = middles(by_libreoffice(tmp_path / "slides.pptx"), "".join(LONG[script]))
    assert len(letters) > 300
    assert not [
        (x, y)
        for x, y in letters
        if not any(
            left <= x <= left + wide and top <= y <= top + high for left, top, wide, high in notes
        )
    ]


def middles(document: Path, letters: str) -> list[tuple[float, float]]:
    """Where on the first page each of these letters stands, in points from the upper left."""
    wanted = {ord(letter) for letter in letters if not letter.isascii()}
    opened = pdfium.PdfDocument(document)
    page, found = opened[0], []
    text = page.get_textpage()
    for at in range(text.count_chars()):
        if pdfium.raw.FPDFText_GetUnicode(text, at) in wanted:
            left, bottom, right, top = text.get_charbox(at, loose=True)
            found.append(((left + right) / 2, page.get_height() - (bottom + top) / 2))
    opened.close()
    return found


def words(document: bytes) -> str:
    """All text without spaces. What would stand off a page is not part of it."""
    pages = PdfReader(io.BytesIO(document)).pages
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pages))


def test_widths_allow_for_the_fonts_that_programs_choose_for_other_scripts() -> None:
    measure = SlideRuler(ruler())
    for text, share in (("Жара", 1.0), ("電話", 1.0), ("هاتف", 1.1)):
        plain, wide = (natural_width(found.pieces(text)) for found in (ruler(), measure))
        assert wide == pytest.approx(share * plain)


def test_dots_have_a_row_of_their_own_where_text_runs_from_right_to_left() -> None:
    measure = SlideRuler(ruler())
    assert measure.dots("Жара", rtl=False) == ruler().dots("Жара", rtl=False)
    assert measure.dots("هاتف", rtl=True) == inf


def test_lines_of_notes_are_as_thin_as_weak_links() -> None:
    slide = opened(sheet([6] * 6, links=MANY)).slides[0]
    notes = [shape for shape in slide.shapes if shape.name == "No queue"]
    dashed = [shape for shape in slide.shapes if shape._element.xpath(".//a:prstDash")]
    glued = [shape for shape in dashed if shape._element.xpath(".//a:stCxn")]
    assert {shape.line.width for shape in notes} == {shape.line.width for shape in glued}


def test_dots_of_weight_are_in_one_font_in_any_script() -> None:
    run = Run("●●", 6.0, font="Arial").xml()
    assert all(f'<a:{part} typeface="Arial"/>' in run for part in ("latin", "ea", "cs"))
    assert "typeface" not in Run("電話", 9.0).xml()
