"""Turns rows into notes: each cell becomes a value, or a problem with its place."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from canvases.imports import vocabulary
from canvases.imports.choices import SKIP, Choices, Keys, beginning
from canvases.imports.columns import ROLES, Columns, is_our_weight, names_of
from canvases.imports.headings import kind_named
from canvases.imports.problems import MOST_LISTED, CellProblem, Problem, quoted, said_of
from canvases.imports.table import LONGEST_CELL, Table
from canvases.imports.table_note import TableNote, edited_text, measure, whole_details
from canvases.method import cell_entries
from canvases.method.kinds import KINDS, Kind
from canvases.method.note_fields import ASKED, NoteField, Sort
from canvases.method.text import (
    NAME,
    NOTE_TEXT,
    BadText,
    clean_block,
    clean_line,
)
from canvases.method.weight import by_votes

MOST_NOTES: Final = 2_000
"""Notes that are offered at once, and as many that are left out; the rest is counted."""

ERRORS: Final = {"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!"}
_NO_WEIGHT: Final = {"n a", "none", "tbd", "unknown"}
_MOST_WORDS: Final = 50  # in a cell: more than there are elements of value
_MOST_CANVASES: Final = 50  # that one note stands on


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading a table."""

    notes: list[TableNote]
    problems: list[Problem]
    unknown: dict[str, int]  # names of boxes that say nothing to us → how many texts have them
    left_out: list[TableNote]  # what the person does not want, and what is no note by itself
    rest: Sequence[TableNote] = ()  # beyond what is offered at once


def read(table: Table, columns: Columns, chosen: Choices) -> Reading:
    """The notes of a table, and everything that is wrong in it."""
    reader = _Reader(table, columns, chosen)
    notes = list(reader.notes())
    left_out, rest = reader.left_out[:MOST_NOTES], reader.left_out[MOST_NOTES:]
    rest = notes[MOST_NOTES:] + rest
    return Reading(notes[:MOST_NOTES], reader.problems, reader.unknown, left_out, rest)


