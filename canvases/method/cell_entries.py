"""Several entries in one cell: its lines, the items of a list, the ticked answers of a form."""

import re
from typing import Final

from canvases.method.list_signs import without_signs

_SIGNS: Final = ("•", "◦", "▪", "‣", "●", "○")
_NUMBERED: Final = re.compile(r"(?:^|(?<=\s))\(?(\d{1,2})[.)]\s+(?=\S)")
_IN_LINE: Final = re.compile(rf"\s([{''.join(_SIGNS)}]\s)")


def lines(cell: str) -> list[str]:
    """The lines that say something, without signs of lists; items in one line are lines, too."""
    written = _IN_LINE.sub(r"\n\1", cell) if cell.lstrip().startswith(_SIGNS) else _counted(cell)
    return [line.strip() for line in without_signs(written.splitlines()) if line.strip()]


def _counted(cell: str) -> str:
    """The cell with a line for each item, where numbers run on from its start: "1. Late 2. Cold";
    of any other line it is as it was."""
    found = list(_NUMBERED.finditer(cell)) if "\n" not in cell.strip() else []
    numbers = [int(sign[1]) for sign in found]
    if len(found) < 2 or cell[: found[0].start()].strip() or numbers[0] != 1:
        return cell
    if numbers != list(range(1, len(found) + 1)):
        return cell
    ends = [*(sign.start() for sign in found[1:]), len(cell)]
    return "\n".join(cell[sign.start() : end] for sign, end in zip(found, ends, strict=True))


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
