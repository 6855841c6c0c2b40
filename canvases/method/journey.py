"""Five stages of a customer's way, and what to find out and do at each. Their names are in
note_fields.FIELDS["stage"]; here is the guidance."""

from dataclasses import dataclass
from typing import Final

from canvases.method.kinds import gettext_noop


@dataclass(frozen=True, slots=True)
class Guidance:
    """What happens at a stage, what to ask, and what helps the customer on."""

    happens: str
    ask: str
    helps: str


JOURNEY: Final[dict[str, Guidance]] = {
    "need_recognition": Guidance(
        gettext_noop("Something is wrong, or could be better, and they begin to see it."),
        gettext_noop("What happened on the day when they first thought of it?"),
        gettext_noop("Give the problem a name that they would use themselves."),
    ),
    "information_search": Guidance(
        gettext_noop("They look around, and soon there is too much to choose from."),
        gettext_noop("Where do they look first, and whom do they ask?"),
        gettext_noop("Be where they look, and say few things, plainly."),
    ),
    "evaluation": Guidance(
        gettext_noop("They weigh what they would gain against what it costs them."),
        gettext_noop("What do they compare it with, doing nothing included?"),
        gettext_noop("Show that it is worth more than its price, effort and risk."),
    ),
    "purchase": Guidance(
        gettext_noop("They know the costs and decide; or they stop at the last step."),
        gettext_noop("What made them wait, and what settled it?"),
        gettext_noop("Take away steps and surprises. Say all costs."),
    ),
    "post_purchase": Guidance(
        gettext_noop("They use it, find out whether it was right, and tell others."),
        gettext_noop("When did they notice that it works, or that it does not?"),
        gettext_noop("Help with the first use, and ask what they would tell a friend."),
    ),
}  # fmt: skip
