"""The pack, opened again: what is in it, where its lines lead, and what a screen reader is told."""

import io
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from pypdf import PdfReader

import canvases
from canvases.exports.board_sheet import current_sheet
from canvases.exports.errors import ExportFailed
from canvases.exports.export_request import Cancelled, ExportRequest, Scope
from canvases.exports.layout.papers import PAPERS
from canvases.exports.options import Options
from canvases.exports.pack import pack
from canvases.exports.pack.sections import SECTIONS, alternatives, contents, segment, statement
from canvases.exports.pack.sections.section import Chapter, PackSource, PageBuilder
from canvases.exports.page.brand import Brand
from canvases.exports.page.composer import compose
from canvases.exports.page.page import Bookmark
from canvases.exports.pdf import render_workers
from canvases.models import CustomerSegment, Workspace
from canvases.queries.consistent_read import load_current
from tests.exports.pdf.test_pictures import logo
from tests.exports.sheets import HALF_EM, sheet

pytestmark = pytest.mark.django_db

EXAMPLE = Path(canvases.__file__).parent / "examples" / "online-shop.json"
BRAND = Brand(logo(), "#0a5c5a", "#f3d9b8", "Acme Ltd")


def export_request(**more: Any) -> ExportRequest:
    """All four canvases of the example, two of which are for the same segment."""
    if not Workspace.objects.exists():  # the pack of the example may have brought it
        call_command("import_canvas", str(EXAMPLE))
    workspace = Workspace.objects.get()
    rows = workspace.canvases.select_related("workspace", "profile__segment", "value_map")
    return ExportRequest(workspace, Scope.WORKSPACE, tuple(rows), **more)


@cache
def made() -> tuple[Any, list[str], list[tuple[int, int]]]:
    """The pack of the example as pypdf reads it, what is written on each page, and how far it said
    it was. All of it takes a while, and no test changes it."""
    told: list[tuple[int, int]] = []
    asked = export_request(brand=BRAND, report_progress=lambda *far: told.append(far))
    reader = PdfReader(io.BytesIO(pack.make(asked)))
    return reader, [re.sub(r"\s+", " ", page.extract_text()) for page in reader.pages], told


@pytest.fixture
def document() -> Any:
    """The pack of the example."""
    return made()[0]


@pytest.fixture
def texts() -> list[str]:
    """What is written on each page."""
    return made()[1]


def test_every_section_is_in_the_pack(texts: list[str]) -> None:
    whole = " ".join(texts)
    for words in (
        "Contents",
        "Value propositions",
        "What each segment is worth",
        "Who buys, who pays, who uses",
        "Segment:",
        "Journey:",
        "Fit:",
        "What we know",
        "What each offer answers",
        "On one circle",
        "Alternatives",
        "All notes",
    ):
        assert words in whole
    assert len(SECTIONS) == 15


def test_every_note_of_the_workspace_is_in_the_pack(texts: list[str]) -> None:
    letters = re.sub(r"\s", "", "".join(texts))
    asked = export_request()
    notes = {note.text for one in asked.canvases for note in one.profile.notes.live()}
    notes |= {note.text for one in asked.canvases for note in one.value_map.notes.live()}
    missing = [text for text in notes if re.sub(r"\s", "", text) not in letters]
    assert not missing


def test_segments_are_described_in_words_not_in_the_keys_of_the_file(texts: list[str]) -> None:
    whole = " ".join(texts)
    assert "By needs" in whole
    assert "Behavioural" in whole
    assert "Needs based" not in whole
    assert "Occasion it breaks on a weekday" in whole


def test_canvas_in_a_pack_names_the_page_of_a_long_value_proposition() -> None:
    long = sheet(statement="So it goes on. " * 200)
    page = compose(long, PAPERS["slide"], HALF_EM)[0]
    (told,) = [one for one in pack.number_page(page, 6, 7, long).top if one.href]
    assert (told.text, told.href) == ("Value proposition: Page 8", "#page-8")


