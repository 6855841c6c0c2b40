"""The pages of an import: what its templates are given."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from canvases.access import CanvasGrant, Grant
from canvases.imports import columns, delimited
from canvases.imports.plan import Plan
from canvases.imports.problems import BadFile, Problem
from canvases.imports.vocabulary import plain
from canvases.method.document import Document, NoteEntry
from canvases.method.kinds import DEFAULT_WEIGHT, Kind
from canvases.queries.workspace import load_places

MOST_SHOWN = 40  # problems on a page

Context = dict[str, object]


@dataclass(frozen=True, slots=True)
class Item:
    """A note to be, as it is shown; with a `key` its box can be chosen."""

    text: str
    weight: int
    key: str = ""


def show_choose(
    request: HttpRequest, grant: Grant | None, problems: Sequence[Problem] = ()
) -> HttpResponse:
    """The first step: a file or a pasted text."""
    file = request.FILES.get("file")
    context = {"step": 1, "text": request.POST.get("text", ""), **_told(problems)}
    context["subject"] = _subject(file.name if file else "")
    return _page(request, grant, context, status=422 if problems else 200)


def show_columns(request: HttpRequest, grant: Grant | None, made: Plan) -> HttpResponse:
    """The second step: how it was read, and what each column means."""
    context = {
        "step": 2,
        "roles": columns.choices(),
        "box_roles": columns.box_choices(),
        "encodings": delimited.ENCODINGS,
        "separators": delimited.SEPARATORS,
        "carried": _carried(request, "box-"),
    }
    status = 422 if made.problems and made.table is None else 200
    return _later_step(request, grant, made, context, status)


def show_check(
    request: HttpRequest, grant: Grant | None, made: Plan, status: int = 200
) -> HttpResponse:
    """The last step: what will be made, and where; texts are sorted into boxes here."""
    context = {
        "step": 3,
        "boxes": _boxes(made),
        "carried": _carried(request, "column-", "width", "has_names", "sheet", "enc", "sep"),
        "chosen": {"title": "", "segment_name": "", **request.POST.dict()},
        "plain": plain,
        "tried": status != 200,
    }
    if grant is not None:
        context["places"] = load_places(grant.workspace)
        context["segments"] = grant.workspace.segments.filter(binned_at=None)
    return _later_step(request, grant, made, context, status)


def _later_step(
    request: HttpRequest, grant: Grant | None, made: Plan, context: dict[str, Any], status: int
) -> HttpResponse:
    """A step after the first: the upload goes along, packed. Where it is too large for that, back
    to the first."""
    try:
        packed = made.upload.pack()
    except BadFile as error:
        return show_choose(request, grant, error.problems)
    context |= {"plan": made, "packed": packed, "subject": _subject(made.upload.name)}
    return _page(request, grant, context | _told(made.problems), status=status)


def _page(
    request: HttpRequest, grant: Grant | None, context: Context, status: int = 200
) -> HttpResponse:
    canvas = grant.canvas if isinstance(grant, CanvasGrant) else None
    context |= {"workspace": grant.workspace if grant else None, "canvas": canvas}
    return render(request, "import.html", context, status=status)


def _told(problems: Sequence[Problem]) -> Context:
    return {"problems": problems[:MOST_SHOWN], "problem_count": len(problems)}


def _subject(name: str | None) -> str:
    """What the sentence about a problem of all of it begins with."""
    return _("The file “%s”") % name if name else _("What you pasted")


def _carried(request: HttpRequest, *starts: str) -> list[tuple[str, str]]:
    """The fields of another step, to be sent on unseen."""
    sent = request.POST.dict()
    return [(name, str(value)) for name, value in sent.items() if name.startswith(starts)]


def _boxes(made: Plan) -> dict[Kind, list[Item]]:
    """What each box will get, where it all fits on one canvas."""
    found: dict[Kind, list[Item]] = {kind: [] for kind in Kind}
    if made.reading is not None:
        for note in made.reading.notes:
            if note.kind is not None:
                weight = note.entry.get("weight", DEFAULT_WEIGHT)
                key = "" if note.is_fixed else note.key
                found[note.kind].append(Item(note.text, int(str(weight)), key))
    elif made.document is not None:
        for entry in _entries(made.document):
            found[Kind(entry["kind"])].append(Item(entry["text"], entry["weight"]))
    return found


def _entries(document: Document) -> list[NoteEntry]:
    sides = [*(segment["profile"]["notes"] for segment in document["segments"])]
    sides += [value_map["notes"] for value_map in document["value_maps"]]
    return [entry for notes in sides for entry in notes]
