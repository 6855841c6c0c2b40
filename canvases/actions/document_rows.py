"""Turns a document, such as a canvas file, into rows of the database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Max

from canvases.actions.cards import rows_of
from canvases.method.cards import read as read_cards
from canvases.method.cards import renamed as renamed_cards
from canvases.method.document import Document, NoteEntry, SegmentEntry
from canvases.method.flows import turned
from canvases.method.order import GAP
from canvases.method.research_methods import renamed
from canvases.method.sentence import slots
from canvases.models import (
    Canvas,
    CustomerProfile,
    CustomerSegment,
    Link,
    Member,
    Note,
    SegmentPair,
    Statement,
    TestCard,
    ValueMap,
    Workspace,
)

_TOLD_APART = ("id", "parent", "profile")  # what a segment's entry has beside its own fields

Row = CustomerSegment | SegmentPair | ValueMap | Canvas | Note | Link | Statement | TestCard
Side = CustomerProfile | ValueMap


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a document is added: an existing profile or value map takes the place of the one in the
    document. None: the document's own is created."""

    profile: CustomerProfile | None = None
    value_map: ValueMap | None = None

    @property
    def is_canvas(self) -> bool:
        """Whether both sides exist, so that no canvas is created."""
        return self.profile is not None and self.value_map is not None


