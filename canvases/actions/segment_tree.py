"""Sub-segments: which segment is a part of which, and where they go when one goes to the bin."""

from django.utils.translation import gettext as _

from canvases.actions.errors import Refused
from canvases.actions.rows import current
from canvases.journal.writer import Entry, journaled
from canvases.method.segment_tree import above
from canvases.models import Change, CustomerSegment, Workspace


@journaled("segment.moved")
def move(entry: Entry, *, segment: CustomerSegment, parent: CustomerSegment | None) -> None:
    """Make a segment a part of another, or of none. Raises Refused where it would become a part of
    itself, and Conflict where one of them is in the bin."""
    segment = current(segment)
    parent = current(parent) if parent else None
    if parent is not None:
        refuse_circle(entry.workspace, segment, parent)
    _put_under(entry, segment, parent)
    entry.about(segment, segment.name)


def refuse_circle(workspace: Workspace, segment: CustomerSegment, parent: CustomerSegment) -> None:
    """Raise Refused where a segment would become a part of itself. One query."""
    names = {"segment": segment.name, "parent": parent.name}
    if parent.pk == segment.pk:
        raise Refused(_("“%(segment)s” cannot be a part of itself.") % names)
    if segment.pk in above(parents_in(workspace), parent.pk):
        words = _("“%(parent)s” is a part of “%(segment)s” already, so it cannot be the whole.")
        raise Refused(words % names)


def parents_in(workspace: Workspace) -> dict[int, int | None]:
    """What each segment of the workspace is a part of, in the bin or not, by primary keys."""
    return dict(workspace.segments.values_list("pk", "parent_id"))


def lift_children(entry: Entry, segment: CustomerSegment) -> None:
    """Put the children of a segment, which goes to the bin, under what it is a part of itself."""
    for child in CustomerSegment.rows().filter(parent=segment, binned_at=None):
        _put_under(entry, child, segment.parent)


def take_back_children(entry: Entry, segment: CustomerSegment) -> None:
    """Put under a segment, which comes out of the bin, what stood there when it went, as far as
    nobody has moved that since; and itself under what still stands of what it was a part of."""
    _find_place(entry, segment)
    went = Change.objects.filter(
        workspace=entry.workspace, kind="segment.binned", subject_id=segment.public_id
    ).order_by("-seq")
    change = went.first()
    if change is None:
        return
    lifted = {
        public_id: change.after["segment"][public_id].get("parent")
        for public_id, state in change.before.get("segment", {}).items()
        if state and state.get("parent") == segment.public_id
    }
    parents = parents_in(entry.workspace)
    for child in CustomerSegment.rows().filter(public_id__in=lifted, binned_at=None):
        is_unmoved = child.state()["parent"] == lifted[child.public_id]
        if is_unmoved and child.pk not in (segment.pk, *above(parents, segment.pk)):
            _put_under(entry, child, segment)


def _find_place(entry: Entry, segment: CustomerSegment) -> None:
    parent = segment.parent
    if parent is None or not parent.is_binned:
        return
    rows = {row.pk: row for row in entry.workspace.segments.all()}
    line = above({row.pk: row.parent_id for row in rows.values()}, segment.pk)
    standing = (rows[key] for key in line if not rows[key].is_binned)
    _put_under(entry, segment, next(standing, None))


def _put_under(entry: Entry, segment: CustomerSegment, parent: CustomerSegment | None) -> None:
    entry.watch(segment)
    segment.parent = parent
    segment.save(update_fields=["parent"])
