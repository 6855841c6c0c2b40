"""Writes workspaces into one ZIP: canvas files, history, comments, snapshots, names, and reports of
sessions.

It holds nothing that gives access: no tokens, passphrases or links, nor their hashes.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from tempfile import TemporaryFile
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from canvases.exports.errors import ExportFailed
from canvases.exports.export_request import (
    ExportRequest,
    ReportProgress,
    Scope,
    ignore_progress,
)
from canvases.exports.interchange import canvas_file
from canvases.exports.options import Options
from canvases.exports.report import report_csv, report_markdown
from canvases.method import archive as names
from canvases.method.archive import Line
from canvases.models import Change, Workspace
from canvases.queries.consistent_read import consistent_read

LARGEST: Final = 64 * 1024**2
"""Bytes of an archive that people make on a page."""

_ENGLISH: Final = Options()
_AT_ONCE: Final = 200  # rows between two words on how far it is


def make(request: ExportRequest) -> bytes:
    """The archive of the workspaces of a request. Raises ExportFailed where it is too large."""
    with TemporaryFile() as file:
        workspaces = [request.workspace, *request.others]
        write(file, workspaces, request.report_progress, options=request.options)
        if file.tell() > LARGEST:
            words = _(
                "This archive is larger than %d MB. Whoever runs the server can make it for you"
                " (manage.py export_archive)."
            )
            raise ExportFailed(words % (LARGEST // 1024**2))
        file.seek(0)
        return file.read()


def write(
    file: IO[bytes],
    workspaces: Sequence[Workspace],
    report_progress: ReportProgress = ignore_progress,
    *,
    options: Options = _ENGLISH,
) -> None:
    """Write the archive of some workspaces, each as it was at one time; reports in the language of
    the `options`."""
    folders = [str(number) for number, _workspace in enumerate(workspaces, start=1)]
    manifest = {
        "format": names.FORMAT,
        "version": names.VERSION,
        "made_at": timezone.now().isoformat(),
        "workspaces": folders,
    }
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        packed.writestr(names.README, _readme(workspaces))
        packed.writestr(names.MANIFEST, json.dumps(manifest, indent=2))
        progress = _Progress(report_progress, sum(workspace.seq for workspace in workspaces))
        for folder, workspace in zip(folders, workspaces, strict=True):
            with consistent_read():
                current = Workspace.objects.get(pk=workspace.pk)
                _write(packed, folder, current, progress)
                _write_reports(packed, folder, current, options)


def _readme(workspaces: Iterable[Workspace]) -> str:
    words = _(
        "All that is kept of these workspaces, a numbered folder each:\n\n%s\n\n"
        "“canvas-file.json” can be opened by Import, and read by other programs. The other files"
        " hold everything, also what lies in the bin, with history, comments and snapshots;"
        " “sessions” has the reports of team sessions, to read. Import"
        " this ZIP as it is to have all of it again, as new workspaces."
    )
    listed = "\n".join(f"{number}. {row.name}" for number, row in enumerate(workspaces, start=1))
    return words % listed + "\n"


class _Progress:
    """Reports progress by changes, which are most of an archive."""

    def __init__(self, report: ReportProgress, changes: int) -> None:
        self._report, self._done, self._total = report, 0, max(1, changes)

    def over(self, rows: QuerySet[Any]) -> Iterator[Any]:
        """The rows one by one; each change is a step."""
        for number, row in enumerate(rows.iterator(chunk_size=_AT_ONCE)):
            if number % _AT_ONCE == 0:
                self._report(min(self._done, self._total), self._total)
            self._done += isinstance(row, Change)
            yield row


def _write(packed: ZipFile, folder: str, workspace: Workspace, progress: _Progress) -> None:
    packed.writestr(f"{folder}/{names.CANVAS_FILE}", canvas_file.render(workspace))
    about = {**_row(workspace), "created_at": _at(workspace)}
    packed.writestr(f"{folder}/{names.WORKSPACE}", json.dumps(about, ensure_ascii=False, indent=2))
    for logo in workspace.logos.iterator():
        packed.writestr(f"{folder}/{names.LOGOS}{logo.digest}.png", bytes(logo.png))
    sources = _sources(workspace)
    for kind in names.KINDS:
        rows, line_of = sources[kind]
        with packed.open(f"{folder}/{kind}.jsonl", "w", force_zip64=True) as file:
            for row in progress.over(rows):
                file.write(json.dumps(line_of(row), ensure_ascii=False).encode() + b"\n")


def _write_reports(packed: ZipFile, folder: str, workspace: Workspace, options: Options) -> None:
    """The short reports of its sessions that are over: names of guests, hidden texts and the words
    of feedback do not outlive in a file what was promised to those who took part."""
    closed = workspace.sessions.filter(closed_at__isnull=False).order_by("closed_at", "pk")
    for number, session in enumerate(closed.select_related("canvas"), start=1):
        wanted = ExportRequest(workspace, Scope.SESSION, (), options=options, session=session)
        name = f"{folder}/{names.SESSIONS}{number}"
        packed.writestr(f"{name}.md", report_markdown.make(wanted))
        packed.writestr(f"{name}.csv", report_csv.make(wanted))


def _at(row: Any) -> str:
    return str(row.created_at.isoformat())


def _sources(workspace: Workspace) -> dict[str, tuple[QuerySet[Any], Callable[[Any], Line]]]:
    """The rows of each kind of line, and how each is written."""
    canvases = workspace.canvases.select_related("profile__segment", "value_map")
    notes = workspace.notes.select_related("profile__segment", "value_map", "author")
    snapshots = workspace.snapshots.select_related("canvas", "made_by")
    favourites = workspace.favourites.select_related("statement", "member")
    scores = workspace.assessments.select_related("canvas", "member")
    changes = workspace.changes.select_related("actor", "canvas", "undoes")
    return {
        "members": (workspace.members.order_by("pk"), _member),
        "segments": (workspace.segments.select_related("parent").order_by("pk"), _segment),
        "pairs": (workspace.segment_pairs.select_related("first", "second").order_by("pk"), _pair),
        "value_maps": (workspace.value_maps.order_by("pk"), _row),
        "canvases": (canvases.order_by("pk"), _canvas),
        "notes": (notes.order_by("pk"), _note),
        "links": (workspace.links.select_related("source", "target").order_by("pk"), _row),
        "comments": (workspace.comments.select_related("note", "author").order_by("pk"), _comment),
        "statements": (workspace.statements.select_related("canvas").order_by("pk"), _on_canvas),
        "favourites": (favourites.order_by("pk"), _favourite),
        "test_cards": (workspace.test_cards.select_related("canvas").order_by("pk"), _on_canvas),
        "snapshots": (snapshots.order_by("pk"), _snapshot),
        "assessments": (scores.order_by("pk"), _assessment),
        "changes": (changes.defer("undoes__before", "undoes__after").order_by("seq"), _change),
    }


def _id(row: Any) -> str | None:
    """The public id of a row, or None."""
    return None if row is None else str(row.public_id)


def _row(row: Any) -> Line:
    return {"id": row.public_id, row.ROW: row.state()}


def _member(row: Any) -> Line:
    left = row.left_at.isoformat() if row.left_at else None
    about = {"name": row.name, "colour": row.colour, "role": row.role}
    return {"id": row.public_id, **about, "joined_at": row.joined_at.isoformat(), "left_at": left}


def _segment(row: Any) -> Line:
    return {**_row(row), "parent": _id(row.parent)}


def _pair(row: Any) -> Line:
    return {**_row(row), "first": _id(row.first), "second": _id(row.second)}


def _canvas(row: Any) -> Line:
    sides = {"profile_of": _id(row.profile.segment), "value_map_id": _id(row.value_map)}
    return {**_row(row), **sides, "created_at": _at(row)}


def _note(row: Any) -> Line:
    side = {"profile_of": _id(row.profile.segment)} if row.profile else {}
    side = side or {"value_map_id": _id(row.value_map)}
    about = {"author": _id(row.author), "version": row.version, "created_at": _at(row)}
    return {**_row(row), **side, **about}


def _comment(row: Any) -> Line:
    about = {"author": _id(row.author), "version": row.version, "created_at": _at(row)}
    return {**_row(row), **about}


def _on_canvas(row: Any) -> Line:
    return {**_row(row), "canvas_id": _id(row.canvas)}


def _favourite(row: Any) -> Line:
    return {**_row(row), "statement": _id(row.statement), "member": _id(row.member)}


def _snapshot(row: Any) -> Line:
    about = {"canvas_id": _id(row.canvas), "made_by": _id(row.made_by), "created_at": _at(row)}
    return {**_row(row), **about, "content": row.content}


def _assessment(row: Any) -> Line:
    return {**_row(row), "canvas_id": _id(row.canvas), "member": _id(row.member)}


def _change(row: Any) -> Line:
    return {
        "seq": row.seq,
        "kind": row.kind,
        "at": row.at.isoformat(),
        "actor": _id(row.actor),
        "canvas_id": _id(row.canvas),
        "subject": row.subject,
        "subject_id": row.subject_id,
        "undoes": row.undoes.seq if row.undoes else None,
        "before": row.before,
        "after": row.after,
    }


__all__ = ["LARGEST", "make", "write"]
