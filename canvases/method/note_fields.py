"""The fields of a note as data, one row each: what they are called, who may have them, what they
may hold, and where they show.

A new field is a row here, a column in models/note.py, and a migration. Form, panel, history, canvas
file and its schema, CSV, imports and Markdown are made from the rows. Labels are marked for
translation and translated where they are shown.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from typing import Any, Final

from canvases.method.kinds import SIDES, Kind, Side, gettext_noop
from canvases.method.text import NOTE_DETAILS, NOTE_TEXT


class Sort(StrEnum):
    """What a field holds, in the order in which people are asked for it."""

    LINE = "line"
    SCALE = "scale"  # one of weight.WEIGHTS, or None
    BLOCK = "block"  # text of several lines
    CHOICE = "choice"  # one code or none
    CHOICES = "choices"  # any number of codes


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NoteField:
    """One field. `name` is its column in the database and in CSV, and its key in a canvas file."""

    name: str
    sort: Sort
    label: str
    label_by_kind: Mapping[Kind, str] = field(default_factory=dict)  # where kinds have their own
    kinds: Collection[Kind] = tuple(Kind)  # of notes that may have it
    choices: Mapping[str, str] = field(default_factory=dict)  # codes → labels
    choices_by_kind: Mapping[Kind, Collection[str]] = field(default_factory=dict)  # where they vary
    ends: Mapping[Kind, tuple[str, str]] = field(default_factory=dict)  # of a scale, in words
    most: int = 0  # characters of a text
    required: bool = False

    label_of_one: str = ""  # of several choices, where each stands alone
    hint: str = ""  # in the empty field
    unsaid: str = ""  # of a scale: what a note is on which nobody has set it

    # Of a column in a table that is imported:
    column_label: str = ""  # what it is called there, if not by the label
    column_names: str = ""  # what else it may be called, with commas between
    misread: str = ""  # what is said of a cell that says nothing: %(cell)s, and the note's %(box)s

    on_note: bool = False  # shows beside the text, on the board
    is_fact: bool = True  # is among the short facts of an outline: Markdown and summary

    @property
    def empty(self) -> Any:
        """The value of a note about which nothing was said here."""
        match self.sort:
            case Sort.SCALE:
                return None
            case Sort.CHOICES:
                return []
        return ""

    @property
    def is_text(self) -> bool:
        """Whether it holds people's own words."""
        return self.sort in (Sort.LINE, Sort.BLOCK)

    def label_of(self, kind: Kind) -> str:
        """What it is called where a note of this kind is looked at."""
        return self.label_by_kind.get(kind, self.label)

    def choices_of(self, kind: Kind) -> dict[str, str]:
        """The codes and labels among which a note of this kind has the choice."""
        codes = self.choices_by_kind.get(kind, self.choices) if kind in self.kinds else ()
        return {code: self.choices[code] for code in codes}

    def suits(self, kind: Kind, value: Any) -> bool:
        """Whether a note of this kind can have the value."""
        if value == self.empty:
            return True
        match self.sort:
            case Sort.CHOICE:
                return value in self.choices_of(kind)
            case Sort.CHOICES:
                return self.choices_of(kind).keys() >= set(value)
        return kind in self.kinds

    def words(self, value: Any, translate: Callable[[str], str]) -> list[str]:
        """The value as people read it: one text, of several choices one each, or none."""
        match self.sort:
            case Sort.CHOICE | Sort.CHOICES:
                codes = [value] if isinstance(value, str) else value
                return [translate(self.choices.get(code, code)) for code in codes if code]
        return [str(value)] if value else []

    def cell(self, value: Any) -> str:
        """The value as it stands in a table."""
        return " ".join(value) if self.sort is Sort.CHOICES else str(value)


_PROFILE, _VALUE_MAP = SIDES[Side.PROFILE], SIDES[Side.VALUE_MAP]
_RELEVANT: Final = (Kind.GAIN, *_VALUE_MAP)

_TYPES: Final[dict[Kind, dict[str, str]]] = {
    Kind.JOB: {
        "functional": gettext_noop("functional"),
        "social": gettext_noop("social"),
        "emotional": gettext_noop("emotional"),
        "supporting": gettext_noop("supporting"),
    },
    Kind.PAIN: {
        "undesired_outcome": gettext_noop("undesired outcome"),
        "obstacle": gettext_noop("obstacle"),
        "risk": gettext_noop("risk"),
    },
    Kind.GAIN: {
        "required": gettext_noop("required"),
        "expected": gettext_noop("expected"),
        "desired": gettext_noop("desired"),
        "unexpected": gettext_noop("unexpected"),
    },
    Kind.PRODUCT: {
        "physical": gettext_noop("physical"),
        "intangible": gettext_noop("intangible"),
        "digital": gettext_noop("digital"),
        "financial": gettext_noop("financial"),
    },
}

