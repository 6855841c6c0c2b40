"""The contexts of the import pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from canvases.access import CanvasGrant, Grant
from canvases.actions import kept_imports
from canvases.imports import alphabets, columns, delimited, sources, upload
from canvases.imports.choices import SKIP, Sent, choices
from canvases.imports.plan import Plan
from canvases.imports.problems import BadFile, Problem
from canvases.imports.table_note import TableNote
from canvases.imports.table_notes import Reading
from canvases.imports.upload import Upload
from canvases.imports.vocabulary import plain
from canvases.method.document import Document, NoteEntry
from canvases.method.kinds import KINDS, Kind
from canvases.queries.board import known_texts
from canvases.queries.workspace import load_places
from canvases.views.requests import HtmxRequest

MOST_SHOWN = 40  # problems on a page
_LAST: Final = 3  # step

Context = dict[str, object]


_COLUMNS: Final = (
    "sheet",
    "encoding",
    "separator",
    "first",
    "layout",
    "has_names",
    "apart",
    "ragged",
    "width",
    "column-",
)
_CHECK: Final = ("shorten", "into", "title", "segment")
"""What the names of fields begin with: how to read a table, and what is chosen at the end."""


@dataclass(frozen=True, slots=True)
class Item:
    """A note to be, as it is shown; with a `key` it can be moved, edited and left out."""

    text: str
    weight: int | None = None
    key: str = ""
    own: str = ""  # where it is without a choice: a Kind, SKIP, or nowhere
    chosen: str = ""
    why: str = ""
    flaw: str = ""
    side: str = ""  # which it cannot leave
    place: str = ""  # where it is now: a Kind, SKIP, or nowhere
    is_reworded: bool = False


def anew(sent: Sent) -> dict[str, str]:
    """What was sent, without how to read what was brought before."""
    return {name: value for name, value in sent.items() if not name.startswith(_COLUMNS)}


def opened_by(sent: Sent) -> str:
    """The key of the text whose fields were asked for, as without scripts; or "all"."""
    return sent.get("go", "").partition("edit-")[2]


def default_title(brought: Upload) -> str:
    """What a canvas is called where nobody says it."""
    return brought.name or _("Imported canvas")


def show_choose(
    request: HtmxRequest, grant: Grant | None, sent: Sent, problems: Sequence[Problem] = ()
) -> HttpResponse:
    """The first step: a file or a pasted text; what was brought before is still there."""
    before = _before(sent)
    pasted = before.pasted if before else None
    context: Context = {"step": 1, "text": sent.get("text") or pasted or "", **_told(problems)}
    context |= {"sources": sources.SOURCES, "accepted": sources.accepted()}
    context["kept"] = before if pasted is None else None
    if before is not None:
        context |= {"packed": sent["packed"], "carried": _carried(sent, 2, 3)}
    file = request.FILES.get("file")
    context["subject"] = _subject(file.name if file else "")
    return _page(request, grant, context, status=422 if problems else 200)


def show_columns(request: HtmxRequest, grant: Grant | None, made: Plan) -> HttpResponse:
    """The second step: how it was read, and what each column means."""
    context = {
        "step": 2,
        "roles": columns.choices(),
        "box_roles": columns.box_choices(),
        "encodings": alphabets.ENCODINGS,
        "separators": delimited.SEPARATORS,
        "carried": _carried(made.sent, 3, *_beside(made)),
    }
    status = 422 if made.problems and made.table is None else 200
    return _later_step(request, grant, made, context, status)


def show_check(
    request: HtmxRequest, grant: Grant | None, made: Plan, status: int = 200
) -> HttpResponse:
    """The last step: what will be made, and where; texts are sorted into boxes here."""
    sent, boxes = made.sent, _boxes(made)
    count = len(made.reading.notes) if made.reading else sum(map(len, boxes.values()))
    context = {
        "step": _LAST,
        "boxes": boxes,
        "count": count,
        **_aside(made),
        "carried": _carried(sent, 2, *_beside(made), *((3,) if made.problems else ())),
        "chosen": {"title": "", "segment_name": "", **sent},
        "plain": plain,
        "opened": opened_by(sent),
        "tried": status != 200,
    }
    context["known"] = known_notes(grant, made) if isinstance(grant, CanvasGrant) else []
    if grant is not None:
        context["places"] = load_places(grant.workspace)
        context["segments"] = grant.workspace.segments.filter(binned_at=None)
    return _later_step(request, grant, made, context, status)


def known_notes(grant: CanvasGrant, made: Plan) -> list[TableNote]:
    """The notes to be whose text is in their box on the canvas already."""
    notes = made.reading.notes if made.reading else []
    known = known_texts(grant.canvas, [(note.kind, note.text) for note in notes if note.kind])
    return [note for note in notes if (note.kind, note.text) in known]


def show_text(request: HtmxRequest, made: Plan, reading: Reading, note: TableNote) -> HttpResponse:
    """One text after a change to it, and what follows elsewhere on the last page."""
    is_out = any(one is note for one in reading.left_out)
    item = _item(made, note, SKIP if is_out else _place(note))
    context = {"item": item, "plan": made, "count": len(reading.notes), "opened": ""}
    context |= {"problems": made.problems, "tried": False, **_aside(made)}
    return render(request, "components/imports/text.html", context)


def _aside(made: Plan) -> Context:
    """What stands in no box: texts that wait, and what is left out."""
    left_out = made.reading.left_out if made.reading else []
    text = made.sent.get("text", "") if _beside(made) else ""
    return {
        "waiting": [_item(made, note, "") for note in made.waiting],
        "left_out": [_item(made, note, SKIP) for note in left_out],
        "beside": text.split("\n") if text else [],
    }


def _later_step(
    request: HtmxRequest, grant: Grant | None, made: Plan, context: dict[str, Any], status: int
) -> HttpResponse:
    """A step after the first: the upload goes along, packed. Where it is too large for that, back
    to the first."""
    try:
        packed = made.upload.pack()
    except BadFile as error:
        return show_choose(request, grant, made.sent, error.problems)
    if context["step"] == _LAST and made.reading is not None and not made.problems:
        chosen = dict(_carried(made.sent, 2, 3, *_beside(made)))
        context["kept_as"] = kept_imports.keep(grant, packed, chosen)
    context |= {"plan": made, "packed": packed, "subject": _subject(made.upload.name)}
    return _page(request, grant, context | _told(made.problems), status=status)


def _page(
    request: HtmxRequest, grant: Grant | None, context: Context, status: int = 200
) -> HttpResponse:
    canvas = grant.canvas if isinstance(grant, CanvasGrant) else None
    context |= {"workspace": grant.workspace if grant else None, "canvas": canvas}
    return render(request, "import.html", context, status=status)


def _told(problems: Sequence[Problem]) -> Context:
    return {"problems": problems[:MOST_SHOWN], "problem_count": len(problems)}


def _subject(name: str | None) -> str:
    """What the sentence about a problem of all of it begins with."""
    return _("The file “%s”") % name if name else _("What you pasted")


def _before(sent: Sent) -> Upload | None:
    """What was brought before, as far as the form carries that."""
    try:
        return upload.unpack(sent["packed"]) if sent.get("packed") else None
    except BadFile:
        return None


def _beside(made: Plan) -> tuple[int, ...]:
    """The first step, where a text may stand beside the file; a pasted one is the upload."""
    return (1,) if made.upload.pasted is None else ()


def _carried(sent: Sent, *steps: int) -> list[tuple[str, str]]:
    """The fields of other steps, to be sent on unseen; of what concerns single texts only what is
    a choice."""
    starts = {1: (), 2: _COLUMNS, 3: _CHECK}
    wanted = tuple(start for step in steps for start in starts[step])
    found = {name: value for name, value in sent.items() if value and name.startswith(wanted)}
    if 1 in steps:
        found["text"] = sent.get("text", "")
    if 3 in steps:
        chosen = choices(sent)
        found |= {f"box-{key}": box for key, box in chosen.boxes.items()}
        found |= {f"text-{key}": text for key, text in chosen.texts.items()}
    return list(found.items())


def _item(made: Plan, note: TableNote, place: str) -> Item:
    is_file = made.upload.form == "canvas"
    weight = note.entry.get("weight")
    return Item(
        note.text,
        weight if isinstance(weight, int) else None,
        note.key,
        own=SKIP if note.why else note.own.value if note.own else "",
        chosen=made.chosen.boxes.get(note.key, ""),
        why=note.why,
        flaw=note.flaw,
        side=KINDS[note.own].side if is_file and note.own else "",
        place=place,
        is_reworded=note.key in made.chosen.texts,
    )


def _place(note: TableNote) -> str:
    return "" if note.flaw or note.kind is None else note.kind.value


def _boxes(made: Plan) -> dict[Kind, list[Item]]:
    """What each box will get, wherever that lies."""
    found: dict[Kind, list[Item]] = {kind: [] for kind in Kind}
    if made.reading is not None:
        for note in made.reading.notes:
            if note.kind is not None and not note.flaw:
                found[note.kind].append(_item(made, note, note.kind.value))
    elif made.document is not None:
        for entry in _entries(made.document):
            found[Kind(entry["kind"])].append(Item(entry["text"], entry.get("weight")))
    return found


def _entries(document: Document) -> list[NoteEntry]:
    sides = [*(segment["profile"]["notes"] for segment in document["segments"])]
    sides += [value_map["notes"] for value_map in document["value_maps"]]
    return [entry for notes in sides for entry in notes]
