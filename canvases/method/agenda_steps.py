"""Steps of which agendas are made.

The texts are marked for translation; a session keeps them in the language in which it was planned.
"""

from typing import Final

from canvases.method.agenda import PlannedStep, StepKind
from canvases.method.kinds import Kind, gettext_noop

NEEDS: Final = (Kind.JOB, Kind.PAIN, Kind.GAIN)


def welcome(minutes: int) -> PlannedStep:
    """People join."""
    return PlannedStep(
        StepKind.WELCOME,
        gettext_noop("Welcome"),
        gettext_noop(
            "Good to have you here. You need nothing but this page: no account, no app. What you"
            " write is yours alone until it is revealed, and it is revealed without names."
        ),
        gettext_noop(
            "Wait until the number of people here has stopped growing; five minutes are enough."
            " Say what will be there at the end: one canvas that everybody in this room has"
            " written. Say whom it is about, by name: one group of people, not everybody. Say that"
            " there are no names on anything, for you neither."
        ),
        minutes,
    )


def write(kind: Kind, title: str, instruction: str, script: str) -> PlannedStep:
    """Seven minutes for one box."""
    return PlannedStep(StepKind.WRITE, title, instruction, script, 7, (kind,))


PAINS: Final = write(
    Kind.PAIN,
    gettext_noop("Pains"),
    gettext_noop(
        "What annoys them before, while and after they try to get it done? What goes wrong, costs"
        " too much, keeps them awake? One worry a note."
    ),
    gettext_noop(
        "Read the question aloud, then be quiet for a full minute; quiet is when people write. If"
        " somebody writes a wish, ask what is bad today. After five minutes: “Two minutes left."
        " Add what nobody else will think of.”"
    ),
)

GAINS: Final = write(
    Kind.GAIN,
    gettext_noop("Gains"),
    gettext_noop(
        "What would they be glad about? What do they expect, hope for, or not even dare to ask?"
        " Write how they would notice it."
    ),
    gettext_noop(
        "A gain is more than a pain turned round: ask for what would surprise them. Ask for"
        " something one can measure: “How much time, how much money, how often?” Nobody talks"
        " about solutions yet."
    ),
)


def reveal(minutes: int, boxes: tuple[Kind, ...]) -> PlannedStep:
    """The wall, read and sorted."""
    return PlannedStep(
        StepKind.REVEAL,
        gettext_noop("What we wrote"),
        gettext_noop(
            "Everything is on the wall now, in no order and without names. Read it all in silence"
            " first. Which of these did you not expect?"
        ),
        gettext_noop(
            "Say once more that there are no names, then press Reveal. You see it first: hide what"
            " should not be shown, then show the room. Leave two minutes for reading. Then"
            " read some aloud yourself, long and short ones, and ask what is meant where it is not"
            " clear. Stack what says the same, give each stack the words that the room would use,"
            " and put it on the canvas."
        ),
        minutes,
        boxes,
    )


def discuss(minutes: int, boxes: tuple[Kind, ...]) -> PlannedStep:
    """The wall, talked about."""
    return PlannedStep(
        StepKind.DISCUSS,
        gettext_noop("What matters most"),
        gettext_noop(
            "Which three of these would they name first? And what do we only believe, because"
            " nobody has asked them?"
        ),
        gettext_noop(
            "Two minutes in pairs, then one sentence from each pair. Do not defend any note. Write"
            " down who will ask a customer about the two that are least certain."
        ),
        minutes,
        boxes,
    )


def report(groups: int, boxes: tuple[Kind, ...]) -> PlannedStep:
    """Two minutes for each group."""
    return PlannedStep(
        StepKind.REPORT,
        gettext_noop("What each group found"),
        gettext_noop(
            "Each group tells us its heaviest three, in two minutes: what it is, and how you know."
            " We keep questions until all have been heard."
        ),
        gettext_noop(
            "Put one group after another on the big screen, beginning with the one that is least"
            " sure of itself. Stand beside whoever speaks and show the time with your fingers."
            " Then ask which of all these matter to everybody, tick them, and put them on the"
            " canvas of all."
        ),
        2 * groups,
        boxes,
    )


def pause(minutes: int) -> PlannedStep:
    """A break: the clock says when it is over."""
    return PlannedStep(
        StepKind.BREAK,
        gettext_noop("Break"),
        gettext_noop(
            "Stand up, open a window, fetch something to drink. Be back when the clock is at zero."
        ),
        gettext_noop(
            "Say aloud at what time you go on, and go on at that time, whoever is missing. Use the"
            " quiet to read the next steps once more."
        ),
        minutes,
    )


