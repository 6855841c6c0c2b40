"""The value proposition in a sentence: which notes fill its slots, and which of these are weak."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from canvases.method.fit import LinkFact, NoteFact
from canvases.method.kinds import Kind, gettext_noop, is_answer
from canvases.method.sentence.patterns import SLOTS
from canvases.method.weight import counted


@dataclass(frozen=True, slots=True)
class Slots:
    """Texts for the sentence; a slot without a note is empty."""

    product: str = ""
    job: str = ""
    pain: str = ""
    gain: str = ""

    @property
    def says_enough(self) -> bool:
        """Whether a sentence can be made: what is offered, for which job, and why it is better."""
        return bool(self.product and self.job and (self.pain or self.gain))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A note that could fill a slot."""

    note: NoteFact
    share: float  # of its strongest link that answers or is answered; 0.0 for none
    heavier: int  # notes of its kind that weigh more

    @property
    def weakness(self) -> str:
        """A key of WEAK, or ""."""
        if not self.share:
            return "unlinked"
        return "light" if self.heavier >= _TOP else ""


_TOP: Final = 3

WEAK: Final[Mapping[str, str]] = {
    "empty": gettext_noop("Nothing chosen yet."),
    "gone": gettext_noop("Its note was deleted. The words stay."),
    "moved": gettext_noop("Its note lies in another box now."),
    "unlinked": gettext_noop("Not linked: nothing on the other side stands behind it."),
    "light": gettext_noop("Not among the top three: others of its kind weigh more."),
    "unproven": gettext_noop("No evidence: nothing supports its note yet."),
    "contradicted": gettext_noop("Evidence speaks against its note."),
    "own": gettext_noop("In your own words: no note stands behind it."),
}
"""Why a slot is weak."""


def rank(notes: Sequence[NoteFact], links: Iterable[LinkFact]) -> dict[Kind, list[Candidate]]:
    """The notes for the slots of each kind, the best first: what is linked, then the heaviest, then
    what is linked strongly. `notes` are in board order, which decides between equals."""
    strongest = _strongest(notes, links)
    boxes: dict[Kind, list[NoteFact]] = defaultdict(list)
    for note in notes:
        boxes[note.kind].append(note)
    ranked: dict[Kind, list[Candidate]] = {}
    for kind in (kind for _label, kind in SLOTS.values() if kind):
        weights = sorted(-counted(note.weight) for note in boxes[kind])
        first = {weight: weights.index(weight) for weight in set(weights)}
        found = [
            Candidate(note, strongest.get(note.id, 0.0), first[-counted(note.weight)])
            for note in boxes[kind]
        ]
        ranked[kind] = sorted(found, key=lambda one: (not one.share, one.heavier, -one.share))
    return ranked


def _strongest(notes: Sequence[NoteFact], links: Iterable[LinkFact]) -> dict[str, float]:
    """The share of the strongest link of each note, by its id."""
    kinds = {note.id: note.kind for note in notes}
    strongest: dict[str, float] = {}
    for link in links:
        source, target = kinds.get(link.source), kinds.get(link.target)
        if source and target and is_answer(source, target):
            for end in (link.source, link.target):
                strongest[end] = max(link.strength.share, strongest.get(end, 0.0))
    return strongest


def choose(ranked: Mapping[Kind, Sequence[Candidate]]) -> dict[str, NoteFact]:
    """The note for each slot that is filled best: a product and a job in any case, a pain and a
    gain only where something answers it."""
    chosen = {}
    for slot, (_label, kind) in SLOTS.items():
        best = next(iter(ranked.get(kind, ())), None) if kind else None
        if best and (best.share or kind in (Kind.PRODUCT, Kind.JOB)):
            chosen[slot] = best.note
    return chosen


def fill(notes: Sequence[NoteFact], links: Iterable[LinkFact]) -> Slots:
    """The texts of the notes that fill the slots best."""
    return Slots(**{slot: note.text for slot, note in choose(rank(notes, links)).items()})
