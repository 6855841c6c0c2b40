"""Short ways to propose sentences in a session and to reveal them, through the same actions and
addresses as all."""

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from canvases.access import CanvasGrant
from canvases.actions.sessions import proposed_sentences, text_reveal
from canvases.method.agenda import StepKind
from canvases.models import Sentence, Session
from tests import cast, rounds, sessions


def planned(grant: CanvasGrant) -> Session:
    """A session that asks for sentences, in the step that does."""
    session = sessions.planned(grant, "fit")
    sessions.go_to(grant, session, StepKind.SAY)
    return session


def propose(phone: Client, session: Session, text: str = "", **more: str) -> int:
    """Propose a sentence. Returns the status of the answer."""
    session.refresh_from_db()
    at = session.present.public_id if session.present else ""
    sent = {"at": at, "text": text, "op_id": cast.op()} | more
    return phone.post(reverse("session_sentences", args=[session.public_id]), sent).status_code


def reveal(grant: CanvasGrant, session: Session) -> None:
    """To those who lead."""
    at = rounds.step(grant, session)
    text_reveal.reveal(sessions.leads(grant, session), at=at)
    Session.objects.update(reveals_at=timezone.now())
    text_reveal.reveal(sessions.leads(grant, session), at=at)


def begin(grant: CanvasGrant, session: Session, budget: int = 3) -> None:
    """Reveal, and let the room vote."""
    reveal(grant, session)
    at = rounds.step(grant, session)
    proposed_sentences.open_vote(sessions.leads(grant, session), at=at, budget=budget)


def give(phone: Client, session: Session, text: str, value: int = 1) -> int:
    """Give the sentence so many dots. Returns the status of the answer."""
    session.refresh_from_db()
    at = session.present.public_id if session.present else ""
    sent = {"at": at, "note": Sentence.objects.get(text=text).public_id, "value": str(value)}
    return phone.post(reverse("session_vote", args=[session.public_id]), sent).status_code


def keep(grant: CanvasGrant, session: Session, text: str, *, chooses: bool = True) -> None:
    """Keep the sentence for the canvas."""
    at, sentence = rounds.step(grant, session), Sentence.objects.get(text=text).public_id
    lead = sessions.leads(grant, session)
    proposed_sentences.keep(lead, cast.op(), at=at, sentence=sentence, chooses=chooses)
