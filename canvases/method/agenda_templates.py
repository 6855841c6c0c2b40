"""Agendas to begin with."""

from collections.abc import Iterable
from typing import Final

from canvases.method.agenda import PlannedStep, StepKind, Template
from canvases.method.agenda_steps import (
    ANSWERS,
    GAINS,
    JOBS,
    NEEDS,
    OFFER,
    PAINS,
    close,
    discuss,
    link,
    pause,
    rate,
    reveal,
    say,
    vote,
    welcome,
)  # fmt: skip
from canvases.method.kinds import Kind, gettext_noop

TEMPLATES: Final[dict[str, Template]] = {
    "profile": Template(
        60,
        gettext_noop("60 minutes: customer profile only"),
        gettext_noop("Jobs, pains and gains of one segment, as everybody in the room knows them."),
        (
            welcome(5),
            PlannedStep(
                StepKind.EXPLAIN,
                gettext_noop("The circle"),
                gettext_noop(
                    "Jobs are what they try to get done. Pains are what is bad on the way. Gains"
                    " are what they would be glad about. We write as they would say it, and do not"
                    " speak of our offer today."
                ),
                gettext_noop(
                    "Give one example of each from this very segment. Then ask the room for one"
                    " job, to hear whether the word is clear: a job is a verb and a thing. Say that"
                    " our own products have no place in the circle."
                ),
                3,
                NEEDS,
            ),
            JOBS,
            PAINS,
            GAINS,
            reveal(10, NEEDS),
            vote(5, NEEDS),
            discuss(6, NEEDS),
            close(4),
        ),
    ),
    "needs": Template(
        45,
        gettext_noop("45 minutes: pains and gains of one segment"),
        gettext_noop("What is bad today and what would be good, for people whose jobs are known."),
        (
            welcome(5),
            PlannedStep(
                StepKind.EXPLAIN,
                gettext_noop("Pains and gains"),
                gettext_noop(
                    "Pains are what is bad before, while and after they get their job done. Gains"
                    " are what they would be glad about. We write as they would say it."
                ),
                gettext_noop(
                    "Name the two or three jobs that are known already. Give one pain and one gain"
                    " as an example, and say why they are not two sides of one thing."
                ),
                3,
                (Kind.PAIN, Kind.GAIN),
            ),
            PAINS,
            GAINS,
            reveal(8, (Kind.PAIN, Kind.GAIN)),
            vote(4, (Kind.PAIN, Kind.GAIN)),
            discuss(3, (Kind.PAIN, Kind.GAIN)),
            close(3),
        ),
    ),
    "canvas": Template(
        120,
        gettext_noop("120 minutes: whole canvas"),
        gettext_noop("The circle with its weights, the square, and links from one to the other."),
        (
            welcome(5),
            PlannedStep(
                StepKind.EXPLAIN,
                gettext_noop("Circle and square"),
                gettext_noop(
                    "First the circle: what they try to get done, what is bad on the way, what they"
                    " would be glad about. Only then the square: what we offer, and how it helps."
                ),
                gettext_noop(
                    "Draw both on a sheet. Say that the first hour belongs to them and the second"
                    " to us, and that an idea for the offer may be kept on paper until then."
                ),
                4,
                NEEDS,
            ),
            JOBS,
            PAINS,
            GAINS,
            reveal(12, NEEDS),
            vote(6, NEEDS),
            pause(7),
            PlannedStep(
                StepKind.EXPLAIN,
                gettext_noop("The square"),
                gettext_noop(
                    "Products and services are what we give. Pain relievers say which pain gets"
                    " smaller, and how. Gain creators say what gets better, and how."
                ),
                gettext_noop(
                    "Read the three heaviest pains and gains aloud: these are what the square has"
                    " to answer."
                ),
                4,
                (Kind.PRODUCT, *ANSWERS),
            ),
            *OFFER,
            reveal(10, (Kind.PRODUCT, *ANSWERS)),
            link(8, ANSWERS),
            say(7),
            close(3),
        ),
    ),
    "fit": Template(
        45,
        gettext_noop("45 minutes: check the fit"),
        gettext_noop("For a canvas that is filled: what weighs most, what answers it, what lacks."),
        (
            welcome(5),
            PlannedStep(
                StepKind.EXPLAIN,
                gettext_noop("Does it fit?"),
                gettext_noop(
                    "An offer fits where it answers what weighs most. We look at the needs first,"
                    " then at our answers, and write what is missing."
                ),
                gettext_noop(
                    "Show the canvas on the big screen for a minute and let people read. Ask for"
                    " questions about words, not for opinions."
                ),
                3,
                ANSWERS,
            ),
            vote(4, (Kind.PAIN, Kind.GAIN)),
            link(7, ANSWERS),
            PlannedStep(
                StepKind.WRITE,
                gettext_noop("What is missing"),
                gettext_noop(
                    "Which heavy pain or gain has no answer yet? Write how our offer could answer"
                    " it: what makes a pain smaller, or brings a gain about. One way a note."
                ),
                gettext_noop(
                    "Read aloud the needs that nothing answers, the heaviest first; the canvas"
                    " shows them. Then be quiet. An answer that nobody could build this year may"
                    " be written, too: it shows where the offer should go."
                ),
                7,
                ANSWERS,
            ),
            reveal(5, ANSWERS),
            say(6),
            close(3),
        ),
    ),
    "ideas": Template(
        30,
        gettext_noop("30 minutes: choose between two ideas"),
        gettext_noop("Both ideas stand among the products of the canvas; one goes on."),
        (
            welcome(5),
            PlannedStep(
                StepKind.EXPLAIN,
                gettext_noop("Two ideas"),
                gettext_noop(
                    "Two ideas for the same people. Listen to both before you like one: what would"
                    " they stop doing if they had it?"
                ),
                gettext_noop(
                    "Two minutes for each idea, told by somebody who believes in it; the clock is"
                    " the same for both. Questions that help to understand, no others."
                ),
                5,
            ),
            rate(
                5,
                (Kind.PRODUCT,),
                gettext_noop("How much would it help them?"),
                gettext_noop("Think of one customer whom you know. 1 is not at all, 5 is a lot."),
            ),
            discuss(6, ()),
            PlannedStep(
                StepKind.VOTE,
                gettext_noop("Which one goes on?"),
                gettext_noop("Give your dots to what you would try first with real customers."),
                gettext_noop(
                    "Say before what the vote decides: what is tried first, not what is thrown"
                    " away. If it is close, try both for a week instead of arguing for a day."
                ),
                3,
                (Kind.PRODUCT,),
            ),
            close(3),
        ),
    ),
}

_TO_ADD: Final = (
    rate(
        6,
        ANSWERS,
        gettext_noop("How well does it help?"),
        gettext_noop("1 is hardly, 5 is so well that they would tell others about it."),
    ),
)
"""Steps that no agenda of ours has, for those who add one."""

_SUITS_ITS_BOXES: Final = frozenset({StepKind.WRITE, StepKind.EXPLAIN})
_SUITS_ALIKE_BOXES: Final = frozenset({StepKind.VOTE, StepKind.RATE})


def usual_step(kind: str, boxes: Iterable[str]) -> PlannedStep | None:
    """The step of our agendas whose words suit a step of this kind about these boxes; None where
    none does."""
    about = {*boxes}
    ours = [*(step for one in TEMPLATES.values() for step in one.steps), *_TO_ADD]
    known = [step for step in ours if step.kind == kind]
    if kind in _SUITS_ITS_BOXES:
        known = [step for step in known if {*step.boxes} == about]
    elif kind in _SUITS_ALIKE_BOXES:
        known = [step for step in known if {*step.boxes} & about]
    return known[0] if known else None
