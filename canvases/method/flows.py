"""What flows between the sides of a platform: what each gives to another, in a few words."""

from collections.abc import Mapping
from typing import Any, Final

from canvases.method.kinds import gettext_noop
from canvases.method.segment_fields import Field, Sort
from canvases.method.segment_sections import Section
from canvases.method.text import NAME

MOST_SIDES: Final = 6
"""Sides whose flows are shown: fifteen pairs."""

GIVES: Final = ("first_gives", "second_gives")

FLOWS: Final = Section(
    "flows", gettext_noop("What flows between them"), "pair.flows",
    gettext_noop("said what flows between “%s”"), gettext_noop("what flows between “%s”"),
    GIVES, lambda facts: sum(bool(facts[name]) for name in GIVES) / len(GIVES),
    tuple(
        Field((name,), Sort.LINE, gettext_noop("What one gives to the other"), NAME)
        for name in GIVES
    ),
)  # fmt: skip
"""Both directions between two segments, filled in as a section of a segment's page is."""


def turned(pair: Mapping[str, Any]) -> dict[str, Any]:
    """The same said of a pair whose segments have changed places."""
    there, back = GIVES
    other = {there: back, back: there}
    return {other.get(name, name): value for name, value in pair.items()}
