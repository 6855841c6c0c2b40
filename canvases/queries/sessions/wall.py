"""Reads the wall of a session: the revealed texts, stacked, and which of them look alike."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Q, QuerySet

from canvases.method.agenda import CROWDED, MOST_SENT_UP, StepKind
from canvases.method.alike import proposals
from canvases.method.kinds import Kind
from canvases.models import Contribution, Note, Participant, Session, SessionGroup, Step


@dataclass(frozen=True, slots=True)
class OnWall:
    """A revealed text or a stack of them, what it is called, and whether it is on the canvas."""

    id: str
    text: str
    is_placed: bool
    is_apart: bool
    is_shown: bool
    weight: int | None
    """Of its note, where that is on the canvas and weighed."""
    is_up: bool
    texts: tuple[tuple[str, str], ...]
    """Ids and words of all texts, the first one's own included."""

    @property
    def is_stack(self) -> bool:
        """Whether there is more than one text."""
        return len(self.texts) > 1

    def says(self, words: Iterable[str]) -> bool:
        """Whether it has all of these words, or parts of words, in lower case."""
        said = "\n".join((self.text, *(text for _id, text in self.texts))).casefold()
        return all(word in said for word in words)


Wall = list[tuple[Kind, list[OnWall]]]


def folded(texts: list[OnWall]) -> tuple[list[OnWall], list[OnWall]]:
    """What one looks at first, and the rest: of a crowded box what was sent up, then stacks; of any
    other all. No query."""
    if sum(len(one.texts) for one in texts) <= CROWDED:
        return texts, []
    sent = [one for one in texts if one.is_up]
    stacks = [one for one in texts if one.is_stack and not one.is_up]
    return sent + stacks, [one for one in texts if not one.is_up and not one.is_stack]


PAGE: Final = 60
"""Texts and stacks of a box that stand on a page of those who sort, at once."""


@dataclass(frozen=True, slots=True)
class WallPage:
    """A page of a box: what is ticked, wherever it stands, and then what the page has."""

    texts: list[OnWall]
    found: list[OnWall]
    """What it is a page of: all of the box, or what has the words that are looked for."""
    page: int

    @property
    def pages(self) -> int:
        """How many there are."""
        return max(-(-len(self.found) // PAGE), 1)


def page_of(
    texts: list[OnWall], *, page: int = 1, words: str = "", ticked: Collection[str] = ()
) -> WallPage:
    """That page of a box, or the last one; of a crowded box what was sent up and stacks come first.
    `words`: only what has them. No query."""
    ordered = [one for part in folded(texts) for one in part]
    asked = words.casefold().split()
    found = [one for one in ordered if not asked or one.says(asked)]
    page = max(1, min(page, -(-len(found) // PAGE)))
    here = found[(page - 1) * PAGE : page * PAGE]
    there = {one.id for one in here}
    kept = [one for one in ordered if one.id in ticked and one.id not in there]
    return WallPage([one for one in kept if not one.is_placed] + here, found, page)


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many devices wrote for a crowded box, and how many of them have sent something up."""

    devices: int
    sent: int


@dataclass(frozen=True, slots=True)
class OwnCrowded:
    """What a participant wrote for a crowded box, and how much of it they may send up."""

    kind: Kind
    texts: list[OnWall]
    most: int

    @property
    def sent(self) -> int:
        """How much of it is sent up."""
        return sum(one.is_up for one in self.texts)


def most_sent_up(people: int) -> int:
    """How many texts of a box a device may send up that speaks for so many people."""
    return min(people, MOST_SENT_UP)


def load_own_crowded(participant: Participant, step: Step | None) -> list[OwnCrowded]:
    """What this participant wrote for the crowded boxes that the step is about to reveal. Two
    queries in a step that reveals, else none."""
    kinds = own_crowded(participant, step) if step else []
    wall = stacked(participant.contribution_set.all(), kinds) if kinds else []
    most = most_sent_up(participant.people)
    return [OwnCrowded(kind, texts, most) for kind, texts in wall]


def own_crowded(participant: Participant, step: Step) -> list[Kind]:
    """The crowded boxes of a step that reveals, among those for which this participant wrote. One
    query."""
    if step.kind != StepKind.REVEAL or participant.is_observer:
        return []
    private = private_texts(participant.session, participant.group, step)
    each = (
        private.order_by()
        .values_list("kind")
        .annotate(all=Count("pk"), own=Count("pk", filter=Q(participant=participant)))
    )
    crowded = {kind for kind, all_, mine in each if all_ > CROWDED and mine}
    return [kind for kind in step.kinds if kind.value in crowded]


def private_texts(
    session: Session, group: SessionGroup | None, step: Step
) -> QuerySet[Contribution]:
    """What a step will reveal to a group. It is counted, and read by nobody but who wrote it."""
    private = session.texts_of(group).filter(kind__in=step.kinds)
    return private.filter(participant__isnull=False, participant__removed_at=None)


def stacked(revealed: QuerySet[Contribution], kinds: Iterable[Kind]) -> Wall:
    """What lies in these boxes of the wall; boxes with nothing are left out. Two queries."""
    rows = list(revealed.filter(kind__in=kinds))
    there = placed(rows)
    under: dict[int | None, list[Contribution]] = {}
    for row in rows:
        under.setdefault(row.under_id, []).append(row)
    boxes = []
    for kind in kinds:
        tops = [row for row in under.get(None, []) if row.kind == kind]
        boxes.append((kind, [_on_wall(top, under.get(top.pk, []), there) for top in tops]))
    return [(kind, found) for kind, found in boxes if found]


def _on_wall(top: Contribution, others: list[Contribution], there: dict[str, int | None]) -> OnWall:
    texts = tuple((one.public_id, one.text) for one in (top, *others))
    name = top.headline or top.text
    is_up = any(one.is_up for one in (top, *others))
    is_placed, weight = top.public_id in there, there.get(top.public_id)
    return OnWall(top.public_id, name, is_placed, top.is_apart, top.is_shown, weight, is_up, texts)


def placed(revealed: Iterable[Contribution]) -> dict[str, int | None]:
    """Which of these texts are on the canvas, by their ids, and the weights of the notes that were
    made of them, or that they were folded into. One query."""
    texts = [one for one in revealed if one.note]
    ids = {note for one in texts for note in (one.note, one.folded) if note}
    live = Note.objects.live().filter(public_id__in=ids)
    weights = dict(live.values_list("public_id", "weight"))
    found = {one.public_id: (one.note if one.note in weights else one.folded) for one in texts}
    return {text: weights[note] for text, note in found.items() if note in weights}


def look_alike(texts: list[OnWall]) -> list[list[OnWall]]:
    """Texts of one box that might be stacked: those on the canvas and those that somebody keeps
    apart are none. No query."""
    loose = [one for one in texts if not one.is_placed and not one.is_apart]
    return [[loose[place] for place in group] for group in proposals([one.text for one in loose])]
