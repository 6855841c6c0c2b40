"""Copies of notes, with the links between them."""

from collections.abc import Callable, Iterable

from django.db.models import QuerySet

from canvases.journal.writer import Entry
from canvases.models import CustomerProfile, Link, Note, ValueMap
from canvases.models.base import Journaled

Place = CustomerProfile | ValueMap


def copy_notes(
    entry: Entry,
    notes: Iterable[Note],
    links: QuerySet[Link],
    place: Callable[[Note], Place],
    *,
    standing: CustomerProfile | None = None,
) -> dict[str, str]:
    """Copy notes to where `place` says, with those of `links` that lead from one of them to
    another, or to a note of the profile that is `standing`. Returns
    the ids of the copies by those of the notes."""
    found = list(notes)
    copies = {note.pk: _twin(note, place(note), entry) for note in found}
    Note.objects.bulk_create(copies.values())
    made = [
        Link(
            workspace=entry.workspace,
            source=copies[link.source_id],
            target=copies.get(link.target_id, link.target),
            strength=link.strength,
        )
        for link in links.select_related("source", "target")
        if link.source_id in copies
        and (link.target_id in copies or (standing and link.target.profile_id == standing.pk))
    ]
    Link.objects.bulk_create(made)
    rows: list[Journaled] = [*copies.values(), *made]
    entry.created(*rows)
    return {note.public_id: copies[note.pk].public_id for note in found}


def _twin(note: Note, place: Place, entry: Entry) -> Note:
    """A new unsaved note with the same content."""
    fields = {name: getattr(note, name) for name in Note.JOURNALED if name != "binned_at"}
    twin = Note(workspace_id=note.workspace_id, author=entry.grant.member, **fields)
    if isinstance(place, CustomerProfile):
        twin.profile = place
    else:
        twin.value_map = place
    return twin
