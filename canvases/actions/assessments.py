"""What members think of a canvas."""

from collections.abc import Sequence

from canvases.actions.rows import current
from canvases.journal.writer import Entry, journaled
from canvases.models import Assessment, Canvas, Role


@journaled("assessment.scored", role=Role.COMMENTER)
def score(entry: Entry, *, canvas: Canvas, scores: Sequence[int | None]) -> None:
    """Set one's own ten scores, None for those that one does not give."""
    canvas = current(canvas)
    said = list(scores) if any(one is not None for one in scores) else []
    row, is_new = Assessment.objects.get_or_create(
        workspace=entry.workspace, canvas=canvas, member=entry.grant.member
    )
    if not is_new:
        entry.watch(row)
    if row.scores != said:
        row.scores = said
        row.save(update_fields=["scores"])
    if is_new and said:
        entry.created(row)
    entry.about(canvas, canvas.title)
