"""Are two segments separate? Five questions about a pair, the verdict on the answers, and what is
known of each segment that helps to answer.

Labels are marked for translation and translated where they are shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from canvases.method.buying_roles import CHANNEL_POSITIONS, ROLES
from canvases.method.kinds import gettext_noop
from canvases.method.segment_fields import Facts, Field, Sort, read
from canvases.method.segment_sections import Section
from canvases.method.segmentation import ANSWERS, SEPARATE
from canvases.method.stance import VALUE_SCALES
from canvases.method.text import NOTE_DETAILS
from canvases.method.traits import MODELS

DIFFERENCES: Final[dict[str, str]] = {
    "needs": gettext_noop("needs"),
    "channels": gettext_noop("channels"),
    "relationships": gettext_noop("relationship"),
    "profitability": gettext_noop("profit"),
    "willingness": gettext_noop("what they pay for"),
}
"""Each of the five questions in a word: in what two segments differ."""

WHYS: Final[dict[str, str]] = {
    "needs": gettext_noop("One bill a month helps only the cafés."),
    "channels": gettext_noop("No forum post has ever reached a café."),
    "relationships": gettext_noop("One wants a name to call, the other a search box."),
    "profitability": gettext_noop("€34 a year here, about €1,500 there."),
    "willingness": gettext_noop("One pays for certainty, the other for speed."),
}
"""An example of a good reason for each answer."""


def _answers() -> tuple[Field, ...]:
    return tuple(
        field
        for name, question in SEPARATE.items()
        for field in (
            Field((name, "answer"), Sort.CHOICE, question, choices=ANSWERS),
            Field(
                (name, "why"), Sort.BLOCK, gettext_noop("Why?"), NOTE_DETAILS, example=WHYS[name]
            ),
        )
    )


ANSWERED: Final = Section(
    "separate", gettext_noop("Separate or not?"), "pair.answered",
    gettext_noop("answered whether “%s” are separate"),
    gettext_noop("whether “%s” are separate"),
    tuple(SEPARATE), lambda facts: 1 - len(judge_pair(facts).missing) / len(SEPARATE), _answers(),
)  # fmt: skip
"""The five answers of a pair with their reasons, filled in as a section of a segment's page is."""


@dataclass(frozen=True, slots=True)
class PairVerdict:
    """What follows from the answers: a word, and the names in SEPARATE that were answered yes, no,
    and not yet."""

    word: str
    differing: tuple[str, ...]
    alike: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether nothing follows yet."""
        return not self.differing and bool(self.missing)

    @property
    def is_separate(self) -> bool:
        """Whether each needs a canvas of its own."""
        return bool(self.differing)


def judge_pair(answers: Mapping[str, Mapping[str, Any]]) -> PairVerdict:
    """The verdict: one yes is enough to keep two segments apart; only five times no speaks for one
    segment. What is no answer counts as not known."""
    said = {name: (answers.get(name) or {}).get("answer") for name in SEPARATE}
    differing = tuple(name for name, answer in said.items() if answer == "yes")
    alike = tuple(name for name, answer in said.items() if answer == "no")
    missing = tuple(name for name in said if name not in (*differing, *alike))
    if differing:
        word = gettext_noop("Keep them separate")
    elif missing:
        word = gettext_noop("Still open")
    else:
        word = gettext_noop("Consider merging them")
    return PairVerdict(word, differing, alike, missing)


@dataclass(frozen=True, slots=True)
class Clue:
    """Something known of a segment. `text` is people's own words, `word` one of the method's,
    `score` 1 to 5; one of them is given."""

    label: str
    text: str = ""
    word: str = ""
    score: int = 0


def clues(facts: Facts, criterion: str) -> list[Clue]:
    """What is known of a segment that helps to answer a question in SEPARATE; its facts have the
    shape of the canvas file."""
    found: list[Clue]
    match criterion:
        case "needs":
            job = Clue(gettext_noop("The job they hire it for"), facts["job_hired_for"])
            found = [job, *_traits(facts, "needs_based", "psychographic")]
        case "channels":
            position = CHANNEL_POSITIONS.get(facts["channel_position"])
            found = [Clue(gettext_noop("They are"), word=position.label if position else "")]
            found += _traits(facts, "geographic", "technographic")
        case "relationships":
            found = [_score(facts, "support_demand"), *_traits(facts, "behavioral")]
        case "profitability":
            note = (facts["meaningful"].get("profitable") or {}).get("note", "")
            found = [_score(facts, "revenue_today"), _score(facts, "growth_potential")]
            found.append(Clue(gettext_noop("Profitable?"), note))
        case _:
            found = [Clue(gettext_noop("Role"), word=ROLES[name].label)
                     for name in ("buyer", "payer", "user") if name in facts["roles"]]  # fmt: skip
            found += _traits(facts, "value_based")
    return [clue for clue in found if clue.text or clue.word or clue.score]


def _score(facts: Facts, scale: str) -> Clue:
    field = Field(("value", scale), Sort.SCORE, "")
    return Clue(VALUE_SCALES[scale].label, score=int(read(facts, field) or 0))


def _traits(facts: Facts, *models: str) -> list[Clue]:
    """The traits under these models, each model in a line."""
    values = {
        model: ", ".join(one["value"] for one in facts["traits"] if one["model"] == model)
        for model in models
    }
    return [Clue(MODELS[model].label, text) for model, text in values.items() if model in MODELS]
