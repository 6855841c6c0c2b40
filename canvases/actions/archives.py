"""Stores an archive as new workspaces under new ids.

An archive may be large and other people want to write, so it is stored in short transactions. Until
the last one, the workspace counts as deleted and due soon: nobody sees half of it, and retention.py
deletes what was interrupted.
"""

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, Final, TypeVar

from django.db import DatabaseError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from canvases.access import guest_hash
from canvases.actions.archive_ids import NewIds
from canvases.actions.cards import rows_of
from canvases.actions.documents import stored_before
from canvases.actions.errors import Refused
from canvases.actions.workspaces import join
from canvases.journal.writer import begin_journal
from canvases.method.archive import KINDS, Line, Source
from canvases.method.cards import read
from canvases.models import (
    Assessment,
    Canvas,
    Change,
    Comment,
    CustomerProfile,
    CustomerSegment,
    Favourite,
    Link,
    Logo,
    Member,
    Note,
    Role,
    SegmentPair,
    Snapshot,
    Statement,
    TestCard,
    ValueMap,
    Workspace,
)
from canvases.models.base import Journaled
from canvases.models.workspace import KEPT_DELETED

_AT_ONCE: Final = 100  # rows in a transaction

R = TypeVar("R", bound=models.Model)
J = TypeVar("J", bound=Journaled)
Pairs = list[tuple[Line, R]]


def store(source: Source, op_id: str, *, token: str | None = None) -> list[Workspace]:
    """Store everything in the archive as new workspaces. The guest with the cookie `token` owns
    them, or nobody yet. The same `op_id` from the same guest returns the same workspaces. Raises
    Refused where the database does not accept the rows."""
    hashed = guest_hash(token) if token else None
    stored = []
    for folder in source.folders:
        name = hashlib.sha256(f"{op_id}:{folder}".encode()).hexdigest()[:32]
        known = stored_before(name, hashed) if hashed else None
        stored.append(known or _store(source, folder, name, hashed))
    return stored


def _store(source: Source, folder: str, op_id: str, hashed: str | None) -> Workspace:
    about = source.workspace(folder)
    soon = timezone.now() - KEPT_DELETED + timedelta(hours=20)
    workspace = Workspace(deleted_at=soon).take_state(about["workspace"])
    workspace.save()
    try:
        copy = _Copy(workspace, about["id"])
        for png in source.logos(folder):
            copy.add_logo(png)
        for kind in KINDS:
            for lines in _batches(source.lines(folder, kind)):
                with transaction.atomic():
                    getattr(copy, f"add_{kind}")(lines)
        with transaction.atomic():
            copy.finish(_time(about["created_at"]), op_id, hashed)
    except DatabaseError as error:
        Workspace.objects.filter(pk=workspace.pk).update(deleted_at=soon - timedelta(days=1))
        words = _("This archive does not fit together: its rows contradict each other.")
        raise Refused(words) from error
    return workspace


def _batches(lines: Iterator[Line]) -> Iterator[list[Line]]:
    while batch := list(islice(lines, _AT_ONCE)):
        yield batch


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