class _Reader:
    """Reads one table, row by row."""

    def __init__(self, table: Table, columns: Columns, chosen: Choices) -> None:
        self.columns = columns
        self.chosen = chosen
        self.keys = Keys()
        self.names = names_of(table, columns)
        self.table = table
        self.rows = table.rows[1:] if columns.has_names else table.rows
        self.problems: list[Problem] = []
        self.unknown: dict[str, int] = {}
        self.left_out: list[TableNote] = []
        kinds = [(index, role) for index, role in enumerate(columns.roles) if role in set(Kind)]
        rows = (cells for number, cells in self.rows if number not in table.asides)
        counted = (cells for cells in rows if self._cell(cells, "text").strip())
        votes = (vocabulary.votes_of(self._cell(cells, "votes")) for cells in counted)
        self.most_votes = max(votes, default=0)
        self.lists = [(index, Kind(role)) for index, role in kinds]

    def notes(self) -> Iterator[TableNote]:
        """The notes of all rows, up to more problems than anybody reads, and those of headings
        that the person wants."""
        for number, cells in self.rows:
            if len(self.problems) > MOST_LISTED:
                return
            yield from self._row(number, cells)
        for number, heading in self.table.unfilled:
            note = TableNote(self.keys.key_of(heading), number, heading, why=_("names a box"))
            if self._settle(note, heading):
                yield note

    def _row(self, number: int, cells: list[str]) -> Iterator[TableNote]:
        column = self.columns.of("text")
        if column is not None:
            lines = cell_entries.lines(cells[column]) if self.columns.apart else []
            for part in lines if len(lines) > 1 else [cell_entries.as_one(cells[column])]:
                yield from self._note(number, cells, column, part)
        for index, kind in self.lists:
            apart = self.columns.apart
            for part in cell_entries.entries(cells[index]) if apart else [cells[index]]:
                if text := self._text(number, index, part):
                    note = TableNote(self.keys.key_of(text), number, text, own=kind)
                    note.why = self._why(number, index, text)
                    if self._settle(note, part):
                        yield note

    def _note(self, number: int, cells: list[str], column: int, part: str) -> Iterator[TableNote]:
        """The note of a part of the text in a row, with what the other cells say of it."""
        said = self._text(number, column, part)
        if text := said or self._rest(number, cells):
            why = self._why(number, column, said)
            note = TableNote(self.keys.key_of(text), number, text, why=why)
            note.name = self._line(number, cells, "id", NOTE_TEXT)
            note.box = self._line(number, cells, "box", LONGEST_CELL)
            if self._settle(note, part):
                if said:
                    self._fill(note, cells)
                yield note

    def _why(self, number: int, column: int, text: str) -> str:
        """Why a text is left out unless the person wants it; "" where it is not."""
        if (number, column) in self.table.unstored:
            return _("a formula without a stored result")
        if not text:
            return _("a row without a text")
        if text in ERRORS:
            return _("an error of the spreadsheet")
        return self.table.asides.get(number, "")

    def _text(self, number: int, column: int, cell: str) -> str:
        """The clean text of a cell, at whatever length."""
        return self._clean(number, column, cell, LONGEST_CELL)

    def _rest(self, number: int, cells: list[str]) -> str:
        """What stands in a row without a text, but for texts and columns that are left out."""
        roles = enumerate(self.columns.roles)
        texts = (self._text(number, at, cells[at]) for at, role in roles if role in ROLES)
        return " – ".join(filter(None, texts))

    def _settle(self, note: TableNote, cell: str) -> bool:
        """Say in which box the note belongs, as far as that is known, and its text. False: it is
        left out."""
        if note.box and not note.why:
            self._read_box(note)
        chosen = self.chosen.boxes.get(note.key, "")
        text = self._wording(note, cell)
        if chosen == SKIP or (note.why and not chosen) or not text:
            self.left_out.append(note)
            return False
        note.kind, note.text = Kind(chosen) if chosen else note.own, text
        measure(note)
        return True

    def _wording(self, note: TableNote, cell: str) -> str:
        """What the note is to say: as the person wrote it, else as it came, or the beginning of
        that, where all of it goes to the details."""
        edited = edited_text(note, self.chosen)
        if len(note.text) <= NOTE_TEXT:
            return edited
        start = beginning(note.text)
        if self.chosen.shortens and (whole := whole_details(cell)):
            note.entry["details"] = whole
            return start if edited == note.text else edited
        return note.text if self.chosen.restores and edited == start else edited

    def _read_box(self, note: TableNote) -> None:
        """What the table's name for a box means, or what the person said that it does."""
        note.own = kind_named(note.box)
        if note.own is None:
            self.unknown[note.box] = self.unknown.get(note.box, 0) + 1
            meant = self.chosen.boxes.get(f"={vocabulary.plain(note.box)}", "")
            note.own = Kind(meant) if meant and meant != SKIP else None
            note.why = _("left out with “%s”") % note.box if meant == SKIP else ""

    def _fill(self, note: TableNote, cells: list[str]) -> None:
        """The other columns. Those that depend on the kind wait until it is known."""
        note.links = self._cell(cells, "links")
        note.segment = self._line(note.row, cells, "segment", NAME)
        note.value_map = self._line(note.row, cells, "value_map", NAME)
        column = self.columns.of("canvas") or 0
        lines = self._cell(cells, "canvas").split("\n")
        if len(lines) > _MOST_CANVASES:
            words = _("names %(count)d canvases; at most %(most)d are read")
            self._wrong(note.row, column, words % {"count": len(lines), "most": _MOST_CANVASES})
        titles = (self._clean(note.row, column, line, NAME) for line in lines[:_MOST_CANVASES])
        note.canvases = tuple(dict.fromkeys(title for title in titles if title))
        for field in ASKED:
            if field.name != "text" and (note.kind is not None or not _waits(field)):
                self._take(note, field, self._cell(cells, field.name))
        weight = by_votes(vocabulary.votes_of(self._cell(cells, "votes")), self.most_votes)
        if weight is not None:
            note.entry.setdefault("weight", weight)

    def _take(self, note: TableNote, field: NoteField, cell: str) -> None:
        """Put what a cell says into the note, and remember what such a note cannot have."""
        if note.kind is not None and note.kind not in field.kinds:
            if cell.strip():
                note.unfit.append((field.name, cell.strip()))
            return
        value: object
        match field.sort:
            case Sort.LINE | Sort.BLOCK:
                value = self._words(note, field, cell)
            case Sort.CHOICES:
                value = self._several(note, field, cell)
            case _:
                value = self._one(note, field, cell.strip())
        if value:
            note.entry[field.name] = value

    def _words(self, note: TableNote, field: NoteField, cell: str) -> str:
        """A text, after what did not fit into the text of the note."""
        if whole := note.entry.get(field.name):
            cell = f"{whole}\n\n{cell}"
        clean = clean_line if field.sort is Sort.LINE else clean_block
        return self._clean(note.row, self.columns.of(field.name) or 0, cell, field.most, clean)

    def _one(self, note: TableNote, field: NoteField, cell: str) -> object:
        """What one word means; None where it means nothing, or nothing in the box into which the
        person moved the note."""
        if not cell:
            return None
        if field.sort is Sort.SCALE:
            value: object = vocabulary.weight_of(cell)
        else:
            value = note.kind and vocabulary.choice_of(cell, field, note.kind)
        if value is None and self._is_foreign(note, field, cell):
            return None
        if value is None and field.choices and note.was_moved:
            note.unfit.append((field.name, cell))
            return None
        if value is None:
            box = _(KINDS[note.kind].many) if note.kind else ""
            words = {"cell": quoted(cell), "box": box}
            self._wrong(note.row, self.columns.of(field.name) or 0, _(field.misread) % words)
        return value

    def _is_foreign(self, note: TableNote, field: NoteField, cell: str) -> bool:
        """Whether the word is no choice of any kind of note: a type or a weight of another tool,
        which goes to the details as far as there is room."""
        name = self.names[self.columns.of(field.name) or 0]
        if field.name == "weight" and not is_our_weight(name):
            if not any(map(str.isalnum, cell)) or vocabulary.plain(cell) in _NO_WEIGHT:
                return True
        elif field.name != "type" or any(vocabulary.choice_of(cell, field, kind) for kind in Kind):
            return False
        if note.kind and field.choices and (tag := vocabulary.choice_among(cell, field, note.kind)):
            note.entry[field.name] = tag
        details = f"{note.entry.get('details', '')}\n{name}: {cell}"
        if whole := whole_details(details):
            note.entry["details"] = whole
        else:
            note.unfit.append((field.name, cell))
        return True

    def _several(self, note: TableNote, field: NoteField, cell: str) -> list[object]:
        """What several words mean: codes with spaces between, or words with commas."""
        words = cell.split()
        if not all(word in field.choices for word in words):
            words = [word for word in cell.replace(";", ",").split(",") if word.strip()]
        if len(words) > _MOST_WORDS:
            said = _("has %(length)d entries, at most %(most)d are allowed")
            numbers = {"length": len(words), "most": _MOST_WORDS}
            self._wrong(note.row, self.columns.of(field.name) or 0, said % numbers)
        found = (self._one(note, field, word.strip()) for word in words[:_MOST_WORDS])
        return list(dict.fromkeys(value for value in found if value))

    def _line(self, number: int, cells: list[str], role: str, most: int) -> str:
        return self._clean(number, self.columns.of(role) or 0, self._cell(cells, role), most)

    def _clean(
        self,
        number: int,
        column: int,
        cell: str,
        most: int,
        clean: Callable[[str, int], str] = clean_line,
    ) -> str:
        """The clean text of a cell; where there is none, that is a problem, and what is returned
        goes nowhere."""
        try:
            return clean(cell, most) if cell else ""
        except BadText as error:
            self._wrong(number, column, said_of(error))
            return cell[:most]

    def _cell(self, cells: list[str], role: str) -> str:
        column = self.columns.of(role)
        return "" if column is None else cells[column]

    def _wrong(self, number: int, column: int, message: str) -> None:
        self.problems.append(CellProblem((number, self.names[column]), message))


def _waits(field: NoteField) -> bool:
    """Whether the field needs the box of the note to be read."""
    return bool(field.choices) or len(field.kinds) < len(Kind)
