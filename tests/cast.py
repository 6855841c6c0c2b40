"""The cast of all tests: Ada owns, Ben edits, Eve comments, Cleo views and sees the history, Finn
views, Gus views one canvas, Dan has a workspace of his own elsewhere.

And short ways to do what they do, through the same actions and addresses as everyone.
"""

import secrets
from collections.abc import Iterable
from itertools import chain
from typing import Any

from django.conf import settings
from django.test import Client
from django.test.client import MULTIPART_CONTENT
from django.utils.http import urlencode

from canvases.access import CanvasGrant, Grant, grant_for_canvas, grant_for_workspace, token_hash
from canvases.actions import comments, links, notes, segments, snapshots, statements, workspaces
from canvases.actions.undo_redo import ROWS
from canvases.method.kinds import Kind, Strength
from canvases.models import (
    Canvas,
    Change,
    Comment,
    CustomerSegment,
    Link,
    Note,
    Role,
    Snapshot,
    Statement,
    Workspace,
)
from canvases.models.base import State

NAMES = ("ada", "ben", "cleo", "dan", "eve", "finn", "gus")
TOKENS = {name: f"{name}-".ljust(43, "0") for name in NAMES}

URLENCODED = "application/x-www-form-urlencoded"

Rows = dict[str, dict[str, State]]


def op() -> str:
    """A name for an operation that nobody used before."""
    return secrets.token_urlsafe(12)


def started_by(name: str) -> Canvas:
    """The first canvas of a new workspace that belongs to one of the cast."""
    return workspaces.start(TOKENS[name], op())


def joined_by(
    name: str, canvas: Canvas, role: Role, *, sees_history: bool = False, limited: bool = False
) -> CanvasGrant:
    """Let one of the cast into the workspace of a canvas; `limited`: only onto the canvas."""
    workspaces.join(
        canvas.workspace,
        token_hash(TOKENS[name]),
        role,
        canvas=canvas if limited else None,
        sees_history=sees_history,
    )
    return on_canvas(name, canvas)


def on_canvas(name: str, canvas: Canvas) -> CanvasGrant:
    """The grant of one of the cast on a canvas, as the gate gives it."""
    grant = grant_for_canvas(TOKENS[name], canvas.public_id)
    assert grant is not None
    return grant


def name_of(grant: Grant) -> str:
    """Who of the cast it is."""
    hashed = grant.member.token_hash
    return next(name for name, token in TOKENS.items() if token_hash(token) == hashed)


def on_page(grant: Grant) -> Grant:
    """The grant of the same person on the workspace's own page."""
    found = grant_for_workspace(TOKENS[name_of(grant)], grant.workspace.public_id)
    assert found is not None
    return found


def add(
    grant: CanvasGrant,
    kind: Kind = Kind.PAIN,
    text: str = "Canteen is closed",
    weight: int | None = None,
) -> Note:
    """A note, added by someone."""
    change = notes.add(grant, op(), canvas=grant.canvas, kind=kind, text=text, weight=weight)
    assert change is not None
    return Note.objects.get(public_id=change.subject_id)


def another_segment(grant: Grant, name: str = "Ward managers") -> CustomerSegment:
    """One more segment in the workspace, added by someone."""
    change = segments.add(on_page(grant), op(), name=name)
    assert change is not None
    return CustomerSegment.objects.get(public_id=change.subject_id)


def connect(
    grant: CanvasGrant, source: Note, target: Note, strength: Strength = Strength.STRONG
) -> Link:
    """A link, made by someone."""
    links.connect(grant, op(), canvas=grant.canvas, source=source, target=target, strength=strength)
    return Link.objects.get(source=source, target=target)


def comment(grant: CanvasGrant, note: Note, text: str = "Is this so?") -> Comment:
    """What someone says about a note."""
    change = comments.add(grant, op(), note=note, text=text)
    assert change is not None
    return Comment.objects.get(public_id=next(iter(change.after["comment"])))


def snapshot(grant: CanvasGrant, name: str = "Before the interview") -> Snapshot:
    """The present state, kept by someone."""
    change = snapshots.make(grant, op(), canvas=grant.canvas, name=name)
    assert change is not None
    return Snapshot.objects.get(public_id=change.subject_id)


def statement(grant: CanvasGrant, text: str = "We feed the night") -> Statement:
    """A sentence that somebody keeps."""
    change = statements.keep(grant, op(), canvas=grant.canvas, text=text, pattern="help", slots={})
    assert change is not None
    return Statement.objects.get(public_id=change.subject_id)


def texts(canvas: Canvas, kind: Kind) -> list[str]:
    """What stands in a box, from top to bottom."""
    side = Note.objects.on_canvas(profile_id=canvas.profile_id, value_map_id=canvas.value_map_id)
    return list(side.filter(kind=kind).live().in_order().values_list("text", flat=True))


def last_change(workspace: Workspace) -> Change:
    """What the journal says last."""
    return Change.objects.filter(workspace=workspace).latest("seq")


def change_count(workspace: Workspace) -> int:
    """How many changes the journal has."""
    return Change.objects.filter(workspace=workspace).count()


def all_states() -> Rows:
    """The state of every row there is, by its name in the journal and its id, but not on whose
    profile it lies: the journal says that only of rows that moved."""
    return {
        name: {row.public_id: row.state() for row in model._base_manager.all()}
        for name, model in ROWS.items()
    }


def replayed(changes: Iterable[Change]) -> Rows:
    """What the rows must be, read off the journal alone."""
    rows: Rows = {name: {} for name in ROWS}
    for change in changes:
        for name, states in change.after.items():
            for public_id, state in states.items():
                if state is None:
                    del rows[name][public_id]
                else:
                    rows[name][public_id] = rows[name].get(public_id, {}) | state
                    rows[name][public_id].pop("profile_of", None)
    return rows


class Browser(Client):
    """Django's client, which sends a form as browsers do: in several parts only where one is a
    file. Else it takes longer to write and read the parts than to answer."""

    def post(  # type: ignore[override]  # the stubs have no public name for the answer
        self, path: str, data: Any = None, content_type: str = MULTIPART_CONTENT, **more: Any
    ) -> Any:
        if content_type == MULTIPART_CONTENT and not _has_file(data or {}):
            data, content_type = urlencode(data or {}, doseq=True), URLENCODED
        return super().post(path, data, content_type, **more)


def _has_file(data: dict[str, Any]) -> bool:
    several = (one if isinstance(one, list | tuple) else [one] for one in data.values())
    return any(hasattr(one, "read") for one in chain.from_iterable(several))


def browser(name: str | None = None, *, htmx: bool = True, **options: Any) -> Client:
    """A browser with the cookie of one of the cast, or with none; `htmx=False`: without scripts. It
    was told in this session that nothing else opens a workspace."""
    client = Browser(headers={"HX-Request": "true"} if htmx else None, **options)
    if name:
        client.cookies[settings.GUEST_COOKIE] = TOKENS[name]
        client.cookies[f"{settings.GUEST_COOKIE}-told"] = "1"
    return client
