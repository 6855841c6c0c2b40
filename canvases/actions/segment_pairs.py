"""What people say of two segments: whether they are separate, and what flows between them."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from canvases.actions.rows import current
from canvases.actions.segments import newly_written
from canvases.journal.writer import Entry, journaled
from canvases.method.flows import FLOWS
from canvases.method.segment_fields import Value
from canvases.method.segment_sections import Section
from canvases.method.separation import ANSWERED
from canvases.models import CustomerSegment, SegmentPair


@journaled(ANSWERED.change)
def answer(
    entry: Entry,
    *,
    segments: tuple[CustomerSegment, CustomerSegment],
    values: Mapping[str, Value],
    seen: Mapping[str, str] | None = None,
) -> None:
    """Set fields of the pair, by their names in ANSWERED. `seen` is what the person saw in them
    before, as text. Raises Outdated where somebody else has changed one of them since, and Conflict
    where a segment is in the bin."""
    _fill_in(entry, ANSWERED, segments, values, seen)


@journaled(FLOWS.change)
def say_flows(
    entry: Entry,
    *,
    segments: tuple[CustomerSegment, CustomerSegment],
    values: Mapping[str, Value],
    seen: Mapping[str, str] | None = None,
) -> None:
    """Say what one side of a platform gives to another, by names in FLOWS. As `answer`."""
    _fill_in(entry, FLOWS, segments, values, seen)


def _fill_in(
    entry: Entry,
    section: Section,
    segments: tuple[CustomerSegment, CustomerSegment],
    values: Mapping[str, Value],
    seen: Mapping[str, str] | None,
) -> None:
    first, second = (current(one) for one in sorted(segments, key=lambda one: one.pk))
    pair, is_new = SegmentPair.objects.get_or_create(
        workspace=entry.workspace, first=first, second=second
    )
    changed = newly_written(entry, pair, [section.field(name) for name in values], values, seen)
    if not is_new:
        entry.watch(pair)
    pair.take_state(changed)
    pair.save(update_fields=list(changed))
    if is_new and any(changed.values()):
        entry.created(pair)
    # What quotes it puts the outer quotation marks.
    entry.about(pair, _("%(one)s” and “%(other)s") % {"one": first.name, "other": second.name})
