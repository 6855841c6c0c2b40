"""Splits a segment into sub-segments, and starts the canvas of one from that of its parent."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from canvases.actions.errors import Refused
from canvases.actions.note_copies import copy_notes
from canvases.actions.notes import MOST_ON_A_SIDE
from canvases.actions.rows import current, next_position
from canvases.actions.segment_tree import parents_in
from canvases.journal.writer import Entry, journaled
from canvases.method.segment_split import inherited, plan
from canvases.method.segment_tree import above
from canvases.method.traits import MOST_TRAITS, Trait
from canvases.models import Canvas, CustomerProfile, CustomerSegment, Link, Note, ValueMap
from canvases.queries.segment_tree import lent_name


@journaled("segment.split")
def split(entry: Entry, *, segment: CustomerSegment, traits: Iterable[Trait]) -> None:
    """Make a sub-segment for each of these traits, with those of the segment. What is there already
    is not made again; where all are, this is refused."""
    segment = current(segment)
    standing = segment.children.filter(binned_at=None)
    children = {child.name: child.traits for child in standing}
    known = segment.traits
    planned = [one for one in plan(lent_name(segment), traits, children) if not one.there]
    if not planned:
        raise Refused(_("All of these exist already."))
    if len(known) >= MOST_TRAITS:
        raise Refused(_("A segment has at most %d traits.") % MOST_TRAITS)
    first = next_position(entry, CustomerSegment)
    made = CustomerSegment.objects.bulk_create(
        CustomerSegment(
            workspace=entry.workspace,
            parent=segment,
            name=one.name,
            market=segment.market,
            traits=inherited(known, one.trait),
            position=position,
        )
        for position, one in enumerate(planned, start=first)
    )
    CustomerProfile.objects.bulk_create(CustomerProfile(segment=one) for one in made)
    entry.created(*made)
    entry.about(segment, segment.name)


@journaled("canvas.begun")
def begin_canvas(entry: Entry, *, segment: CustomerSegment, canvas: Canvas) -> None:
    """Give a segment that has no canvas one that starts as a copy of one of a parent's: the
    notes of both sides and the links between them."""
    segment, canvas = current(segment), current(canvas)
    if canvas.profile.segment_id not in above(parents_in(entry.workspace), segment.pk):
        raise Refused(_("“%s” is part of another segment now. Reload the page.") % segment.name)
    if segment.profile.canvases.filter(binned_at=None).exists():
        raise Refused(_("“%s” has a canvas already.") % segment.name)
    here = Q(profile=canvas.profile_id) | Q(value_map=canvas.value_map_id)
    notes = list(Note.objects.filter(here).live())
    if sum(bool(note.profile_id) for note in notes) + _size(segment) > MOST_ON_A_SIDE:
        raise Refused(_("That would be more than %d notes on one side.") % MOST_ON_A_SIDE)
    value_map = ValueMap.objects.create(
        workspace=entry.workspace,
        name=segment.name,
        alternative=canvas.value_map.alternative,
        position=next_position(entry, ValueMap),
    )
    begun = Canvas.objects.create(
        workspace=entry.workspace,
        profile=segment.profile,
        value_map=value_map,
        title=segment.name,
        is_named=segment.is_named,
        position=next_position(entry, Canvas),
    )
    entry.created(value_map, begun)
    links = Link.objects.filter(
        Q(source__profile=canvas.profile_id) | Q(source__value_map=canvas.value_map_id)
    )
    copy_notes(entry, notes, links, lambda note: segment.profile if note.profile_id else value_map)
    entry.about(begun, begun.title)


def _size(segment: CustomerSegment) -> int:
    return segment.profile.notes.live().count()
