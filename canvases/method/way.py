"""The way through a canvas: its steps in order, each done or not by a rule that it states, and what
to do next.

Nothing here is kept: the steps follow from what stands on the canvas, so they are right whoever
wrote it, in whatever order. The texts are marked for translation and translated where they are
shown.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from canvases.method.fit import NoteFact
from canvases.method.kinds import ANSWERS, Kind, gettext_noop
from canvases.method.weight import counted

HEAVY: Final = 4
"""Dots from which a need that nothing answers keeps the step of linking open."""

LEAST_ANSWERED: Final = 3
"""Needs that have an answer before linking is done, where no need is heavy."""

LEAST_WEIGHED: Final = 3
"""Needs that are weighed before one can say what matters most."""


class Step(StrEnum):
    """The steps, in the order of the method."""

    WHO = "who"
    JOBS = "jobs"
    PAINS = "pains"
    GAINS = "gains"
    WEIGH = "weigh"
    PRODUCTS = "products"
    RELIEVERS = "relievers"
    CREATORS = "creators"
    LINK = "link"
    SENTENCE = "sentence"
    TAKE = "take"


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What is fixed about a step. `kind`: of the notes that one writes in it, of which `least` make
    it done. `rule` says when it is done."""

    step: Step
    name: str
    rule: str
    kind: Kind | None = None
    least: int = 0


STEPS: Final[dict[Step, StepFacts]] = {
    facts.step: facts
    for facts in (
        StepFacts(
            Step.WHO, gettext_noop("Who"),
            gettext_noop("Done when the segment has a name and the canvas a title."),
        ),
        StepFacts(
            Step.JOBS, gettext_noop("Jobs"),
            gettext_noop("Done with three jobs. Usual: 5 to 10."), Kind.JOB, 3,
        ),
        StepFacts(
            Step.PAINS, gettext_noop("Pains"),
            gettext_noop("Done with three pains. Usual: 5 to 10."), Kind.PAIN, 3,
        ),
        StepFacts(
            Step.GAINS, gettext_noop("Gains"),
            gettext_noop("Done with three gains. Usual: 5 to 10."), Kind.GAIN, 3,
        ),
        StepFacts(
            Step.WEIGH, gettext_noop("Weigh"),
            gettext_noop("Done when three jobs, pains or gains are weighed, and not all alike."),
        ),
        StepFacts(
            Step.PRODUCTS, gettext_noop("Products"),
            gettext_noop("Done with one product or service. Usual: 2 to 5."), Kind.PRODUCT, 1,
        ),
        StepFacts(
            Step.RELIEVERS, gettext_noop("Relievers"),
            gettext_noop("Done with one pain reliever. Usual: 3 to 8."), Kind.PAIN_RELIEVER, 1,
        ),
        StepFacts(
            Step.CREATORS, gettext_noop("Creators"),
            gettext_noop("Done with one gain creator. Usual: 3 to 8."), Kind.GAIN_CREATOR, 1,
        ),
        StepFacts(
            Step.LINK, gettext_noop("Link"),
            gettext_noop(
                "Done when all with four or five dots have an answer; any three where none has."
            ),
        ),
        StepFacts(
            Step.SENTENCE, gettext_noop("Sentence"),
            gettext_noop("Done when you have saved the sentence, in your words or as suggested."),
        ),
        StepFacts(
            Step.TAKE, gettext_noop("Take along"),
            gettext_noop("Always open: the file has what the canvas says at that moment."),
        ),
    )
}  # fmt: skip

NUMBERS: Final[dict[Kind, int]] = {
    kind: number
    for number, kind in enumerate((one.kind for one in STEPS.values() if one.kind), start=1)
}
"""The boxes in the order in which they are filled."""

NEEDS: Final = tuple(ANSWERS.values())
"""The kinds that are weighed to say what matters most."""


@dataclass(frozen=True, slots=True)
class CanvasFacts:
    """What the steps follow from. `segment` and `title` are empty as long as nobody has chosen
    them. `notes` in board order; `uncovered`: the needs that nothing answers, heaviest first;
    `is_stated`: somebody has saved the sentence."""

    segment: str
    title: str
    notes: Sequence[NoteFact]
    uncovered: Sequence[NoteFact]
    is_stated: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """A step on one canvas, and how many notes it has; to weigh: how many are weighed."""

    step: Step
    is_done: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class Way:
    """The steps of one canvas. `to_weigh` is a need to go on weighing with; `to_answer` the
    heaviest need that nothing answers, of those that something on the canvas could answer where
    there are any."""

    segment: str
    title: str
    stages: tuple[Stage, ...]
    to_weigh: NoteFact | None
    to_answer: NoteFact | None

    @property
    def present(self) -> Step:
        """Where one is who has skipped nothing."""
        return present(self.stages)


def lay(facts: CanvasFacts) -> Way:
    """The way through a canvas."""
    counts = {kind: sum(note.kind is kind for note in facts.notes) for kind in Kind}
    needs = [note for note in facts.notes if note.kind in NEEDS]
    weights = _weights(needs)
    done = {
        Step.WHO: bool(facts.segment and facts.title),
        Step.WEIGH: len(weights) >= LEAST_WEIGHED and len({*weights}) > 1,
        Step.LINK: _is_linked(needs, facts.uncovered),
        Step.SENTENCE: facts.is_stated,
        Step.TAKE: False,
    }
    stages = tuple(
        Stage(step, counts[one.kind] >= one.least, counts[one.kind])
        if one.kind
        else Stage(step, done[step], len(weights) if step is Step.WEIGH else 0)
        for step, one in STEPS.items()
    )
    return Way(
        facts.segment,
        facts.title,
        stages,
        next((note for note in needs if note.weight is None), next(iter(needs), None)),
        _to_answer(facts.uncovered, counts),
    )


def present(stages: Sequence[Stage], skipped: Collection[Step] = ()) -> Step:
    """The first step that is neither done nor skipped; the last one where there is none, for it can
    be taken again and again."""
    left = [one.step for one in stages if not one.is_done and one.step not in skipped]
    return left[0] if left else Step.TAKE


def _weights(needs: Sequence[NoteFact]) -> list[int]:
    """Those that somebody gave."""
    return [note.weight for note in needs if note.weight is not None]


def _is_linked(needs: Sequence[NoteFact], uncovered: Sequence[NoteFact]) -> bool:
    """All that are heavy have an answer; where none is, three have one, or as many as there are."""
    if any(map(_is_heavy, needs)):
        return not any(map(_is_heavy, uncovered))
    answered = len(needs) - len(uncovered)
    return bool(needs) and answered >= min(LEAST_ANSWERED, len(needs))


def _is_heavy(note: NoteFact) -> bool:
    return counted(note.weight) >= HEAVY


def _to_answer(uncovered: Sequence[NoteFact], counts: Mapping[Kind, int]) -> NoteFact | None:
    answerable = {need for offer, need in ANSWERS.items() if counts[offer]}
    within = [note for note in uncovered if note.kind in answerable]
    return next(iter(within or uncovered), None)
