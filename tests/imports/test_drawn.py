"""Tables that are drawn as the canvas is."""

import pytest

from canvases.imports import upload
from canvases.imports.drawn import as_list, drawn
from canvases.imports.plan import Plan, plan
from canvases.imports.sheet_cells import Sheet
from canvases.imports.table import collected
from tests.imports.test_cases import left_out, notes
from tests.imports.workbooks import book

TWO_BANDS = [
    ["VALUE MAP", "", "", "CUSTOMER PROFILE"],
    ["Products & Services", "Gain Creators", "", "Gains", "Customer Jobs"],
    ["Shift app", "Swap in two taps", "", "Home on time", "Staff the ward"],
    ["Swap board; Calendar", "", "", "A quiet break"],
    ["", "Pain Relievers", "", "Pains"],
    ["", "Alerts at once", "", "Roster changes"],
]


def brought(rows: list[list[str]]) -> Plan:
    lines = "\r\n".join(",".join(f'"{cell}"' if cell else "" for cell in row) for row in rows)
    return plan(upload.of_file(lines.encode(), "canvas.csv", None), {}, "Ward", "Night shift")


def test_boxes_below_one_another_have_the_texts_below_their_names() -> None:
    made = brought(TWO_BANDS)

    assert notes(made) == [
        ("product", "Shift app"), ("gain_creator", "Swap in two taps"), ("gain", "Home on time"),
        ("job", "Staff the ward"), ("product", "Swap board"), ("product", "Calendar"),
        ("gain", "A quiet break"), ("pain_reliever", "Alerts at once"), ("pain", "Roster changes"),
    ]  # fmt: skip
    told = left_out(made)
    assert told["Rows above the names of the columns"] == ["VALUE MAP – CUSTOMER PROFILE"]
    assert "Pain Relievers" in told["Lines that name boxes"]


def test_columns_show_the_boxes_by_their_names() -> None:
    assert brought(TWO_BANDS).sample[1][1] == ["Swap in two taps", "Gain creators"]


def test_it_may_be_read_as_a_table_instead() -> None:
    lines = "\n".join(",".join(row) for row in TWO_BANDS)
    made = plan(upload.of_file(lines.encode(), "a.csv", None), {"layout": "table"}, "Ward", "Night")

    assert made.may_be_drawn
    assert made.table is not None
    assert made.table.width == 5


def test_hidden_columns_and_formulas_without_a_result_are_told() -> None:
    rows = [
        [*row, *[""] * (5 - len(row)), aside]
        for row, aside in zip(TWO_BANDS, ["", "", "Ask Ben", "", "", ""], strict=True)
    ]
    sheet = Sheet("Canvas", rows, hidden_columns=(5,), unstored=((4, 0),))
    made = plan(upload.of_file(book(Canvas=rows), "a.xlsx", [sheet]), {}, "Ward", "Night")

    assert len(notes(made)) == 9
    told = left_out(made)
    assert told["Hidden columns"] == ["Ask Ben"]
    assert ["A4"] in list(told.values())


def test_copied_cells_may_be_drawn_too() -> None:
    made = plan(upload.of_text("\n".join(map("\t".join, TWO_BANDS))), {}, "Ward", "Night")

    assert made.has_columns
    assert ("pain", "Roster changes") in notes(made)


@pytest.mark.parametrize("title", [[], [["Area", "1", "2", "3"]]])
def test_box_in_a_row_has_the_texts_beside_its_name(title: list[list[str]]) -> None:
    rows = [["Customer Jobs", "Staff the ward", "Hand over"], ["Pains", "Late"], ["Gains", "Warm"]]

    assert notes(brought([*title, *rows])) == [
        ("job", "Staff the ward"), ("job", "Hand over"), ("pain", "Late"), ("gain", "Warm"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [["Pains", "Gains", "Jobs"], ["Late", "Warm", "Eat"], ["Cold", "Fed", "Sleep"]],
        [["Box", "Text", "Weight"], ["Pains", "Late", "3"], ["Gains", "Warm", "4"]],
        [["Box", "Text", "Weight"], ["Pains", "a", "3"], ["Gains", "b", "4"], ["Jobs", "c", "1"]],
        [["Pains", "Late", "3"], ["Pains", "Cold", "2"], ["Gains", "Warm", "4"]],
        [["Pains", "Late"], ["Gains", "Warm"], ["Jobs", "Eat"]],
        [["Pains", "Pain relievers"], ["Problems", "Products"], ["Late", "App"]],
    ],
)
def test_other_tables_are_tables(rows: list[list[str]]) -> None:
    found = collected("", rows)

    assert drawn(found.rows) is None
    assert as_list(found) is found
