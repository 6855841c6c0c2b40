"""The printed canvas, opened again: everything is in it, as real text, in every script."""

import io
import logging
import re

import pytest
from django.core.cache import caches
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from canvases.exports.layout.papers import PAPERS
from canvases.exports.page.composer import compose
from canvases.exports.page.sheet import Look, SheetFit, SheetLink
from canvases.exports.pdf import pdf, render_workers
from canvases.exports.pdf.pdf_renderer import (
    document_info,
    lay_out,
    page_html,
    print_html,
    render_pdf,
    ruler,
)
from canvases.method.kinds import Kind, Strength
from canvases.models import Canvas
from tests.exports.sheets import HALF_EM, sheet

LONG = f"{'An interview went on and on. ' * 9}Then this was said."
SCRIPTS = {
    "Latin": "Ciepły posiłek, über Nacht",
    "Greek": "Ζεστό γεύμα σε δέκα λεπτά",
    "Cyrillic": "Горячая еда за десять минут",
    "Arabic": "وجبة ساخنة في عشر دقائق",
    "Hebrew": "ארוחה חמה בעשר דקות",
    "Devanagari": "दस मिनट में गरम खाना",
    "Chinese": "十分钟内吃上热饭",
    "Japanese": "温かい食事を食べたい",
    "emoji": "🍲 👍🏽 👩‍⚕️ ✓ → 1️⃣ 100 %",
}


