"""Makes one note of each stack of a vote, where stacked notes were put on the canvas one by one."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import ngettext

from canvases.actions.sessions.session_lock import came_from, led
from canvases.actions.sessions.vote_rounds import closed_round
from canvases.journal.group_commit import in_transaction
from canvases.journal.writer import Entry, journaled
from canvases.method.stack import details_of
from canvases.method.text import NOTE_DETAILS
from canvases.models import Link, Note, Session
from canvases.queries.sessions.rounds import notes_in
from canvases.session_access import SessionGrant


@in_transaction
def fold(grant: SessionGrant, op_id: str, *, at: str) -> None:
    """Let the canvas follow the stacks of the closed vote, as one change: the first note of each
    has the texts of the others in its details, and their links; they go to the bin, and what was
    written in the session belongs to the first. No effect where that was done. Raises Refused,
    NotAllowed and Closed."""
    session = led(grant)
    found, canvas = closed_round(session, at, grant.group), session.canvas_of(grant.group)
    there = {one.public_id: one for one in notes_in(found, canvas)}
    stacks = [[there[note] for note in pile if note in there] for pile in found.piles]
    stacks = [stack for stack in stacks if len(stack) > 1]
    if stacks:
        came_from(session, _fold(grant, op_id, stacks=stacks))
        for first, *others in stacks:
            _belong_to(session, first, others)


@journaled("notes.folded")
def _fold(entry: Entry, *, stacks: list[list[Note]]) -> None:
    now = timezone.now()
    for first, *others in stacks:
        entry.watch(first, *others)
        first.details = _details(first, others)
        for one in others:
            one.binned_at = now
        _link(entry, first, others)
    folded = [note for stack in stacks for note in stack]
    Note.objects.bulk_update(folded, ["details", "binned_at"])
    entry.about(stacks[0][0], stacks[0][0].text)


def _details(first: Note, others: list[Note]) -> str:
    """What the first one said, and then what the others did, as far as there is room."""
    told = [text for one in others for text in (one.text, *one.details.splitlines()) if text]
    lines = list(dict.fromkeys(text.removeprefix("– ") for text in told))
    if not first.details:
        return details_of([first.text, *lines], NOTE_DETAILS, _left_out)
    room = NOTE_DETAILS - len(first.details) - 1
    return f"{first.details}\n{details_of(lines, max(room, 0), _left_out)}"[:NOTE_DETAILS]


def _link(entry: Entry, first: Note, others: list[Note]) -> None:
    """Give the first one the links of the others that it has not: whose end in the bin rests."""
    own = Link.objects.filter(Q(source=first) | Q(target=first))
    has, gone = {(one.source_id, one.target_id) for one in own}, {one.pk for one in others}
    theirs = Link.objects.filter(Q(source__in=others) | Q(target__in=others))
    for one in theirs.order_by("strength", "pk"):  # "strong" before "weak"
        ends = (one.source_id, one.target_id)
        source, target = (first.pk if end in gone else end for end in ends)
        if (source, target) in has or source == target:
            continue
        has.add((source, target))
        made = Link(
            workspace=entry.workspace, source_id=source, target_id=target, strength=one.strength
        )
        made.save(force_insert=True)
        entry.created(made)


def _belong_to(session: Session, first: Note, others: list[Note]) -> None:
    """Nothing of it lies on the wall, to be put on the canvas anew; once that is undone, each note
    has what it was made of."""
    gone = [one.public_id for one in others]
    theirs = session.contributions.filter(Q(note__in=gone) | Q(folded__in=gone))
    theirs.update(folded=first.public_id)


def _left_out(number: int) -> str:
    words = ngettext("%(num)d more text has no room.", "%(num)d more texts have no room.", number)
    return words % {"num": number}
