"""What answers what, as the room sees it: said on phones, and taken over as links of the canvas.

What somebody says about an offer replaces what they said before: two tabs, and a second press, come
to the same.
"""

from collections.abc import Collection, Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from canvases.actions import links
from canvases.actions.errors import Conflict, Refused
from canvases.actions.sessions.session_lock import came_from, led, takes_part
from canvases.actions.sessions.vote_rounds import closed_round, refuse_over, round_of
from canvases.journal.group_commit import in_transaction
from canvases.method.kinds import Strength
from canvases.models import Ballot, Canvas, Change, Link, Participant, Round, Session
from canvases.queries.sessions.links import needs_of, offers_in
from canvases.queries.sessions.rounds import notes_in
from canvases.session_access import ParticipantGrant, SessionGrant

Wanted = dict[str, dict[str, Strength | None]]
"""Strengths of links, None for no link, by the ids of offers and needs."""


@in_transaction
def answer(
    grant: ParticipantGrant, *, at: str, offer: str, needs: Collection[str], says: str
) -> None:
    """Say which of the `needs` that it is asked about an offer answers; `says` is "links", "none"
    of them, or "skip". Needs that are gone meanwhile are passed over. Raises Conflict where the
    round is over or the offer gone, Refused where nothing is ticked, and Closed."""
    session, participant = takes_part(grant)
    found = round_of(session, at, participant.group)
    refuse_over(found, session, asks_for_links=True)
    say(found, session, participant, offer=offer, needs=needs, says=says)


def say(
    found: Round,
    session: Session,
    participant: Participant,
    *,
    offer: str,
    needs: Collection[str],
    says: str,
) -> None:
    """Let a participant of an open round say what an offer answers. As `answer`."""
    there = notes_in(found, session.canvas_of(participant.group))
    note = next((one for one in offers_in(there) if one.public_id == offer), None)
    if note is None:
        raise Conflict(_("This note is not there any more."))
    ticked = [one.public_id for one in needs_of(note, there) if one.public_id in needs]
    if says == "links" and not ticked:
        raise Refused(_("Tick what it answers, or choose “None of these”."))
    own = {"round": found, "participant": participant, "note": offer}
    Ballot.objects.filter(**own).delete()
    rows = [Ballot(**own, target="", value=int(says != "skip"))]
    if says == "links":
        rows += [Ballot(**own, target=need, value=1) for need in ticked]
    Ballot.objects.bulk_create(rows)


@in_transaction
def choose_share(grant: SessionGrant, *, at: str, share: str) -> None:
    """Say how many have to agree for a link to stand. Raises Refused once links are taken over,
    Conflict, NotAllowed and Closed."""
    found = round_of(led(grant), at, grant.group)
    if found.is_applied:
        raise Refused(_("The links are on the canvas already."))
    found.share = share
    found.save(update_fields=["share"])


@in_transaction
def apply_links(
    grant: SessionGrant, op_id: str, *, at: str, wanted: Mapping[tuple[str, str], Strength | None]
) -> None:
    """Make these links of pairs that the closed round asked about, as one change. No effect where
    that was done, and on other pairs. Raises Refused, NotAllowed and Closed."""
    session = led(grant)
    found = closed_round(session, at, grant.group)
    refuse = found.is_applied or found.budget
    there = notes_in(found, session.canvas_of(grant.group))
    asked = {
        (offer.public_id, need.public_id)
        for offer in offers_in(there)
        for need in needs_of(offer, there)
    }
    if refuse or not asked:
        return
    chosen: Wanted = {}
    for offer, need in sorted(wanted.keys() & asked):
        chosen.setdefault(offer, {})[need] = wanted[offer, need]
    found.applied = links.choose_all(
        grant, op_id, canvas=session.canvas_of(grant.group), wanted=chosen
    )
    came_from(session, found.applied)
    found.applied_at = timezone.now()
    found.save(update_fields=["applied", "applied_at"])


def before(change: Change, canvas: Canvas) -> Wanted:
    """The links as they were before a change that took them over, where they are still as it left
    them."""
    old, new = change.before.get("link", {}), change.after.get("link", {})
    ends = (canvas.profile_id, canvas.value_map_id)
    there = Link.objects.filter(source__value_map=ends[1], target__profile=ends[0])
    now = {
        (source, target): strength
        for source, target, strength in there.values_list(
            "source__public_id", "target__public_id", "strength"
        )
    }
    wanted: Wanted = {}
    for key in old:
        was, became = old[key] or {}, new[key] or {}
        source, target = ((was or became)[end] for end in ("source", "target"))
        if now.get((source, target)) == became.get("strength"):
            strength = was.get("strength")
            wanted.setdefault(source, {})[target] = Strength(strength) if strength else None
    return wanted
