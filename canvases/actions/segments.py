"""What people do with customer segments: add one, and say what is known of it.

Fields are changed one by one, as they are under the lock: two people who fill in different ones at
the same time both win.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from django.utils.translation import gettext as _

from canvases.actions.errors import Conflict, Outdated, Refused
from canvases.actions.rows import current, next_position
from canvases.journal.writer import Entry, journaled
from canvases.method import research_methods
from canvases.method.segment_fields import Field, Value, as_text, read, write
from canvases.method.segment_sections import SECTIONS
from canvases.method.traits import MOST_TRAITS, Trait, same
from canvases.models import Change, CustomerProfile, CustomerSegment, Note
from canvases.models.base import Journaled

_LATEST: Final = 20  # changes of a row that are looked at


@journaled("segment.added")
def add(entry: Entry, *, name: str) -> None:
    """A new customer segment with its empty profile."""
    entry.about(new_segment(entry, name), name)


@journaled("segment.described")
def fill_in(
    entry: Entry,
    *,
    segment: CustomerSegment,
    section: str,
    values: Mapping[str, Value],
    seen: Mapping[str, str] | None = None,
) -> None:
    """Set fields of a section, by their names. `seen` is what the person saw in them before, as
    text. Raises Outdated where somebody else has changed one of them since, to something else."""
    fields = [SECTIONS[section].field(name) for name in values]
    entry.kind = SECTIONS[section].change
    segment = current(segment)
    _save(entry, segment, newly_written(entry, segment, fields, values, seen))


@journaled("segment.journey")
def set_stage(entry: Entry, *, segment: CustomerSegment, note: Note, stage: str) -> None:
    """Say at which stage of the journey a note of the segment's profile matters; "" for none."""
    note = current(note)
    entry.watch(note)
    note.stage = stage
    note.save(update_fields=["stage"])
    entry.about(segment, segment.name)


@journaled("segment.traits")
def add_trait(entry: Entry, *, segment: CustomerSegment, trait: Trait) -> None:
    """One more trait. One that is there already is refused."""
    segment = current(segment)
    _refuse_twice(segment.traits, trait)
    if len(segment.traits) >= MOST_TRAITS:
        raise Refused(_("A segment has at most %d traits.") % MOST_TRAITS)
    _save(entry, segment, {"traits": [*segment.traits, trait]})


@journaled("segment.traits")
def change_trait(entry: Entry, *, segment: CustomerSegment, trait: Trait, value: str) -> None:
    """Another value for a trait."""
    segment = current(segment)
    others = _without(segment.traits, trait)
    new = {**trait, "value": value}
    _refuse_twice(others, new)
    traits = [new if same(one, trait) else one for one in segment.traits]
    _save(entry, segment, {"traits": traits})


@journaled("segment.traits")
def remove_trait(entry: Entry, *, segment: CustomerSegment, trait: Trait) -> None:
    """Take a trait away."""
    segment = current(segment)
    _save(entry, segment, {"traits": _without(segment.traits, trait)})


@journaled("segment.methods")
def link_note(entry: Entry, *, segment: CustomerSegment, way: str, note: Note) -> None:
    """Say that a note of the segment's profile came of a way of getting to know them."""
    segment, note = current(segment), current(note)
    there = research_methods.notes_of(segment.methods, way)
    if note.public_id in there:
        return
    if len(there) >= research_methods.MOST_NOTES:
        raise Refused(_("At most %d notes can come from one way.") % research_methods.MOST_NOTES)
    used = research_methods.with_notes(segment.methods, way, [*there, note.public_id])
    _save(entry, segment, {"methods": used})


@journaled("segment.methods")
def unlink_note(entry: Entry, *, segment: CustomerSegment, way: str, note: str) -> None:
    """Take that back, by the id of the note."""
    segment = current(segment)
    there = research_methods.notes_of(segment.methods, way)
    if note in there:
        kept = [one for one in there if one != note]
        _save(entry, segment, {"methods": research_methods.with_notes(segment.methods, way, kept)})


@journaled("segment.hint_dismissed")
def dismiss_hint(entry: Entry, *, segment: CustomerSegment, hint: str) -> None:
    """Put a hint aside for good, by its key: the segment's people know better."""
    segment = current(segment)
    if hint not in segment.dismissed:
        _save(entry, segment, {"dismissed": [*segment.dismissed, hint]})


def new_segment(entry: Entry, name: str) -> CustomerSegment:
    """A new segment with its empty profile, as a part of a change."""
    segment = CustomerSegment.objects.create(
        workspace=entry.workspace, name=name, position=next_position(entry, CustomerSegment)
    )
    CustomerProfile.objects.create(segment=segment)
    entry.created(segment)
    return segment


def newly_written(
    entry: Entry,
    row: Journaled,
    fields: Iterable[Field],
    values: Mapping[str, Value],
    seen: Mapping[str, str] | None = None,
) -> dict[str, object]:
    """The facts of a row with new values in these fields. Raises Outdated where somebody else has
    changed one of them since it was `seen`."""
    state = row.state()
    if overtaken := _overtaken(state, fields, values, seen or {}):
        _refuse_overtaken(entry, row, overtaken)
    for one in fields:
        state[one.path[0]] = write(state, one, values[one.name])
    return {one.path[0]: state[one.path[0]] for one in fields}


def _overtaken(
    state: Mapping[str, object],
    fields: Iterable[Field],
    values: Mapping[str, Value],
    seen: Mapping[str, str],
) -> dict[str, str]:
    """What stands now in fields that were changed since they were seen."""
    now = {one.name: as_text(read(state, one)) for one in fields}
    return {
        name: text
        for name, text in now.items()
        if text not in (seen.get(name, text), as_text(values[name]))
    }


def _refuse_overtaken(entry: Entry, row: Journaled, overtaken: Mapping[str, str]) -> None:
    """Raise Outdated, unless it was the same person who changed these facts last: what one sends
    while the answer to the same field is under way is meant."""
    facts = {name.partition("-")[0] for name in overtaken}
    changes = Change.objects.filter(workspace=entry.workspace, subject_id=row.public_id)
    for change in changes.order_by("-seq")[:_LATEST]:
        if facts & (change.after.get(row.ROW, {}).get(row.public_id) or {}).keys():
            if change.actor_id != entry.grant.member.pk:
                break
            return
    raise Outdated(overtaken)


def _save(entry: Entry, segment: CustomerSegment, changed: dict[str, object]) -> None:
    entry.watch(segment)
    if "name" in changed:
        changed = {**changed, "is_named": True}
    segment.take_state(changed)
    segment.save(update_fields=list(changed))
    entry.about(segment, segment.name)


def _refuse_twice(traits: Iterable[Trait], trait: Trait) -> None:
    if any(same(one, trait) for one in traits):
        raise Refused(_("This trait exists already."))


def _without(traits: Iterable[Trait], trait: Trait) -> list[Trait]:
    kept = [one for one in traits if not same(one, trait)]
    if len(kept) == len(list(traits)):
        raise Conflict(_("Someone changed or removed this trait meanwhile."))
    return kept
