"""Plays a finished session in an example that is being stored: by the actions that people use, with
made-up people, and at the time that it tells."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.utils import timezone

from canvases.access import CanvasGrant, new_token, token_hash
from canvases.actions.sessions import (
    admission,
    canvas_notes,
    facilitation,
    link_answers,
    outcomes,
    participation,
    session_plan,
    text_reveal,
    vote_rounds,
    vote_weights,
    wall_stacks,
)
from canvases.actions.workspaces import join
from canvases.method.agenda import PlannedStep, StepKind, Template
from canvases.method.kinds import Kind
from canvases.models import Contribution, Note, Role, Round, Session, Workspace
from canvases.queries.sessions.rounds import load_round_view
from canvases.session_access import ParticipantGrant, SessionGrant

Told = dict[str, Any]
"""What happened, as a file in examples/sessions/ tells it."""


def play(workspace: Workspace, told: Told) -> Session:
    """Hold the session that is told. Afterwards nobody can be one of those who took part, nor the
    one who led it."""
    member = join(workspace, token_hash(new_token()), Role.FACILITATOR, told["led_by"])
    canvas = workspace.canvases.get(title=told["canvas"])
    here = CanvasGrant(workspace, member, canvas)
    named = {"title": told["title"], "template": _template(told)}
    session = session_plan.plan(here, "finished", canvas=canvas, **named)
    play = _Play(SessionGrant(workspace, member, canvas, session), told)
    play.gather()
    facilitation.start(play.lead)
    for step in session.steps.all():
        play.at = step.public_id
        _ACTS.get(step.kind, _pass)(play)
        facilitation.step_on(play.lead, at=step.public_id, by=1)
    facilitation.close(play.lead, gives_link=False)
    member.token_hash, member.left_at = None, timezone.now()
    member.save(update_fields=["token_hash", "left_at"])
    _at_its_time(session, told)
    return session


def _template(told: Told) -> Template:
    steps = [
        PlannedStep(
            StepKind(one["kind"]),
            one["title"],
            one["instruction"],
            "",
            one["minutes"],
            tuple(map(Kind, one["boxes"])),
        )
        for one in told["steps"]
    ]
    total = sum(one.minutes for one in steps)
    return Template(total, told["title"], "", tuple(steps), is_ours=False)


class _Play:
    """The session while it runs: who leads, who is there, and the step."""

    def __init__(self, lead: SessionGrant, told: Told) -> None:
        self.lead, self.told, self.at = lead, told, ""
        self.people: list[ParticipantGrant] = []

    def gather(self) -> None:
        """Let everybody join."""
        session = self.lead.session
        for one in self.told["people"]:
            admission.join(session, new_token(), name=one["name"])
            person = session.participants.latest("pk")
            self.people.append(ParticipantGrant(session, person))

    def texts(self, words: list[str]) -> list[str]:
        """The ids of texts on the wall that say this, or are called so."""
        wall = self.lead.session.contributions.filter(participant=None)
        called = {one.headline or one.text: one.public_id for one in wall.order_by("pk")}
        return [called[one] for one in words]

    def notes(self, words: Iterable[str]) -> dict[str, str]:
        """The ids of the canvas's notes, by what they say."""
        canvas = self.lead.canvas
        sides = {"profile_id": canvas.profile_id, "value_map_id": canvas.value_map_id}
        found = Note.objects.on_canvas(**sides).filter(text__in=words)
        return dict(found.values_list("text", "public_id"))


def _write(play: _Play) -> None:
    for person, one in zip(play.people, play.told["people"], strict=True):
        for kind in (Kind.PAIN, Kind.GAIN):
            for number, text in enumerate(one[kind]):
                participation.write(person, f"{kind}-{number}", kind=kind, text=text)


