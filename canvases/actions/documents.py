"""Stores a document: an imported file, or an example that somebody copies."""

from collections.abc import Iterable

from django.db.models import F
from django.utils.translation import gettext as _

from canvases.access import guest_hash
from canvases.actions.document_rows import Ground, Rows
from canvases.actions.errors import Conflict, Refused
from canvases.actions.notes import MOST_ON_A_SIDE
from canvases.actions.sessions import example_session
from canvases.actions.workspaces import join
from canvases.journal.group_commit import in_transaction
from canvases.journal.writer import Entry, begin_journal, journaled
from canvases.method.document import Document
from canvases.models import Canvas, Change, CustomerSegment, Role, Workspace


@in_transaction
def store(document: Document, op_id: str, *, token: str | None = None) -> Workspace:
    """Store a document as a new workspace, with one change in its journal. The guest with the
    cookie `token` owns it. Without one, a key made with `workspaces.make_key` opens it. The same
    `op_id` from the same guest returns the same workspace."""
    hashed = guest_hash(token) if token else None
    if hashed and (known := stored_before(op_id, hashed)):
        return known
    return _store(document, op_id, hashed)


@in_transaction
def store_example(
    document: Document, slug: str, digest: str, *, session: example_session.Told | None = None
) -> Workspace:
    """Store an example that comes with the product, in place of an older version, with the finished
    `session` that is told of it. `digest` is that of the example's files, by which a later call
    sees that nothing has changed. Nobody owns an example; people get copies."""
    Workspace.objects.filter(example=slug).delete()
    workspace = _store(document, f"example-{slug}", None)
    if session is not None:
        example_session.play(workspace, session)
        workspace.refresh_from_db(fields=["seq"])
    workspace.example, workspace.example_digest = slug, digest
    workspace.save(update_fields=["example", "example_digest"])
    return workspace


def drop_examples(*, but: Iterable[str]) -> None:
    """Delete the examples that the product no longer has: all whose slug is not in `but`."""
    Workspace.objects.filter(example__isnull=False).exclude(example__in=but).delete()


def _store(document: Document, op_id: str, hashed: str | None) -> Workspace:
    workspace = Workspace.objects.create(**document["workspace"])
    owner = join(workspace, hashed, Role.OWNER) if hashed else None
    rows = Rows(workspace, document)
    begin_journal(workspace, owner, op_id, "workspace.imported", [workspace, *rows])
    workspace.refresh_from_db(fields=["seq"])
    return workspace


def stored_before(op_id: str, hashed: str) -> Workspace | None:
    """The workspace that this guest imported by this operation before."""
    change = Change.objects.filter(
        workspace=F("actor__workspace"),
        op_id=op_id,
        kind="workspace.imported",
        actor__token_hash=hashed,
    ).first()
    return change.workspace if change else None


@journaled("notes.imported")
def add_notes(entry: Entry, *, canvas: Canvas, document: Document) -> None:
    """Add the notes and links of `document`, which has at most one segment and one value map, to an
    existing canvas, as one change."""
    found = Canvas.objects.select_related("profile", "value_map").filter(pk=canvas.pk)
    now = found.filter(binned_at=None).first()
    if now is None:
        raise Conflict(_("This is in the bin. Restore it first."))
    ground = Ground(now.profile, now.value_map)
    rows = _lay(entry, document, ground)
    if rows.notes:
        entry.about(rows.notes[0], rows.notes[0].text)


@journaled("canvas.imported")
def add_document(
    entry: Entry, *, document: Document, segment: CustomerSegment | None = None
) -> None:
    """Add everything in `document` to the workspace, as one change. With a `segment`, the notes of
    the document's only profile are added to that segment's profile."""
    ground = Ground()
    if segment is not None:
        if CustomerSegment.objects.filter(pk=segment.pk, binned_at=None).first() is None:
            raise Conflict(_("This is in the bin. Restore it first."))
        ground = Ground(profile=segment.profile)
    rows = _lay(entry, document, ground)
    named = [*rows.canvases, *rows.segments, *rows.value_maps]
    if named:
        entry.about(named[0], str(named[0]))


def _lay(entry: Entry, document: Document, ground: Ground) -> Rows:
    rows = Rows(entry.workspace, document, ground=ground, author=entry.grant.member)
    for side in (ground.profile, ground.value_map):
        count = side.notes.count() if side is not None else 0
        if count > MOST_ON_A_SIDE:
            words = _(
                "That would be %(count)d notes on one side, where at most %(most)d have room. Leave"
                " %(over)d out, or bring them into another canvas."
            )
            over = count - MOST_ON_A_SIDE
            raise Refused(words % {"count": count, "most": MOST_ON_A_SIDE, "over": over})
    entry.created(*rows)
    return rows
