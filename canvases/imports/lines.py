"""Reads text without a separator: cells from a spreadsheet, or lines. Each is a note; a line that
names a box is the heading of those that follow."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from canvases.imports import labels
from canvases.imports.headings import kind_named
from canvases.imports.table import MOST_ROWS, Table, collected, refused
from canvases.imports.vocabulary import kind_of
from canvases.method import cell_entries, clipboard
from canvases.method.cells import unguard
from canvases.method.chat_lines import authors
from canvases.method.kinds import Kind
from canvases.method.text import NAME, BadText, clean_line

MOST_TEXT: Final = 500_000
"""Characters; two thousand notes of full length."""

NAMES: Final = ("text", "box")

_HEADING: Final = re.compile(
    r"\s*(?:#{1,6}\s+|\d+[.)]\s+)?(?:\*\*|__)?(.*?)(?:\*\*|__)?\s*[:：]?\s*"
)

_PICTURES: Final = re.compile("[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]+")  # "😡 PAINS"


def read(text: str, *, is_document: bool = False) -> Table:
    """The table of such a text, with names of its columns where it has more than one; a document's
    lines after a sign of quotation are left out. Raises `BadFile`."""
    if len(text) > MOST_TEXT:
        words = _("has %(count)d characters; at most %(most)d are read as a list")
        raise refused(words % {"count": len(text), "most": MOST_TEXT})
    found = clipboard.rows(text)
    if clipboard.is_table(found):
        return collected("", ([unguard(cell) for cell in row] for row in found))
    found, beyond = _first(found)
    lines = clipboard.texts(found)
    asides = {at: _("a quotation") for at in _quoted(text)} if is_document else {}
    words = _("says who wrote what follows")
    asides |= {at + 1: words for at in sorted(authors([row[0] for row in found]))}
    table = _sorted(lines)
    return replace(table, asides=asides, beyond=table.beyond + beyond)


def _sorted(lines: list[str]) -> Table:
    """The lines as texts; and their boxes, where some of them name any."""
    kinds = [_kind_in(line) if line else None for line in lines]
    labelled = labels.boxes_in(lines, sum(map(bool, kinds)))
    first = next((at for at, kind in enumerate(kinds) if kind or at in labelled), None)
    if first is None:
        return collected("", ([line] for line in lines))
    names = dict(labels.names_in(lines[:first]))
    rows, numbers, box = [list(NAMES)], [0], ""
    for at, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        own, said = labelled.get(at, (kind, line))
        box = own.value if own else box
        texts = cell_entries.entries(said) if at in labelled else [said]
        for said in texts if line and not kind and at not in names else ():
            rows.append([said, box])
            numbers.append(at + 1)
    headings = [index for index, kind in enumerate(kinds) if kind]
    ends = [*headings, len(lines)][1:]
    table = collected("", rows)
    return replace(
        table,
        rows=[(numbers[number - 1], cells) for number, cells in table.rows],
        headings=tuple(
            labels.label_of(line)[0] if at in labelled else line
            for at, line in enumerate(lines)
            if at in labelled or kinds[at]
        ),
        called={role: name for one in names.values() for role, name in one.items()},
        unfilled=tuple(
            (index + 1, lines[index])
            for index, end in zip(headings, ends, strict=True)
            if not any(lines[index + 1 : end])
        ),
    )


def _quoted(text: str) -> Iterator[int]:
    """The numbers of the lines that a document quotes."""
    lines = enumerate(text.splitlines(), start=1)
    return (number for number, line in lines if line.startswith(">"))


def _first(rows: list[clipboard.Row]) -> tuple[list[clipboard.Row], int]:
    """As many lines as a table may have rows, and how many with something in them follow: reading
    all of a very long list would keep others waiting."""
    filled = [at for at, row in enumerate(rows) if any(map(str.strip, row))]
    if len(filled) <= MOST_ROWS:
        return rows, 0
    return rows[: filled[MOST_ROWS]], len(filled) - MOST_ROWS


def has_headings(table: Table) -> bool:
    """Whether some lines of the text that was read are headings, which name boxes."""
    return bool(table.headings)


def _kind_in(line: str) -> Kind | None:
    """The box that a line names as the heading of others; with a colon at its end in more words."""
    name = heading(line)
    if line.rstrip().endswith((":", "：")):
        return kind_named(name)
    return kind_of(_PICTURES.sub(" ", name))


def heading(line: str) -> str:
    """What a line would name as a heading: "## Pains", "**Pains**", "Pains:" and "Pains" alike."""
    try:
        found = _HEADING.fullmatch(clean_line(line, NAME))
    except BadText:
        return ""
    return found[1] if found else ""
