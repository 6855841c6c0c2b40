"""Tables in Markdown: of one box, with a column of texts, or of all boxes, one in each column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from django.utils.translation import gettext as _
from markdown_it.tree import SyntaxTreeNode

from canvases.imports.columns import role_of
from canvases.imports.drawn import drawn
from canvases.imports.header import header_of
from canvases.imports.headings import kind_named
from canvases.imports.markdown_words import lines_of, severity_of, type_named, weighed
from canvases.imports.outline import OutlineNote
from canvases.imports.vocabulary import choice_of
from canvases.method.cell_entries import entries, lines
from canvases.method.kinds import ANSWERS, Kind, may_link
from canvases.method.note_fields import FIELDS

_NUMBERS: Final = frozenset({"#", "nr", "nr.", "no", "no.", "id", "n°", "№", "code"})


def notes_of(
    table: SyntaxTreeNode, kind: Kind | None, box: str, before: Sequence[OutlineNote] = ()
) -> Iterator[OutlineNote]:
    """The notes of a table below a heading, which names a box of this kind or says nothing to us.
    Needs beside their answers are notes of their own, unless they came `before`."""
    rows = [_cells(row) for row in table.walk() if row.type == "tr"]
    first = header_of(rows)
    for cells in rows[:first]:
        words = _("above the names of the columns")
        yield OutlineNote(" – ".join(filter(None, cells)), why=words)
    names, *body = rows[first:]
    if found := drawn([(0, cells) for cells in (names, *body)], narrowest=2):
        for _row, cell, own in found.texts:
            text, weight = weighed(cell)
            yield OutlineNote(text, own, facts={"weight": weight})
    else:
        yield from _of_columns(names, body, kind, box, before)


def _of_columns(
    names: list[str],
    body: list[list[str]],
    kind: Kind | None,
    box: str,
    before: Sequence[OutlineNote],
) -> Iterator[OutlineNote]:
    """The notes of a table with a name for each column."""
    rows = [cells + [""] * (len(names) - len(cells)) for cells in body]
    kinds = [kind_named(name) for name in names]
    answer = _answer_in(kinds)
    if answer and kind is not answer:
        yield from _needs(rows, kinds.index(ANSWERS[answer]), ANSWERS[answer], before)
    only = next(filter(None, kinds)) if sum(map(bool, kinds)) == 1 and not kind else None
    head = _Head(names, kinds, answer or only or kind, box, _column_of_boxes(names, rows))
    text = head.column_of_texts(rows)
    for cells in rows:
        if text is None:
            yield from head.notes_of(cells)
        else:
            for part in lines(cells[text]):
                yield head.note_of(cells, text, part)


@dataclass(frozen=True, slots=True)
class _Head:
    """The names of the columns, and the kinds that some of these mean; and where the table
    stands."""

    names: list[str]
    kinds: list[Kind | None]
    kind: Kind | None
    box: str
    boxes: int | None = None  # the column that names the box of each row

    def column_of_texts(self, rows: Sequence[Sequence[str]]) -> int | None:
        """The column with the texts; None where each box has one of its own."""
        if self.kind and self.kind in self.kinds:
            return self.kinds.index(self.kind)
        roles = ["box" if at == self.boxes else role_of(one) for at, one in enumerate(self.names)]
        if "text" in roles:
            return roles.index("text")
        if any(self.kinds) and (self.kind is None or sum(map(bool, self.kinds)) > 2):
            return None
        free = [
            at for at, role in enumerate(roles)
            if role in ("", "details") and not self._is_number(at) and not self.kinds[at]
        ]  # fmt: skip
        return max(free, key=lambda at: sum(len(cells[at]) for cells in rows), default=None)

    def notes_of(self, cells: Sequence[str]) -> Iterator[OutlineNote]:
        """The notes of a row in which each box has a cell of its own, and what stands beside."""
        for at, (name, own, cell) in enumerate(zip(self.names, self.kinds, cells, strict=False)):
            if own:
                yield from (OutlineNote(part, own.value) for part in entries(cell))
            elif any(map(str.isalnum, cell)) and not self._is_number(at):
                why = _("a column that names no box")
                yield OutlineNote(f"{name.strip()}: {' '.join(cell.split())}", why=why)

    def note_of(self, cells: Sequence[str], text: int, part: str) -> OutlineNote:
        """The note of a line of the text in a row, with what the other cells say of it."""
        words, weight = weighed(" ".join(part.split()))
        note = OutlineNote(words, self.kind.value if self.kind else self.box)
        if weight:
            note.facts["weight"] = weight
        for at, cell in enumerate(cells[: len(self.names)]):
            if at != text and cell.strip() and not self._is_place(note, at, cell):
                fact = self._fact(at, cell)
                if fact:
                    note.facts |= fact
                elif role_of(self.names[at]) == "details":
                    note.details.append(cell)
                elif any(map(str.isalnum, cell)):  # a tick says nothing by itself
                    note.details.append(f"{self.names[at].strip()}: {cell.strip()}")
        return note

    def _is_place(self, note: OutlineNote, at: int, cell: str) -> bool:
        """Take what a cell says of where the note stands: its number, its links or its box."""
        other = self.kinds[at]
        if self._is_number(at):
            note.name = cell.strip()
        elif role_of(self.names[at]) == "links" or _may_meet(self.kind, other):
            note.links.extend(cell.splitlines())
        elif at == self.boxes and (own := kind_named(cell)) and self._says_boxes(at):
            note.box = own.value
        elif self.kind is None and at == self.boxes:
            note.box = cell.strip()
        else:
            return False
        return True

    def _fact(self, at: int, cell: str) -> dict[str, object]:
        role = role_of(self.names[at])
        value: object = None
        match role:
            case "weight":
                value = severity_of(cell)
            case "type":
                value = self.kind and type_named(cell, self.kind)
            case "moment" | "stage":
                value = self.kind and choice_of(cell, FIELDS[role], self.kind)
        return {role: value} if value else {}

    def _says_boxes(self, at: int) -> bool:
        """Whether a column has the boxes of its rows, also below the heading of one box."""
        return self.kind is None or role_of(self.names[at]) == "box"

    def _is_number(self, at: int) -> bool:
        return self.names[at].strip().casefold() in _NUMBERS


def _may_meet(one: Kind | None, other: Kind | None) -> bool:
    return bool(one and other and (may_link(one, other) or may_link(other, one)))


def _needs(
    rows: list[list[str]], at: int, kind: Kind, before: Sequence[OutlineNote]
) -> Iterator[OutlineNote]:
    for need in dict.fromkeys(part for cells in rows for part in entries(cells[at])):
        if not any(map(partial(_is_named, need.casefold()), before)):
            yield OutlineNote(need, kind.value)


def _is_named(words: str, note: OutlineNote) -> bool:
    """Whether words, in small letters, name a note by its number or the beginning of its text."""
    number = note.name.casefold()
    return note.text.casefold().startswith(words) or bool(number and words.startswith(number))


def _column_of_boxes(names: Sequence[str], rows: Sequence[Sequence[str]]) -> int | None:
    """The column that is called so, or in which all cells name a box."""
    called = (at for at, name in enumerate(names) if role_of(name) == "box")
    filled = ([cells[at] for cells in rows if cells[at].strip()] for at in range(len(names)))
    named = (
        at for at, found in enumerate(filled) if len(found) > 1 and all(map(kind_named, found))
    )
    return (
        next(called, None) if any(role_of(name) == "box" for name in names) else next(named, None)
    )


def _answer_in(kinds: Sequence[Kind | None]) -> Kind | None:
    """The box of answers, in a table of these and what they answer alone."""
    named = [kind for kind in kinds if kind]
    found = [kind for kind in named if ANSWERS.get(kind) in named]
    return found[0] if len(named) == 2 and found else None


def _cells(row: SyntaxTreeNode) -> list[str]:
    cells = (cell.children[0] if cell.children else None for cell in row.children)
    return ["\n".join(line.whole for line in lines_of(cell)) if cell else "" for cell in cells]
