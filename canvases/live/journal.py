"""The journal's writer: one transaction, one lock, one entry for each change.

The first statement of every change raises the workspace's number. On SQLite and PostgreSQL alike
that update is the lock: numbers are without gaps and in the order of commits. Checks come after it.
"""

from collections.abc import Callable, Iterable
from functools import partial, wraps
from typing import Concatenate, ParamSpec

from django.db import connection, transaction
from django.db.models import F

from canvases.access import Grant, NotAllowed, NoteGrant, allows
from canvases.live import bus
from canvases.models import Change, Member, Role, Workspace
from canvases.models.base import Journaled, State
from canvases.models.rows import fresh, insert

P = ParamSpec("P")


_NEXT = (
    "UPDATE canvases_workspace SET seq = seq + 1 WHERE id = %s AND example IS NULL RETURNING seq"
)
_CHECK = (
    "(SELECT role FROM canvases_member WHERE id = %s AND workspace_id = %s AND left_at IS NULL),"
    " EXISTS (SELECT 1 FROM canvases_change WHERE workspace_id = %s AND op_id = %s)"
)


class Entry:
    """One change in the making. An action tells it which rows it is about to touch, creates or
    deletes; what differs in the end is the change."""

    def __init__(self, grant: Grant, seq: int) -> None:
        self.grant = grant
        self.seq = seq
        self.workspace: Workspace = grant.workspace
        self.subject = ""
        self.subject_id = ""
        self.kind: str | None = None  # set by an action to name a variant of itself
        self.undoes: Change | None = None
        self.force = False  # set by an action whose effect shows in no row
        self._rows: dict[tuple[str, str], Journaled | None] = {}
        self._before: dict[tuple[str, str], State | None] = {}

    def watch(self, *rows: Journaled) -> None:
        """Call before changing a row that exists."""
        for row in rows:
            key = (row.ROW, row.public_id)
            if key not in self._rows:
                self._rows[key] = row
                self._before[key] = row.state()

    def created(self, *rows: Journaled) -> None:
        """Call after inserting a row."""
        for row in rows:
            self._rows[row.ROW, row.public_id] = row
            self._before[row.ROW, row.public_id] = None

    def deleted(self, *rows: Journaled) -> None:
        """Call before deleting a row."""
        for row in rows:
            self.watch(row)
            self._rows[row.ROW, row.public_id] = None

    def is_current(self, row: Journaled) -> bool:
        """Whether the row is as it stands under the lock: the gate read it together with the
        workspace's number, and nobody has changed anything since."""
        grant = self.grant
        is_of_gate = isinstance(grant, NoteGrant) and grant.note is row
        return is_of_gate and self.seq == grant.workspace.seq + 1

    def about(self, row: Journaled, text: str) -> None:
        """Name what the change is about, as the history and the undo button will say it."""
        self.subject, self.subject_id = text, row.public_id

    @property
    def rows(self) -> tuple[Journaled, ...]:
        """The rows that are there in the end."""
        return tuple(row for row in self._rows.values() if row is not None)

    def difference(self) -> tuple[dict[str, dict[str, State | None]], ...]:
        """(before, after) of all rows and fields that differ now."""
        before: dict[str, dict[str, State | None]] = {}
        after: dict[str, dict[str, State | None]] = {}
        for (name, public_id), row in self._rows.items():
            old, new = self._before[name, public_id], row.state() if row else None
            if old and new:
                changed = [field for field in new if old[field] != new[field]]
                if not changed:
                    continue
                keep = {*changed, *row.ALWAYS} if row else set(changed)
                old = {field: old[field] for field in old if field in keep}
                new = {field: new[field] for field in new if field in keep}
            if old or new:
                before.setdefault(name, {})[public_id] = old
                after.setdefault(name, {})[public_id] = new
        return before, after


def journaled(
    kind: str, *, role: str = Role.EDITOR
) -> Callable[
    [Callable[Concatenate[Entry, P], None]], Callable[Concatenate[Grant, str, P], Change | None]
]:
    """Turn `act(entry, …)` into an action `act(grant, op_id, …) → Change`.

    The action runs in one transaction with its journal entry. A second call with the same `op_id`
    in the same workspace has no effect and returns the first change. None is returned where
    nothing differed; then no number is used up. Raises NotAllowed where the member, looked at
    again under the lock, is gone or may not do this, and in an example.
    """

    def decorate(
        act: Callable[Concatenate[Entry, P], None],
    ) -> Callable[Concatenate[Grant, str, P], Change | None]:
        @wraps(act)
        def action(grant: Grant, op_id: str, /, *args: P.args, **kwargs: P.kwargs) -> Change | None:
            with transaction.atomic():
                seq, is_repeated = _lock(grant, role, op_id)
                if is_repeated:
                    known = Change.objects.get(workspace=grant.workspace, op_id=op_id)
                    transaction.set_rollback(True)
                    return known
                entry = Entry(grant, seq)
                act(entry, *args, **kwargs)
                change = _write(entry, op_id, kind)
                if change is None:
                    transaction.set_rollback(True)
                return change

        return action

    return decorate


def _lock(grant: Grant, role: str, op_id: str) -> tuple[int, bool]:
    """Take the workspace's next number, and with it the lock. Returns the number, and whether
    there is a change with this `op_id` already.

    In SQL, because every write passes here while others wait: composing these two statements in
    Python would take ten times as long as running them.
    """
    workspace = grant.workspace.pk
    asked: list[int | str] = [grant.member.pk, workspace, workspace, op_id]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":  # has had the lock since the transaction began
            cursor.execute(f"{_NEXT}, {_CHECK}", [workspace, *asked])
            found = cursor.fetchone()
        else:  # a statement that waits for the lock sees others' rows as they were before
            cursor.execute(_NEXT, [workspace])
            found = cursor.fetchone()
            cursor.execute(f"SELECT {_CHECK}", asked)
            found = found and (*found, *cursor.fetchone())
    if not found or found[1] is None or not allows(found[1], role):
        raise NotAllowed
    return found[0], bool(found[2])


def _write(entry: Entry, op_id: str, kind: str) -> Change | None:
    before, after = entry.difference()
    if not after and not entry.force:
        return None
    change = fresh(
        Change,
        {
            "seq": entry.seq,
            "op_id": op_id,
            "kind": entry.kind or kind,
            "subject": entry.subject,
            "subject_id": entry.subject_id,
            "before": before,
            "after": after,
        },
        workspace=entry.workspace,
        actor=entry.grant.member,
        canvas=entry.grant.place,
        undoes=entry.undoes,
    )
    insert(change)
    change.rows = entry.rows
    transaction.on_commit(partial(bus.hint, entry.workspace.pk, change), robust=True)
    return change


def begin(
    workspace: Workspace, member: Member | None, op_id: str, kind: str, rows: Iterable[Journaled]
) -> Change:
    """Write change number 1 of a workspace that was created in this same transaction."""
    Workspace.objects.filter(pk=workspace.pk).update(seq=F("seq") + 1)
    after: dict[str, dict[str, State]] = {}
    for row in rows:
        after.setdefault(row.ROW, {})[row.public_id] = row.state()
    return Change.objects.create(
        workspace=workspace,
        seq=1,
        op_id=op_id,
        actor=member,
        kind=kind,
        subject=workspace.name,
        subject_id=workspace.public_id,
        before={},
        after=after,
    )
