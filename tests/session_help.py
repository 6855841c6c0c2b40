"""A short way to make somebody a helper, through the console."""

from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.models import Participant, Session
from tests import cast


def let_help(grant: CanvasGrant, session: Session, *, helps: bool = True) -> Participant:
    """Make whoever joined last a helper, on the console."""
    found = Participant.objects.latest("pk")
    wish = {"act": "let_help" if helps else "no_help", "of": found.pk}
    console = cast.browser(cast.name_of(grant))
    console.post(reverse("session_lead", args=[session.public_id]), wish)
    return found
