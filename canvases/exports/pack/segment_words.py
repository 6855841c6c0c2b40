"""Words for the codes and short names that canvas files use for segments."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_MODELS: Final = {
    "demographic": _("Demographic"),
    "geographic": _("Geographic"),
    "psychographic": _("Psychographic"),
    "behavioral": _("Behavioural"),
    "behavioural": _("Behavioural"),
    "technographic": _("Technographic"),
    "firmographic": _("Firmographic"),
    "needs_based": _("By needs"),
    "value_based": _("By value"),
}
"""Ways to tell segments apart."""

_VARIABLES: Final = {
    "country": _("Country"),
    "city": _("City"),
    "area": _("Region"),
    "density": _("Town or country"),
    "population": _("Population"),
    "language": _("Language"),
    "climate": _("Climate"),
    "age": _("Age"),
    "gender": _("Gender"),
    "income": _("Income"),
    "education": _("Education"),
    "social status": _("Social status"),
    "family": _("Family"),
    "life stage": _("Life stage"),
    "occupation": _("Occupation"),
    "lifestyle": _("Lifestyle"),
    "activities": _("Activities"),
    "interests": _("Interests"),
    "opinions": _("Opinions"),
    "concerns": _("Concerns"),
    "personality": _("Personality"),
    "values": _("Values"),
    "attitudes": _("Attitudes"),
    "benefits sought": _("Benefits sought"),
    "purchase": _("Purchases"),
    "usage": _("Use"),
    "intent": _("Intent"),
    "occasion": _("Occasion"),
    "buyer stage": _("Buyer stage"),
    "user status": _("User status"),
    "life-cycle stage": _("Life-cycle stage"),
    "engagement": _("Engagement"),
    "devices": _("Devices"),
    "operating systems": _("Operating systems"),
    "software used": _("Software used"),
    "social networks": _("Social networks"),
    "online payment": _("Online payment"),
    "privacy tools": _("Privacy tools"),
    "industry vertical": _("Industry"),
    "size of enterprise": _("Size of the organisation"),
    "ownership": _("Ownership"),
    "location": _("Location"),
    "revenue": _("Revenue"),
    "employees": _("Employees"),
    "need": _("Need"),
    "required outcome": _("Required outcome"),
    "problem severity": _("Problem severity"),
    "revenue today": _("Revenue today"),
    "growth potential": _("Growth potential"),
    "cost to serve": _("Cost to serve"),
    "lifetime value": _("Lifetime value"),
    "reference value": _("Reference value"),
}
"""What is usually told of people and organisations; files may tell anything else."""

_CRITERIA: Final = {
    "identifiable": _("Identifiable"),
    "profitable": _("Profitable"),
    "growing": _("Growing"),
}
"""What makes a segment worth serving."""

_NAMES: Final[dict[str, str | Promise]] = {**_VARIABLES, **_MODELS, **_CRITERIA}
_ANSWERS: Final = {"yes": _("yes"), "no": _("no"), "unknown": _("not known yet")}


def label_of(key: str) -> str:
    """A key or short name in words; an unknown one begins as a sentence: "a_key" is "A key"."""
    words = key.replace("_", " ").strip()
    return str(_NAMES.get(key) or _NAMES.get(words.lower()) or words[:1].upper() + words[1:])


def trait_text(trait: dict[str, str]) -> str:
    """A trait of a segment: what it is about, and what it is."""
    return ": ".join(filter(None, (label_of(trait.get("variable", "")), trait.get("value"))))


def answer_text(name: str, answer: dict[str, str]) -> str:
    """The answer to one of the questions whether a segment is worth serving; "" without one."""
    words = answer.get("note") or str(_ANSWERS.get(answer.get("answer", ""), ""))
    return f"{label_of(name)}: {words}" if words else ""
