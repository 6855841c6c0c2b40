"""Reads in which session a note came up."""

from dataclasses import dataclass

from canvases.method.agenda import StepKind
from canvases.models import Contribution, Note


@dataclass(frozen=True, slots=True)
class Origin:
    """A session, and the step in which people wrote for the box; "" where there is none."""

    session: str
    step: str


def load_origin(note: Note) -> Origin | None:
    """Where the note came up, or None. Two queries at most. Who wrote it is known to nobody."""
    texts = Contribution.objects.filter(session__workspace=note.workspace_id, note=note.public_id)
    text = texts.select_related("session").first()
    if text is None:
        return None
    steps = text.session.steps.filter(kind=StepKind.WRITE)
    step = next((one.title for one in steps if text.kind in one.kinds), "")
    return Origin(text.session.title, step)
