"""Actions on links between notes."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from canvases.actions.errors import Refused
from canvases.journal.writer import Entry, journaled
from canvases.method.kinds import KINDS, Kind, Strength, may_link
from canvases.models import Canvas, Link, Note


@journaled("link.made")
def connect(
    entry: Entry, *, canvas: Canvas, source: Note, target: Note, strength: Strength
) -> None:
    """Link two notes of the canvas, or change the strength of their link. Raises Refused where
    their kinds cannot be linked, or a note is in the bin or on another canvas."""
    _check(canvas, source, target)
    if not may_link(Kind(source.kind), Kind(target.kind)):
        raise Refused(_which_link(source, target))
    entry.about(source, source.text)
    link = _between(source, target)
    if link is None:
        link = Link(workspace=entry.workspace, source=source, target=target, strength=strength)
        link.save(force_insert=True)
        entry.created(link)
        return
    entry.watch(link)
    entry.kind = "link.changed"
    link.strength = strength
    link.save(update_fields=["strength"])


@journaled("link.removed")
def disconnect(entry: Entry, *, canvas: Canvas, source: Note, target: Note) -> None:
    """Remove the link between two notes; no effect where there is none."""
    _check(canvas, source, target)
    entry.about(source, source.text)
    link = _between(source, target)
    if link is not None:
        entry.deleted(link)
        link.delete()


@journaled("links.chosen")
def choose(
    entry: Entry, *, canvas: Canvas, source: Note, wanted: Mapping[str, Strength | None]
) -> None:
    """Link a note with several others at once, by their public ids, or unlink it where the strength
    is None. Others that are gone meanwhile are passed over. Raises Refused as `connect` does."""
    _check(canvas, source, source)
    entry.about(source, source.text)
    here = Note.objects.on_canvas(profile_id=canvas.profile_id, value_map_id=canvas.value_map_id)
    found = here.live().filter(public_id__in=wanted).order_by("pk")
    known = {link.target_id: link for link in Link.objects.filter(source=source)}
    _choose(entry, source, [(one, wanted[one.public_id]) for one in found], known)


@journaled("links.agreed")
def choose_all(
    entry: Entry, *, canvas: Canvas, wanted: Mapping[str, Mapping[str, Strength | None]]
) -> None:
    """The same for several notes, as one change: what each of them answers, by public ids. Notes
    that are gone meanwhile, and pairs that mean nothing, are passed over."""
    here = Note.objects.on_canvas(profile_id=canvas.profile_id, value_map_id=canvas.value_map_id)
    ids = {*wanted, *(target for targets in wanted.values() for target in targets)}
    there = {note.public_id: note for note in here.live().filter(public_id__in=ids)}
    known: dict[int, dict[int, Link]] = {}
    for link in Link.objects.filter(source__in=there.values()):
        known.setdefault(link.source_id, {})[link.target_id] = link
    for key, targets in wanted.items():
        if source := there.get(key):
            if not entry.subject:
                entry.about(source, source.text)
            found = [(there[one], targets[one]) for one in targets if one in there]
            _choose(entry, source, found, known.get(source.pk, {}))


def _choose(
    entry: Entry,
    source: Note,
    wanted: Iterable[tuple[Note, Strength | None]],
    known: Mapping[int, Link],
) -> None:
    """Link, change and unlink, where the kinds of the two notes can be linked."""
    for target, strength in wanted:
        link = known.get(target.pk)
        if not may_link(Kind(source.kind), Kind(target.kind)):
            continue
        if link is None and strength:
            made = Link(workspace=entry.workspace, source=source, target=target, strength=strength)
            made.save(force_insert=True)
            entry.created(made)
        elif link and strength:
            link = link.between(source, target)
            entry.watch(link)
            link.strength = strength
            link.save(update_fields=["strength"])
        elif link:
            link = link.between(source, target)
            entry.deleted(link)
            link.delete()


def _which_link(source: Note, target: Note) -> str:
    """Says that these two kinds are not linked, and which ones are (method/kinds.py)."""
    return _(
        "“%(source)s” do not link to “%(target)s”. Pain relievers link to pains, gain creators to"
        " gains, products to jobs; products also to pain relievers and gain creators, and pains and"
        " gains to jobs."
    ) % {
        "source": _(KINDS[Kind(source.kind)].many),
        "target": _(KINDS[Kind(target.kind)].many),
    }


def _between(source: Note, target: Note) -> Link | None:
    found = Link.objects.filter(source=source, target=target).first()
    return found.between(source, target) if found else None


def _check(canvas: Canvas, source: Note, target: Note) -> None:
    """Check both ends again under the lock."""
    now = Note.objects.in_bulk([source.pk, target.pk])
    for note in (source, target):
        if note.pk not in now:
            raise Refused(_("A note in the bin cannot be linked."))
        note.kind, note.binned_at = now[note.pk].kind, now[note.pk].binned_at
        here = note.profile_id == canvas.profile_id or note.value_map_id == canvas.value_map_id
        if not here:
            raise Refused(_("Only notes of one canvas can be linked."))
        if note.is_binned:
            raise Refused(_("A note in the bin cannot be linked."))
