"""Reads what a session's report says of the sentences that people proposed."""

from dataclasses import dataclass, field

from canvases.models import Round, Sentence, Session, SessionGroup, Step
from canvases.queries.sessions.sentences import Said, said_of


@dataclass(frozen=True, slots=True)
class ReportSentences:
    """The sentences of one step, those with most dots first."""

    step: Step
    people: int
    """Who voted; 0 where nobody could, or where the short report does not tell."""
    said: list[Said]
    hidden: list[str] = field(default_factory=list)

    @property
    def dots(self) -> int:
        """All dots that were given."""
        return sum(one.dots for one in self.said)


def load_sentences_told(
    session: Session, group: SessionGroup | None, *, is_full: bool
) -> list[ReportSentences]:
    """The sentences that were revealed; in the short report those that the room was shown, with the
    dots that it was shown."""
    revealed: dict[int, list[Sentence]] = {}
    rows = Sentence.objects.filter(step__session=session, participant=None, group=group)
    for row in rows.select_related("step").order_by("step__position", "step__pk", "pk"):
        revealed.setdefault(row.step_id, []).append(row)
    rounds = Round.objects.filter(step__in=revealed, group=group).prefetch_related("tallies")
    by_step = {one.step_id: one for one in rounds}
    told = []
    for step, found in revealed.items():
        result = by_step.get(step)
        if result is None and not is_full:
            continue
        is_told = result is not None and result.closed_at and (is_full or result.is_shown)
        said = said_of(found, session.canvas_of(group), result if is_told else None)
        hidden = [one.text for one in found if one.is_hidden and is_full]
        people = result.voters if result is not None and is_told else 0
        told.append(ReportSentences(found[0].step, people, said, hidden))
    return told
