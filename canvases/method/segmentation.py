"""Five kinds of market, and the criteria by which segments are separate and meaningful.

What segments are told apart by: traits.py. The labels here and there are marked for translation and
translated where they are shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from canvases.method.kinds import gettext_noop


@dataclass(frozen=True, slots=True)
class MarketKind:
    """A kind of market: what it means, and what follows from it."""

    label: str
    meaning: str
    value_propositions: str
    channels: str
    relationships: str


MARKET_KINDS: Final[dict[str, MarketKind]] = {
    "mass": MarketKind(
        gettext_noop("mass market"),
        gettext_noop("One large group with much the same needs. Nobody in it is told apart."),
        gettext_noop("One offer for all of them, so it has to be plain and good at one thing."),
        gettext_noop("Wide ones: shops, marketplaces, advertising that many see."),
        gettext_noop("Mostly without people: they serve themselves."),
    ),
    "niche": MarketKind(
        gettext_noop("niche market"),
        gettext_noop("A small group with needs and traits of its own."),
        gettext_noop("Made for exactly them, even where that makes it useless for others."),
        gettext_noop("The few places where they are already: a trade fair, a forum, one supplier."),
        gettext_noop("Close: you know many of them by name."),
    ),
    "segmented": MarketKind(
        gettext_noop("segmented"),
        gettext_noop("Groups whose needs differ a little within one market."),
        gettext_noop("One core with variants: what differs is said and priced for each group."),
        gettext_noop("Partly the same, partly one for each group."),
        gettext_noop("Each group gets as much care as it needs and is worth."),
    ),
    "diversified": MarketKind(
        gettext_noop("diversified"),
        gettext_noop("Groups with very different needs that have little to do with each other."),
        gettext_noop("Each has an offer of its own; what they share is your skill, not the words."),
        gettext_noop("One for each group, as if they were two businesses."),
        gettext_noop("Of their own kind for each; do not average them."),
    ),
    "multi_sided": MarketKind(
        gettext_noop("multi-sided platform"),
        gettext_noop("Groups who need each other: one side comes because of the other."),
        gettext_noop("One for each side, and each says what the other side brings."),
        gettext_noop("One for each side. The scarcer side comes first."),
        gettext_noop("Different for each; often one side pays so that the other can come free."),
    ),
}  # fmt: skip

SEPARATE: Final[dict[str, str]] = {
    "needs": gettext_noop("Do their needs call for an offer of their own?"),
    "channels": gettext_noop("Are they reached through different channels?"),
    "relationships": gettext_noop("Do they expect another kind of relationship?"),
    "profitability": gettext_noop("Is it much more, or much less, profitable to serve them?"),
    "willingness": gettext_noop("Do they pay for other aspects of the offer?"),
}
"""Five questions about two segments: one yes is enough for them to be separate."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """What a segment has to be to be meaningful, and what would show it."""

    label: str
    question: str
    evidence: str  # an example
    to_find_out: str  # what is missing where the answer is not known


MEANINGFUL: Final[dict[str, Criterion]] = {
    "identifiable": Criterion(
        gettext_noop("Identifiable?"),
        gettext_noop("Do they have traits in common by which you would find them?"),
        gettext_noop("They search for the type number: 210,000 times a month."),
        gettext_noop("how you would find them"),
    ),
    "profitable": Criterion(
        gettext_noop("Profitable?"),
        gettext_noop("Do they bring more than it costs to reach and serve them?"),
        gettext_noop("Nine in twenty paid the full price in our trial."),
        gettext_noop("whether it pays"),
    ),
    "growing": Criterion(
        gettext_noop("Growing?"),
        gettext_noop("Will there be more of them, or will they spend more?"),
        gettext_noop("Searches are up by 18 % in a year."),
        gettext_noop("whether they grow"),
    ),
}
"""Three questions about one segment (Grover)."""

ANSWERS: Final[dict[str, str]] = {
    "yes": gettext_noop("Yes"),
    "no": gettext_noop("No"),
    "unknown": gettext_noop("Not known"),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a segment is meaningful, in a word; what speaks against it, and what has to be found
    out for a clear yes: names in MEANINGFUL."""

    word: str
    against: tuple[str, ...]
    missing: tuple[str, ...]


def judge(meaningful: Mapping[str, Mapping[str, Any]]) -> Verdict:
    """The verdict on the answers that were given."""
    said = {name: (meaningful.get(name) or {}).get("answer", "unknown") for name in MEANINGFUL}
    against = tuple(name for name, answer in said.items() if answer == "no")
    missing = tuple(name for name, answer in said.items() if answer == "unknown")
    if against:
        return Verdict(gettext_noop("Doubtful."), against, missing)
    words = (gettext_noop("Yes."), gettext_noop("Probably."), gettext_noop("Perhaps."))
    return Verdict((*words, gettext_noop("Not asked yet."))[len(missing)], (), missing)
