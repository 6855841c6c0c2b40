"""What it would mean to merge one segment into another: what moves, what stays, what speaks against
it. The confirm page shows it, and the action does it."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from canvases.method.segment_merge import Joined, join
from canvases.method.segment_tree import above
from canvases.models import Canvas, Change, Comment, CustomerSegment, Link, Member, Note, ShareLink
from canvases.queries.change_words import describe
from canvases.queries.changes import changes_between, load_head
from canvases.queries.history import HistoryEntry, load_history
from canvases.queries.undo_stack import Step

_LATEST: Final = 30  # changes that are looked at for what is new

MOST_ON_A_SIDE: Final = 1000
"""Notes of one profile, in the bin or not, as in actions/notes.py."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a canvas of the segment that goes: it pairs the other profile from now on, or
    `into` takes its sentence and it goes to the bin."""

    canvas: Canvas
    into: Canvas | None


@dataclass(frozen=True)
class MergePlan:
    """Everything that merging `away` into `into` would do. `notes` and `canvases` are those of
    both, in the bin or not; `children` are the parts of `away`."""

    into: CustomerSegment
    away: CustomerSegment
    notes: list[Note]
    canvases: list[Canvas]
    children: list[CustomerSegment]
    parents: Mapping[int, int | None]

    @cached_property
    def moving(self) -> list[Note]:
        """The notes that move, the bin's too."""
        return [note for note in self.notes if note.profile_id == self.away.profile.pk]

    @cached_property
    def fates(self) -> list[Fate]:
        """What becomes of each canvas of the segment that goes. One in the bin whose pair is taken
        is not among them: it stays there."""
        mine = {one.value_map_id: one for one in self.canvases if self._is_mine(one)}
        theirs = (one for one in self.canvases if not self._is_mine(one))
        found = [Fate(one, mine.get(one.value_map_id)) for one in theirs]
        return [fate for fate in found if fate.into is None or not fate.canvas.is_binned]

    @property
    def staying(self) -> list[Canvas]:
        """The canvases of the segment that stays, outside the bin."""
        return [one for one in self.canvases if self._is_mine(one) and not one.is_binned]

    @property
    def canvas_count(self) -> int:
        """How many canvases stand afterwards."""
        new = [fate for fate in self.fates if not (fate.into and not fate.into.is_binned)]
        return len(self.staying) + sum(not fate.canvas.is_binned for fate in new)

    @cached_property
    def joined(self) -> Joined:
        """What the segment that stays says afterwards."""
        return join(self.into.state(), self.away.state(), _)

    @cached_property
    def refusal(self) -> str:
        """Why it is not possible, in words; "" where it is."""
        names = {"away": self.away.name, "into": self.into.name}
        if self.into.pk == self.away.pk:
            return _("A segment cannot be merged with itself.")
        if self.into.pk in above(self.parents, self.away.pk):
            words = _("“%(away)s” is a part of “%(into)s”, so they cannot be merged.")
            return words % names
        if self.away.pk in above(self.parents, self.into.pk):
            words = _("“%(into)s” is a part of “%(away)s”, so they cannot be merged.")
            return words % names
        if len(self.notes) > MOST_ON_A_SIDE:
            words = _("They have %(count)d notes together, and one profile holds at most %(most)d.")
            return words % {"count": len(self.notes), "most": MOST_ON_A_SIDE}
        if over := self.joined.too_long:
            words = ngettext(
                "What “%(away)s” says and “%(into)s” says differently would be %(num)d character"
                " too long for the description. Shorten one of them first.",
                "What “%(away)s” says and “%(into)s” says differently would be %(num)d characters"
                " too long for the description. Shorten one of them first.",
                over,
            )
            return words % {**names, "num": over}
        return ""

    @cached_property
    def seen(self) -> str:
        """A digest of all that the confirm page tells: what differs later was not agreed to."""
        told: list[Any] = [self.into.state(), self.away.state()]
        told.append(sorted((one.public_id, one.profile_id, one.is_binned) for one in self.notes))
        told.append([(one.state(), one.public_id, one.profile_id) for one in self.canvases])
        told.append([child.public_id for child in self.children])
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:32]

    def count(self, segment: CustomerSegment) -> Counter[str]:
        """How many notes of each kind the profile of a segment shows."""
        profile = segment.profile.pk
        return Counter(one.kind for one in self.notes
                       if one.profile_id == profile and not one.is_binned)  # fmt: skip

    def _is_mine(self, canvas: Canvas) -> bool:
        return canvas.profile_id == self.into.profile.pk


