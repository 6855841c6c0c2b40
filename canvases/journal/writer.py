"""The journal's writer: one transaction, one lock, one entry for each change.

The first statement of every change raises the workspace's number. On SQLite and PostgreSQL alike
that update is the lock, so numbers have no gaps and follow the order of commits. Checks come after
it.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial, wraps
from typing import Concatenate, ParamSpec

from django.db import transaction
from django.db.models import F

from canvases.access import Grant, NotAllowed, allows
from canvases.journal import notifications
from canvases.journal.group_commit import in_transaction
from canvases.models import Change, Member, Role, Workspace
from canvases.models.base import Journaled, State

P = ParamSpec("P")


class Entry:
    """One change in the making. An action announces the rows that it changes, creates or deletes.
    What differs at the end is the change."""

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
    in the same workspace has no effect and returns the first change. Where nothing differs, it
    returns None and uses no number. It checks the member again under the lock, and raises
    NotAllowed where they are gone or may not do this, in an example, and in a deleted workspace.
    """

    def decorate(
        act: Callable[Concatenate[Entry, P], None],
    ) -> Callable[Concatenate[Grant, str, P], Change | None]:
        @wraps(act)
        @in_transaction
        def action(grant: Grant, op_id: str, /, *args: P.args, **kwargs: P.kwargs) -> Change | None:
            entry = Entry(grant, _lock(grant, role))
            with suppress(Change.DoesNotExist):
                known = Change.objects.get(workspace=grant.workspace, op_id=op_id)
                transaction.set_rollback(True)
                return known
            act(entry, *args, **kwargs)
            change = _write(entry, op_id, kind)
            if change is None:
                transaction.set_rollback(True)
            return change

        return action

    return decorate


def _lock(grant: Grant, role: str) -> int:
    """Take the workspace's next number, and with it the lock: other writers wait here. Raises
    NotAllowed where the member may not do this any more, in an example, and in a deleted
    workspace."""
    workspace = Workspace.objects.filter(pk=grant.workspace.pk, example=None, deleted_at=None)
    if not workspace.update(seq=F("seq") + 1):
        raise NotAllowed
    member = Member.objects.filter(pk=grant.member.pk, workspace=grant.workspace, left_at=None)
    for now, seq in member.values_list("role", "workspace__seq"):
        if allows(now, role):
            return seq
    raise NotAllowed


def _write(entry: Entry, op_id: str, kind: str) -> Change | None:
    before, after = entry.difference()
    if not after and not entry.force:
        return None
    change = Change.objects.create(
        workspace=entry.workspace,
        seq=entry.seq,
        op_id=op_id,
        kind=entry.kind or kind,
        subject=entry.subject,
        subject_id=entry.subject_id,
        before=before,
        after=after,
        actor=entry.grant.member,
        canvas=entry.grant.place,
        undoes=entry.undoes,
    )
    change.rows = entry.rows
    transaction.on_commit(partial(notifications.notify, entry.workspace.pk, change), robust=True)
    return change


def begin_journal(
    workspace: Workspace, member: Member | None, op_id: str, kind: str, rows: Iterable[Journaled]
) -> Change:
    """Write the first change of a new workspace. Its number is 1, or follows those that the
    workspace brought along."""
    Workspace.objects.filter(pk=workspace.pk).update(seq=F("seq") + 1)
    workspace.refresh_from_db(fields=["seq"])
    after: dict[str, dict[str, State]] = {}
    for row in rows:
        after.setdefault(row.ROW, {})[row.public_id] = row.state()
    return Change.objects.create(
        workspace=workspace,
        seq=workspace.seq,
        op_id=op_id,
        actor=member,
        kind=kind,
        subject=workspace.name,
        subject_id=workspace.public_id,
        before={},
        after=after,
    )
