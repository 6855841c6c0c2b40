"""What a segment is worth, on four scales, and which stance towards it follows from that."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from canvases.method.kinds import gettext_noop

SCORES: Final = range(1, 6)


@dataclass(frozen=True, slots=True)
class Scale:
    """A question that is answered from 1 to 5."""

    label: str
    question: str
    low: str
    high: str


VALUE_SCALES: Final[dict[str, Scale]] = {
    "revenue_today": Scale(
        gettext_noop("Revenue today"), gettext_noop("How much do they bring now?"),
        gettext_noop("hardly any"), gettext_noop("most of it"),
    ),
    "growth_potential": Scale(
        gettext_noop("Growth potential"), gettext_noop("How much more could it become?"),
        gettext_noop("shrinking"), gettext_noop("many times as much"),
    ),
    "support_demand": Scale(
        gettext_noop("Demand for support"), gettext_noop("How much help do they ask for?"),
        gettext_noop("none"), gettext_noop("a person each"),
    ),
    "reference_value": Scale(
        gettext_noop("Value as a reference"), gettext_noop("Do others come because of them?"),
        gettext_noop("nobody asks them"), gettext_noop("everybody does"),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stance:
    """How to treat a segment."""

    label: str
    meaning: str


STANCES: Final[dict[str, Stance]] = {
    "protect": Stance(
        gettext_noop("protect"),
        gettext_noop("Keep what they value, and let nobody else be nearer to them."),
    ),
    "grow": Stance(
        gettext_noop("grow"),
        gettext_noop("Put time and money here: it will be worth more than it is now."),
    ),
    "support": Stance(
        gettext_noop("support with extra resources"),
        gettext_noop("Give them people and help, and watch that it pays."),
    ),
    "migrate": Stance(
        gettext_noop("migrate away"),
        gettext_noop("Help them to find somebody whom they suit better."),
    ),
}


def suggest_stance(value: Mapping[str, Any]) -> tuple[str, str]:
    """The stance that the scores speak for ("" where they say too little) and the reason, marked
    for translation. The person decides."""
    revenue, growth = value.get("revenue_today"), value.get("growth_potential")
    if not revenue or not growth:
        return "", gettext_noop(
            "Say what they bring today and how they may grow: a stance follows."
        )
    help_needed, reference = value.get("support_demand") or 0, value.get("reference_value") or 0
    if revenue <= 2 and growth <= 2:
        return _small(help_needed, reference)
    if help_needed >= 4:
        return "support", gettext_noop("They are worth having, and need much help to stay.")
    if growth > revenue:
        return "grow", gettext_noop("They bring less today than they can bring later.")
    return "protect", gettext_noop("They bring as much today as they ever may: keep them.")


def _small(help_needed: int, reference: int) -> tuple[str, str]:
    if reference >= 4:
        return "protect", gettext_noop("They bring little themselves, but others come after them.")
    if help_needed >= 4:
        return "migrate", gettext_noop("They bring little, will not bring more and ask for a lot.")
    return "migrate", gettext_noop("They bring little today and will hardly bring more.")
