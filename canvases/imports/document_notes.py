"""The notes of a canvas file, with the choices that the person made for each."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from canvases.imports.choices import SKIP, Choices, Keys
from canvases.imports.table_note import TableNote, edited_text, measure
from canvases.imports.table_notes import MOST_NOTES, Reading
from canvases.method.document import Document, LinkEntry, NoteEntry
from canvases.method.kinds import KINDS, Kind, may_link
from canvases.method.note_fields import NOTE_FIELDS

_PLACES: Final = (
    "id",
    "name",
    "title",
    "parent",
    "profile",
    "notes",
    "segment",
    "segments",
    "value_map",
    "alternative",
    "kind",
)


def decide(document: Document, chosen: Choices) -> Reading | None:
    """The notes of `document`, changed, moved within their side or left out as chosen. None where
    there are more than could be shown one by one."""
    sides = [*(segment["profile"] for segment in document["segments"]), *document["value_maps"]]
    if sum(len(side["notes"]) for side in sides) > MOST_NOTES:
        return None
    keys, notes, left_out = Keys(), dict[int, TableNote](), list[TableNote]()
    for side in sides:
        kept = []
        for entry in side["notes"]:
            note = TableNote(keys.key_of(entry["text"]), 0, entry["text"], own=Kind(entry["kind"]))
            if _settle(note, entry, chosen):
                notes[id(entry)] = note
                kept.append(entry)
            else:
                left_out.append(note)
        side["notes"] = kept
    by_id = {
        entry["id"]: notes[id(entry)] for side in sides for entry in side["notes"] if "id" in entry
    }
    document["links"] = [link for link in document["links"] if _holds(link, by_id)]
    return Reading(list(notes.values()), [], {}, left_out)


def beyond_notes(document: Document) -> list[str]:
    """The texts of a document that an existing canvas does not take: all but its notes and
    names."""
    entries: Iterable[Mapping[str, object]] = chain(
        document["segments"], document.get("pairs", []), document["value_maps"],
        document["canvases"],
    )  # fmt: skip
    return [
        text
        for entry in entries
        for key, value in entry.items()
        if key not in _PLACES
        for text in _texts(value)
    ]


def _settle(note: TableNote, entry: NoteEntry, chosen: Choices) -> bool:
    """Put the note into its box, with its text. False: it is left out."""
    if "weight" in entry:
        note.entry["weight"] = entry["weight"]
    box = chosen.boxes.get(note.key, "")
    text = edited_text(note, chosen)
    if box == SKIP or not text:
        return False
    note.kind = note.own
    if box and note.own and KINDS[Kind(box)].side is KINDS[note.own].side:
        note.kind = Kind(box)
    if note.kind is not None and note.was_moved:
        entry["kind"] = note.kind.value
        for field in NOTE_FIELDS:
            if field.name in entry and not field.suits(note.kind, entry[field.name]):
                note.unfit.append((field.name, field.cell(entry.pop(field.name))))
    entry["text"] = note.text = text
    measure(note)
    return True


def _holds(link: LinkEntry, notes: dict[str, TableNote]) -> bool:
    """Whether both ends exist and may still be linked; otherwise the remaining end reports it."""
    source, target = notes.get(link["from"]), notes.get(link["to"])
    if source and target and source.kind and target.kind and may_link(source.kind, target.kind):
        return True
    for end, other in ((source, target), (target, source)):
        if end is not None:
            end.unfit.append(("links", other.text if other else end.text))
            break
    return False


def _texts(value: object) -> Iterator[str]:
    """The texts in a value of a canvas file, at any depth; the reader has bounded that."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)
