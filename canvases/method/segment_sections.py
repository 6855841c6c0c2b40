"""The sections of a segment's page, as data: what one fills in there, how much of it is known, and
what a change of it is called. Page, ring, forms, live updates and history all read this table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from canvases.method.buying_roles import CHANNEL_POSITIONS, ROLES
from canvases.method.kinds import MARKETS, gettext_noop
from canvases.method.research_methods import WAYS
from canvases.method.segment_fields import Facts, Field, Sort, read
from canvases.method.segmentation import ANSWERS, MARKET_KINDS, MEANINGFUL
from canvases.method.stance import STANCES, VALUE_SCALES
from canvases.method.text import NAME, NOTE_DETAILS, NOTE_TEXT

PICTURE: Final = 16
"""Characters of a persona's picture: initials or an emoji."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page. `known` says how much of it is, from 0 to 1; it reads the segment's facts
    and "notes" and "staged": how many notes its profile has, and how many of them a stage.
    `facts`: the facts that it shows; `follows_notes`: it shows the notes, too."""

    name: str
    title: str
    change: str  # the kind of change in the journal
    did: str  # what the history says of it, about the segment "%s"
    undo: str  # the same on the undo button
    facts: tuple[str, ...]
    known: Callable[[Facts], float]
    fields: tuple[Field, ...] = ()
    follows_notes: bool = False

    def field(self, name: str) -> Field:
        """The field with this name."""
        return next(one for one in self.fields if one.name == name)


def _share(*fields: Field) -> Callable[[Facts], float]:
    return lambda facts: sum(bool(read(facts, one)) for one in fields) / len(fields)


_WHO = (
    Field(("name",), Sort.LINE, gettext_noop("Name of the segment"), NAME, is_required=True,
        hint=gettext_noop("A group with the same needs. “Everyone” is not one."),
        example=gettext_noop("Night-shift nurses in city hospitals")),
    Field(("job_hired_for",), Sort.LINE, gettext_noop("The job they hire your offer for"),
        NOTE_TEXT, hint=gettext_noop("What they want to have done when they choose it."),
        example=gettext_noop("get a warm meal in ten minutes")),
    Field(("description",), Sort.BLOCK, gettext_noop("Who they are"), NOTE_DETAILS,
        hint=gettext_noop("So that you would know one of them when you meet one.")),
    Field(("market",), Sort.CHOICE, gettext_noop("They are"), choices=MARKETS),
    Field(("kind",), Sort.CHOICE, gettext_noop("Kind of market"),
        choices={name: kind.label for name, kind in MARKET_KINDS.items()}),
)  # fmt: skip

_PERSONA = (
    Field(("persona", "name"), Sort.LINE, gettext_noop("Name of the persona"), NAME,
        hint=gettext_noop("One person of this segment, made up from those whom you have met."),
        example=gettext_noop("Carmen Ortiz")),
    Field(("persona", "picture"), Sort.LINE, gettext_noop("Picture"), PICTURE,
        hint=gettext_noop("An emoji or initials; without one the name gives them.")),
    Field(("persona", "quote"), Sort.LINE, gettext_noop("What they would say"), NOTE_TEXT,
        example=gettext_noop("I gladly pay. I only want to know when it stops.")),
    Field(("persona", "context"), Sort.BLOCK, gettext_noop("Their days"), NOTE_DETAILS,
        hint=gettext_noop("Age, work, home, and where they are when the problem is there.")),
)  # fmt: skip

_ROLES = tuple(
    Field(("roles", name), Sort.TICK, role.label, hint=role.meaning) for name, role in ROLES.items()
)
_POSITION = Field(
    ("channel_position",),
    Sort.CHOICE,
    gettext_noop("Where they stand between you and the user"),
    choices={name: position.label for name, position in CHANNEL_POSITIONS.items()},
)

_WORTH = tuple(
    one
    for name, criterion in MEANINGFUL.items()
    for one in (
        Field(("meaningful", name, "answer"), Sort.CHOICE, criterion.label, choices=ANSWERS,
            hint=criterion.question),
        Field(("meaningful", name, "note"), Sort.BLOCK, gettext_noop("How we know"), NOTE_DETAILS,
            example=criterion.evidence),
    )
)  # fmt: skip
_TARGET = (
    Field(("target", "chosen"), Sort.TICK, gettext_noop("This is our target market"),
        hint=gettext_noop("Those who need the same and are likeliest to choose you. Few is best: "
            "you notice soon what they want next, and who else courts them.")),
    Field(("target", "reason"), Sort.BLOCK, gettext_noop("Why, or why not"), NOTE_DETAILS),
)  # fmt: skip

_SCORES = tuple(
    Field(("value", name), Sort.SCORE, scale.label, hint=scale.question)
    for name, scale in VALUE_SCALES.items()
)
_STANCE = Field(
    ("value", "stance"),
    Sort.CHOICE,
    gettext_noop("Our stance"),
    choices={name: stance.label for name, stance in STANCES.items()},
)

_METHODS = tuple(
    one
    for name, way in WAYS.items()
    for one in (
        Field(("methods", name, "used"), Sort.TICK, way.label, hint=way.hint),
        Field(("methods", name, "learnt"), Sort.BLOCK, gettext_noop("What we learnt"),
            NOTE_DETAILS),
        Field(("methods", name, "when"), Sort.DATE, gettext_noop("When")),
    )
)  # fmt: skip


def _worth_known(facts: Facts) -> float:
    answers = facts["meaningful"].values()
    return sum(one.get("answer") in ("yes", "no") for one in answers) / len(MEANINGFUL)


SECTIONS: Final[dict[str, Section]] = {
    section.name: section
    for section in (
        Section(
            "who", gettext_noop("Who they are"), "segment.described",
            gettext_noop("described the segment “%s”"), gettext_noop("describe “%s”"),
            ("name", "job_hired_for", "description", "market", "kind", "dismissed"),
            _share(*_WHO[1:]), _WHO,
        ),
        Section(
            "persona", gettext_noop("Persona"), "segment.persona",
            gettext_noop("changed the persona of “%s”"), gettext_noop("the persona of “%s”"),
            ("persona",), _share(_PERSONA[0], *_PERSONA[2:]), _PERSONA,
        ),
        Section(
            "traits", gettext_noop("Traits"), "segment.traits",
            gettext_noop("changed the traits of “%s”"), gettext_noop("the traits of “%s”"),
            ("traits", "market"), lambda facts: min(1, len(facts["traits"]) / 4),
        ),
        Section(
            "roles", gettext_noop("Roles"), "segment.roles",
            gettext_noop("changed the roles of “%s”"), gettext_noop("the roles of “%s”"),
            ("roles", "channel_position"),
            lambda facts: (bool(facts["roles"]) + bool(facts["channel_position"])) / 2,
            (*_ROLES, _POSITION),
        ),
        Section(
            "worth", gettext_noop("Worth it?"), "segment.worth",
            gettext_noop("answered whether “%s” is worth it"), gettext_noop("the worth of “%s”"),
            ("meaningful", "target"), _worth_known, (*_WORTH, *_TARGET),
        ),
        Section(
            "value", gettext_noop("Value and stance"), "segment.value",
            gettext_noop("changed the value of “%s”"), gettext_noop("the value of “%s”"),
            ("value",), _share(*_SCORES, _STANCE), (*_SCORES, _STANCE),
        ),
        Section(
            "methods", gettext_noop("How we know"), "segment.methods",
            gettext_noop("told how “%s” is known"), gettext_noop("how “%s” is known"),
            ("methods",), lambda facts: min(1, len(facts["methods"]) / 3), _METHODS,
            follows_notes=True,
        ),
        Section(
            "journey", gettext_noop("Journey"), "segment.journey",
            gettext_noop("changed the journey of “%s”"), gettext_noop("the journey of “%s”"),
            (), lambda facts: facts["staged"] / facts["notes"] if facts["notes"] else 0,
            follows_notes=True,
        ),
    )
}  # fmt: skip
"""In the order of the page and of the ring."""


def showing(facts: set[str]) -> list[str]:
    """The names of the sections that show one of these facts."""
    return [name for name, section in SECTIONS.items() if facts & set(section.facts)]
