"""Reads in which session a note came up."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from canvases.method.agenda import StepKind
from canvases.models import Contribution, Note, Reported

_LIVE = Note.objects.live().filter(public_id=OuterRef("note"))


@dataclass(frozen=True, slots=True)
class Origin:
    """A session, the step in which people wrote for the box, and their group; "" where there is
    none."""

    session: str
    step: str
    group: str = ""


def load_origin(note: Note) -> Origin | None:
    """Where the note came up, or None. Four queries at most. Who wrote it is known to nobody."""
    its = Q(note=note.public_id) | Q(folded=note.public_id) & ~Exists(_LIVE)
    texts = Contribution.objects.filter(its, session__workspace=note.workspace_id)
    text = texts.select_related("session", "group").first()
    if text is None:
        return _reported(note)
    steps = text.session.steps.filter(kind=StepKind.WRITE)
    step = next((one.title for one in steps if text.kind in one.kinds), "")
    return Origin(text.session.title, step, text.group.name if text.group else "")


def _reported(note: Note) -> Origin | None:
    """Where a group reported it back."""
    found = Reported.objects.filter(group__session__workspace=note.workspace_id)
    one = found.filter(note=note.public_id).select_related("group__session", "step").first()
    if one is None:
        return None
    return Origin(one.group.session.title, one.step.title if one.step else "", one.group.name)
