"""Merges one segment into another: notes, canvases, parts and answers move, and the rest goes to
the bin. One change, and one undo brings everything back."""

from django.utils import timezone
from django.utils.translation import gettext as _

from canvases.actions.cards import copy_cards
from canvases.actions.errors import Conflict, Refused
from canvases.actions.rows import current
from canvases.actions.statements import copy_variants
from canvases.actions.undo_redo import reverse
from canvases.journal.writer import Entry, journaled
from canvases.method.order import GAP
from canvases.models import Canvas, Change, CustomerSegment, Note
from canvases.queries.assessment import load_medians
from canvases.queries.segment_merge import Fate, MergePlan, load_merge

_MOST_STATEMENTS = 20  # of one canvas, as in the canvas file


class ChangedMeanwhile(Conflict):
    """What was agreed to is not what would happen now."""

    def __init__(self) -> None:
        super().__init__(_("Something changed while you were looking. Check again, then merge."))


@journaled("segment.merged")
def merge(
    entry: Entry,
    *,
    into: CustomerSegment,
    away: CustomerSegment,
    takes_name: bool = False,
    seen: str | None = None,
) -> None:
    """Merge `away` into `into`, which keeps its name unless it `takes_name` of the other. `seen` is
    what the plan was when somebody agreed to it. Raises Refused, ChangedMeanwhile where the plan is
    another one now, and Conflict where one of them is in the bin."""
    plan = load_merge(current(into), current(away))
    if plan.refusal:
        raise Refused(plan.refusal)
    if seen is not None and seen != plan.seen:
        raise ChangedMeanwhile
    _move_notes(entry, plan)
    for fate in plan.fates:
        _settle(entry, plan, fate)
    _fill_in(entry, plan, takes_name=takes_name)
    for child in plan.children:
        entry.watch(child)
        child.parent = plan.into
        child.save(update_fields=["parent"])
    _discard(entry, plan.away)
    # What quotes it puts the outer quotation marks.
    names = {"away": plan.away.name, "into": plan.into.name}
    entry.about(plan.away, _("%(away)s” into “%(into)s") % names)


def take_back(entry: Entry, segment: CustomerSegment) -> bool:
    """Bring back a segment that was merged into another one, with its notes and canvases; False
    where it went to the bin in another way. By itself it would come back with an empty circle, and
    what it said would be said twice. Raises Conflict where what came of it was changed since."""
    change = _merge_of(segment)
    if change is None:
        return False
    try:
        reverse(entry, change)
    except Conflict as conflict:
        words = _(
            "What came of merging “%(names)s” was changed since, so it stays merged. Its notes and"
            " canvases stand there."
        )
        raise Conflict(words % {"names": change.subject}) from conflict
    entry.undoes = None  # it stands as a change of its own among those that can be undone
    return True


def refuse_merged(segment: CustomerSegment) -> None:
    """Raise Refused where what belongs to a segment would bring it back without its notes, because
    it was merged into another one."""
    if change := _merge_of(segment):
        words = _(
            "Its segment was merged, “%(names)s”, and what it held stands there. Restore the"
            " segment: that takes the merging back."
        )
        raise Refused(words % {"names": change.subject})


def _merge_of(segment: CustomerSegment) -> Change | None:
    """The change that merged a segment into another one and so put it in the bin. None where it
    does not lie there, or came there in another way."""
    if not segment.is_binned:
        return None
    changes = Change.objects.filter(
        workspace=segment.workspace_id, kind="segment.merged", subject_id=segment.public_id
    )
    change = changes.order_by("-seq").first()
    if change is None:
        return None
    went = (change.after["segment"].get(segment.public_id) or {}).get("binned_at")
    return change if went == segment.state()["binned_at"] else None


def _move_notes(entry: Entry, plan: MergePlan) -> None:
    """Lay the notes on the other profile, among those of the same weight after its own."""
    home = plan.into.profile.pk
    last = max((note.position for note in plan.notes if note.profile_id == home), default=0)
    shift = last + GAP - min((note.position for note in plan.moving), default=0)
    entry.watch(*plan.moving)
    for note in plan.moving:
        note.move_to(plan.into.profile)
        note.position += shift
    Note.objects.bulk_update(plan.moving, ["profile", "position"], batch_size=500)


def _settle(entry: Entry, plan: MergePlan, fate: Fate) -> None:
    """Let a canvas pair the other profile. Where another one pairs it with the same value map, that
    takes its sentence."""
    canvas, other = fate.canvas, fate.into
    entry.watch(canvas)
    if other is None:
        canvas.move_to(plan.into.profile)
        canvas.save(update_fields=["profile"])
        return
    entry.watch(other)
    _take_words(other, canvas)
    copy_variants(entry, canvas, other)
    copy_cards(entry, canvas, other)
    other.save(update_fields=["title", "is_named", "statements", "assessment", "binned_at"])
    _discard(entry, canvas)


def _take_words(canvas: Canvas, other: Canvas) -> None:
    """Give a canvas the sentences of another one after its own. One in the bin comes out of it as
    what the other was."""
    first, second = (other, canvas) if canvas.is_binned else (canvas, other)
    statements = dict.fromkeys([*first.statements, *second.statements])
    canvas.statements = list(statements)[:_MOST_STATEMENTS]
    scores = load_medians([first, second])
    canvas.assessment = scores[first.pk] or scores[second.pk]
    canvas.title, canvas.is_named, canvas.binned_at = first.title, first.is_named, None


def _fill_in(entry: Entry, plan: MergePlan, *, takes_name: bool) -> None:
    changed = plan.joined.facts | (
        {"name": plan.away.name, "is_named": plan.away.is_named} if takes_name else {}
    )
    entry.watch(plan.into)
    plan.into.take_state(changed)
    if changed:
        plan.into.save(update_fields=list(changed))


def _discard(entry: Entry, row: CustomerSegment | Canvas) -> None:
    entry.watch(row)
    row.binned_at = timezone.now()
    row.save(update_fields=["binned_at"])
