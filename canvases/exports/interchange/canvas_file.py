"""Writes the canvas file, the open format that holds everything and can be imported again."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final, TypeVar

from django.db.models import Q

from canvases.exports.export_request import ExportRequest, Scope
from canvases.method.cards import renamed as renamed_cards
from canvases.method.document import (
    FORMAT,
    VERSION,
    CanvasEntry,
    Document,
    LinkEntry,
    NoteEntry,
    PairEntry,
    SegmentEntry,
    ValueMapEntry,
    WorkspaceEntry,
)
from canvases.method.evidence import read
from canvases.method.flows import GIVES
from canvases.method.hints.languages import CHOICES
from canvases.method.hints.told import CANVAS_NAMES, NOTE_KEYS, known_keys
from canvases.method.kinds import Kind
from canvases.method.note_fields import IN_CANVAS_FILE
from canvases.method.research_methods import renamed
from canvases.method.segmentation import SEPARATE
from canvases.models import (
    Canvas,
    CustomerSegment,
    Link,
    Note,
    SegmentPair,
    Statement,
    TestCard,
    ValueMap,
    Workspace,
)
from canvases.queries.assessment import load_medians
from canvases.queries.workspace import canvases_of

# In the order in which a reader wants them.
_SEGMENT_FIELDS: Final = (
    "description", "market", "kind", "job_hired_for", "channel_position", "traits", "roles",
    "persona", "meaningful", "value", "target", "methods", "dismissed",
)  # fmt: skip
_NOTE_FIELDS: Final = {
    kind: tuple(field.name for field in IN_CANVAS_FILE if kind in field.kinds) for kind in Kind
}


R = TypeVar("R", CustomerSegment, ValueMap)
_BySide = dict[tuple[int | None, int | None], list[Note]]  # by keys of profile and value map


def make(request: ExportRequest) -> bytes:
    """The canvas file of the requested canvases."""
    if request.scope is Scope.WORKSPACE:
        return render(request.workspace)
    return render(request.workspace, *request.canvases)


def render(workspace: Workspace, *canvases: Canvas) -> bytes:
    """The canvas file of a workspace, or of some canvases with their sides, as UTF-8 text."""
    text = json.dumps(document(workspace, *canvases), ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def document(workspace: Workspace, *some: Canvas) -> Document:
    """The same as a tree, without the bin. Ids are counted through. Nine queries at most."""
    canvases = list(some) or canvases_of(workspace)
    segments = _unique(row.profile.segment for row in some) or _segments(workspace)
    value_maps = _unique(row.value_map for row in some) or _value_maps(workspace)
    notes = _notes(segments, value_maps)
    by_side: _BySide = defaultdict(list)
    for note in notes:
        by_side[note.profile_id, note.value_map_id].append(note)
    names = _Names()
    known = {row.pk for row in segments}
    told = _told(canvases)
    return {
        "format": FORMAT,
        "version": VERSION,
        "workspace": _workspace(workspace),
        "segments": [_segment(row, known, by_side, names) for row in segments],
        "pairs": [_pair(row, names) for row in _pairs(segments)],
        "value_maps": [_value_map(row, by_side, names) for row in value_maps],
        "canvases": [_canvas(row, by_side, names, told[row.pk]) for row in canvases],
        "links": [_link(row, names) for row in _links(workspace, notes)],
    }


def _unique(rows: Iterable[R]) -> list[R]:
    """Each row once: canvases may share a side."""
    return list(dict.fromkeys(rows))


class _Names:
    """Ids for the file: s1, s2 … for segments, m1 … for value maps, c1 …, n1 …."""

    def __init__(self) -> None:
        self._given: dict[tuple[str, int], str] = {}
        self._numbers = {letter: count(1) for letter in "smcn"}

    def of(self, letter: str, key: int) -> str:
        """The id of the row with this primary key, the same each time."""
        if (letter, key) not in self._given:
            self._given[letter, key] = f"{letter}{next(self._numbers[letter])}"
        return self._given[letter, key]


def _workspace(row: Workspace) -> WorkspaceEntry:
    return {"name": row.name, **_unnamed(row), **_filled(row, ("kind",))}  # type: ignore[typeddict-item]


def _unnamed(row: Workspace | CustomerSegment | Canvas) -> dict[str, Any]:
    """What says that a name is a placeholder."""
    return {} if row.is_named else {"is_named": False}


def _segments(workspace: Workspace) -> list[CustomerSegment]:
    return list(workspace.segments.filter(binned_at=None).select_related("profile"))


def _pairs(segments: list[CustomerSegment]) -> list[SegmentPair]:
    """What was answered about two of these segments, in their order."""
    places = {row.pk: place for place, row in enumerate(segments)}
    rows = SegmentPair.objects.filter(first__in=places, second__in=places)
    told = [row for row in rows if any(row.answers.values())]
    return sorted(told, key=lambda row: sorted((places[row.first_id], places[row.second_id])))


def _value_maps(workspace: Workspace) -> list[ValueMap]:
    return list(workspace.value_maps.filter(binned_at=None))


def _notes(segments: list[CustomerSegment], value_maps: list[ValueMap]) -> list[Note]:
    here = Q(profile__segment__in=segments) | Q(value_map__in=value_maps)
    return list(Note.objects.filter(here).live().order_by("position", "pk"))


def _links(workspace: Workspace, notes: list[Note]) -> list[Link]:
    """The links between the notes. Read by workspace, because a list of thousands of keys makes a
    bad query."""
    known = {note.pk for note in notes}
    rows = Link.objects.filter(workspace=workspace).order_by("pk")
    return [row for row in rows if row.source_id in known and row.target_id in known]


def _segment(
    row: CustomerSegment, known: set[int], by_side: _BySide, names: _Names
) -> SegmentEntry:
    entry: dict[str, Any] = {"id": names.of("s", row.pk), "name": row.name, **_unnamed(row)}
    if row.parent_id in known:
        entry["parent"] = names.of("s", row.parent_id)
    own = by_side[row.profile.pk, None]
    notes = [_note(note, names) for note in own]
    facts = _filled(row, _SEGMENT_FIELDS)
    if "methods" in facts:
        ids = {note.public_id: names.of("n", note.pk) for note in own}
        facts["methods"] = renamed(row.methods, ids)
    return {**entry, **facts, "profile": {"notes": notes}}  # type: ignore[typeddict-item]


def _pair(row: SegmentPair, names: _Names) -> PairEntry:
    return {
        "segments": [names.of("s", row.first_id), names.of("s", row.second_id)],
        **_filled(row, (*SEPARATE, *GIVES)),
    }


def _value_map(row: ValueMap, by_side: _BySide, names: _Names) -> ValueMapEntry:
    return {
        "id": names.of("m", row.pk),
        "name": row.name,
        "alternative": row.alternative,
        "notes": [_note(note, names) for note in by_side[None, row.pk]],
    }


def _note(row: Note, names: _Names) -> NoteEntry:
    entry: NoteEntry = {"id": names.of("n", row.pk), "kind": row.kind}
    entry |= _filled(row, _NOTE_FIELDS[Kind(row.kind)])
    if found := read(row.evidence):
        entry["evidence"] = [one.stored for one in found]
    if put_aside := known_keys(row.dismissed, NOTE_KEYS):
        entry["dismissed"] = put_aside
    return entry


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of a canvas in rows of their own."""

    medians: list[float | None]
    variants: list[Statement] = field(default_factory=list)
    tests: list[TestCard] = field(default_factory=list)


