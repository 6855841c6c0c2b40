"""What is kept of a customer list while somebody chooses: a file with a line for each column."""

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from canvases.method.customer_columns import Column, Kind
from canvases.method.customer_groups import Cells

_LONGEST: Final = 300  # characters of a cell that are kept


@dataclass(slots=True)
class Contents:
    """What a list holds, without its rows."""

    rows: int = 0
    columns: list[Column] = field(default_factory=list)
    names: bool = True
    before: int = 0  # rows above the names
    left_out: list[int] = field(default_factory=list)  # numbers of rows with too many cells
    left_out_count: int = 0
    unreadable: int = 0  # letters
    sheets: list[str] = field(default_factory=list)
    sheet: int = 0


class TakenColumn:
    """A column while it is read: each different text once."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}
        self.rows = array("I")

    def add(self, text: str) -> None:
        """One more row."""
        text = text[:_LONGEST]
        self.rows.append(self.places.setdefault(text, len(self.places)))


def write(path: Path, contents: Contents, columns: Sequence[TakenColumn]) -> None:
    """A line of JSON for what the list holds, and one for each column that can be used."""
    part = path.with_suffix(".part")
    part.touch(0o600)
    with part.open("w") as file:
        file.write(json.dumps(asdict(contents)) + "\n")
        for column, facts in zip(columns, contents.columns, strict=True):
            is_used = facts.splits or facts.counts
            file.write(json.dumps([list(column.places), column.rows.tolist()] if is_used else 0))
            file.write("\n")
    part.replace(path)


def contents_in(path: Path) -> Contents:
    """What a list that was read holds. Raises OSError where it is gone."""
    with path.open() as file:
        found = Contents(**json.loads(file.readline()))
    found.columns = [_column(facts) for facts in found.columns]  # type: ignore[arg-type]
    return found


def _column(facts: dict[str, Any]) -> Column:
    column = Column(**{**facts, "kind": Kind(facts["kind"])})
    return replace(column, frequent=tuple((text, count) for text, count in facts["frequent"]))


def cells_in(path: Path, wanted: Iterable[int]) -> dict[int, Cells]:
    """The cells of these columns. Raises OSError."""
    left, found = set(wanted), dict[int, Cells]()
    with path.open() as file:
        for number, line in enumerate(file, start=-1):
            if number in left:
                texts, rows = json.loads(line)
                found[number] = Cells(texts, rows)
    return found
