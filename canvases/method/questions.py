"""What to write in each of the six boxes: a definition, an example, and questions.

The texts are marked with `gettext_noop` and stay English here, because the method knows no web
framework. Whoever shows one translates it: `_(question)`.
"""

from dataclasses import dataclass
from typing import Final

from canvases.method.kinds import Kind, gettext_noop


@dataclass(frozen=True, slots=True)
class Guide:
    """Help for one box, in untranslated English.

    `definition` is one or two sentences, `placeholder` a short example for the add field,
    `questions` at least eight, from easy to demanding.
    """

    kind: Kind
    definition: str
    placeholder: str
    questions: tuple[str, ...]

    @property
    def starters(self) -> tuple[str, ...]:
        """The easy questions, for a room that has to begin."""
        return self.questions[:3]


_JOBS = Guide(
    Kind.JOB,
    gettext_noop(
        "What your customers are trying to get done, at work or at home, in their own words. "
        "A task, a feeling they are after, or how they want to be seen – never your product."
    ),
    gettext_noop("e.g. Get the children to school by eight"),
    (
        gettext_noop("Follow them through one ordinary Tuesday: what must be done by the evening?"),
        gettext_noop("What were they busy with just before they went looking for a solution?"),
        gettext_noop("What do they do regularly, although nobody ever praises them for it?"),
        gettext_noop(
            "What do they put off for as long as they can, and why must it still be done?"
        ),
        gettext_noop("Who relies on them, and for what?"),
        gettext_noop("How do they want to be talked about when they have left the room?"),
        gettext_noop("Which feeling are they after when the day is over: calm, pride, belonging?"),
        gettext_noop("What do they have to compare, choose, pay for or renew, and how often?"),
        gettext_noop("What do they show, explain or pass on to others once they have bought?"),
        gettext_noop("Where and with whom does this happen: at a desk, on a bus, beside a bed?"),
    ),
)

_PAINS = Guide(
    Kind.PAIN,
    gettext_noop(
        "What annoys your customers before, during or after a job, keeps them from doing it, or "
        "could go wrong. Say how much, how often, how long."
    ),
    gettext_noop("e.g. Waits 25 minutes on the phone, then is cut off"),
    (
        gettext_noop("What makes them sigh? Describe the last time it happened."),
        gettext_noop("How many minutes, forms or euros is too much for them?"),
        gettext_noop("Which step goes wrong most often, and who has to put it right?"),
        gettext_noop("What are they afraid of the night before?"),
        gettext_noop("What would make them look foolish in front of a colleague, friend or child?"),
        gettext_noop("What do today's solutions leave half done?"),
        gettext_noop("What stops them from even starting: price, time, permission, know-how?"),
        gettext_noop("Which workaround have they got used to, so that they no longer mention it?"),
        gettext_noop("What could they lose: money, data, health, a good name?"),
        gettext_noop("What still bothers them a week after the job is done?"),
    ),
)

_GAINS = Guide(
    Kind.GAIN,
    gettext_noop(
        "Results and benefits your customers need, expect, wish for, or would be surprised by. "
        "More than the absence of a pain: say what good looks like."
    ),
    gettext_noop("e.g. Home by six on at least four days a week"),
    (
        gettext_noop("How would they know, without asking anyone, that it went well?"),
        gettext_noop("What must work at the very least, or they will not even look at it?"),
        gettext_noop("What do they take for granted because every supplier offers it?"),
        gettext_noop(
            "What would they do with an hour a day, or a hundred euros a month, to spare?"
        ),
        gettext_noop("What would they tell a friend about at dinner?"),
        gettext_noop(
            "Of the last dear thing that they bought: which benefit would they pay for again?"
        ),
        gettext_noop("Which number would they like to see go up, and by how much?"),
        gettext_noop("What would make the first ten minutes a pleasure?"),
        gettext_noop("Whose approval would mean something to them?"),
        gettext_noop("What do they dream of, and call unrealistic in the same breath?"),
        gettext_noop("What would make them come back without being reminded?"),
    ),
)

_PRODUCTS = Guide(
    Kind.PRODUCT,
    gettext_noop(
        "What you offer these customers: things, services, software, money matters. "
        "Not all you have, only what this segment needs."
    ),
    gettext_noop("e.g. Repair van that comes to the school gate"),
    (
        gettext_noop("What could they touch, open, sign or walk into?"),
        gettext_noop("Which part of it do they get within the first hour?"),
        gettext_noop("What do people do for them, and what does software do?"),
        gettext_noop("Which of their jobs would this finish, and which only begin?"),
        gettext_noop("What helps them to choose and to buy: a trial, a visit, a quote?"),
        gettext_noop("What helps them to pay: instalments, insurance, a share of the saving?"),
        gettext_noop("What can they look at, try or buy while your doors are closed?"),
        gettext_noop("What happens for them after the sale, without their asking?"),
        gettext_noop("What would they miss first if you took it away?"),
        gettext_noop("What is in your catalogue that this segment will never use? Leave it out."),
    ),
)

_PAIN_RELIEVERS = Guide(
    Kind.PAIN_RELIEVER,
    gettext_noop(
        "How exactly your offer takes a pain away or makes it smaller. "
        "A few that end the worst pains beat many that touch all of them."
    ),
    gettext_noop("e.g. Calls back within five minutes, day and night"),
    (
        gettext_noop("Take the heaviest pain: what would be different the very next morning?"),
        gettext_noop("Which minutes, trips, forms or costs disappear altogether?"),
        gettext_noop("What breaks today that will no longer break, and how can you be sure?"),
        gettext_noop("Which mistake becomes impossible, or can be undone with one touch?"),
        gettext_noop("What would you promise in writing, money back included?"),
        gettext_noop("How does it help somebody who is tired, in a hurry or new to it?"),
        gettext_noop("Who answers them on a Sunday evening, and how soon is it put right?"),
        gettext_noop("Which worry can they stop thinking about at night?"),
        gettext_noop("Which hurdle to the first purchase do you remove?"),
        gettext_noop("Who else, beside the customer, is spared trouble by it?"),
    ),
)

_GAIN_CREATORS = Guide(
    Kind.GAIN_CREATOR,
    gettext_noop(
        "How exactly your offer brings about a result your customers want. "
        "Aim at the gains that count most and say by how much."
    ),
    gettext_noop("e.g. Monthly bill falls by a fifth in the first year"),
    (
        gettext_noop(
            "Take the most wanted gain: which part of your offer brings it, and how soon?"
        ),
        gettext_noop("By how much do you beat what they expect: twice as fast, half the price?"),
        gettext_noop("What gets easier each time they use it?"),
        gettext_noop("What could they do on the first day that they could not do before?"),
        gettext_noop("Which small surprise costs you little and would make them smile?"),
        gettext_noop("What can they show to others, and be proud of?"),
        gettext_noop("How does it fit their own size, language, taste or timetable?"),
        gettext_noop("How will they notice the progress: a figure, a picture, a message?"),
        gettext_noop("Which dream that they had given up comes within reach?"),
    ),
)

GUIDES: Final[dict[Kind, Guide]] = {
    guide.kind: guide
    for guide in (_PRODUCTS, _GAIN_CREATORS, _PAIN_RELIEVERS, _GAINS, _PAINS, _JOBS)
}
"""The guide of each kind, in the order of the boxes."""
