"""From rows to notes: what stands in each cell becomes a value, or a problem with its place."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _

from canvases.imports import vocabulary
from canvases.imports.columns import Columns, names_of
from canvases.imports.problems import MOST_LISTED, CellProblem, Problem, quoted, said_of
from canvases.imports.table import LONGEST_CELL, Table
from canvases.method.document import NoteEntry
from canvases.method.kinds import DEFAULT_WEIGHT, ELEMENTS, KINDS, Kind, Side
from canvases.method.text import (
    NAME,
    NOTE_DETAILS,
    NOTE_TEXT,
    BadText,
    clean_block,
    clean_line,
)

SKIP: Final = "skip"
"""Chosen for a text that is not to become a note."""

MOST_NOTES: Final = 2_000
_MOST_CANVASES: Final = 50  # that one note stands on

Boxes = Mapping[str, str]
"""What the person chose: a Kind or SKIP, by the key of a note or by the plain name of a box."""


@dataclass(slots=True)
class TableNote:
    """One note to be: `key` tells it from all others in the table; its kind is None as long as
    nobody has said in which box it belongs."""

    key: str
    row: int
    text: str
    kind: Kind | None = None
    box: str = ""  # what the table calls the box
    entry: dict[str, object] = field(default_factory=dict)  # the other fields of a NoteEntry
    name: str = ""  # what the table's links call it
    links: str = ""
    segment: str = ""
    value_map: str = ""
    canvases: tuple[str, ...] = ()
    is_fixed: bool = False  # the table itself says in which box it belongs

    def as_entry(self, note_id: str) -> NoteEntry:
        """The note in a document."""
        kind = self.kind.value if self.kind else ""
        weight = self.entry.get("weight", DEFAULT_WEIGHT)
        return {"id": note_id, "kind": kind, "text": self.text, **self.entry, "weight": weight}  # type: ignore[typeddict-item]


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a table."""

    notes: list[TableNote]
    problems: list[Problem]
    unknown: dict[str, int]  # names of boxes that say nothing to us → how many texts have them
    left_out: list[TableNote]  # what the person does not want


def read(table: Table, columns: Columns, boxes: Boxes) -> Reading:
    """The notes of a table, and everything that is wrong in it."""
    reader = _Reader(table, columns, boxes)
    notes = list(reader.notes())
    if len(notes) > MOST_NOTES:
        numbers = {"count": len(notes), "most": MOST_NOTES}
        words = _("has %(count)d notes; at most %(most)d can be imported at once")
        reader.problems.append(Problem((), words % numbers))
    return Reading(notes, reader.problems, reader.unknown, reader.left_out)


class _Reader:
    """Reads one table, row after row."""

    def __init__(self, table: Table, columns: Columns, boxes: Boxes) -> None:
        self.columns = columns
        self.boxes = boxes
        self.names = names_of(table, columns)
        self.rows = table.rows[1:] if columns.has_names else table.rows
        self.problems: list[Problem] = []
        self.unknown: dict[str, int] = {}
        self.left_out: list[TableNote] = []
        kinds = [(index, role) for index, role in enumerate(columns.roles) if role in set(Kind)]
        self.lists = [(index, Kind(role)) for index, role in kinds]

    def notes(self) -> Iterator[TableNote]:
        """The notes of all rows."""
        for number, cells in self.rows:
            yield from self._row(number, cells)

    def _row(self, number: int, cells: list[str]) -> Iterator[TableNote]:
        column = self.columns.of("text")
        if column is not None and (text := self._text(number, column, cells[column])):
            note = TableNote(str(number), number, text)
            note.name = self._line(number, cells, "id", NOTE_TEXT)
            note.box = self._line(number, cells, "box", LONGEST_CELL)
            if self._settle(note):
                self._fill(note, cells)
                yield note
        elif column is not None and self._cell(cells, "box") and not self.lists:
            self._wrong(number, column, _("there is no text"))
        for index, kind in self.lists:
            if text := self._text(number, index, cells[index]):
                yield TableNote(f"{number}-{index}", number, text, kind, is_fixed=True)

    def _text(self, number: int, column: int, cell: str) -> str:
        return self._clean(number, column, cell, NOTE_TEXT)

    def _settle(self, note: TableNote) -> bool:
        """Say in which box the note belongs, as far as that is known. False: it is left out."""
        name = vocabulary.plain(note.box)
        chosen = self.boxes.get(note.key) or self.boxes.get(f"={name}", "")
        kind = vocabulary.kind_of(note.box)
        if name and kind is None:
            self.unknown[note.box] = self.unknown.get(note.box, 0) + 1
        if chosen == SKIP:
            self.left_out.append(note)
            return False
        note.kind = Kind(chosen) if chosen else kind
        note.is_fixed = not self.boxes.get(note.key) and note.kind is not None
        return True

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
        column, cell = self.columns.of("details") or 0, self._cell(cells, "details")
        if details := self._clean(note.row, column, cell, NOTE_DETAILS, clean_block):
            note.entry["details"] = details
        self._take(note, cells, "weight", vocabulary.weight_of, _("%s is no weight from 1 to 5"))
        if note.kind is not None:
            self._take_by_kind(note, cells, note.kind)

    def _take_by_kind(self, note: TableNote, cells: list[str], kind: Kind) -> None:
        facts = KINDS[kind]
        box = {"box": _(facts.many)}
        words = _("%%s is no type of “%(box)s”") % {k: v.replace("%", "%%") for k, v in box.items()}
        self._take(note, cells, "type", lambda word: vocabulary.type_of(word, kind), words)
        if kind is Kind.PAIN:
            words = _("%s is no moment: before, during or after the job")
            self._take(note, cells, "moment", vocabulary.moment_of, words)
        if facts.side is Side.PROFILE:
            words = _("%s is no stage of buying")
            self._take(note, cells, "stage", vocabulary.stage_of, words)
        elif found := self._elements(note.row, self._cell(cells, "elements")):
            note.entry["elements"] = found

    def _take(
        self,
        note: TableNote,
        cells: list[str],
        role: str,
        understand: Callable[[str], object],
        words: str,
    ) -> None:
        cell = self._cell(cells, role).strip()
        if not cell:
            return
        value = understand(cell)
        if value is None:
            self._wrong(note.row, self.columns.of(role) or 0, words % quoted(cell))
        else:
            note.entry[role] = value

    def _elements(self, number: int, cell: str) -> list[str]:
        words = cell.split()
        if not all(word in ELEMENTS for word in words):
            words = [word for word in cell.replace(";", ",").split(",") if word.strip()]
        found = []
        for word in words:
            element = vocabulary.element_of(word)
            if element is None:
                column = self.columns.of("elements") or 0
                self._wrong(number, column, _("%s is no element of value") % quoted(word))
            elif element not in found:
                found.append(element)
        return found

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
            return clean(cell, most)
        except BadText as error:
            self._wrong(number, column, said_of(error))
            return cell[:most]

    def _cell(self, cells: list[str], role: str) -> str:
        column = self.columns.of(role)
        return "" if column is None else cells[column]

    def _wrong(self, number: int, column: int, message: str) -> None:
        if len(self.problems) <= MOST_LISTED:  # one more says that there are more
            self.problems.append(CellProblem((number, self.names[column]), message))
