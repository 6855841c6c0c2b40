"""Turns what came out of a vote into weights, and takes them back where it is opened again."""

from collections.abc import Mapping

from django.utils import timezone

from canvases.actions import links, notes
from canvases.actions.sessions import link_answers
from canvases.actions.sessions.session_lock import came_from, led
from canvases.actions.sessions.vote_rounds import closed_round
from canvases.journal.group_commit import in_transaction
from canvases.method.agenda import StepKind
from canvases.method.weight import WEIGHTS
from canvases.models import Change, Note, Round
from canvases.queries.sessions.rounds import notes_in
from canvases.session_access import SessionGrant


@in_transaction
def apply_weights(grant: SessionGrant, op_id: str, *, at: str, weights: Mapping[str, int]) -> None:
    """Give notes of the closed round these weights, as one change. No effect where that was done
    or nobody had dots, and on notes that the round is not about. Raises Refused, NotAllowed and
    Closed."""
    session = led(grant)
    found = closed_round(session, at, grant.group)
    if found.is_applied or found.step.kind != StepKind.VOTE:
        return
    under = {note for pile in found.piles for note in pile[1:]}
    there = {one.public_id for one in notes_in(found, session.canvas_of(grant.group))} - under
    wanted = {key: weight for key, weight in weights.items() if key in there and weight in WEIGHTS}
    found.applied = notes.weigh_all(
        grant, op_id, canvas=session.canvas_of(grant.group), weights=wanted
    )
    came_from(session, found.applied)
    found.applied_at = timezone.now()
    notes_now = notes_in(found, session.canvas_of(grant.group))
    found.weights = {one.public_id: one.weight for one in notes_now if one.weight is not None}
    found.save(update_fields=["applied", "applied_at", "weights"])


@in_transaction
def reopen(grant: SessionGrant, op_id: str, *, at: str) -> None:
    """Vote anew: weights and links of this round go back to what they were, except where somebody
    has changed them since. Who gave what is forgotten, so everybody votes again."""
    session = led(grant)
    found = closed_round(session, at, grant.group)
    if found.applied is not None:
        if found.budget:
            before = _weights_before(found.applied, notes_in(found, session.canvas_of(grant.group)))
            change = notes.weigh_all(
                grant, op_id, canvas=session.canvas_of(grant.group), weights=before
            )
        else:
            wanted = link_answers.before(found.applied, session.canvas_of(grant.group))
            change = links.choose_all(
                grant, op_id, canvas=session.canvas_of(grant.group), wanted=wanted
            )
        came_from(session, change)
    # A new round, by which screens that missed the end of the one before see that it is another.
    found.delete()
    kept = {"step": found.step, "group": found.group, "notes": found.notes, "stacks": found.stacks}
    Round.objects.create(**kept, budget=found.budget, share=found.share)
    session.participants.filter(group=grant.group).update(done=None)


def _weights_before(change: Change, there: list[Note]) -> dict[str, int | None]:
    """Of the notes that weigh what the change gave them."""
    before, after = change.before.get("note", {}), change.after.get("note", {})
    return {
        note.public_id: before[note.public_id]["weight"]
        for note in there
        if "weight" in after.get(note.public_id, {})
        and after[note.public_id]["weight"] == note.weight
    }
