"""Tables of other tools."""

import pytest

from canvases.imports.columns import guess
from canvases.imports.foreign import asides, tool_of
from canvases.imports.table import collected

TRELLO = [
    "Card ID",
    "Card Name",
    "Card Description",
    "Labels",
    "List Name",
    "Archived",
    "Vote Count",
]


def test_export_of_trello_is_known_with_its_columns() -> None:
    table = collected("", [TRELLO, ["c1", "Late", "Twice", "red", "Pains", "false", "3"]])

    assert (tool := tool_of(table)) is not None
    assert tool.name == "Trello"
    assert guess(table).roles == ("", "text", "details", "", "box", "", "votes")


def test_archived_cards_are_set_aside() -> None:
    table = collected(
        "",
        [TRELLO, ["c1", "Late", "", "", "Pains", "true"], ["c2", "Cold", "", "", "Pains", "false"]],
    )

    assert asides(table) == {2: "archived"}


@pytest.mark.parametrize("names", [["Text", "Box"], ["id", "title", "list"], []])
def test_other_tables_are_of_no_tool(names: list[str]) -> None:
    assert tool_of(collected("", [names, ["a"]])) is None


def test_names_of_columns_further_down_are_no_notes() -> None:
    rows = [
        ["box", "text"], ["Response", "Open-Ended Response"], ["pain", "Late"], ["box", "text"],
        ["gain", "Home"],
    ]  # fmt: skip
    table = collected("", rows)

    assert asides(table) == {2: "names of columns", 4: "names of columns"}