def load_merge(into: CustomerSegment, away: CustomerSegment) -> MergePlan:
    """The plan, as things are now. Five queries, however many notes, and two where the profiles of
    the segments are not loaded."""
    profiles = {into.profile.pk, away.profile.pk}
    return MergePlan(
        into,
        away,
        list(Note.rows().filter(profile__in=profiles)),
        list(Canvas.rows().filter(profile__in=profiles).select_related("value_map")),
        list(CustomerSegment.rows().filter(parent=away, binned_at=None)),
        dict(into.workspace.segments.values_list("pk", "parent_id")),
    )


@dataclass(frozen=True, slots=True)
class Attached:
    """How much hangs on what moves."""

    links: int
    comments: int
    guests: int  # people, and links that let people in, of single canvases


def count_attached(plan: MergePlan) -> Attached:
    """How many links and comments move with the notes, and who came for one of the canvases that
    move or go. Four queries."""
    moving = [note.pk for note in plan.moving]
    canvases = [fate.canvas.pk for fate in plan.fates]
    ends = Q(source__in=moving) | Q(target__in=moving)
    return Attached(
        Link.objects.filter(ends).count(),
        Comment.objects.filter(note__in=moving, binned_at=None).count(),
        Member.objects.filter(canvas__in=canvases, left_at=None).count()
        + ShareLink.objects.working().filter(canvas__in=canvases).count(),
    )


def news_since(plan: MergePlan, after: int) -> list[HistoryEntry]:
    """What was done to what the plan is about after the number `after`, newest first. Only
    the latest changes are looked at. Four queries."""
    workspace = plan.into.workspace
    head = load_head(workspace.pk)
    if head is None:
        return []
    about = {plan.into.public_id, plan.away.public_id}
    about |= {one.public_id for one in (*plan.notes, *plan.canvases, *plan.children)}
    changes = changes_between(workspace.pk, max(after, head.seq - _LATEST), head.seq)
    seqs = {change.seq for change in changes if about & _named(change)}
    return [entry for entry in load_history(workspace, most=_LATEST) if entry.seq in seqs]


def _named(change: Change) -> set[str]:
    """The ids of the rows that a change altered."""
    return {key for rows in change.after.values() for key in rows}


def told_of_last(merged: str, step: Step | None) -> str:
    """That the segment with the id `merged` was merged, in words, where that is what an undo would
    take back now; otherwise "". One query."""
    if not merged or step is None:
        return ""
    change = Change.objects.filter(pk=step.change_id, kind="segment.merged", subject_id=merged)
    subject = change.values_list("subject", flat=True).first()
    return _("Merged “%s”.") % subject if subject else ""


def told_of_merge(segment: CustomerSegment) -> str:
    """Who merged a segment in the bin into which other one, in words; "" where it went there in
    another way. One query."""
    went = Change.objects.filter(
        workspace=segment.workspace_id,
        subject_id=segment.public_id,
        kind__in=("segment.merged", "segment.binned"),
    ).select_related("actor")
    change = went.order_by("-seq").first()
    if change is None or change.kind != "segment.merged":
        return ""
    who = change.actor.name if change.actor and change.actor.name else _("Somebody")
    return f"{who} {describe(change.kind, change.subject)}"
