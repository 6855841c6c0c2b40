"""The sheet: a canvas as plain values that can be sent to another process.

The worker knows neither the database nor Django, so all words are translated here. Long lists are
tuples, which are sent in a fraction of the time of other objects.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from canvases.exports.page.brand import NO_BRAND, Brand
from canvases.method.kinds import Kind, Strength


class SheetNote(NamedTuple):
    """A note. Within a kind, notes have the order of the board: heaviest first."""

    id: str
    kind: Kind
    text: str
    weight: int | None


class SheetLink(NamedTuple):
    """A line from one note to another, by their ids."""

    source: str
    target: str
    strength: Strength


@dataclass(frozen=True, slots=True)
class SheetFit:
    """The fit figures, 0–100; None where there is nothing to answer."""

    overall: int | None = None
    jobs: int | None = None
    pains: int | None = None
    gains: int | None = None


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of the page in the language of the sheet.

    `more` holds {count}, `page` holds {number}; both are filled in when the page is composed.
    """

    boxes: dict[Kind, str]
    value_map: str = "Value map"
    profile: str = "Customer profile"
    statement: str = "Value proposition"
    fit: str = "Fit"
    jobs: str = "Jobs"
    pains: str = "Pains"
    gains: str = "Gains"
    more: str = "+ {count} more"
    page: str = "Page {number}"
    continued: str = "Further notes"
    empty: str = "Nothing here yet"
    strong: str = "strong"
    weak: str = "weak"
    weight: str = "weight"
    unweighed: str = "not weighed"
    drawing: str = "The value map as a square, the customer profile as a circle, links as lines"
    logo: str = "Logo"
    credit: str = "Value Proposition Canvas: a method by Osterwalder, Pigneur, Bernarda and Smith"


@dataclass(frozen=True, slots=True)
class Look:
    """Which parts of a sheet are drawn, and in whose colours."""

    weights: bool = True
    continuation: bool = True  # pages for what found no room on the picture
    brand: Brand = NO_BRAND


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything one printed canvas shows. Texts are one line each; `statement` may be empty."""

    title: str
    workspace: str
    segment: str
    value_map: str
    statement: str
    date: str
    language: str
    rtl: bool
    labels: Labels
    fit: SheetFit = field(default_factory=SheetFit)
    notes: tuple[SheetNote, ...] = ()
    links: tuple[SheetLink, ...] = ()
    look: Look = field(default_factory=Look)
