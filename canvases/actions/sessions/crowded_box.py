"""What is done to own texts for a crowded box, before they are revealed: stack those that say the
same, and send up those that say most, which then come first. Nobody else learns anything of it but
how many have done so."""

from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from canvases.actions.errors import Conflict, Refused
from canvases.actions.sessions.session_lock import takes_part
from canvases.actions.sessions.wall_stacks import lay_in_one
from canvases.journal.group_commit import in_transaction
from canvases.models import Contribution
from canvases.queries.sessions.wall import most_sent_up, own_crowded
from canvases.session_access import ParticipantGrant


@in_transaction
def send_up(grant: ParticipantGrant, *, at: str, of: str, up: bool) -> None:
    """Let an own text, or stack, come first in its box of the step with the id `at`; or no longer.
    Raises Conflict, Refused and Closed, as all of these."""
    texts, most = _to_choose(grant, at)
    first = _first(texts, of)
    lying = Q(pk=first.pk) | Q(under=first)
    others = texts.filter(kind=first.kind, is_up=True).exclude(lying)
    if up and len({one.under_id or one.pk for one in others}) >= most:
        raise Refused(_("You have sent up as many as you can. Take one back first."))
    texts.filter(lying).update(is_up=False)
    texts.filter(pk=first.pk).update(is_up=up)


@in_transaction
def stack(grant: ParticipantGrant, *, at: str, chosen: Collection[str]) -> None:
    """Lay own texts of one box in one stack."""
    texts, _most = _to_choose(grant, at)
    lay_in_one(texts, chosen)


@in_transaction
def unstack(grant: ParticipantGrant, *, at: str, of: str) -> None:
    """Lay the texts of an own stack side by side again. If it was sent up, its first text is."""
    texts, _most = _to_choose(grant, at)
    first = _first(texts, of)
    is_up = texts.filter(Q(pk=first.pk) | Q(under=first), is_up=True).exists()
    texts.filter(under=first).update(under=None, headline="", is_up=False)
    texts.filter(pk=first.pk).update(headline="", is_up=is_up)


@in_transaction
def entitle(grant: ParticipantGrant, *, at: str, of: str, headline: str) -> None:
    """Say what an own stack is called; "" is by the words of its first text."""
    texts, _most = _to_choose(grant, at)
    first = _first(texts, of)
    if first.stacked.exists():
        texts.filter(pk=first.pk).update(headline=headline)


def _to_choose(grant: ParticipantGrant, at: str) -> tuple[QuerySet[Contribution], int]:
    """Own texts of boxes in which one has to choose, and how many one may send up."""
    session, participant = takes_part(grant)
    step = session.present
    kinds = own_crowded(participant, step) if step and step.public_id == at else []
    if not kinds:
        raise Conflict(_("These texts are revealed, or there is no need to choose any more."))
    texts = participant.contribution_set.filter(kind__in=kinds)
    return texts, most_sent_up(participant.people)


def _first(texts: QuerySet[Contribution], of: str) -> Contribution:
    first = texts.filter(public_id=of, under=None).first()
    if first is None:
        raise Conflict(_("This text is revealed, or it is gone."))
    return first