class _Copy(NewIds):
    """A workspace that is being stored."""

    def __init__(self, workspace: Workspace, old_id: str) -> None:
        super().__init__()
        self.workspace = workspace
        self._ids[old_id] = workspace.public_id
        self._keys: dict[str, int] = {}  # primary keys of members, segments … by the old id
        self._profiles: dict[str, int] = {}  # by the old id of the segment
        self._parents: list[tuple[int, str]] = []
        self._changes: dict[int, int] = {}  # primary keys by number

    def add_logo(self, png: bytes) -> None:
        """One logo."""
        digest = hashlib.sha256(png).hexdigest()
        Logo.objects.create(workspace=self.workspace, digest=digest, png=png)

    def add_members(self, lines: list[Line]) -> None:
        """Insert the members for the history. Nobody can log in as one of them."""
        rows = [
            (line, Member(
                public_id=self._ids[line["id"]], workspace=self.workspace, role=line["role"],
                name=line.get("name", ""), colour=line.get("colour", Member.COLOURS[0]),
                left_at=_time(line.get("left_at")) or timezone.now(),
            )) for line in lines
        ]  # fmt: skip
        self._insert(Member.objects, rows, "joined_at")

    def add_segments(self, lines: list[Line]) -> None:
        """Segments with their profiles. Parents: `finish`."""
        rows = [(line, self._row(CustomerSegment, line)) for line in lines]
        for _line, row in rows:
            row.methods = self._ways(row.methods)
        self._insert(CustomerSegment.objects, rows)
        profiles = CustomerProfile.objects.bulk_create(
            CustomerProfile(segment=row) for _line, row in rows
        )
        for (line, row), profile in zip(rows, profiles, strict=True):
            self._profiles[line["id"]] = profile.pk
            if line.get("parent"):
                self._parents.append((row.pk, line["parent"]))

    def add_pairs(self, lines: list[Line]) -> None:
        """What was answered about two segments."""
        rows = []
        for line in lines:
            first, second = sorted((self._keys[line["first"]], self._keys[line["second"]]))
            rows.append((line, self._row(SegmentPair, line, first_id=first, second_id=second)))
        self._insert(SegmentPair.objects, rows)

    def add_value_maps(self, lines: list[Line]) -> None:
        """Value maps."""
        self._insert(ValueMap.objects, [(line, self._row(ValueMap, line)) for line in lines])

    def add_canvases(self, lines: list[Line]) -> None:
        """Canvases."""
        rows = [
            (line, self._row(
                Canvas, line, profile_id=self._profiles[line["profile_of"]],
                value_map_id=self._keys[line["value_map_id"]],
            )) for line in lines
        ]  # fmt: skip
        self._insert(Canvas.objects, rows, "created_at")
        cards = ((row, read(line["canvas"].get("tests"))) for line, row in rows)
        tests = [test for row, found in cards for test in rows_of(row, found)]
        for test in tests:  # of an archive from before they had lines of their own
            test.note = self._ids[test.note] if test.note else ""
        TestCard.objects.bulk_create(tests)

    def add_notes(self, lines: list[Line]) -> None:
        """Notes, in the bin or not."""
        rows = [
            (line, self._row(
                Note, line, profile_id=self._profiles.get(line.get("profile_of", "")),
                value_map_id=self._key(line, "value_map_id"), author_id=self._key(line, "author"),
                version=line.get("version", 1),
            )) for line in lines
        ]  # fmt: skip
        self._insert(Note.objects, rows, "created_at")

    def add_links(self, lines: list[Line]) -> None:
        """Links."""
        rows = [
            (line, self._row(
                Link, line, source_id=self._keys[line["link"]["source"]],
                target_id=self._keys[line["link"]["target"]],
            )) for line in lines
        ]  # fmt: skip
        self._insert(Link.objects, rows)

    def add_comments(self, lines: list[Line]) -> None:
        """Comments, deleted or not."""
        rows = [
            (line, self._row(
                Comment, line, note_id=self._keys[line["comment"]["note"]],
                author_id=self._key(line, "author"), version=line.get("version", 1),
            )) for line in lines
        ]  # fmt: skip
        self._insert(Comment.objects, rows, "created_at")

    def add_statements(self, lines: list[Line]) -> None:
        """Variants of the sentence, whose slots name notes."""
        rows = []
        for line in lines:
            row = self._row(Statement, line, canvas_id=self._keys[line["canvas_id"]])
            row.slots = self._slots(row.slots)
            rows.append((line, row))
        self._insert(Statement.objects, rows)

    def add_favourites(self, lines: list[Line]) -> None:
        """Who likes which of them."""
        for line in lines:
            ends = {f"{end}_id": self._keys[line[end]] for end in ("statement", "member")}
            self._insert(Favourite.objects, [(line, self._row(Favourite, line, **ends))])

    def add_test_cards(self, lines: list[Line]) -> None:
        """Test cards, which are about notes."""
        rows = []
        for line in lines:
            row = self._row(TestCard, line, canvas_id=self._keys[line["canvas_id"]])
            row.note = self._ids[row.note] if row.note else ""
            rows.append((line, row))
        self._insert(TestCard.objects, rows)

    def add_snapshots(self, lines: list[Line]) -> None:
        """Snapshots, whose contents name notes and links."""
        rows = []
        for line in lines:
            content = line["content"]
            kept = self._states({"note": content["notes"], "link": content["links"]})
            content = {**content, "notes": kept["note"], "links": kept["link"]}
            for name, row in {"variants": "statement", "tests": "test_card"}.items():
                if name in content:
                    content[name] = self._states({row: content[name]})[row]
            about = {"canvas_id": self._keys[line["canvas_id"]], "content": content}
            about |= {"made_by_id": self._key(line, "made_by"), "note_count": len(kept["note"])}
            rows.append((line, self._row(Snapshot, line, **about)))
        self._insert(Snapshot.objects, rows, "created_at")

    def add_assessments(self, lines: list[Line]) -> None:
        """What members thought of canvases."""
        rows = [
            (line, self._row(
                Assessment, line, canvas_id=self._keys[line["canvas_id"]],
                member_id=self._key(line, "member"),
            )) for line in lines
        ]  # fmt: skip
        self._insert(Assessment.objects, rows)

    def add_changes(self, lines: list[Line]) -> None:
        """The journal, under its old numbers."""
        rows = [
            (line, Change(
                workspace=self.workspace, seq=line["seq"], op_id=f"archived-{line['seq']}",
                kind=line["kind"], actor_id=self._key(line, "actor"),
                canvas_id=self._key(line, "canvas_id"), subject=line.get("subject", ""),
                subject_id=self._ids[line["subject_id"]] if line.get("subject_id") else "",
                before=self._states(line["before"]), after=self._states(line["after"]),
            )) for line in lines
        ]  # fmt: skip
        self._insert(Change.objects, rows, "at")
        self._changes |= {change.seq: change.pk for _line, change in rows}
        undone = [(line, change) for line, change in rows if line.get("undoes")]
        for line, change in undone:
            change.undoes_id = self._changes[line["undoes"]]
        Change.objects.bulk_update([change for _line, change in undone], ["undoes"])
        self.workspace.seq = lines[-1]["seq"]

    def finish(self, created_at: datetime | None, op_id: str, hashed: str | None) -> None:
        """Make the workspace visible, and let its journal continue."""
        for key, parent in self._parents:
            rows = CustomerSegment.objects.filter(pk=key)
            rows.update(parent_id=self._keys[parent])
        self.workspace.created_at = created_at or timezone.now()
        self.workspace.deleted_at = None
        self.workspace.save()
        owner = join(self.workspace, hashed, Role.OWNER) if hashed else None
        begin_journal(self.workspace, owner, op_id, "workspace.imported", [])

    def _row(self, model: type[J], line: Line, **more: Any) -> J:
        row = model(workspace=self.workspace, public_id=self._ids[line["id"]], **more)
        return row.take_state(line[model.ROW])

    def _key(self, line: Line, name: str) -> int | None:
        """The primary key of what is named there, if something is."""
        return self._keys.get(line.get(name) or "")

    def _insert(self, table: models.Manager[R], rows: Pairs[R], time: str = "") -> None:
        """Insert rows with the `time` that each of them had: inserting sets the present one."""
        made = table.bulk_create(row for _line, row in rows)
        for (line, _row), row in zip(rows, made, strict=True):
            if "id" in line:
                self._keys[line["id"]] = row.pk
            if time:
                setattr(row, time, _time(line[time]))
        if time:
            table.bulk_update(made, [time])
