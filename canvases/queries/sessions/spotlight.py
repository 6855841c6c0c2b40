"""Reads what is in the spotlight of a session: one text of the wall, one note of the canvas, or one
sentence."""

from dataclasses import dataclass

from canvases.method.agenda import StepKind
from canvases.method.kinds import Kind
from canvases.models import Note, Session, SessionGroup
from canvases.queries.sessions.rounds import load_round
from canvases.queries.sessions.sentences import revealed_of


@dataclass(frozen=True, slots=True)
class Spotlit:
    """What everybody sees large."""

    kind: Kind | None
    """None for a sentence."""
    text: str


def load_spotlight(session: Session, group: SessionGroup | None = None) -> Spotlit | None:
    """What the room sees large, or the group: its own before that of all. None where nothing is in
    the spotlight, or what was may be seen no longer. Four queries at most."""
    if group is not None and group.spotlight:
        return find_spotlit(session, group, group.spotlight)
    return find_spotlit(session, None, session.spotlight) if session.spotlight else None


def find_spotlit(session: Session, group: SessionGroup | None, public_id: str) -> Spotlit | None:
    """The text, note or sentence with this id, where the room may see it: a text that was shown and
    is not hidden, a note that is on the canvas, or a sentence of the present step that people vote
    on, or did. Four queries at most."""
    seen = session.texts_of(group).filter(participant=None, is_shown=True, is_hidden=False)
    text = seen.filter(public_id=public_id).first()
    if text is not None:
        return Spotlit(Kind(text.kind), text.headline or text.text)
    canvas = session.canvas_of(group)
    notes = Note.objects.on_canvas(profile_id=canvas.profile_id, value_map_id=canvas.value_map_id)
    note = notes.live().filter(public_id=public_id).first()
    return Spotlit(Kind(note.kind), note.text) if note else _sentence(session, group, public_id)


def _sentence(session: Session, group: SessionGroup | None, public_id: str) -> Spotlit | None:
    step = session.present
    if step is None or step.kind != StepKind.SAY or load_round(session, group) is None:
        return None
    seen = revealed_of(step, group).filter(is_hidden=False, public_id=public_id).first()
    return Spotlit(None, seen.text) if seen else None
