"""Text in the cells of a CSV file, safe to open in a spreadsheet and read back as it was.

A spreadsheet runs what starts like a formula. An apostrophe before it makes it text there; the
same apostrophe is taken off again when the file comes back. A text that itself starts with an
apostrophe gets one more, so that every text survives the way out and in.
"""

from typing import Final

_GUARD: Final = "'"

_RISKY: Final = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
    _GUARD,
)
"""What a formula, or a guarded cell, starts with; East Asian spreadsheets take wide signs too."""


def guard(text: str) -> str:
    """The cell for `text`: the text itself, with an apostrophe before it where it needs one."""
    return _GUARD + text if text.startswith(_RISKY) else text


def unguard(cell: str) -> str:
    """The text of a cell: the inverse of `guard`. Other cells stay as they are."""
    return cell[1:] if cell.startswith(_GUARD) and cell[1:].startswith(_RISKY) else cell
