"""Any file is a customer list, or is refused with words: read as a worker reads it."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from canvases.imports.customer_choice import BadChoice, find, suggested_name
from canvases.imports.customer_jobs import how_to_read
from canvases.imports.customer_rows import Unread, read_list
from canvases.imports.customer_table import Contents, contents_in
from canvases.imports.problems import BadFile
from canvases.method.segment_hints import find_hints
from canvases.models import CustomerSegment
from tests import customers

CELLS = st.sampled_from(
    [
        "",
        "club",
        "firm",
        "a@b.org",
        "1,50 €",
        "2024-05-01",
        "=1+1",
        '"',
        "x" * 4_000,
        "\u202e",
        "é",
        "7",
    ]
)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=30)


def read(raw: bytes) -> Contents | Unread | None:
    """What a list holds, or why it cannot be read; with all its columns in groups, in turn."""
    try:
        how = how_to_read(raw, "a.csv")
    except BadFile:
        return None
    with TemporaryDirectory() as folder:
        source, table = Path(folder, "a.raw"), Path(folder, "a.table")
        source.write_bytes(raw)
        if unread := read_list(str(source), str(table), how, f"{folder}/progress"):
            assert " in line " not in unread.reason, unread
            return unread
        contents = contents_in(table)
        for at, column in enumerate(contents.columns):
            if column.splits:
                found = find(table, contents, QueryDict(f"by={at}"))
                assert sum(one.group.size for one in found.groups) == contents.rows
            else:
                with pytest.raises(BadChoice):
                    find(table, contents, QueryDict(f"by={at}"))
        return contents


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    read(raw)


@given(TABLES, st.sampled_from(",;\t|"), st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]))
def test_any_table_is_read_or_refused(table: list[list[str]], sign: str, encoding: str) -> None:
    read("\n".join(sign.join(row) for row in table).encode(encoding))


@given(TABLES.filter(lambda table: not any('"' in row for row in table)))
def test_rows_are_counted_or_told_to_be_left_out(table: list[list[str]]) -> None:
    raw = "\n".join(",".join(row) for row in [["Kind", "Town"], *table]).encode()

    found = read(raw)

    if isinstance(found, Contents) and found.names and len(found.columns) == 2:
        assert not found.before
        filled = sum(any(cell.strip() for cell in row) for row in table)
        assert found.rows + found.left_out_count == filled


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encoding_and_separator_are_found(separator: str, encoding: str) -> None:
    table = [["Größe", "Ort"], *([["groß", "Köln"], ["klein", "Bern"]] * 9)]

    contents = read(customers.csv_of(table, separator, encoding))

    assert isinstance(contents, Contents)
    assert [column.name for column in contents.columns] == ["Größe", "Ort"]


@pytest.mark.parametrize(
    ("cells", "meant"),
    [([1.5, 1.234, 2], ["1.5", "1.2340", "2"]), ([True, None, "'=x"], ["TRUE", "", "=x"])],
)
def test_cells_of_a_spreadsheet_are_read_as_they_are_meant(
    cells: list[Any], meant: list[str], tmp_path: Path
) -> None:
    from io import BytesIO

    from openpyxl import Workbook

    from canvases.imports.customer_table import cells_in

    book, content = Workbook(write_only=True), BytesIO()
    sheet = book.create_sheet()
    for row in [["Thing", "Kind"], *([cell, "kind"] for cell in cells * 3)]:
        sheet.append(row)
    book.save(content)
    (tmp_path / "a.raw").write_bytes(content.getvalue())
    how = how_to_read(content.getvalue(), "a.xlsx")
    table = tmp_path / "a.table"

    assert read_list(f"{tmp_path}/a.raw", str(table), how, f"{tmp_path}/p") is None
    assert list(cells_in(table, [0])[0].texts) == meant


def test_suggested_name_sounds_like_one_group() -> None:
    segment = CustomerSegment(name=suggested_name(["repair shop", "Orders: from 21 up"]))

    hints = find_hints(segment.state() | {"notes": 0}, str)

    assert "joined" not in [hint.key for hint in hints]
