"""Storing a document: a canvas file that was read, or an example that someone wants a copy of."""

from collections.abc import Iterable, Iterator

from django.db import transaction

from canvases.access import token_hash
from canvases.actions.workspaces import join
from canvases.live import journal
from canvases.method.document import Document, NoteEntry, SegmentEntry
from canvases.method.order import GAP
from canvases.models import (
    Canvas,
    Change,
    CustomerProfile,
    CustomerSegment,
    Link,
    Note,
    Role,
    ValueMap,
    Workspace,
)

_TOLD_APART = ("id", "parent", "profile")  # what a segment's entry has beside its own fields


@transaction.atomic
def store(document: Document, op_id: str, *, token: str | None = None) -> Workspace:
    """A new workspace with everything in `document`, as one change in its journal.

    It is owned by the guest with the cookie `token`, or by nobody yet: then a key made with
    `workspaces.make_key` opens it. The same `op_id` from the same guest gives the same workspace
    again.
    """
    hashed = token_hash(token) if token else None
    if hashed and (known := _stored_before(op_id, hashed)):
        return known
    return _store(document, op_id, hashed)


@transaction.atomic
def store_example(document: Document, slug: str, digest: str) -> Workspace:
    """Store one of the examples that come with the product, in the place of an older version.

    `digest` is that of the file the document was read from: whoever loads examples can see from
    it that nothing has changed. Nobody owns it; people get copies.
    """
    Workspace.objects.filter(example=slug).delete()
    workspace = _store(document, f"example-{slug}", None)
    workspace.example, workspace.example_digest = slug, digest
    workspace.save(update_fields=["example", "example_digest"])
    return workspace


def drop_examples(*, but: Iterable[str]) -> None:
    """Delete the examples that no longer come with the product: all whose slug is not in `but`."""
    Workspace.objects.filter(example__isnull=False).exclude(example__in=but).delete()


def _store(document: Document, op_id: str, hashed: str | None) -> Workspace:
    workspace = Workspace.objects.create(name=document["workspace"]["name"])
    owner = join(workspace, hashed, Role.OWNER) if hashed else None
    rows = _Rows(workspace, document)
    journal.begin(workspace, owner, op_id, "workspace.imported", [workspace, *rows])
    workspace.refresh_from_db(fields=["seq"])
    return workspace


def _stored_before(op_id: str, hashed: str) -> Workspace | None:
    change = Change.objects.filter(
        op_id=op_id, kind="workspace.imported", actor__token_hash=hashed
    ).first()
    return change.workspace if change else None


class _Rows:
    """The rows of a document, written in the order in which they need each other."""

    def __init__(self, workspace: Workspace, document: Document) -> None:
        self.workspace = workspace
        self.segments = self._write_segments(document)
        self.profiles = CustomerProfile.objects.bulk_create(
            CustomerProfile(segment=segment) for segment in self.segments
        )
        self.value_maps = ValueMap.objects.bulk_create(
            ValueMap(
                workspace=workspace,
                name=entry["name"],
                alternative=entry["alternative"],
                position=position,
            )
            for position, entry in enumerate(document["value_maps"])
        )
        self.canvases = self._write_canvases(document)
        self.notes, self.links = self._write_notes(document)

    def __iter__(self) -> Iterator[CustomerSegment | ValueMap | Canvas | Note | Link]:
        """Everything that the journal tells of."""
        for rows in (self.segments, self.value_maps, self.canvases, self.notes, self.links):
            yield from rows

    def _write_segments(self, document: Document) -> list[CustomerSegment]:
        entries = document["segments"]
        segments = CustomerSegment.objects.bulk_create(
            CustomerSegment(workspace=self.workspace, position=position, **_fields(entry))
            for position, entry in enumerate(entries)
        )
        by_id = dict(zip((entry.get("id") for entry in entries), segments, strict=True))
        children = []
        for segment, entry in zip(segments, entries, strict=True):
            if "parent" in entry:
                segment.parent = by_id[entry["parent"]]
                children.append(segment)
        CustomerSegment.objects.bulk_update(children, ["parent"])
        return segments

    def _write_canvases(self, document: Document) -> list[Canvas]:
        profiles = {
            entry.get("id"): profile
            for entry, profile in zip(document["segments"], self.profiles, strict=True)
        }
        value_maps = {
            entry.get("id"): value_map
            for entry, value_map in zip(document["value_maps"], self.value_maps, strict=True)
        }
        return Canvas.objects.bulk_create(
            Canvas(
                workspace=self.workspace,
                profile=profiles[entry["segment"]],
                value_map=value_maps[entry["value_map"]],
                title=entry["title"],
                statements=entry.get("statements", []),
                assessment=entry.get("assessment", []),
                position=position,
            )
            for position, entry in enumerate(document["canvases"])
        )

    def _write_notes(self, document: Document) -> tuple[list[Note], list[Link]]:
        sides: list[tuple[CustomerProfile | ValueMap, list[NoteEntry]]] = [
            *zip(self.profiles, (s["profile"]["notes"] for s in document["segments"]), strict=True),
            *zip(self.value_maps, (m["notes"] for m in document["value_maps"]), strict=True),
        ]
        by_id: dict[str | None, Note] = {}
        notes: list[Note] = []
        for side, entries in sides:
            for index, entry in enumerate(entries):
                note = self._note(side, entry, index * GAP)
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

    def _note(self, side: CustomerProfile | ValueMap, entry: NoteEntry, position: int) -> Note:
        fields = {name: value for name, value in entry.items() if name != "id"}
        note = Note(workspace=self.workspace, position=position, **fields)
        if isinstance(side, CustomerProfile):
            note.profile = side
        else:
            note.value_map = side
        return note


def _fields(entry: SegmentEntry) -> dict[str, object]:
    return {name: value for name, value in entry.items() if name not in _TOLD_APART}
