"""Short ways to open a round, vote in it and close it, through the same actions and addresses as
all."""

from collections.abc import Iterable

from django.test import Client
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions.sessions import vote_rounds, vote_weights
from canvases.method.kinds import ANSWERS, Kind
from canvases.models import Note, Session
from canvases.queries.sessions.rounds import load_round_view
from tests import cast, sessions

TEXTS = ("Canteen is closed", "Nobody answers", "Roster changes", "Taxi is dear")
RELIEVER, OTHER = "Kitchen by night", "Taxi pool"


def in_the_vote(grant: CanvasGrant) -> Session:
    """In the vote, on four pains."""
    for text in TEXTS:
        cast.add(grant, Kind.PAIN, text)
    session = sessions.planned(grant)
    sessions.go_to(grant, session, "vote")
    return session


def asks_for_links(grant: CanvasGrant) -> Session:
    """In a step that asks for links, with two relievers, four pains and nothing linked."""
    for text in TEXTS:
        cast.add(grant, Kind.PAIN, text)
    for text in (RELIEVER, OTHER):
        cast.add(grant, Kind.PAIN_RELIEVER, text)
    session = sessions.planned(grant, "fit")
    sessions.go_to(grant, session, "link")
    return session


def step(grant: CanvasGrant, session: Session) -> str:
    present = sessions.leads(grant, session).session.present
    assert present is not None
    return present.public_id


def begin(grant: CanvasGrant, session: Session, budget: int | None = None) -> None:
    """Open the round on all notes."""
    chosen = list(Note.objects.values_list("public_id", flat=True))
    lead = sessions.leads(grant, session)
    vote_rounds.open_round(lead, at=step(grant, session), chosen=chosen, budget=budget)


def id_of(text: str) -> str:
    """The id of the note with this text."""
    return Note.objects.get(text=text).public_id


def give(
    phone: Client,
    session: Session,
    text: str,
    value: object,
    at: str = "",
    *,
    is_stack: bool = False,
) -> int:
    """Give the note with this text so many dots. Returns the status of the answer."""
    return send(phone, session, id_of(text), value, at, is_stack=is_stack)


def send(
    phone: Client,
    session: Session,
    note: str,
    value: object,
    at: str = "",
    *,
    is_stack: bool = False,
) -> int:
    """The same, by the note's id; `is_stack`: to the stack of which it is the first."""
    session.refresh_from_db()
    present = session.present.public_id if session.present else ""
    sent = {"at": at or present, "note": note, "value": str(value)}
    sent |= {"is_stack": "1"} if is_stack else {}
    return phone.post(reverse("session_vote", args=[session.public_id]), sent).status_code


def link(
    phone: Client,
    session: Session,
    offer: str,
    needs: Iterable[str],
    *,
    says: str = "links",
    at: str = "",
) -> int:
    """Say which needs the offer answers, by their texts. Returns the status of the answer."""
    session.refresh_from_db()
    present = session.present.public_id if session.present else ""
    kinds = [kind.value for kind in ANSWERS]
    found = Note.objects.filter(text=offer, kind__in=kinds).first()
    ids = Note.objects.filter(text__in=needs).exclude(kind__in=kinds)
    sent = {
        "at": at or present,
        "offer": found.public_id if found else "bcdfghjkmnpq",
        "need": list(ids.values_list("public_id", flat=True)),
        "says": says,
    }
    return phone.post(reverse("session_links", args=[session.public_id]), sent).status_code


def end(grant: CanvasGrant, session: Session) -> None:
    vote_rounds.close_round(sessions.leads(grant, session), at=step(grant, session))


def weigh(grant: CanvasGrant, session: Session) -> None:
    """Give the notes the weights of the rule."""
    lead = sessions.leads(grant, session)
    rows = load_round_view(lead.session).rows
    weights = {row.note.public_id: row.weight for row in rows if row.weight}
    vote_weights.apply_weights(lead, cast.op(), at=step(grant, session), weights=weights)


def weights() -> list[int | None]:
    return [Note.objects.get(text=text).weight for text in TEXTS]
