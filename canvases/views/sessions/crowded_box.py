"""What a participant does to own texts before a crowded box is revealed."""

from collections.abc import Callable
from functools import partial

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from canvases.actions.sessions import crowded_box
from canvases.forms.fields import ids_in
from canvases.forms.sessions.participation import UpForm
from canvases.session_access import ParticipantGrant
from canvases.views.requests import HtmxRequest, checked
from canvases.views.sessions.phone import task_after
from canvases.views.sessions.policies import participant


@require_POST
@participant
def sort_own(request: HtmxRequest, grant: ParticipantGrant) -> HttpResponse:
    """Stack own texts, take a stack apart, say what it is called; send one up, or not."""
    wish, chosen = checked(UpForm(request.POST)).cleaned_data, ids_in(request.POST, "chosen")
    at, of = wish["at"], wish["of"]
    acts: dict[str, Callable[[], object]] = {
        "up": partial(crowded_box.send_up, grant, at=at, of=of, up=True),
        "down": partial(crowded_box.send_up, grant, at=at, of=of, up=False),
        "stack": partial(crowded_box.stack, grant, at=at, chosen=chosen),
        "unstack": partial(crowded_box.unstack, grant, at=at, of=of),
        "entitle": partial(crowded_box.entitle, grant, at=at, of=of, headline=wish["headline"]),
    }
    return task_after(acts[wish["act"]], request, grant)
