"""Three kinds of fit, one after the other: problem–solution on paper, product–market by what people
do, business model by what it brings. Each has conditions that one can count.

The labels are marked for translation and translated where they are shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from canvases.method.evidence import Evidence, Rung, Standing, standing_of
from canvases.method.kinds import gettext_noop
from canvases.method.weight import counted

TOP_WEIGHT: Final = 4
FIRST: Final = 5
"""So many needs are the top ones where none is weighed that high."""

STRONG_ENOUGH: Final = 3
"""The strength from which evidence of behaviour counts for product–market fit."""

FIT_KINDS: Final[dict[str, str]] = {
    "problem_solution": gettext_noop("Problem–solution fit"),
    "product_market": gettext_noop("Product–market fit"),
    "business_model": gettext_noop("Business model fit"),
}

CONDITIONS: Final[dict[str, str]] = {
    "answered": gettext_noop("Every top need has a strong answer"),
    "heard": gettext_noop("At least half of the top needs are supported by evidence"),
    "behaved": gettext_noop("What people did supports every top need, with strength 3 or more"),
    "undisputed": gettext_noop("No top need is contradicted"),
    "meaningful": gettext_noop("The segment is identifiable, profitable and growing"),
    "valued": gettext_noop("What the segment is worth is known on all four scales"),
    "paid": gettext_noop("Somebody has paid: a purchase supports a note that stands"),
}


@dataclass(frozen=True, slots=True)
class Need:
    """A job, pain or gain. `is_answered`: by a strong link."""

    id: str
    weight: int | None
    is_answered: bool
    evidence: tuple[Evidence, ...]

    @property
    def standing(self) -> Standing:
        """Whether it is an assumption, supported or contradicted."""
        return standing_of(self.evidence)


@dataclass(frozen=True, slots=True)
class Around:
    """What else decides: whether the segment is meaningful, whether its value is known, and the
    evidence of each note of the canvas, needs or not."""

    is_meaningful: bool
    is_valued: bool
    notes: Sequence[tuple[Evidence, ...]]


@dataclass(frozen=True, slots=True)
class Condition:
    """One of CONDITIONS: `done` of `all`, where `enough` are needed; `open`: the needs that it
    still lacks."""

    name: str
    done: int
    all: int
    enough: int
    open: tuple[str, ...] = ()

    @property
    def is_met(self) -> bool:
        """Nothing is met where there is nothing."""
        return self.all > 0 and self.done >= self.enough


@dataclass(frozen=True, slots=True)
class FitKind:
    """One of FIT_KINDS with its conditions. `is_reached`: they and all before hold."""

    name: str
    conditions: tuple[Condition, ...]
    is_reached: bool

    @property
    def missing(self) -> tuple[Condition, ...]:
        """The conditions that do not hold yet."""
        return tuple(one for one in self.conditions if not one.is_met)


def top_needs(needs: Sequence[Need]) -> list[Need]:
    """Those of weight 4 or 5; where there are none, the first five, heaviest first."""
    heavy = [need for need in needs if (need.weight or 0) >= TOP_WEIGHT]
    return heavy or sorted(needs, key=lambda need: -counted(need.weight))[:FIRST]


def unproven(needs: Sequence[Need]) -> list[Need]:
    """Those of the needs that nothing supports, or that are contradicted."""
    return [need for need in needs if need.standing is not Standing.SUPPORTED]


def judge_fit(needs: Sequence[Need], around: Around) -> tuple[FitKind, ...]:
    """How far each kind of fit is reached."""
    top = top_needs(needs)
    conditions = {
        "problem_solution": (
            _count("answered", top, [need for need in top if need.is_answered]),
            _count("heard", top, [need for need in top if _is_heard(need)], half=True),
        ),
        "product_market": (
            _count("behaved", top, [need for need in top if _is_behaved(need)]),
            _count(
                "undisputed",
                top,
                [need for need in top if need.standing is not Standing.CONTRADICTED],
            ),
        ),
        "business_model": (
            _yes("meaningful", around.is_meaningful),
            _yes("valued", around.is_valued),
            _yes("paid", any(_is_paid(one) for one in around.notes)),
        ),
    }
    kinds: list[FitKind] = []
    holds = True
    for name, needed in conditions.items():
        holds = holds and all(one.is_met for one in needed)
        kinds.append(FitKind(name, needed, holds))
    return tuple(kinds)


def _count(name: str, top: list[Need], done: list[Need], *, half: bool = False) -> Condition:
    reached = {need.id for need in done}
    left = tuple(need.id for need in top if need.id not in reached)
    enough = -(-len(top) // 2) if half else len(top)
    return Condition(name, len(done), len(top), enough, left)


def _yes(name: str, is_met: bool) -> Condition:
    return Condition(name, int(is_met), 1, 1)


def _is_heard(need: Need) -> bool:
    """Whether interviews, data, observation, or what is nearer to what people do support it."""
    named = (one for one in need.evidence if one.method not in ("", "other"))
    supports = any(one.claim == "supports" for one in named)
    return supports and need.standing is Standing.SUPPORTED


def _is_behaved(need: Need) -> bool:
    supports = any(
        one.claim == "supports" and one.rung is Rung.DONE and one.strength >= STRONG_ENOUGH
        for one in need.evidence
    )
    return supports and need.standing is Standing.SUPPORTED


def _is_paid(evidence: tuple[Evidence, ...]) -> bool:
    paid = any(one.claim == "supports" and one.method == "purchase" for one in evidence)
    return paid and standing_of(evidence) is Standing.SUPPORTED
