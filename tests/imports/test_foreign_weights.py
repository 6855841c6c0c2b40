"""Weights and votes as other tools write them."""

import pytest

from canvases.imports.choices import Choices
from canvases.imports.columns import guess
from canvases.imports.table import collected
from canvases.imports.table_notes import Reading, read


def reading(*rows: list[str]) -> Reading:
    table = collected("", rows)
    return read(table, guess(table), Choices())


@pytest.mark.parametrize(
    ("cell", "entry"),
    [
        ("P1", {"details": "Priority: P1"}), ("Must have", {"weight": 5}), ("–", {}), ("n/a", {}),
        ("3 out of 5", {"weight": 3}),
    ],
)  # fmt: skip
def test_weight_of_another_tool_is_offered_and_not_obeyed(
    cell: str, entry: dict[str, object]
) -> None:
    found = reading(["text", "box", "Priority"], ["Late", "pain", cell])

    assert found.problems == []
    assert [note.entry for note in found.notes] == [entry]


@pytest.mark.parametrize(("name", "cells"), [("Votes", ["4.0", "1.0"]), ("Impact", ["80%", "20%"])])
def test_votes_may_be_written_as_spreadsheets_and_forms_do(name: str, cells: list[str]) -> None:
    name = name.replace("Impact", "Importance")
    found = reading(["text", "box", name], *(["Late", "pain", cell] for cell in cells))

    assert [note.entry.get("weight") for note in found.notes] == [5, 2]
