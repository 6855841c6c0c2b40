"""Words for the codes and short names that canvas files use for segments."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from canvases.method.traits import MODELS

_CRITERIA: Final = {
    "identifiable": _("Identifiable"),
    "profitable": _("Profitable"),
    "growing": _("Growing"),
}
"""What makes a segment worth serving."""

_VARIABLES: Final = {one.name: one.label for model in MODELS.values() for one in model.variables}
_NAMES: Final[dict[str, str | Promise]] = {
    **_VARIABLES,
    **{model.name: model.label for model in MODELS.values()},
    **_CRITERIA,
}
_ANSWERS: Final = {"yes": _("yes"), "no": _("no"), "unknown": _("not known yet")}


def label_of(key: str) -> str:
    """A key or short name in words; an unknown one begins as a sentence: "a_key" is "A key"."""
    words = key.replace("_", " ").strip()
    known = _NAMES.get(key) or _NAMES.get(words.lower())
    return gettext(str(known)) if known else words[:1].upper() + words[1:]


def trait_text(trait: dict[str, str]) -> str:
    """A trait of a segment: what it is about, and what it is."""
    return ": ".join(filter(None, (label_of(trait.get("variable", "")), trait.get("value"))))


def answer_text(name: str, answer: dict[str, str]) -> str:
    """The answer to one of the questions whether a segment is worth serving; "" without one."""
    words = answer.get("note") or str(_ANSWERS.get(answer.get("answer", ""), ""))
    return f"{label_of(name)}: {words}" if words else ""
