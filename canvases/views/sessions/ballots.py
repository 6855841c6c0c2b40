"""The notes of an open vote as phones show them: rendered for the first phone that asks, and put
into each one's own order, with its own dots."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from canvases.models import Participant, Round, Session
from canvases.queries.sessions.ballots import OwnBallots, own_ballots
from canvases.queries.sessions.rounds import load_stacked_notes, new_among, stacks_mark
from canvases.views.page_cache import rendered_once

_CUT = "<!-- cut -->"  # what people wrote is escaped, and so never looks like it


@dataclass(frozen=True, slots=True)
class VotedNote:
    """The pieces of a note, or a stack, on a phone that has given it no dot."""

    public_id: str
    pair: SafeString
    words: SafeString
    steps: SafeString
    """− and +, where a dot is left to give …"""
    stands: SafeString
    """… and where none is."""


@dataclass(frozen=True, slots=True)
class Voting:
    """What a phone shows of an open vote."""

    about: SafeString
    """What the marks at the notes say."""
    ballots: OwnBallots[VotedNote]


def voting_of(session: Session, participant: Participant, found: Round) -> Voting:
    """The notes of an open vote, and what a participant gave them. One query, and three where
    nobody has asked for these notes yet."""
    name = f"vote:{found.pk}:{stacks_mark(found)}:{get_language()}"
    page = rendered_once(session.workspace, name, lambda: _rendered(session, participant, found))
    about, *pieces = (mark_safe(one) for one in page.decode().split(_CUT))  # noqa: S308 — a template of ours
    notes = (VotedNote(*one) for one in zip(*[iter(pieces)] * 5, strict=False))
    return Voting(about, own_ballots(found, participant, {one.public_id: one for one in notes}))


def _rendered(session: Session, participant: Participant, found: Round) -> str:
    stacked = load_stacked_notes(found, session.canvas_of(participant.group))
    new = new_among(session, found.note_ids)
    shown = {"stacked_notes": stacked, "new_notes": new, "cut": mark_safe(_CUT)}  # noqa: S308
    return render_to_string("components/sessions/kinds/vote/notes.html", shown)
