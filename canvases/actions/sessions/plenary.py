"""Puts what groups report back on the canvas of all."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from canvases.access import CanvasGrant
from canvases.actions import notes
from canvases.actions.errors import Refused
from canvases.actions.sessions.session_lock import came_from, led
from canvases.journal.group_commit import in_transaction
from canvases.journal.writer import Entry, journaled
from canvases.method.agenda import StepKind
from canvases.method.kinds import Kind
from canvases.models import Note, Reported, Session, SessionGroup
from canvases.queries.sessions.groups import groups_of, top_of
from canvases.session_access import SessionGrant


@in_transaction
def report_back(grant: SessionGrant, op_id: str, *, at: str, chosen: Collection[str]) -> None:
    """Put those of the groups' heaviest notes that are chosen, by their ids, on the canvas of all,
    with their weights, as one change. Each is put once, unless that was undone. No effect where
    another step than `at` is present. Raises Refused, NotAllowed and Closed."""
    session = led(grant)
    step = session.present
    if step is None or step.public_id != at:
        return
    if step.kind != StepKind.REPORT or not session.grouping:
        raise Refused(_("This is done in the step in which groups report back."))
    if not chosen:
        raise Refused(_("Choose the notes that shall be on the canvas of all."))
    kinds = [kind.value for kind in step.kinds]
    top = [(group, note) for group in groups_of(session) for note in top_of(group, kinds)]
    picked = [(group, note) for group, note in top if note.public_id in chosen]
    whole = CanvasGrant(grant.workspace, grant.member, session.canvas)
    came_from(session, _put(whole, op_id, session=session, picked=picked))


@journaled("notes.pasted")
def _put(entry: Entry, *, session: Session, picked: list[tuple[SessionGroup, Note]]) -> None:
    ids = [one.public_id for _group, one in picked]
    known = Reported.objects.filter(group__session=session, source__in=ids)
    there = Note.objects.live().filter(public_id__in=known.values("note")).values("public_id")
    done = {*known.filter(note__in=there).values_list("source", flat=True)}
    made: list[Note] = []
    for group, note in picked:
        if note.public_id in done:
            continue
        (copy,) = notes.insert(
            entry, session.canvas, Kind(note.kind), [note.text], weight=note.weight
        )
        copy.details = note.details
        copy.save(update_fields=["details"])
        Reported.objects.update_or_create(
            group=group,
            source=note.public_id,
            defaults={"note": copy.public_id, "step": session.present},
        )
        made.append(copy)
    if made:
        entry.about(made[0], made[0].text)