def _sort(play: _Play) -> None:
    text_reveal.reveal(play.lead, at=play.at)
    Session.objects.filter(pk=play.lead.session.pk).update(reveals_at=timezone.now())
    text_reveal.reveal(play.lead, at=play.at)
    for one in play.told["stacks"]:
        wall_stacks.stack(play.lead, chosen=play.texts(one["texts"]))
        first = Contribution.objects.get(
            session=play.lead.session, text__in=one["texts"], under=None
        )
        wall_stacks.entitle(play.lead, of=first.public_id, headline=one["headline"])
    text_reveal.show(play.lead, at=play.at, box="")
    session = play.lead.session
    session.refresh_from_db()
    chosen = play.texts(play.told["put"])
    canvas_notes.put_on_canvas(play.lead, "finished-put", session=session, chosen=chosen)


def _vote(play: _Play) -> None:
    votes, dots = play.told["votes"], play.told["dots"]
    ids = play.notes(votes)
    vote_rounds.open_round(play.lead, at=play.at, chosen=ids.values(), budget=dots)
    for text, given in votes.items():
        for person, value in zip(play.people, given, strict=True):
            vote_rounds.cast(person, at=play.at, note=ids[text], value=value)
    _show(play)
    session = Session.objects.select_related("present").get(pk=play.lead.session.pk)
    weights = {one.note.public_id: one.weight for one in load_round_view(session).rows}
    given = {key: weight for key, weight in weights.items() if weight}
    vote_weights.apply_weights(play.lead, "finished-weights", at=play.at, weights=given)


def _link(play: _Play) -> None:
    links = play.told["links"]
    ids = play.notes([*links, *(need for needs in links.values() for need in needs)])
    vote_rounds.open_round(play.lead, at=play.at, chosen=[ids[one] for one in links])
    for offer, needs in links.items():
        for number, person in enumerate(play.people):
            ticked = [ids[need] for need, agree in needs.items() if number < agree]
            says = "links" if ticked else "none"
            link_answers.answer(person, at=play.at, offer=ids[offer], needs=ticked, says=says)
    _show(play)
    session = Session.objects.select_related("present").get(pk=play.lead.session.pk)
    rows = load_round_view(session).links
    wanted = {(one.offer.public_id, one.need.public_id): one.strength for one in rows}
    agreed = {pair: strength for pair, strength in wanted.items() if strength}
    link_answers.apply_links(play.lead, "finished-links", at=play.at, wanted=agreed)


def _show(play: _Play) -> None:
    vote_rounds.close_round(play.lead, at=play.at)
    vote_rounds.show(play.lead, at=play.at, shown=True)


def _conclude(play: _Play) -> None:
    told = play.told
    for number, one in enumerate(told["actions"]):
        until = date.fromisoformat(one["until"])
        wish = {"text": one["text"], "who": one["who"], "until": until, "is_parked": False}
        outcomes.note_down(play.lead, f"action-{number}", **wish)
    for number, text in enumerate(told["parked"]):
        wish = {"text": text, "who": "", "until": None, "is_parked": True}
        outcomes.note_down(play.lead, f"parked-{number}", **wish)
    for person, one in zip(play.people, told["people"], strict=True):
        value, word = one["feedback"]
        outcomes.give_feedback(person, value=value, word=word)


def _pass(_play: _Play) -> None:
    """People listen."""


_ACTS: Final[dict[str, Callable[[_Play], None]]] = {
    StepKind.WRITE: _write,
    StepKind.REVEAL: _sort,
    StepKind.VOTE: _vote,
    StepKind.LINK: _link,
    StepKind.CLOSE: _conclude,
}


def _at_its_time(session: Session, told: Told) -> None:
    """Let everything have happened when it is told, not now."""
    at = start = datetime.fromisoformat(told["starts"])
    for step, one in zip(session.steps.all(), told["steps"], strict=True):
        at += timedelta(seconds=one["spent"])
        session.steps.filter(pk=step.pk).update(spent=one["spent"], ended_at=at)
        Round.objects.filter(step=step).update(closed_at=at)
        Round.objects.filter(step=step, applied_at__isnull=False).update(applied_at=at)
        for change in session.changes.filter(step=step).select_related("change"):
            type(change.change).objects.filter(pk=change.change_id).update(at=at)
    session.participants.update(joined_at=start, done=None)
    Session.objects.filter(pk=session.pk).update(created_at=start, started_at=start, closed_at=at)
