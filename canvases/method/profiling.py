"""Ten ways to get to know a segment."""

from dataclasses import dataclass
from typing import Final

from canvases.method.kinds import gettext_noop


@dataclass(frozen=True, slots=True)
class Way:
    """A way of profiling, and what to do."""

    label: str
    hint: str


WAYS: Final[dict[str, Way]] = {
    "template": Way(
        gettext_noop("A template"),
        gettext_noop("Fill in one page for each segment, as this one; gaps show at once."),
    ),
    "software": Way(
        gettext_noop("Profiling software"),
        gettext_noop("Let your shop, newsletter or customer system show who buys what."),
    ),
    "demographics": Way(
        gettext_noop("Demographics"),
        gettext_noop("Look up how many there are, where they live and what they earn."),
    ),
    "feedback": Way(
        gettext_noop("Customer feedback"),
        gettext_noop("Read complaints, reviews and questions; call five who left."),
    ),
    "journey_map": Way(
        gettext_noop("A journey map"),
        gettext_noop("Follow one customer from the first thought to long after the purchase."),
    ),
    "problem_and_solution": Way(
        gettext_noop("Problem and solution"),
        gettext_noop("Ask what they do about it today, and what that costs them."),
    ),
    "context": Way(
        gettext_noop("Details of their days"),
        gettext_noop("Watch where and when it happens, who is near, what lies on the table."),
    ),
    "industry": Way(
        gettext_noop("The industry"),
        gettext_noop("Find out how such products are bought and sold, and by which rules."),
    ),
    "personas": Way(
        gettext_noop("Personas"),
        gettext_noop("Describe one person so well that you could guess what they would say."),
    ),
    "iteration": Way(
        gettext_noop("Look again"),
        gettext_noop("Compare with what came of it, and change what was wrong."),
    ),
}
