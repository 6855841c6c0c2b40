"""Segments from the groups of a customer list, all in one change."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from canvases.access import Grant
from canvases.actions.errors import Refused
from canvases.actions.rows import next_position
from canvases.journal.writer import Entry, journaled
from canvases.method.customer_groups import MOST_GROUPS
from canvases.method.traits import Trait
from canvases.models import Change, CustomerProfile, CustomerSegment


@dataclass(frozen=True, slots=True)
class NewSegment:
    """What a group of customers becomes."""

    name: str
    traits: Sequence[Trait]
    description: str


@journaled("segments.from_list")
def add_segments(entry: Entry, *, segments: Sequence[NewSegment]) -> None:
    """New segments with their traits and empty profiles."""
    if not segments:
        raise Refused(_("Tick at least one group."))
    if len(segments) > MOST_GROUPS:
        raise Refused(_("At most %d segments can be made at once.") % MOST_GROUPS)
    position = next_position(entry, CustomerSegment)
    made = [
        CustomerSegment(
            workspace=entry.workspace,
            name=one.name,
            traits=[dict(trait) for trait in one.traits],
            description=one.description,
            position=position + number,
        )
        for number, one in enumerate(segments)
    ]
    for segment in made:
        segment.save()
    CustomerProfile.objects.bulk_create(CustomerProfile(segment=segment) for segment in made)
    entry.created(*made)
    entry.about(made[0], made[0].name)


def made_before(grant: Grant, op_id: str) -> bool:
    """Whether this operation has made its segments already."""
    return Change.objects.filter(workspace=grant.workspace, op_id=op_id).exists()