def test_long_titles_of_pages_are_set_smaller_and_stay_whole() -> None:
    builder = PageBuilder(PAPERS["slide"], HALF_EM, sheet(), "Pack")
    title = "A very long title of a segment " * 9
    (head,) = builder.page(1, title, [], []).top
    assert head.text.split() == title.split()
    assert head.place.bottom <= 74


def test_pages_are_numbered_through(texts: list[str]) -> None:
    assert all(f"Page {number}" in text for number, text in enumerate(texts, 1) if number > 1)


def test_lines_of_the_contents_lead_to_the_pages_they_name(document: Any, texts: list[str]) -> None:
    places = document.named_destinations
    links = [one.get_object() for one in document.pages[1]["/Annots"]]
    targets = [1 + document.get_destination_page_number(places[link["/Dest"]]) for link in links]
    named = [int(found) for found in re.findall(r" (\d+)(?= \w)", texts[1])]
    assert targets == sorted(targets)
    assert set(targets) <= {*named, targets[-1]}


def test_outline_has_the_lines_of_the_contents(document: Any, texts: list[str]) -> None:
    flat = [line for line in document.outline if not isinstance(line, list)]
    assert [line.title for line in flat][:2] == ["Value propositions", flat[1].title]
    assert any(isinstance(line, list) for line in document.outline)
    page = document.get_destination_page_number(flat[0])
    assert "Value propositions" in texts[page or 0]
    of_notes = [line for line in flat if line.title.startswith("All notes · ")]
    assert len(of_notes) == sum(text.startswith("All notes · ") for text in texts) > 1


def test_pack_says_that_it_is_accessible_in_which_language_and_its_title(
    document: Any,
) -> None:
    root = document.root_object
    assert str(root["/Lang"]) == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    title = "White Ring: an online shop for spare parts"
    assert document.metadata
    assert document.metadata.title == title
    described = root["/Metadata"].get_object().get_data().decode()
    assert title in described
    assert re.search(r"pdfuaid:part[^0-9]+1", described)


def test_every_page_leads_to_its_structure(document: Any) -> None:
    tree = document.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    keys = [int(key) for key in tree[::2]]
    assert keys == sorted(set(keys))
    found = [int(page["/StructParents"]) for page in document.pages]
    assert len(set(found)) == len(document.pages)
    assert set(found) <= set(keys)


def test_structure_has_headings_lists_figures_and_links(document: Any) -> None:
    seen: list[str] = []

    def walk(element: Any) -> None:
        one = element.get_object()
        if isinstance(one, dict) and "/S" in one:
            seen.append(str(one["/S"]))
            for kid in one.get("/K", []):
                if not isinstance(kid, int):
                    walk(kid)

    for top in document.root_object["/StructTreeRoot"]["/K"]:
        walk(top)
    assert {"/Document", "/Sect", "/H1", "/H2", "/L", "/LI", "/LBody", "/Figure", "/Link"} <= set(
        seen
    )
    assert seen.count("/Sect") == len(document.pages)


def test_fonts_of_a_pack_are_embedded(document: Any) -> None:
    assert not any(page._get_fonts()[1] for page in document.pages)


def test_pack_of_one_canvas_is_called_as_the_canvas() -> None:
    asked = export_request(options=Options(links=False))
    one = ExportRequest(
        asked.workspace, Scope.CANVAS, asked.canvases[:1], "a4", options=asked.options
    )
    reader = PdfReader(io.BytesIO(pack.make(one)))
    assert reader.metadata
    assert reader.metadata.title == asked.canvases[0].title
    assert reader.pages[0].mediabox.width == pytest.approx(841.89, abs=0.1)


def test_pack_of_one_canvas_tells_of_it_alone_and_says_its_sentence_on_the_cover() -> None:
    asked = export_request()
    one = ExportRequest(asked.workspace, Scope.CANVAS, asked.canvases[:1], "letter")
    others = asked.workspace.segments.exclude(profile=asked.canvases[0].profile)
    assert others
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(pack.make(one))).pages]
    assert not any(other.name in text for other in others for text in texts)
    sentence = current_sheet(one.canvases[0], one)[1].statement
    assert sentence[:40] in " ".join(texts[0].split())
    assert not any(text.startswith(("Contents", "Value propositions")) for text in texts[1:])


