"""Sentences of a session: proposed on phones, revealed and kept on the console."""

from functools import partial

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from canvases.actions.errors import Refused
from canvases.actions.sessions import participation, proposed_sentences
from canvases.actions.sessions.all_groups import everywhere
from canvases.forms.fields import ids_in
from canvases.forms.sessions.participation import SayForm
from canvases.forms.statement import BenchForm, WordsForm
from canvases.method.text import STATEMENT
from canvases.models import Sentence
from canvases.session_access import ParticipantGrant, SessionGrant
from canvases.views.requests import HtmxRequest, checked, errors_of, op_id
from canvases.views.sessions.console import console_after, op_in
from canvases.views.sessions.phone import task_after
from canvases.views.sessions.policies import leader, participant
from canvases.views.sessions.round_outcome import bench_of


@require_POST
@participant
def propose(request: HtmxRequest, grant: ParticipantGrant) -> HttpResponse:
    """Propose a sentence in free words, or by a pattern with its slots filled."""
    form, at = BenchForm(request.POST), request.POST.get("at", "")[:12]

    def act() -> None:
        if not form.is_valid():
            raise Refused(errors_of(form))
        text = form.cleaned_data["text"]
        said = {"text": text, "pattern": "", "slots": {}} if text else _filled(request, grant)
        proposed_sentences.propose(grant, op_id(request), at=at, **said)

    return task_after(act, request, grant)


def _filled(request: HtmxRequest, grant: ParticipantGrant) -> dict[str, object]:
    page = bench_of(request.POST, grant.session, grant.group)
    if any(piece.is_gap for piece in page.pieces):
        raise Refused(
            _("Something is missing in this sentence. Fill it in, or use your own words.")
        )
    if len(page.text) > STATEMENT:
        raise Refused(_("This sentence is too long. Use fewer words in its slots."))
    return {"text": page.text, "pattern": page.pattern.key, "slots": page.filled}


@require_POST
@participant
def change(request: HtmxRequest, grant: ParticipantGrant, text: str) -> HttpResponse:
    """Say an own sentence in other words."""
    form = WordsForm(request.POST)

    def act() -> None:
        if not form.is_valid():
            raise Refused(errors_of(form))
        words = form.cleaned_data["text"]
        participation.change(grant, Sentence, public_id=text, text=words)

    return task_after(act, request, grant, of=text)


@require_POST
@participant
def withdraw(request: HtmxRequest, grant: ParticipantGrant, text: str) -> HttpResponse:
    """Take an own sentence back."""
    act = partial(participation.withdraw, grant, Sentence, public_id=text)
    return task_after(act, request, grant)


@require_POST
@leader()
def lead_sentences(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """Hide sentences, let the room vote on them, keep one for the canvas."""
    wish, chosen = checked(SayForm(request.POST)).cleaned_data, ids_in(request.POST, "chosen")
    at, op = wish["at"], op_id(request)

    def act(lead: SessionGrant) -> None:
        keep = partial(proposed_sentences.keep, lead, op_in(op, lead), at=at, sentence=wish["of"])
        acts = {
            "hide": partial(proposed_sentences.hide, lead, at=at, chosen=chosen, hidden=True),
            "unhide": partial(proposed_sentences.hide, lead, at=at, chosen=chosen, hidden=False),
            "vote": partial(proposed_sentences.open_vote, lead, at=at, budget=wish["budget"] or 1),
            "keep": partial(keep, chooses=False),
            "choose": partial(keep, chooses=True),
        }
        acts[wish["act"]]()

    more = {"renews": wish["act"] == "vote"}  # as where a round is opened
    return console_after(partial(everywhere, grant, act), request, grant, more)