def _told(canvases: list[Canvas]) -> dict[int, _Told]:
    """The same for each of these canvases, by its key. Three queries."""
    told = {key: _Told(medians) for key, medians in load_medians(canvases).items()}
    for variant in Statement.objects.filter(canvas__in=canvases, binned_at=None):
        told[variant.canvas_id].variants.append(variant)
    for test in TestCard.objects.filter(canvas__in=canvases, binned_at=None):
        told[test.canvas_id].tests.append(test)
    return told


def _canvas(
    row: Canvas,
    by_side: _BySide,
    names: _Names,
    told: _Told,
) -> CanvasEntry:
    own = [*by_side[row.profile_id, None], *by_side[None, row.value_map_id]]
    ids = {note.public_id: names.of("n", note.pk) for note in own}
    cards = renamed_cards((one.card for one in told.tests), ids)
    tests = [{**card.stored, "id": f"t{number}"} for number, card in enumerate(cards, start=1)]
    put_aside = known_keys(row.dismissed, CANVAS_NAMES)
    return {
        "id": names.of("c", row.pk),
        "title": row.title,
        **_unnamed(row),  # type: ignore[typeddict-item]
        "segment": names.of("s", row.profile.segment_id),
        "value_map": names.of("m", row.value_map_id),
        **_filled(row, ("statements",)),
        **(
            {"statement_slots": [_variant(one, ids) for one in told.variants]}
            if told.variants
            else {}
        ),
        **({"assessment": told.medians} if told.medians else {}),
        **({"tests": tests} if tests else {}),
        **({"language": row.language} if row.language in CHOICES else {}),
        **({"dismissed": put_aside} if put_aside else {}),
    }


def _variant(row: Statement, ids: dict[str, str]) -> dict[str, Any]:
    """A sentence with its slots, without notes that are deleted."""
    slots = {
        slot: {key: ids.get(value, "") if key == "note" else value for key, value in filled.items()}
        for slot, filled in row.slots.items()
    }
    kept = {
        slot: {key: value for key, value in filled.items() if value}
        for slot, filled in slots.items()
        if any(filled.values())
    }
    entry = {"text": row.text, "pattern": row.pattern, "slots": kept}
    return {key: value for key, value in entry.items() if value}


def _link(row: Link, names: _Names) -> LinkEntry:
    source, target = names.of("n", row.source_id), names.of("n", row.target_id)
    return {"from": source, "to": target, "strength": row.strength}


def _filled(
    row: Workspace | CustomerSegment | SegmentPair | Note | Canvas, fields: Iterable[str]
) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in fields}
    return {name: value for name, value in values.items() if value not in ("", [], {}, None)}
