"""Titles above a table, and groups that are named once."""

import pytest

from canvases.imports import delimited
from canvases.imports.columns import guess
from canvases.imports.header import beneath, filled_down, header_of
from canvases.imports.table import Table, collected

NAMES = ["Text", "Box", "Votes"]


def boxes(table: Table) -> list[str]:
    return [cells[0] for _number, cells in filled_down(table, guess(table)).rows]


@pytest.mark.parametrize(
    ("rows", "index"),
    [
        ([["Workshop"], NAMES, ["Late", "Pains", "3"]], 1),
        ([["Workshop"], ["Made on", "31 March"], NAMES, ["Late", "Pains", "3"]], 2),
        ([["Night shift"], ["Gains", "Pains", "Customer Jobs"], ["Warm", "Late", "Eat"]], 1),
        ([NAMES, ["Late", "Pains", "3"]], 0),
        ([["Late", "Pains"], ["Text", "Box"]], 0),
        ([["Late"], ["Cold", "Pains"]], 0),
        ([["Workshop"]] * 20 + [NAMES], 0),
    ],
)
def test_names_of_columns_are_found_below_a_title(rows: list[list[str]], index: int) -> None:
    assert header_of(rows) == index


def test_title_of_a_file_is_no_row_with_too_few_cells() -> None:
    table = delimited.read(b"Workshop\r\n\r\nText,Box,Votes\r\nLate,Pains,3\r\nWarm,Gains,5\r\n")

    below = beneath(table, header_of([cells for _number, cells in table.rows]))

    assert (below.rows[0], [number for number, _cells in below.above]) == ((3, NAMES), [1])


def test_box_that_stands_once_holds_for_its_group() -> None:
    table = collected(
        "", [["Box", "Note"], ["Jobs", "Eat"], ["", "Sleep"], ["Pains", "Late"], ["", "Cold"]]
    )

    assert boxes(table) == ["Box", "Jobs", "Jobs", "Pains", "Pains"]


@pytest.mark.parametrize(
    "named", [["", "Jobs", "Pains", ""], ["Jobs", "Jobs", "", "Pains"], ["Jobs", "", "", ""]]
)
def test_box_that_may_be_missing_is_not_filled_in(named: list[str]) -> None:
    rows = [["Box", "Note"], *([box, f"Note {at}"] for at, box in enumerate(named))]

    assert boxes(collected("", rows))[1:] == named
