"""A box for which more was written than a room can read, about to be revealed."""

from django.test import Client
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.models import Contribution, Participant, Session
from tests import sessions


def crowded(grant: CanvasGrant, number: int = 101) -> Session:
    """A session in which somebody wrote so many pains, for others to write more."""
    session = sessions.planned(grant)
    sessions.go_to(grant, session, "write")
    author = Participant.objects.create(session=session, token_hash="crowd")
    Contribution.objects.bulk_create(
        Contribution(session=session, participant=author, kind="pain", text=f"Crowd {place}")
        for place in range(number)
    )
    return session


def table(session: Session, texts: list[str], people: int = 4) -> Client:
    """The device of a table that has written these pains."""
    device = sessions.joined(session)
    Participant.objects.filter(pk=Participant.objects.latest("pk").pk).update(people=people)
    for text in texts:
        assert sessions.write(device, session, text) == 200
    return device


def choose(device: Client, session: Session, act: str, *texts: str, **more: str) -> int:
    """Do something to own texts on a device. Returns the status of the answer."""
    ids = [Contribution.objects.get(text=text).public_id for text in texts]
    at = sessions.step_of(session, "reveal").public_id
    sent = {"act": act, "at": at, "of": ids[0], "chosen": ids} | more
    return device.post(reverse("session_up", args=[session.public_id]), sent).status_code


def sent_up() -> set[str]:
    """The texts that are sent up."""
    return set(Contribution.objects.filter(is_up=True).values_list("text", flat=True))
