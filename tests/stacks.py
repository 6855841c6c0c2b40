"""Short ways to open a vote and to stack its notes, and what came of it."""

from canvases.access import CanvasGrant
from canvases.actions.sessions import vote_stacks
from canvases.method.kinds import Kind
from canvases.models import Ballot, Note, Participant, Session
from canvases.queries.sessions.ballots import load_own_ballots
from canvases.queries.sessions.rounds import load_round, load_round_view
from tests import cast, rounds, sessions


def begun(grant: CanvasGrant) -> Session:
    """In an open vote on four pains, with four dots for each person."""
    for text in rounds.TEXTS:
        cast.add(grant, Kind.PAIN, text)
    session = sessions.planned(grant)
    sessions.go_to(grant, session, "vote")
    rounds.begin(grant, session, budget=4)
    return session


def stack(grant: CanvasGrant, session: Session, *texts: str) -> None:
    chosen = [rounds.id_of(text) for text in texts]
    lead = sessions.leads(grant, session)
    vote_stacks.stack(lead, at=rounds.step(grant, session), chosen=chosen)


def unstack(grant: CanvasGrant, session: Session, first: str) -> None:
    lead = sessions.leads(grant, session)
    vote_stacks.unstack(lead, at=rounds.step(grant, session), of=rounds.id_of(first))


def take_out(grant: CanvasGrant, session: Session, text: str) -> None:
    lead = sessions.leads(grant, session)
    vote_stacks.take_out(lead, at=rounds.step(grant, session), note=rounds.id_of(text))


def own() -> tuple[dict[str, int], int]:
    """What the only one in it sees of their dots, and how many are left."""
    who = Participant.objects.select_related("session__present", "group__canvas").get()
    found = load_round(who.session, who.group)
    assert found is not None
    ballots = load_own_ballots(found, who.session, who)
    return {one.text: dots for one, dots in ballots.items if dots}, ballots.left


def laid() -> dict[str, int]:
    texts = dict(Note.objects.values_list("public_id", "text"))
    return {texts[one.note]: one.value for one in Ballot.objects.all()}


def counted(grant: CanvasGrant, session: Session) -> dict[str, int]:
    """What came out, with the round closed."""
    rounds.end(grant, session)
    return results(grant, session)


def results(grant: CanvasGrant, session: Session) -> dict[str, int]:
    """The dots of each note of the closed round."""
    rows = load_round_view(sessions.leads(grant, session).session).rows
    return {row.note.text: row.dots for row in rows}
