"""Writes the notes as a table, one row each. An import reads it back equal.

UTF-8 with a byte order mark, without which Excel guesses another encoding; CRLF (RFC 4180); commas,
or semicolons, which Excel expects where a comma stands in numbers, or tabs.
`method/cells.py` guards what a spreadsheet would run as a formula.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.interchange import canvas_file
from canvases.method.cells import guard
from canvases.method.document import Document, NoteEntry
from canvases.method.kinds import KINDS, Kind
from canvases.method.note_fields import NOTE_FIELDS
from canvases.method.weight import counted

COLUMNS: Final = (
    "id", "side", "box", *(field.name for field in NOTE_FIELDS),
    "segment", "value_map", "canvas", "links",
)  # fmt: skip
"""Names of the columns, never translated: docs/exports.md says what stands in them."""

SEPARATORS: Final = {"comma": ",", "semicolon": ";", "tab": "\t"}

_Row = dict[str, str]


def make(request: ExportRequest) -> bytes:
    """The table of the requested canvases."""
    some = () if request.scope is Scope.WORKSPACE else request.canvases
    separator = SEPARATORS[request.options.separator]
    return render(canvas_file.document(request.workspace, *some), separator)


def render(document: Document, separator: str = ",") -> bytes:
    """The table of a document's notes, box after box, heaviest first."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, delimiter=separator)
    writer.writeheader()
    for row in rows(document):
        writer.writerow({name: guard(cell) for name, cell in row.items()})
    return text.getvalue().encode("utf-8-sig")


def rows(document: Document) -> Iterator[_Row]:
    """The rows, before formulas are guarded."""
    links: dict[str, list[str]] = defaultdict(list)
    for link in document["links"]:
        links[link["from"]].append(f"{link['to']}:{link['strength']}")
    canvases = document["canvases"]
    for segment in document["segments"]:
        titles = [one["title"] for one in canvases if one["segment"] == segment.get("id")]
        place = {"segment": segment["name"], "canvas": "\n".join(titles)}
        yield from _side(segment["profile"]["notes"], place, links)
    for value_map in document["value_maps"]:
        titles = [one["title"] for one in canvases if one["value_map"] == value_map.get("id")]
        place = {"value_map": value_map["name"], "canvas": "\n".join(titles)}
        yield from _side(value_map["notes"], place, links)


def _side(notes: Iterable[NoteEntry], place: _Row, links: dict[str, list[str]]) -> Iterator[_Row]:
    boxes = list(KINDS)

    def place_of(note: NoteEntry) -> tuple[int, int]:
        return boxes.index(Kind(note["kind"])), -counted(note.get("weight"))

    for note in sorted(notes, key=place_of):
        name = str(note.get("id", ""))
        yield {
            "id": name,
            "side": KINDS[Kind(note["kind"])].side.value,
            "box": note["kind"],
            **{field.name: field.cell(note.get(field.name, "")) for field in NOTE_FIELDS},
            **place,
            "links": " ".join(links[name]),
        }
