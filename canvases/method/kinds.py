"""The vocabulary of the canvas as data: six kinds of note, and which may be linked.

Everything that depends on what a kind *is* (forms, constraints, board, import, PDF) asks here; what
a note can have is in note_fields.py.
The labels are marked for translation and translated where they are shown.
"""

from dataclasses import dataclass
from enum import StrEnum


def gettext_noop(text: str) -> str:
    """Mark `text` for translation; pure twin of Django's function of the same name."""
    return text


class Side(StrEnum):
    """The two halves of a canvas."""

    PROFILE = "profile"
    VALUE_MAP = "value_map"


class Kind(StrEnum):
    """The six boxes."""

    PRODUCT = "product"
    GAIN_CREATOR = "gain_creator"
    PAIN_RELIEVER = "pain_reliever"
    GAIN = "gain"
    PAIN = "pain"
    JOB = "job"


class Strength(StrEnum):
    """How much a link answers: `share` of the need that one such link covers (design: fit)."""

    WEAK = "weak"
    STRONG = "strong"

    @property
    def share(self) -> float:
        """0.5 for a weak link, 1.0 for a strong one."""
        return 0.5 if self is Strength.WEAK else 1.0


@dataclass(frozen=True, slots=True)
class KindFacts:
    """What is fixed about one kind of note."""

    kind: Kind
    side: Side
    pair: str  # the colour family it shares with its counterpart: "job", "pain" or "gain"
    one: str
    many: str


KINDS: dict[Kind, KindFacts] = {
    facts.kind: facts
    for facts in (
        KindFacts(
            Kind.PRODUCT, Side.VALUE_MAP, "job",
            gettext_noop("Product or service"), gettext_noop("Products & services"),
        ),
        KindFacts(
            Kind.GAIN_CREATOR, Side.VALUE_MAP, "gain",
            gettext_noop("Gain creator"), gettext_noop("Gain creators"),
        ),
        KindFacts(
            Kind.PAIN_RELIEVER, Side.VALUE_MAP, "pain",
            gettext_noop("Pain reliever"), gettext_noop("Pain relievers"),
        ),
        KindFacts(Kind.GAIN, Side.PROFILE, "gain", gettext_noop("Gain"), gettext_noop("Gains")),
        KindFacts(Kind.PAIN, Side.PROFILE, "pain", gettext_noop("Pain"), gettext_noop("Pains")),
        KindFacts(
            Kind.JOB, Side.PROFILE, "job",
            gettext_noop("Customer job"), gettext_noop("Customer jobs"),
        ),
    )
}  # fmt: skip

SIDES: dict[Side, tuple[Kind, ...]] = {
    side: tuple(kind for kind, facts in KINDS.items() if facts.side is side) for side in Side
}

# Which kind answers which need: these links count towards the fit.
ANSWERS: dict[Kind, Kind] = {
    Kind.PRODUCT: Kind.JOB,
    Kind.PAIN_RELIEVER: Kind.PAIN,
    Kind.GAIN_CREATOR: Kind.GAIN,
}

# Allowed links, source → targets: the answers, and the optional pairs that show what delivers or
# belongs to what (product → reliever or creator, pain or gain → job).
LINK_TARGETS: dict[Kind, tuple[Kind, ...]] = {
    Kind.PRODUCT: (Kind.JOB, Kind.PAIN_RELIEVER, Kind.GAIN_CREATOR),
    Kind.PAIN_RELIEVER: (Kind.PAIN,),
    Kind.GAIN_CREATOR: (Kind.GAIN,),
    Kind.PAIN: (Kind.JOB,),
    Kind.GAIN: (Kind.JOB,),
    Kind.JOB: (),
}

ALTERNATIVES: dict[str, str] = {
    "idea": gettext_noop("our idea"),
    "competitor": gettext_noop("a competitor"),
    "today": gettext_noop("what they do today"),
}

MARKETS: dict[str, str] = {
    "b2c": gettext_noop("people (B2C)"),
    "b2b": gettext_noop("businesses (B2B)"),
    "b2g": gettext_noop("public bodies (B2G)"),
}


def may_link(source: Kind, target: Kind) -> bool:
    """Whether a link from a note of kind `source` to one of kind `target` has a meaning."""
    return target in LINK_TARGETS[source]


def is_answer(source: Kind, target: Kind) -> bool:
    """Whether such a link says that an offer answers a need, and so counts towards the fit."""
    return ANSWERS.get(source) == target