def close(minutes: int) -> PlannedStep:
    """Who does what."""
    return PlannedStep(
        StepKind.CLOSE,
        gettext_noop("What happens next"),
        gettext_noop(
            "Thank you. Who does what until when? Say the one thing that you take with you."
        ),
        gettext_noop(
            "Name one person and one date for the next step, and say what will be done with the"
            " canvas. Then close the session; if you give the link, everybody here may look at the"
            " canvas."
        ),
        minutes,
    )


JOBS: Final = write(
    Kind.JOB,
    gettext_noop("Jobs"),
    gettext_noop(
        "What do they try to get done, at work or in life? What do they want to feel,"
        " and how do they want to be seen? One job a note, with a verb in it."
    ),
    gettext_noop(
        "Read the question aloud, then be quiet for a full minute. If nothing comes:"
        " “Think of the last one you met. What were they about to do?” Remind them of"
        " jobs one does not see: to feel safe, to look competent."
    ),
)


OFFER: Final = (
    write(
        Kind.PRODUCT,
        gettext_noop("Products and services"),
        gettext_noop("What could we give them? Write what they would see or touch, one a note."),
        gettext_noop(
            "What there is and what there could be are both welcome. No adjectives: “night desk by"
            " phone”, not “great service”. Feelings about the price come later."
        ),
    ),
    write(
        Kind.PAIN_RELIEVER,
        gettext_noop("Pain relievers"),
        gettext_noop(
            "Look at the pains with most dots. How exactly would our offer make one of them"
            " smaller? One way a note."
        ),
        gettext_noop(
            "Each note answers one pain; ask “which one?” where it is not clear. It need not answer"
            " every pain: good offers leave most of them alone."
        ),
    ),
    write(
        Kind.GAIN_CREATOR,
        gettext_noop("Gain creators"),
        gettext_noop(
            "Look at the gains with most dots. How would our offer bring one of them about, so that"
            " they notice?"
        ),
        gettext_noop(
            "Ask how they would notice it, and when. If it only takes something bad away, it is a"
            " pain reliever: say so kindly and go on."
        ),
    ),
)

SAY_IT: Final = (
    gettext_noop("Say it in a sentence"),
    gettext_noop(
        "Say in one sentence what we offer, for whom, and why it is better than what they do today."
        " Fill in a pattern, or use your own words. Nobody else reads it until it is revealed."
    ),
    gettext_noop(
        "Read one finished sentence of another product aloud, so that everybody hears how short it"
        " is. After half of the time press Reveal, hide doubles, read the sentences aloud without"
        " comment, and open the vote. The sentence with most dots is a proposal: ask whether a"
        " customer would understand it, then keep it. You may keep another one."
    ),
)


def say(minutes: int) -> PlannedStep:
    """Sentences by everybody, and one of them for the canvas."""
    title, instruction, script = SAY_IT
    return PlannedStep(StepKind.SAY, title, instruction, script, minutes)


ANSWERS: Final = (Kind.PAIN_RELIEVER, Kind.GAIN_CREATOR)


def vote(minutes: int, boxes: tuple[Kind, ...]) -> PlannedStep:
    """Dots, which become weights."""
    return PlannedStep(
        StepKind.VOTE,
        gettext_noop("What weighs most"),
        gettext_noop(
            "You have a few dots, two on one note at most. Which of these would they name first, if"
            " we asked them tomorrow? Nobody sees where yours go."
        ),
        gettext_noop(
            "What is to be voted on has to be on the canvas. Open the vote, and stay quiet: whoever"
            " speaks now steers. Close it when most are done, look at it alone, then show the room."
            " Give the notes their weights once nobody objects."
        ),
        minutes,
        boxes,
    )


def rate(minutes: int, boxes: tuple[Kind, ...], title: str, instruction: str) -> PlannedStep:
    """One to five for each note."""
    return PlannedStep(
        StepKind.RATE,
        title,
        instruction,
        gettext_noop(
            "Choose what is rated, fifteen notes at most, and open the rating. Afterwards look at"
            " the spread and not at the average: where people disagree, ask one from each end what"
            " they had in mind. Nobody has to say what they gave."
        ),
        minutes,
        boxes,
    )


def link(minutes: int, boxes: tuple[Kind, ...]) -> PlannedStep:
    """What answers what."""
    return PlannedStep(
        StepKind.LINK,
        gettext_noop("What answers what"),
        gettext_noop(
            "Your phone shows one of our answers after another. Tick what it really changes for"
            " them, and nothing that it only touches. “None of these” is an answer, too."
        ),
        gettext_noop(
            "Give the notes their weights before: phones ask about the seven heaviest. Let people"
            " answer on their own. Afterwards look at where the room is split: ask one who ticked"
            " and one who did not. Apply the links once they have been seen."
        ),
        minutes,
        boxes,
    )
