"""Several entries in one cell: its lines, the items of a list, the ticked answers of a form."""

import re
from typing import Final

from canvases.method.list_signs import without_signs

_SIGNS: Final = ("•", "◦", "▪", "‣", "●", "○")
_IN_LINE: Final = re.compile(rf"\s([{''.join(_SIGNS)}]\s)")


def lines(cell: str) -> list[str]:
    """The lines that say something, without signs of lists; items in one line are lines, too."""
    written = _IN_LINE.sub(r"\n\1", cell) if cell.lstrip().startswith(_SIGNS) else cell
    return [line.strip() for line in without_signs(written.splitlines()) if line.strip()]


def as_one(cell: str) -> str:
    """The cell as one text: what makes its lines items goes, too."""
    return " ".join(lines(cell)) if "\n" in cell else cell


def entries(cell: str) -> list[str]:
    """What stands in the cell one by one: lines or, in a single one, what a form puts semicolons
    between. Commas are part of what people write."""
    found = lines(cell)
    if len(found) != 1:
        return found
    parts = [part.strip() for part in found[0].split(";")]
    filled = [part for part in parts if part]
    return filled if all(any(map(str.isalnum, part)) for part in filled) else found


def is_list(cell: str) -> bool:
    """Whether all lines of the cell, several, are items with a sign or a number before each."""
    written = [line for line in cell.splitlines() if line.strip()]
    return len(written) > 1 and all(map(str.__ne__, written, without_signs(written)))
