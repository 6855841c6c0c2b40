"""A field of a note that is filled in, in the panel, is wherever a field has to be."""

import html
import json
from typing import Any

import pytest

from canvases.access import CanvasGrant
from canvases.actions import notes
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.interchange import canvas_file, csv_notes
from canvases.exports.text import markdown
from canvases.imports import canvas_file as canvas_file_reader
from canvases.imports.plan import plan
from canvases.imports.problems import BadFile
from canvases.imports.upload import of_file
from canvases.method.document import Document, NoteEntry
from canvases.method.kinds import KINDS, SIDES, Kind
from canvases.method.note_fields import NOTE_FIELDS, NoteField, Sort
from canvases.models import Note, Role
from canvases.queries.history import load_note_history
from tests import cast
from tests.views.test_notes import address

# Each field in one kind of note that can have it, or in all where each has its own choices.
CASES = [
    (field, kind) for field in NOTE_FIELDS for kind in field.choices_by_kind or [*field.kinds][:1]
]
MISSING = [(field, kind) for field in NOTE_FIELDS for kind in Kind if kind not in field.kinds]
ON_NOTE = [(field, kind) for field, kind in CASES if field.on_note]
# Elements of value are not: they are many, and long.
OUTLINED = [
    (field, kind)
    for field, kind in CASES
    if field.is_fact or field.name in ("text", "details", "weight")
]


def each(cases: list[tuple[NoteField, Kind]]) -> pytest.MarkDecorator:
    ids = [f"{field.name}-{kind}" for field, kind in cases]
    return pytest.mark.parametrize(("field", "kind"), cases, ids=ids)


def value_of(field: NoteField, kind: Kind) -> Any:
    """Something to be had in the field, that is not there by itself."""
    match field.sort:
        case Sort.CHOICE:
            return list(field.choices_of(kind))[-1]
        case Sort.CHOICES:
            return list(field.choices_of(kind))[:2]
        case Sort.SCALE:
            return 5
    return f"Zmrzlina in the {field.name}"


def words_of(field: NoteField, kind: Kind) -> list[str]:
    return field.words(value_of(field, kind), str)


def written(grant: CanvasGrant, field: NoteField, kind: Kind) -> Note:
    """A note in which the field alone was filled in, in the panel."""
    note = cast.add(grant, kind)
    sent = {"version": "1", f"{field.name}_given": "1", field.name: value_of(field, kind)}
    cast.browser("ada").post(address(grant, "note", note.public_id), sent)
    note.refresh_from_db()
    return note


def panel(name: str, grant: CanvasGrant, note: Note) -> str:
    answer = cast.browser(name).get(address(grant, "note", note.public_id))
    return html.unescape(answer.content.decode())


def export(grant: CanvasGrant, make: Any) -> str:
    content: bytes = make(ExportRequest(grant.workspace, Scope.CANVAS, (grant.canvas,)))
    return content.decode("utf-8-sig")


def entry_in(document: Document | None, kind: Kind) -> NoteEntry:
    """The only note of a kind in what was read."""
    assert document is not None
    sides = [*(one["profile"] for one in document["segments"]), *document["value_maps"]]
    (entry,) = (note for side in sides for note in side["notes"] if note["kind"] == kind)
    return entry


@each(CASES)
def test_field_is_asked_for_kept_and_shown(ada: CanvasGrant, field: NoteField, kind: Kind) -> None:
    note = written(ada, field, kind)
    cast.joined_by("finn", ada.canvas, Role.VIEWER)

    asked, shown = panel("ada", ada, note), panel("finn", ada, note)

    assert getattr(note, field.name) == value_of(field, kind)
    assert f'name="{field.name}"' in asked
    assert f'name="{field.name}"' not in shown
    assert all(words in asked and words in shown for words in words_of(field, kind))


@each(CASES)
def test_field_is_told_in_the_history(ada: CanvasGrant, field: NoteField, kind: Kind) -> None:
    event = load_note_history(written(ada, field, kind))[0]

    (detail,) = event.details
    assert (detail.name, detail.after) == (field.label, ", ".join(words_of(field, kind)))


@each(CASES)
def test_field_goes_through_a_canvas_file(ada: CanvasGrant, field: NoteField, kind: Kind) -> None:
    written(ada, field, kind)

    found = canvas_file_reader.read(export(ada, canvas_file.make).encode())

    assert entry_in(found, kind)[field.name] == value_of(field, kind)


@each(CASES)
def test_field_goes_through_a_table(ada: CanvasGrant, field: NoteField, kind: Kind) -> None:
    written(ada, field, kind)

    made = plan(of_file(export(ada, csv_notes.make).encode(), "a.csv", None), {}, "Meals", "Fridge")

    assert entry_in(made.document, kind)[field.name] == value_of(field, kind)


@each(OUTLINED)
def test_field_is_in_an_outline(ada: CanvasGrant, field: NoteField, kind: Kind) -> None:
    written(ada, field, kind)

    text = export(ada, markdown.make)

    assert all(words in text for words in words_of(field, kind))


@each(ON_NOTE)
def test_field_on_a_note_is_on_the_board(ada: CanvasGrant, field: NoteField, kind: Kind) -> None:
    written(ada, field, kind)

    page = cast.browser("ada", htmx=False).get(address(ada, "board")).content.decode()

    assert f'<span class="note__tag">{words_of(field, kind)[0]}</span>' in page


@each(MISSING)
def test_kind_that_cannot_have_a_field_has_none(
    ada: CanvasGrant, field: NoteField, kind: Kind
) -> None:
    other = next(iter(field.kinds))
    note = cast.add(ada, kind)
    sent = {"version": "1", f"{field.name}_given": "1", field.name: value_of(field, other)}
    cast.browser("ada").post(address(ada, "note", note.public_id), sent)
    file = json.loads(export(ada, canvas_file.make))
    entry_in(file, kind)[field.name] = value_of(field, other)

    note.refresh_from_db()
    assert getattr(note, field.name) == field.empty
    assert f'name="{field.name}"' not in panel("ada", ada, note)
    with pytest.raises(BadFile, match=field.name):
        canvas_file_reader.read(json.dumps(file).encode())


@each(CASES)
def test_field_that_another_box_has_not_goes_when_a_note_moves(
    ada: CanvasGrant, field: NoteField, kind: Kind
) -> None:
    note = written(ada, field, kind)
    for other in SIDES[KINDS[kind].side]:
        notes.move(ada, cast.op(), note=note, kind=other)
        note.refresh_from_db()

        assert field.suits(other, getattr(note, field.name))
