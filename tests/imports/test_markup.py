"""HTML in the cells of tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.imports.markup import text_in, without_markup
from canvases.imports.plan import plan
from canvases.imports.table import collected
from canvases.imports.upload import of_file

SHEET = b"""Text,Box\r
Don&#39;t know who&amp;when,Pains\r
<p>Late shifts</p><p>again</p>,Pains\r
&lt;b&gt;Home&lt;/b&gt; on&nbsp;time,Gains\r
"""


def test_html_of_an_export_becomes_text() -> None:
    reading = plan(of_file(SHEET, "a.csv", None), {}, "Workspace", "Canvas").reading

    assert reading
    assert [note.text for note in reading.notes] == [
        "Don't know who&when",
        "Late shifts again",
        "Home on time",
    ]


def test_items_of_a_list_are_notes() -> None:
    sheet = b"Text,Box\r\n<ul><li>Late</li><li>Cold</li></ul>,Pains\r\n"
    reading = plan(of_file(sheet, "a.csv", None), {}, "Workspace", "Canvas").reading

    assert reading
    assert [note.text for note in reading.notes] == ["Late", "Cold"]


@pytest.mark.parametrize(
    "text", ["a < b and c > d", "5 <b and c> 3", "R&D", "AT&T", "<Name>", "<3"]
)
def test_what_only_looks_like_html_stays(text: str) -> None:
    assert text_in(text) == text


def test_table_that_we_wrote_is_as_it_was() -> None:
    table = collected(
        "", [["id", "side", "box", "text", "links"], ["n1", "", "pain", "&lt;b&gt;", ""]]
    )

    assert without_markup(table) == table


@given(
    st.lists(
        st.sampled_from(["late", "<p>", "</p>", "<b>", "</b>", "<br/>", "<", ">", "&amp;", " "])
    )
)
def test_no_word_is_lost(parts: list[str]) -> None:
    assert text_in("".join(parts)).count("late") == parts.count("late")