class Rows:
    """The rows of a document, written in the order of their dependencies. Iterating gives
    everything that the journal records."""

    def __init__(
        self,
        workspace: Workspace,
        document: Document,
        *,
        ground: Ground | None = None,
        author: Member | None = None,
    ) -> None:
        self.workspace = workspace
        self.author = author
        ground = ground or Ground()
        self.segments: list[CustomerSegment] = []
        self.pairs: list[SegmentPair] = []
        self.value_maps: list[ValueMap] = []
        self.canvases: list[Canvas] = []
        self._profiles = self._lay_profiles(document, ground)
        self._maps = self._lay_value_maps(document, ground)
        if not ground.is_canvas:
            self.canvases = self._write_canvases(document)
        self._notes_by_id: dict[str | None, Note] = {}
        self.notes, self.links = self._write_notes(document, ground)
        self.statements = self._write_statements(document) if self.canvases else []
        self._name_notes_of_ways(document)
        self.cards = self._write_cards(document) if self.canvases else []

    def __iter__(self) -> Iterator[Row]:
        """Everything that the journal records."""
        for rows in (
            self.segments,
            self.pairs,
            self.value_maps,
            self.canvases,
            self.notes,
            self.links,
            self.statements,
            self.cards,
        ):
            yield from rows

    def _lay_profiles(self, document: Document, ground: Ground) -> Sequence[CustomerProfile]:
        if ground.profile is not None:
            return [ground.profile] * len(document["segments"])
        self.segments = self._write_segments(document)
        self.pairs = self._write_pairs(document)
        return CustomerProfile.objects.bulk_create(
            CustomerProfile(segment=segment) for segment in self.segments
        )

    def _lay_value_maps(self, document: Document, ground: Ground) -> Sequence[ValueMap]:
        if ground.value_map is not None:
            return [ground.value_map] * len(document["value_maps"])
        first = _next(ValueMap, self.workspace)
        self.value_maps = ValueMap.objects.bulk_create(
            ValueMap(
                workspace=self.workspace,
                name=entry["name"],
                alternative=entry["alternative"],
                position=position,
            )
            for position, entry in enumerate(document["value_maps"], start=first)
        )
        return self.value_maps

    def _write_segments(self, document: Document) -> list[CustomerSegment]:
        entries = document["segments"]
        first = _next(CustomerSegment, self.workspace)
        segments = CustomerSegment.objects.bulk_create(
            CustomerSegment(workspace=self.workspace, position=position, **_fields(entry))
            for position, entry in enumerate(entries, start=first)
        )
        by_id = dict(zip((entry.get("id") for entry in entries), segments, strict=True))
        children = []
        for segment, entry in zip(segments, entries, strict=True):
            if "parent" in entry:
                segment.parent = by_id[entry["parent"]]
                children.append(segment)
        CustomerSegment.objects.bulk_update(children, ["parent"])
        return segments

    def _write_pairs(self, document: Document) -> list[SegmentPair]:
        ids = (entry.get("id") for entry in document["segments"])
        by_id = dict(zip(ids, self.segments, strict=True))
        pairs = []
        for entry in document.get("pairs", []):
            answers = {name: value for name, value in entry.items() if name != "segments"}
            first, second = (by_id[one] for one in entry["segments"])
            if first.pk > second.pk:
                first, second = second, first
                answers = turned(answers)
            row = SegmentPair(workspace=self.workspace, first=first, second=second, **answers)
            pairs.append(row)
        return SegmentPair.objects.bulk_create(pairs)

    def _write_canvases(self, document: Document) -> list[Canvas]:
        segments = (entry.get("id") for entry in document["segments"])
        profiles = dict(zip(segments, self._profiles, strict=True))
        maps = (entry.get("id") for entry in document["value_maps"])
        value_maps = dict(zip(maps, self._maps, strict=True))
        first = _next(Canvas, self.workspace)
        return Canvas.objects.bulk_create(
            Canvas(
                workspace=self.workspace,
                profile=profiles[entry["segment"]],
                value_map=value_maps[entry["value_map"]],
                title=entry["title"],
                is_named=entry.get("is_named", True),
                statements=entry.get("statements", []),
                assessment=entry.get("assessment", []),
                language=entry.get("language", ""),
                dismissed=entry.get("dismissed", []),
                position=position,
            )
            for position, entry in enumerate(document["canvases"], start=first)
        )

    def _write_notes(self, document: Document, ground: Ground) -> tuple[list[Note], list[Link]]:
        sides: list[tuple[Side, list[NoteEntry]]] = [
            *zip(
                self._profiles, (s["profile"]["notes"] for s in document["segments"]), strict=True
            ),
            *zip(self._maps, (m["notes"] for m in document["value_maps"]), strict=True),
        ]
        by_id = self._notes_by_id
        notes: list[Note] = []
        for side, entries in sides:
            stands = side is ground.profile or side is ground.value_map
            first = _last_position(side) + GAP if stands else 0
            for index, entry in enumerate(entries):
                note = self._note(side, entry, first + index * GAP)
                by_id[entry.get("id")] = note
                notes.append(note)
        Note.objects.bulk_create(notes)
        links = Link.objects.bulk_create(
            Link(
                workspace=self.workspace,
                source=by_id[entry["from"]],
                target=by_id[entry["to"]],
                strength=entry["strength"],
            )
            for entry in document["links"]
        )
        return notes, links

    def _write_statements(self, document: Document) -> list[Statement]:
        ids = {name: note.public_id for name, note in self._notes_by_id.items() if name}
        return Statement.objects.bulk_create(
            Statement(
                workspace=self.workspace,
                canvas=canvas,
                text=variant["text"],
                pattern=variant.get("pattern", ""),
                slots=slots.renamed(variant.get("slots"), ids),
            )
            for canvas, entry in zip(self.canvases, document["canvases"], strict=True)
            for variant in entry.get("statement_slots", [])
        )

    def _name_notes_of_ways(self, document: Document) -> None:
        """Ways of profiling name notes by the ids of the file: give them those of the rows."""
        named, places = list[CustomerSegment](), iter(self.notes)
        for segment, entry in zip(self.segments, document["segments"], strict=False):
            notes = entry["profile"]["notes"]
            ids = {one.get("id", ""): next(places).public_id for one in notes}
            if any("notes" in way for way in entry.get("methods", ())):
                segment.methods = renamed(segment.methods, ids)
                named.append(segment)
        CustomerSegment.objects.bulk_update(named, ["methods"])

    def _write_cards(self, document: Document) -> list[TestCard]:
        ids = {name: note.public_id for name, note in self._notes_by_id.items() if name}
        return TestCard.objects.bulk_create(
            row
            for canvas, entry in zip(self.canvases, document["canvases"], strict=True)
            for row in rows_of(canvas, renamed_cards(read_cards(entry.get("tests")), ids))
        )

    def _note(self, side: Side, entry: NoteEntry, position: int) -> Note:
        fields = {name: value for name, value in entry.items() if name != "id"}
        note = Note(workspace=self.workspace, position=position, author=self.author, **fields)
        if isinstance(side, CustomerProfile):
            note.profile = side
        else:
            note.value_map = side
        return note


def _next(
    model: type[CustomerSegment] | type[ValueMap] | type[Canvas], workspace: Workspace
) -> int:
    last = model.objects.filter(workspace=workspace).aggregate(last=Max("position"))["last"]
    return 0 if last is None else int(last) + 1


def _last_position(side: Side) -> int:
    last: int | None = side.notes.aggregate(last=Max("position"))["last"]
    return last or 0


def _fields(entry: SegmentEntry) -> dict[str, object]:
    return {name: value for name, value in entry.items() if name not in _TOLD_APART}
