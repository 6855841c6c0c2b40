"""What the clipboard holds as plain text: lines of a list, or cells copied from a spreadsheet."""

import re
from collections import Counter
from typing import Final

from canvases.method.chat_lines import without_stamps
from canvases.method.list_signs import without_emphasis, without_signs
from canvases.method.text import BadText, clean_line

Row = list[str]
"""The cells of a line; a line without tabs has one."""

# Spreadsheets put a cell into quotation marks where it holds a line break or a tab, and double
# those in it. The group is possessive, so that a mark without its other end is passed over in one
# go.
_QUOTED: Final = re.compile(r'(?m)(?:^|(?<=\t))"((?:[^"]|"")*+)"(?=\t|$)')
_LONGEST: Final = 10_000  # characters of a cell; no note has so many
_BREAK: Final = "\x1f"  # for a line break inside a cell; stands in no text


def rows(text: str) -> list[Row]:
    """The lines of `text`, each cut at its tabs. Signs of lists and the tabs after them go first,
    unless it is a table in which only some of the first cells look like such."""
    lines = _QUOTED.sub(_unquoted, "\n".join(text.splitlines())).split("\n")
    lines = without_stamps(lines)
    items = without_signs(lines)
    if sum(map(str.__ne__, lines, items)) * 2 <= len(lines) and is_table(cut := _cut(lines)):
        return cut
    return _cut(items)


def is_table(found: list[Row]) -> bool:
    """Whether rows are those of a table: most that say something have the same number of cells,
    two at least, and not all of them are lines that only stand further in."""
    filled = [row for row in found if any(map(str.strip, row))]
    if not any(sum(map(bool, map(str.strip, row))) > 1 for row in filled):
        return False
    (cells, times), *_others = Counter(map(len, filled)).most_common(1)
    return cells > 1 and times * 2 > len(filled)


def texts(found: list[Row]) -> list[str]:
    """Each row as one clean line, "" where it says nothing; cells of a table with dashes between
    them. What no field takes stays as it is, for whoever makes notes of it to refuse."""
    if is_table(found):
        return [" – ".join(filter(None, map(_clean, row))) for row in found]
    return [without_emphasis(" ".join(filter(None, map(_clean, row)))) for row in found]


def _clean(cell: str) -> str:
    try:
        return clean_line(cell, _LONGEST) if cell.strip() else ""
    except BadText:
        return cell


def _unquoted(cell: re.Match[str]) -> str:
    """What a spreadsheet put into quotation marks, in one line; what a person did stays."""
    if "\n" not in cell[1] and "\t" not in cell[1]:
        return cell[0]
    return cell[1].replace('""', '"').replace("\n", _BREAK).replace("\t", " ")


def _cut(lines: list[str]) -> list[Row]:
    return [line.replace(_BREAK, "\n").split("\t") for line in lines]
