"""What people do with what the coach says: put a hint aside, split a note, choose the language."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from canvases.actions.errors import Stale
from canvases.actions.notes import current_note, insert
from canvases.actions.rows import current
from canvases.journal.writer import Entry, journaled
from canvases.method.hints.told import CANVAS_NAMES, NOTE_KEYS, known_keys
from canvases.method.kinds import Kind
from canvases.models import Canvas, Note


@journaled("hint.dismissed")
def dismiss_on_note(entry: Entry, *, note: Note, hint: str) -> None:
    """Put a hint aside, by its key, until the words of the note change."""
    note = current_note(entry, note)
    entry.watch(note)
    known = known_keys(note.dismissed, NOTE_KEYS)
    note.dismissed = known if hint in known else [*known, hint]
    note.save(update_fields=["dismissed"])
    entry.about(note, note.text)


@journaled("hint.dismissed")
def dismiss_on_canvas(entry: Entry, *, canvas: Canvas, hints: Sequence[str]) -> None:
    """Put hints on the canvas or its boxes aside, by their names, for good."""
    canvas = current(canvas)
    entry.watch(canvas)
    canvas.dismissed = list(dict.fromkeys([*known_keys(canvas.dismissed, CANVAS_NAMES), *hints]))
    canvas.save(update_fields=["dismissed"])
    entry.about(canvas, canvas.title)


@journaled("note.split")
def split(entry: Entry, *, canvas: Canvas, note: Note, version: int, parts: Sequence[str]) -> None:
    """Make several notes of one: it keeps the first of the clean `parts` with its links and all
    else, the others follow with its weight. Raises Stale where its words are newer than that
    `version`."""
    note = current_note(entry, note)
    if note.version != version:
        raise Stale(_("Someone else changed this note meanwhile."), note)
    entry.watch(note)
    first, *others = parts
    note.text, note.dismissed = first, []
    note.version += 1
    note.save(update_fields=["text", "dismissed", "version"])
    insert(entry, canvas, Kind(note.kind), others, note.weight)
    entry.about(note, first)


@journaled("canvas.language")
def choose_language(entry: Entry, *, canvas: Canvas, language: str) -> None:
    """Say in which language the notes are, by its code; "" leaves it to be guessed."""
    canvas = current(canvas)
    entry.watch(canvas)
    canvas.language = language
    canvas.save(update_fields=["language"])
    entry.about(canvas, canvas.title)
