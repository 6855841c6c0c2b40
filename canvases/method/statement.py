"""The value proposition in one sentence: which notes fill its slots.

Pattern after the fill-in sentence of the method: our [product] helps [segment] who want to [job]
by [answering a pain] and [creating a gain].
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from canvases.method.fit import LinkFact, NoteFact
from canvases.method.kinds import Kind, is_answer
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


def fill(notes: Sequence[NoteFact], links: Iterable[LinkFact]) -> Slots:
    """The heaviest product, and the heaviest job, pain and gain that something answers (strong
    links before weak ones); the heaviest job where none is answered. `notes` are in board order,
    which decides between equals."""
    kinds = {note.id: note.kind for note in notes}
    strongest: dict[str, float] = {}
    for link in links:
        source, target = kinds.get(link.source), kinds.get(link.target)
        if source and target and is_answer(source, target):
            share = link.strength.share
            for end in (link.source, link.target):
                if share > strongest.get(end, 0.0):
                    strongest[end] = share

    boxes: dict[Kind, list[NoteFact]] = defaultdict(list)
    for note in notes:
        boxes[note.kind].append(note)

    def best(kind: Kind, *, linked: bool) -> str:
        found = [note for note in boxes[kind] if not linked or note.id in strongest]
        if not found:
            return ""
        return max(found, key=lambda note: (counted(note.weight), strongest.get(note.id, 0.0))).text

    return Slots(
        product=best(Kind.PRODUCT, linked=True) or best(Kind.PRODUCT, linked=False),
        job=best(Kind.JOB, linked=True) or best(Kind.JOB, linked=False),
        pain=best(Kind.PAIN, linked=True),
        gain=best(Kind.GAIN, linked=True),
    )
