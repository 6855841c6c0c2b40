"""What tells customers apart: eight models of segmentation with their variables.

A trait of a segment is a model, a variable and a value, as in the canvas file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from canvases.method.kinds import gettext_noop

Trait = Mapping[str, str]
"""With the keys "model", "variable" and "value"."""

MOST_TRAITS: Final = 100
"""Traits of one segment, as in the canvas file."""


@dataclass(frozen=True, slots=True)
class Variable:
    """What one may know of customers; `name` is how a trait and the canvas file call it."""

    name: str
    label: str
    examples: tuple[str, ...]  # of good values


@dataclass(frozen=True, slots=True)
class Model:
    """A way to tell customers apart."""

    name: str
    label: str
    variables: tuple[Variable, ...]


def _of(name: str, label: str, *examples: str) -> Variable:
    return Variable(name, label, examples)


MODELS: Final[dict[str, Model]] = {
    model.name: model
    for model in (
        Model("geographic", gettext_noop("Geographic"), (
            _of("country", gettext_noop("Country"), gettext_noop("Portugal and Spain")),
            _of("city", gettext_noop("City"), gettext_noop("Lyon, within the ring road")),
            _of("area", gettext_noop("Region"), gettext_noop("mountain valleys, one road in")),
            _of("density", gettext_noop("Town or country"), gettext_noop("suburbs with a bus")),
            _of("population", gettext_noop("Population"), gettext_noop("towns below 50,000")),
            _of("language", gettext_noop("Language"), gettext_noop("speaks Turkish at home")),
            _of("climate", gettext_noop("Climate"), gettext_noop("four months of snow")),
        )),
        Model("demographic", gettext_noop("Demographic"), (
            _of("age", gettext_noop("Age"), gettext_noop("30 to 55")),
            _of("gender", gettext_noop("Gender"), gettext_noop("women, mostly")),
            _of("income", gettext_noop("Income"), gettext_noop("€2,400 to 3,100 net a month")),
            _of("education", gettext_noop("Education"), gettext_noop("learnt a trade")),
            _of("social status", gettext_noop("Social status"),
                gettext_noop("first in the family with a degree")),
            _of("family", gettext_noop("Family"), gettext_noop("two children below ten")),
            _of("life stage", gettext_noop("Life stage"), gettext_noop("just moved in together")),
            _of("occupation", gettext_noop("Occupation"), gettext_noop("nurse on rotating shifts")),
        )),
        Model("psychographic", gettext_noop("Psychographic"), (
            _of("lifestyle", gettext_noop("Lifestyle"),
                gettext_noop("out of the house from 7 to 7")),
            _of("activities", gettext_noop("Activities"), gettext_noop("runs three times a week")),
            _of("interests", gettext_noop("Interests"),
                gettext_noop("cooking, cycling, old radios")),
            _of("opinions", gettext_noop("Opinions"), gettext_noop("new things break sooner")),
            _of("concerns", gettext_noop("Concerns"),
                gettext_noop("surprises after the budget is closed")),
            _of("personality", gettext_noop("Personality"),
                gettext_noop("reads every word before signing")),
            _of("values", gettext_noop("Values"), gettext_noop("things should last")),
            _of("attitudes", gettext_noop("Attitudes"),
                gettext_noop("trusts a neighbour more than a test report")),
        )),
        Model("behavioral", gettext_noop("Behavioural"), (
            _of("benefits sought", gettext_noop("Benefits sought"),
                gettext_noop("done before the children wake")),
            _of("purchase", gettext_noop("Purchases"),
                gettext_noop("20 to 40 parts after each Saturday")),
            _of("usage", gettext_noop("Use"),
                gettext_noop("four hours a day, most of it messages")),
            _of("intent", gettext_noop("Intent"),
                gettext_noop("means to change within three months")),
            _of("occasion", gettext_noop("Occasion"),
                gettext_noop("the six weeks before school starts")),
            _of("buyer stage", gettext_noop("Buyer stage"),
                gettext_noop("compares, has not asked anyone yet")),
            _of("user status", gettext_noop("User status"),
                gettext_noop("used it once and stopped")),
            _of("life-cycle stage", gettext_noop("Life-cycle stage"),
                gettext_noop("in the first year of the contract")),
            _of("engagement", gettext_noop("Engagement"),
                gettext_noop("reads forums, seldom writes")),
        )),
        Model("technographic", gettext_noop("Technographic"), (
            _of("devices", gettext_noop("Devices"), gettext_noop("phone only, often an older one")),
            _of("operating systems", gettext_noop("Operating systems"),
                gettext_noop("Windows, kept by head office")),
            _of("software used", gettext_noop("Software used"),
                gettext_noop("a spreadsheet and paper slips")),
            _of("social networks", gettext_noop("Social networks"),
                gettext_noop("two or three, others every year")),
            _of("online payment", gettext_noop("Online payment"),
                gettext_noop("by invoice, never by card")),
            _of("privacy tools", gettext_noop("Privacy tools"),
                gettext_noop("every third uses a VPN")),
        )),
        Model("firmographic", gettext_noop("Firmographic"), (
            _of("industry vertical", gettext_noop("Industry"), gettext_noop("dental practices")),
            _of("size of enterprise", gettext_noop("Size of the organisation"),
                gettext_noop("small: one site"),
                gettext_noop("medium: €80 to 250 million revenue")),
            _of("ownership", gettext_noop("Ownership"),
                gettext_noop("family-owned, third generation")),
            _of("location", gettext_noop("Location"),
                gettext_noop("industrial estates along the motorway")),
            _of("revenue", gettext_noop("Revenue"), gettext_noop("€2 to 10 million a year")),
            _of("employees", gettext_noop("Employees"), gettext_noop("800 to 3,000")),
        )),
        Model("needs_based", gettext_noop("By needs"), (
            _of("need", gettext_noop("Need"), gettext_noop("a warm meal at night")),
            _of("required outcome", gettext_noop("Required outcome"),
                gettext_noop("no gap in cover, not even for a day")),
            _of("problem severity", gettext_noop("Problem severity"),
                gettext_noop("stops work for an afternoon each week")),
        )),
        Model("value_based", gettext_noop("By value"), (
            _of("revenue today", gettext_noop("Revenue today"), gettext_noop("€34 a year each")),
            _of("growth potential", gettext_noop("Growth potential"),
                gettext_noop("could double when the rules change")),
            _of("cost to serve", gettext_noop("Cost to serve"),
                gettext_noop("two calls for each order")),
            _of("lifetime value", gettext_noop("Lifetime value"),
                gettext_noop("6 to 9 years from contract to contract")),
            _of("reference value", gettext_noop("Reference value"),
                gettext_noop("every guest tells three others")),
        )),
    )
}  # fmt: skip
"""In the order in which they are shown where nothing else is known."""

_FIRST: Final = {
    "b2c": ("demographic", "psychographic"),
    "b2b": ("firmographic", "needs_based"),
    "b2g": ("firmographic", "needs_based"),
}


def models_for(market: str) -> list[Model]:
    """All models, those first that tell most about customers of this market."""
    first = _FIRST.get(market, ())
    return [MODELS[name] for name in (*first, *(name for name in MODELS if name not in first))]


def find_variable(model: str, name: str) -> Variable | None:
    """The variable that a trait names; None where it is somebody's own."""
    variables = MODELS[model].variables if model in MODELS else ()
    wanted = plain(name)
    return next((one for one in variables if one.name == wanted), None)


def clean_traits(value: object) -> list[Trait]:
    """What of a stored value are traits."""
    return [one for one in value if _is_trait(one)] if isinstance(value, list) else []


def _is_trait(one: object) -> bool:
    return isinstance(one, Mapping) and all(
        isinstance(one.get(key), str) for key in ("model", "variable", "value")
    )


def same(one: Trait, other: Trait) -> bool:
    """Whether two traits say the same, however it is written."""
    return all(plain(one[key]) == plain(other[key]) for key in ("model", "variable", "value"))


def by_model(traits: Iterable[Trait], market: str) -> dict[Model, list[Trait]]:
    """The traits under their models; what tells most about the market comes first."""
    found = {
        model: [one for one in traits if one["model"] == model.name] for model in models_for(market)
    }
    return {model: some for model, some in found.items() if some}


def plain(text: str) -> str:
    """The text as it is compared."""
    return " ".join(text.replace("_", " ").casefold().split())
