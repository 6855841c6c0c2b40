"""The sheets of a workbook: which has the notes, and one for each box."""

from canvases.imports import excel_cells, upload
from canvases.imports.plan import Plan, plan
from tests.imports.workbooks import book


def brought(raw: bytes) -> Plan:
    return plan(upload.of_file(raw, "a.xlsx", excel_cells.values(raw)), {}, "Ward", "Night")


def notes(made: Plan) -> list[tuple[str, str]]:
    assert made.reading is not None
    return [(note.kind or "", note.text) for note in made.reading.notes]


def test_first_sheet_with_names_is_read_and_a_cover_is_told() -> None:
    made = brought(
        book(Cover=[["Night shift"], ["Fill in"]], Canvas=[["Pains", "Gains"], ["Late", "Home"]])
    )

    assert notes(made) == [("pain", "Late"), ("gain", "Home")]
    assert "Sheet “Cover”" in [part.name for part in made.leftovers]


def test_sheets_called_by_boxes_are_read_together() -> None:
    made = brought(book(Pains=[["Late"], ["Cold"]], Gains=[["Gains"], ["Home"]], Other=[["x"]]))

    assert notes(made) == [("pain", "Late"), ("pain", "Cold"), ("gain", "Home")]
    assert "Sheet “Other”" in [part.name for part in made.leftovers]
