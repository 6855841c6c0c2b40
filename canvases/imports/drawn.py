"""Tables that are drawn as the canvas is: boxes below one another, each name above its texts, or
one box in a row with its texts beside the name. They become a list of texts and boxes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from canvases.imports.columns import role_of
from canvases.imports.headings import kind_named
from canvases.imports.lines import NAMES
from canvases.imports.table import MOST_ROWS, Row, Table
from canvases.imports.vocabulary import kind_of
from canvases.method.cell_entries import entries
from canvases.method.kinds import Kind

_FEWEST: Final = 3  # boxes in a drawing


class Drawn(NamedTuple):
    """What stands in such a table: texts with their rows and boxes, the names of these, and how
    many rows at its top are a title."""

    texts: list[tuple[int, str, str]]
    names: list[str]
    above: int


def drawn(rows: Sequence[Row], *, narrowest: int = 3) -> Drawn | None:
    """The texts of a table that is drawn as the canvas is; None for other tables. `narrowest`:
    cells in a row of which the first names a box and the others are texts."""
    return _below_names(rows) or _beside_names(rows, narrowest)


def as_list(table: Table) -> Table:
    """The table as texts and their boxes, where it is drawn as the canvas is."""
    hidden = frozenset(table.hidden_columns)
    shown = [(number, _without(cells, hidden)) for number, cells in table.rows]
    found = None if table.headings else drawn(shown)
    if found is None:
        return table
    unseen = (cell for _number, cells in table.rows for cell in _only(cells, hidden))
    listed = [(number, [text, box]) for number, text, box in found.texts]
    return replace(
        table,
        rows=[(0, list(NAMES)), *listed[: MOST_ROWS - 1]],
        beyond=table.beyond + max(0, len(listed) - MOST_ROWS + 1),
        above=tuple(shown[: found.above]),
        hidden_columns=(),
        unseen=tuple(filter(str.strip, unseen)),
        unstored=(),
        resultless=table.unstored,
        headings=tuple(found.names),
    )


def _without(cells: Sequence[str], hidden: frozenset[int]) -> list[str]:
    return ["" if at in hidden else cell for at, cell in enumerate(cells)]


def _only(cells: Sequence[str], hidden: frozenset[int]) -> list[str]:
    return [cell for at, cell in enumerate(cells) if at in hidden]


def _below_names(rows: Sequence[Row]) -> Drawn | None:
    """Rows of names below one another, each name above the texts of its box."""
    named = {at: found for at, (_number, cells) in enumerate(rows) if (found := _names_in(cells))}
    kinds = [kind for found in named.values() for kind in found.values()]
    if len(named) < 2 or len(kinds) < _FEWEST or len(set(kinds)) < len(kinds):
        return None
    first = min(named)
    texts = list(_below(rows[first:], {at - first: found for at, found in named.items()}))
    names = [rows[at][1][column].strip() for at, found in named.items() for column in found]
    return Drawn(texts, names, first)


def _below(
    rows: Sequence[Row], named: Mapping[int, Mapping[int, Kind]]
) -> Iterator[tuple[int, str, str]]:
    boxes: dict[int, Kind] = {}
    for at, (number, cells) in enumerate(rows):
        if at in named:
            boxes |= named[at]
            continue
        for column, cell in enumerate(cells):
            box = boxes[column].value if column in boxes else ""
            yield from ((number, text, box) for text in entries(cell))


def _names_in(cells: Sequence[str]) -> dict[int, Kind]:
    """The boxes that a row names, where all in it are such names, two at least; none otherwise."""
    filled = [(column, cell) for column, cell in enumerate(cells) if cell.strip()]
    kinds = {column: kind for column, cell in filled if (kind := kind_named(cell.strip()))}
    return kinds if len(kinds) == len(filled) > 1 else {}


def _beside_names(rows: Sequence[Row], narrowest: int) -> Drawn | None:
    """One box in each row, its name before its texts; above them may stand what names nothing."""
    above = 1 if len(rows) > _FEWEST and _names_nothing(rows[0][1]) else 0
    body = rows[above:]
    kinds = [kind_of(cells[0]) or kind_named(cells[0].strip()) for _number, cells in body]
    is_one_each = all(kinds) and len(set(kinds)) == len(kinds) >= _FEWEST
    if not is_one_each or len(rows[0][1]) < narrowest or any(map(_names_in, _cells(body))):
        return None
    texts = [
        (number, text, kind.value)
        for (number, cells), kind in zip(body, kinds, strict=True)
        for cell in cells[1:]
        for text in entries(cell)
        if kind
    ]
    return Drawn(texts, [cells[0].strip() for _number, cells in body], above)


def _names_nothing(cells: Sequence[str]) -> bool:
    """Whether a row names neither a box nor a column of a table of notes."""
    roles = [role_of(cell) for cell in cells[1:] if cell.strip()]
    return kind_named(cells[0].strip()) is None and not any(roles)


def _cells(rows: Sequence[Row]) -> Iterator[list[str]]:
    return (cells for _number, cells in rows)
