"""Actions on canvases, and on all that has a name: rename, delete, restore."""

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from canvases.actions import segment_merge
from canvases.actions.cards import copy_cards
from canvases.actions.errors import Refused
from canvases.actions.note_copies import copy_notes
from canvases.actions.rows import current, next_position
from canvases.actions.segment_tree import lift_children, take_back_children
from canvases.actions.segments import new_segment
from canvases.actions.statements import copy_variants
from canvases.journal.writer import Entry, journaled
from canvases.models import Canvas, CustomerSegment, Link, ValueMap
from canvases.models.base import Binnable, State
from canvases.queries.assessment import load_medians

Named = CustomerSegment | ValueMap | Canvas


@journaled("canvas.added")
def add_canvas(
    entry: Entry,
    *,
    title: str,
    segment: CustomerSegment | str,
    value_map: ValueMap | None,
    alternative: str = "idea",
) -> None:
    """Add a canvas for a segment, or for a new one with this name; with a new value map of that
    title where none is given. A pair in the bin is restored; a pair that exists is refused."""
    segment = new_segment(entry, segment) if isinstance(segment, str) else current(segment)
    if value_map is not None:
        value_map = current(value_map)
    else:
        value_map = ValueMap.objects.create(
            workspace=entry.workspace,
            name=title,
            alternative=alternative,
            position=next_position(entry, ValueMap),
        )
        entry.created(value_map)
    known = Canvas.objects.filter(profile__segment=segment, value_map=value_map).first()
    if known is not None and not known.is_binned:
        raise Refused(_("There is a canvas for this pair already: “%s”.") % known.title)
    if known is not None:
        _unbin(entry, known)
        entry.about(known, known.title)
        return
    canvas = Canvas.objects.create(
        workspace=entry.workspace,
        profile=segment.profile,
        value_map=value_map,
        title=title,
        position=next_position(entry, Canvas),
    )
    entry.created(canvas)
    entry.about(canvas, title)


@journaled("canvas.duplicated")
def duplicate(entry: Entry, *, canvas: Canvas, title: str) -> None:
    """Copy a canvas to try another idea: the same profile, and a copy of the value map with its
    notes and links."""
    canvas = current(canvas)
    value_map = ValueMap.objects.create(
        workspace=entry.workspace,
        name=title,
        alternative=canvas.value_map.alternative,
        position=next_position(entry, ValueMap),
    )
    copy = Canvas.objects.create(
        workspace=entry.workspace,
        profile=canvas.profile,
        value_map=value_map,
        title=title,
        statements=canvas.statements,
        assessment=load_medians([canvas])[canvas.pk],
        language=canvas.language,
        dismissed=canvas.dismissed,
        position=next_position(entry, Canvas),
    )
    entry.created(value_map, copy)
    notes, links = (
        canvas.value_map.notes.live(),
        Link.objects.filter(source__value_map=canvas.value_map),
    )
    ids = copy_notes(entry, notes, links, lambda _note: value_map, standing=canvas.profile)
    copy_variants(entry, canvas, copy, ids)
    copy_cards(entry, canvas, copy, ids)
    entry.about(copy, title)


@journaled("renamed")
def rename(entry: Entry, *, row: Named, name: str) -> None:
    """Give a segment, value map or canvas another name."""
    entry.kind = f"{row.ROW}.renamed"
    row = current(row)
    _name(entry, row, name)
    entry.about(row, name)


@journaled("canvas.named")
def name_canvas(entry: Entry, *, canvas: Canvas, title: str, segment: str) -> None:
    """Give a canvas its title and its segment its name, as far as they are not empty."""
    canvas = current(canvas)
    if title:
        _name(entry, canvas, title)
    if segment:
        _name(entry, current(canvas.profile.segment), segment)
    entry.about(canvas, canvas.title)


def _name(entry: Entry, row: Named, name: str) -> None:
    entry.watch(row)
    changed: State = {"title" if isinstance(row, Canvas) else "name": name}
    if not isinstance(row, ValueMap):
        changed["is_named"] = True
    row.take_state(changed)
    row.save(update_fields=list(changed))


@journaled("workspace.renamed")
def rename_workspace(entry: Entry, *, name: str) -> None:
    """Give the workspace another name."""
    entry.workspace.refresh_from_db(fields=["name", "is_named"])
    entry.watch(entry.workspace)
    entry.workspace.name, entry.workspace.is_named = name, True
    entry.workspace.save(update_fields=["name", "is_named"])
    entry.about(entry.workspace, name)


@journaled("workspace.described")
def describe_workspace(entry: Entry, *, kind: str) -> None:
    """Say of what kind the market is; "" takes it back."""
    entry.workspace.refresh_from_db(fields=["name", "kind"])
    entry.watch(entry.workspace)
    entry.workspace.kind = kind
    entry.workspace.save(update_fields=["kind"])
    entry.about(entry.workspace, entry.workspace.name)


@journaled("canvas.stated")
def state_proposition(entry: Entry, *, canvas: Canvas, text: str) -> None:
    """Set the value proposition on the board and the PDF; an empty text removes it."""
    canvas = current(canvas)
    entry.watch(canvas)
    canvas.statements = [text, *canvas.statements[1:]] if text else canvas.statements[1:]
    canvas.save(update_fields=["statements"])
    entry.about(canvas, canvas.title)


@journaled("binned")
def discard(entry: Entry, *, row: Named) -> None:
    """Move a row to the bin, with the canvases that cannot exist without it."""
    entry.kind = f"{row.ROW}.binned"
    row = current(row, binned=True)
    entry.about(row, str(row))
    if row.is_binned:
        return
    now = timezone.now()
    if isinstance(row, CustomerSegment):
        lift_children(entry, row)
    for each in (row, *_canvases_of(row).filter(binned_at=None)):
        entry.watch(each)
        each.binned_at = now
        each.save(update_fields=["binned_at"])


@journaled("restored")
def restore(entry: Entry, *, row: Named) -> None:
    """Restore a row, with the rows that it needs and those that were deleted with it. A segment
    that was merged into another one gets back what it had; Refused is raised where that, or a
    canvas of such a segment, cannot come back without being said twice."""
    entry.kind = f"{row.ROW}.restored"
    row = current(row, binned=True)
    if isinstance(row, Canvas):
        segment_merge.refuse_merged(row.profile.segment)
    if not (isinstance(row, CustomerSegment) and segment_merge.take_back(entry, row)):
        _unbin(entry, row)
    entry.about(row, str(row))


def _canvases_of(row: Named) -> QuerySet[Canvas]:
    """The canvases that cannot exist without a segment or value map."""
    if isinstance(row, CustomerSegment):
        return Canvas.objects.filter(profile__segment=row)
    if isinstance(row, ValueMap):
        return Canvas.objects.filter(value_map=row)
    return Canvas.objects.none()


def _unbin(entry: Entry, row: Named) -> None:
    rows: list[Binnable] = [row]
    if isinstance(row, Canvas):
        rows += [row.profile.segment, row.value_map]
    elif row.is_binned:
        # One moment in the bin says that they went together.
        stands = Q(profile__segment__binned_at=None) | Q(profile__segment__binned_at=row.binned_at)
        stands &= Q(value_map__binned_at=None) | Q(value_map__binned_at=row.binned_at)
        rows += _canvases_of(row).filter(stands, binned_at=row.binned_at)
    for each in rows:
        if each.is_binned:
            entry.watch(each)
            each.binned_at = None
            each.save(update_fields=["binned_at"])
            if isinstance(each, CustomerSegment):
                take_back_children(entry, each)