def words(document: bytes) -> str:
    """All text of all pages, without spaces and line ends."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in read(document).pages))


def read(document: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(document))


@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_page_has_the_size_of_its_paper(paper: str) -> None:
    page = read(render_pdf(sheet(), paper)).pages[0]
    size = PAPERS[paper].width, PAPERS[paper].height
    assert (page.mediabox.width, page.mediabox.height) == pytest.approx(size, abs=0.1)


def test_page_says_whose_canvas_it_is_how_well_it_fits_and_whose_method() -> None:
    found = words(render_pdf(sheet(), "slide"))
    for text in ("Smartfridgeontheward", "Night-shiftnurses", "Ourfridgehelps", "72", "81"):
        assert text in found
    assert "22November2026" in found
    assert "Osterwalder,Pigneur,BernardaandSmith" in found


@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_no_note_is_lost_however_many_there_are(paper: str) -> None:
    texts = [f"Note{number:02d}" for number in range(30)]
    found = words(render_pdf(sheet([30] * 6, texts=texts), paper))
    assert all(found.count(text) == 6 for text in texts)


def test_the_picture_says_how_many_notes_follow_on_other_pages() -> None:
    pages = read(render_pdf(sheet([2, 2, 2, 30, 2, 2]), "slide")).pages
    more = re.search(r"\+ (\d+) more", pages[0].extract_text())
    assert more
    assert len(pages) > 1
    assert "Gains" in pages[1].extract_text()


@pytest.mark.parametrize(
    "text",
    [LONG, "W" * 280, "夜勤の看護師は温かい食事" * 23, "🍲" * 140, "मस्तेनदुनिया" * 20],
    ids=["words", "one word", "wide", "emoji", "stacked"],
)
def test_a_note_of_280_characters_is_printed_complete(
    text: str, caplog: pytest.LogCaptureFixture
) -> None:
    found = words(render_pdf(sheet([2, 1, 1, 1, 1, 1], texts=[text]), "slide"))
    if text.isascii():
        assert found.count(re.sub(r"\s", "", text)) == 7
    assert not caplog.records


@pytest.mark.parametrize("script", sorted(SCRIPTS))
def test_every_script_prints_without_missing_glyphs(
    script: str, caplog: pytest.LogCaptureFixture
) -> None:
    text = SCRIPTS[script]
    everywhere = sheet([2] * 6, texts=[text], title=text, segment=text, statement=text)
    with caplog.at_level(logging.WARNING, "weasyprint"):
        document = render_pdf(everywhere, "slide")
    assert [record.getMessage() for record in caplog.records] == []
    assert document.startswith(b"%PDF")


def test_lines_of_no_script_are_higher_than_the_notes_they_stand_in() -> None:
    everything = sheet([9] * 6, texts=list(SCRIPTS.values()))
    paper = PAPERS["slide"]
    pages = compose(everything, paper, ruler())
    document = lay_out(page_html(pages, document_info(everything), paper), paper)
    items = [
        box
        for page in document.pages
        for box in page._page_box.descendants(placeholders=True)
        if box.element_tag == "li" and type(box).__name__ == "BlockBox"
    ]
    assert len(items) >= 54
    for item in items:
        lines = sum(line.height for line in item.children)
        assert lines <= item.height + 0.6  # CSS pixels


def test_text_that_looks_like_markup_is_only_text() -> None:
    text = '</li><script>alert(1)</script>{{ 7*7 }}<svg onload="x">&amp;'
    found = words(render_pdf(sheet([1] * 6, texts=[text], title=text), "slide"))
    assert found.count("{{7*7}}") == 7
    assert "<script>" in found


def test_characters_that_break_files_do_not_break_the_page() -> None:
    assert render_pdf(sheet([1] * 6, texts=["a\x00b\ud800c\ufffed\x1be"]), "slide")


@given(st.lists(st.text(st.characters(codec=None, exclude_categories=()), max_size=60), max_size=6))
@settings(max_examples=12, deadline=None)
def test_any_text_makes_a_readable_file(texts: list[str]) -> None:
    document = render_pdf(sheet([2] * 6, texts=texts or [""], title="".join(texts)), "slide")
    assert read(document).pages


def test_document_is_tagged_with_title_language_and_outline() -> None:
    reader = read(render_pdf(sheet(), "slide"))
    root = reader.root_object
    assert reader.metadata
    assert reader.metadata.title == "Smart fridge on the ward"
    assert str(root["/Lang"]) == "en"
    assert {"/MarkInfo", "/StructTreeRoot"} <= set(root)
    assert len(reader.outline) == 2  # h1 and, nested in it, what it holds


def test_fonts_are_embedded() -> None:
    page = read(render_pdf(sheet(), "slide")).pages[0]
    embedded, unembedded = page._get_fonts()
    assert embedded
    assert not unembedded


def test_empty_canvas_is_a_page_with_six_headings() -> None:
    reader = read(render_pdf(sheet([0] * 6, statement="", fit=SheetFit()), "a4"))
    text = reader.pages[0].extract_text()
    assert len(reader.pages) == 1
    assert all(label in text for label in ("Gains", "Pains", "Customer jobs", "Pain relievers"))


def test_a_value_proposition_too_long_for_the_header_is_printed_on_the_next_page() -> None:
    pages = read(render_pdf(sheet(statement=f"{'So it goes on. ' * 200}The end."), "slide")).pages
    assert "The end." in re.sub(r"\s+", " ", "".join(page.extract_text() for page in pages[1:]))
    assert "The end." not in pages[0].extract_text()


def test_a_value_proposition_too_long_is_cut_where_no_page_follows() -> None:
    look = Look(continuation=False)
    made = render_pdf(sheet(statement="So it goes on. " * 200, look=look), "slide")
    (page,) = read(made).pages
    said = page.extract_text()
    assert "…" in said
    assert "Page 2" not in said


def test_a_long_title_leaves_the_last_line_of_further_pages_one_line() -> None:
    made = compose(sheet([40] * 6, title="Night and day " * 21), PAPERS["slide"], HALF_EM)
    last = next(text for text in made[1].bottom if text.name == "foot")
    assert "\n" not in last.text
    assert "… · Night-shift meals · 22 November 2026" in last.text


def test_lines_of_links_are_drawn() -> None:
    link = SheetLink(f"{Kind.PAIN_RELIEVER}-0", f"{Kind.PAIN}-1", Strength.WEAK)
    drawing = compose(sheet(links=(link,)), PAPERS["slide"], HALF_EM)[0].drawing
    found = [stroke for stroke in drawing if stroke.width == 0.8 and stroke.dashes]
    assert [stroke.stroke for stroke in found if "C" in stroke.path] == ["#b03a1e"]


def test_page_may_fetch_nothing(caplog: pytest.LogCaptureFixture) -> None:
    one, paper = sheet(), PAPERS["slide"]
    page = page_html(compose(one, paper, HALF_EM), document_info(one), paper)
    link = '<link rel="stylesheet" href="file:///etc/passwd"/></head>'
    assert print_html(page.replace("</head>", link), paper).startswith(b"%PDF")
    assert "disallowed protocol: file:///etc/passwd" in caplog.text


def test_export_of_a_board_is_kept_until_the_workspace_changes(
    canvas: Canvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    caches["exports"].clear()
    first = pdf.export_canvas(canvas, "slide", "en")
    monkeypatch.setattr(render_workers, "run", None)  # drawing again would fail
    assert pdf.export_canvas(canvas, "slide", "en") == first
    canvas.workspace.seq += 1
    with pytest.raises(TypeError):
        pdf.export_canvas(canvas, "slide", "en")
