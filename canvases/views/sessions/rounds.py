"""Votes and ratings of a session: led on the console, cast on phones."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from canvases.actions.errors import Refused
from canvases.actions.sessions import link_answers, vote_folds, vote_rounds, vote_weights
from canvases.actions.sessions.all_groups import everywhere
from canvases.forms.fields import ids_in
from canvases.forms.sessions.participation import BallotForm, LinksForm, RoundForm
from canvases.method.agenda import StepKind
from canvases.method.agreement import Share
from canvases.method.dots import MANY_VOTED, MOST_RATED
from canvases.method.kinds import Strength
from canvases.queries.sessions.rounds import load_round_view
from canvases.session_access import ParticipantGrant, SessionGrant
from canvases.views.requests import HtmxRequest, checked, errors_of, op_id
from canvases.views.sessions.console import console_after, op_in
from canvases.views.sessions.phone import task_after
from canvases.views.sessions.policies import leader, participant
from canvases.views.sessions.wall_sorting import stacking_acts


@require_POST
@leader()
def lead_round(request: HtmxRequest, grant: SessionGrant) -> HttpResponse:
    """Open, close and show a round, stack its notes, give more dots, apply what came out, vote
    anew."""
    wish, op = checked(RoundForm(request.POST)).cleaned_data, op_id(request)

    def act(lead: SessionGrant) -> None:
        _acts(request, lead, wish, op_in(op, lead))[wish["act"]]()

    # Tables without a device are entered for beside an open round.
    more = {"renews": wish["act"] in {"open", "close", "reopen"}}
    return console_after(partial(everywhere, grant, act), request, grant, more)


def _acts(
    request: HtmxRequest, grant: SessionGrant, wish: dict[str, Any], op: str
) -> dict[str, Callable[[], object]]:
    at, budget = wish["at"], wish["budget"]
    by_rule = bool(request.POST.get("by_rule"))
    ticked = ids_in(request.POST, "chosen")
    chosen = _all(grant) if by_rule else ticked
    weights = _rule(grant) if by_rule else _weights(request)
    wanted = _agreed(grant) if by_rule else _links(request)
    return {
        "open": partial(vote_rounds.open_round, grant, at=at, chosen=chosen, budget=budget),
        "more": partial(vote_rounds.raise_budget, grant, at=at, to=budget or 0),
        "close": partial(vote_rounds.close_round, grant, at=at),
        "show": partial(vote_rounds.show, grant, at=at, shown=True),
        "hide": partial(vote_rounds.show, grant, at=at, shown=False),
        "apply": partial(vote_weights.apply_weights, grant, op, at=at, weights=weights),
        "share": partial(
            link_answers.choose_share, grant, at=at, share=wish["share"] or Share.HALF
        ),
        "link": partial(link_answers.apply_links, grant, op, at=at, wanted=wanted),
        "fold": partial(vote_folds.fold, grant, op, at=at),
        "reopen": partial(vote_weights.reopen, grant, op, at=at),
        **stacking_acts(grant, wish, ticked),
    }


def _all(grant: SessionGrant) -> list[str]:
    """What a round is opened on where nobody chooses: all notes, or as many of the heaviest as can
    be read, or rated."""
    choice = load_round_view(grant.session, grant.group).choice
    step = grant.session.present
    votes = step is not None and step.kind == StepKind.VOTE
    most = MANY_VOTED if votes else MOST_RATED
    return [note.public_id for note in choice[:most]]


def _rule(grant: SessionGrant) -> dict[str, int]:
    """The weights that a vote comes to."""
    rows = load_round_view(grant.session, grant.group).rows
    return {row.note.public_id: row.weight for row in rows if row.weight}


def _agreed(grant: SessionGrant) -> dict[tuple[str, str], Strength | None]:
    """The links on which enough agree."""
    links = load_round_view(grant.session, grant.group).links
    return {
        (one.offer.public_id, one.need.public_id): one.strength for one in links if one.strength
    }


@require_POST
@participant
def cast_vote(request: HtmxRequest, grant: ParticipantGrant) -> HttpResponse:
    """Give a note so many dots, or a rating."""
    form = BallotForm(request.POST)

    def act() -> None:
        if not form.is_valid():
            raise Refused(errors_of(form))
        vote_rounds.cast(grant, **form.cleaned_data)

    return task_after(act, request, grant)


@require_POST
@participant
def answer_links(request: HtmxRequest, grant: ParticipantGrant) -> HttpResponse:
    """Say what an offer answers."""
    form = LinksForm(request.POST)

    def act() -> None:
        if not form.is_valid():
            raise Refused(errors_of(form))
        link_answers.answer(grant, **form.cleaned_data, needs=ids_in(request.POST, "need"))

    return task_after(act, request, grant)


def _links(request: HtmxRequest) -> dict[tuple[str, str], Strength | None]:
    """What the facilitator says of pairs of notes; those that stay as they are are left out."""
    found: dict[tuple[str, str], Strength | None] = {}
    sent = {key: str(said) for key, said in request.POST.items()}
    for key, said in sent.items():
        offer, _dash, need = key.removeprefix("link-").partition("-")
        if key.startswith("link-") and said in {"none", *Strength}:
            found[offer, need] = None if said == "none" else Strength(said)
    return found


def _weights(request: HtmxRequest) -> dict[str, int]:
    """What the facilitator says that each note weighs; notes that keep theirs are left out."""
    sent = {key[7:]: said for key, said in request.POST.items() if key.startswith("weight-")}
    return {key: int(said) for key, said in sent.items() if said in {"1", "2", "3", "4", "5"}}