def test_pack_leaves_out_what_is_not_to_be_shown() -> None:
    hidden = Options(segments=False, journeys=False, roles=False, values=False)
    asked = export_request(options=hidden)
    boards = tuple(load_current(canvas.pk) for canvas in asked.canvases)
    segments = tuple(asked.workspace.segments.all())
    source = PackSource("Pack", boards, (sheet(),) * len(boards), segments, options=hidden)
    told = {chapter.section for chapter in pack.plan(source)}
    assert told.isdisjoint({"segment", "journey", "roles", "value"})
    whole = {one.section for one in pack.plan(replace(source, options=Options()))}
    assert whole - told == {"segment", "journey", "roles", "value"}


def test_pack_tells_how_far_it_is() -> None:
    _reader, _texts, told = made()
    done = [count for count, _total in told]
    assert done == sorted(done)
    assert told[-1] == (told[-1][1], told[-1][1])
    assert len(set(done)) > 3


def test_pack_that_is_cancelled_is_not_made_and_the_next_export_is() -> None:
    def stop(done: int, _total: int) -> None:
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        pack.make(export_request(paper="a3", report_progress=stop))
    assert render_workers.run(len, "four") == 4


def test_pack_without_a_canvas_is_refused_in_words() -> None:
    asked = export_request()
    with pytest.raises(ExportFailed, match="no canvas"):
        pack.make(ExportRequest(asked.workspace, Scope.WORKSPACE, ()))


def test_what_workers_do_needs_no_database() -> None:
    code = (
        "import sys; import canvases.exports.pack.pack_renderer, canvases.exports.pdf.svg_renderer,"
        " canvases.exports.pdf.png_renderer; assert 'canvases.models' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=EXAMPLE.parents[2])


def test_alternatives_leave_out_several_notes_or_none() -> None:
    builder = PageBuilder(PAPERS["slide"], HALF_EM, sheet(), "Pack")
    for count, shown in ((5, 5), (6, 6), (7, 5)):
        one = sheet([count, 0, 0, 0, 0, 0], texts=[f"Product {number}" for number in range(9)])
        (page,) = alternatives.SECTION.pages(Chapter("alternatives", "", [one, one]), builder)
        assert sum(text.name == "line" for text in page.top) == 2 * shown
        assert any(text.name == "more" for text in page.top) == (shown < count)


def test_segment_that_nothing_is_known_of_has_no_page() -> None:
    asked = export_request()
    boards = tuple(load_current(canvas.pk) for canvas in asked.canvases)
    named = tuple({board.segment for board in boards})
    source = PackSource("Pack", boards, (sheet(),) * len(boards), named)
    assert len(list(segment.SECTION.plan(source))) == len(named)
    blank = CustomerSegment(workspace=asked.workspace, name="Somebody", pk=named[0].pk)
    assert not list(segment.SECTION.plan(replace(source, segments=(blank,))))


def test_sentences_are_as_large_as_all_of_them_on_one_page_can_be() -> None:
    builder = PageBuilder(PAPERS["slide"], HALF_EM, sheet(), "Pack")
    sizes = []
    for count in (1, 3, 6):
        said = [("Title", "A sentence of some words. " * 8)] * count
        (page,) = statement.SECTION.pages(Chapter("statement", "", said), builder)
        sizes.append(max(text.size for text in page.top if text.name == "statement"))
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[1] > sizes[2]


def test_column_of_contents_is_wide_enough_for_its_lines() -> None:
    builder = PageBuilder(PAPERS["slide"], HALF_EM, sheet(), "Pack")
    title = "A long title of a chapter that goes on and on " * 2
    (page,) = contents.contents(
        "Contents", [Bookmark(1, title, 3), Bookmark(1, "Short", 4)], builder
    )
    assert [text.text for text in page.top if text.tag == "a"] == [title.strip(), "Short"]
    (page,) = contents.contents("Contents", [Bookmark(1, title * 3, 3)], builder)
    assert page.top[1].text.endswith("…")
    assert page.top[1].place.right <= builder.area.right + 1
