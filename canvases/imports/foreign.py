"""Tables of other tools, known by the names of their columns: which rows are no notes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from canvases.imports.table import Table
from canvases.imports.vocabulary import plain


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool, and columns that no other has together. `sorts`: the column that says what a row is,
    and `note` what it says of a note."""

    name: str
    columns: frozenset[str]
    sorts: str = ""
    note: str = ""


_TOOLS: Final = (
    Tool("Parabol", frozenset({"reflectiongroup", "prompt", "content"}), "type", "reflection"),
    Tool("Trello", frozenset({"card id", "card name", "list name"})),
    Tool("Wekan", frozenset({"title", "list", "swimlane"})),
)

_BELOW_NAMES: Final = {"response", "open ended response"}
"""What forms write in a second row, below the questions."""

_ARCHIVED: Final = ("archived", "closed")
_YES: Final = {"true", "yes", "1"}


def tool_of(table: Table) -> Tool | None:
    """The tool that wrote a table like this."""
    names = set(_names(table))
    return next((tool for tool in _TOOLS if tool.columns <= names), None)


def column_of_sorts(table: Table) -> int | None:
    """The column that says what each row is, and nothing about a note."""
    tool = tool_of(table)
    return _names(table).get(tool.sorts) if tool else None


def asides(table: Table) -> Mapping[int, str]:
    """The numbers of rows that are no notes, or no longer, and why."""
    tool, names, found = tool_of(table), _names(table), dict[int, str]()
    sorts = column_of_sorts(table)
    archived = next((names[name] for name in _ARCHIVED if name in names), None)
    first = list(filter(str.strip, table.rows[0][1])) if table.rows else []
    for number, cells in table.rows[1:]:
        filled = list(filter(str.strip, cells))
        if len(first) > 1 and (filled == first or set(map(plain, filled)) <= _BELOW_NAMES):
            found[number] = _("names of columns")
        elif tool and sorts is not None and plain(cells[sorts]) != tool.note:
            found[number] = _("a row of the type “%s”") % cells[sorts][:60]
        elif archived is not None and plain(cells[archived]) in _YES:
            found[number] = _("archived")
    return found


def _names(table: Table) -> Mapping[str, int]:
    first = table.rows[0][1] if table.rows else []
    return {plain(name): at for at, name in enumerate(first) if name.strip()}