NOTE_FIELDS: Final = (
    NoteField(
        name="text",
        sort=Sort.LINE,
        label=gettext_noop("Text"),
        most=NOTE_TEXT,
        required=True,
        column_label=gettext_noop("Text of the note"),
        column_names="note, notes, content, contents, sticky, sticky note, sticky notes, card,"
        " item, title, description of the note, text of the note, name, idea, value, label,"
        " message, summary, card name, card title, sticky text, note text, reflection",
        is_fact=False,
    ),
    NoteField(
        name="details",
        sort=Sort.BLOCK,
        label=gettext_noop("Details"),
        most=NOTE_DETAILS,
        hint=gettext_noop("What was said, how often, how much, by whom…"),
        column_names="detail, comment, comments, remark, remarks, body, explanation, more,"
        " description, card description",
        is_fact=False,
    ),
    NoteField(
        name="type",
        sort=Sort.CHOICE,
        label=gettext_noop("Type"),
        kinds=tuple(_TYPES),
        choices={code: label for types in _TYPES.values() for code, label in types.items()},
        choices_by_kind=_TYPES,
        column_names="subtype, note type",
        misread=gettext_noop("%(cell)s is no type of “%(box)s”"),
        on_note=True,
    ),
    NoteField(
        name="weight",
        sort=Sort.SCALE,
        label=gettext_noop("Weight"),
        label_by_kind={
            Kind.JOB: gettext_noop("Importance"),
            Kind.PAIN: gettext_noop("Severity"),
            **dict.fromkeys(_RELEVANT, gettext_noop("Relevance")),
        },
        ends={
            Kind.JOB: (gettext_noop("insignificant"), gettext_noop("important")),
            Kind.PAIN: (gettext_noop("moderate"), gettext_noop("extreme")),
            **dict.fromkeys(_RELEVANT, (gettext_noop("nice to have"), gettext_noop("essential"))),
        },
        unsaid=gettext_noop("not weighed"),
        column_names="importance, severity, relevance, priority, rank, score, rating",
        misread=gettext_noop("%(cell)s is no weight from 1 to 5"),
        is_fact=False,
    ),
    NoteField(
        name="moment",
        sort=Sort.CHOICE,
        label=gettext_noop("When it hurts"),
        kinds=(Kind.PAIN,),
        choices={
            "before": gettext_noop("before the job"),
            "during": gettext_noop("during the job"),
            "after": gettext_noop("after the job"),
        },
        column_label=gettext_noop("Moment (pains)"),
        column_names="when",
        misread=gettext_noop("%(cell)s is no moment: before, during or after the job"),
        on_note=True,
    ),
    NoteField(
        name="stage",
        sort=Sort.CHOICE,
        label=gettext_noop("Stage of the customer journey"),
        kinds=_PROFILE,
        choices={
            "need_recognition": gettext_noop("noticing the need"),
            "information_search": gettext_noop("looking for information"),
            "evaluation": gettext_noop("weighing alternatives"),
            "purchase": gettext_noop("purchase"),
            "post_purchase": gettext_noop("after the purchase"),
        },
        column_label=gettext_noop("Stage of buying"),
        column_names="stage of buying, buying stage, journey stage, step",
        misread=gettext_noop("%(cell)s is no stage of buying"),
    ),
    NoteField(
        name="elements",
        sort=Sort.CHOICES,
        label=gettext_noop("Elements of value"),
        label_of_one=gettext_noop("Element of value"),
        kinds=_VALUE_MAP,
        choices={
            "newness": gettext_noop("newness"),
            "performance": gettext_noop("performance"),
            "customization": gettext_noop("customization"),
            "getting_the_job_done": gettext_noop("getting the job done"),
            "design": gettext_noop("design"),
            "brand_status": gettext_noop("brand and status"),
            "price": gettext_noop("price"),
            "cost_reduction": gettext_noop("cost reduction"),
            "risk_reduction": gettext_noop("risk reduction"),
            "accessibility": gettext_noop("accessibility"),
            "convenience": gettext_noop("convenience and usability"),
        },
        column_names="element, elements of value, value elements",
        misread=gettext_noop("%(cell)s is no element of value"),
        is_fact=False,
    ),
)
"""In the order in which they stand in files."""

FIELDS: Final[dict[str, NoteField]] = {one.name: one for one in NOTE_FIELDS}

IN_CANVAS_FILE: Final = tuple(sorted(NOTE_FIELDS, key=lambda one: one.sort is Sort.BLOCK))
"""The same with what may be long at the end."""

ASKED: Final = tuple(sorted(NOTE_FIELDS, key=lambda one: list(Sort).index(one.sort)))
"""The same in the order in which people are asked for them, and read them."""

FIELDS_OF: Final = {kind: tuple(one for one in ASKED if kind in one.kinds) for kind in Kind}
"""What a note of each kind can have, in that order."""

WORDED: Final = frozenset(one.name for one in NOTE_FIELDS if one.is_text)
"""What people write in their own words: who edits it must have seen the latest."""

_ON_NOTE: Final = [one for one in NOTE_FIELDS if one.on_note]


def tag_of(note: Any, translate: Callable[[str], str]) -> str:
    """What shows of a note's fields beside its text: "obstacle · before the job"."""
    words = (one.words(getattr(note, one.name), translate) for one in _ON_NOTE)
    return " · ".join(chain.from_iterable(words))
