"""Reads the wall of a session: the revealed texts, stacked, and which of them look alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from canvases.method.alike import proposals
from canvases.method.kinds import Kind
from canvases.models import Contribution, Note


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
    texts: tuple[tuple[str, str], ...]
    """Ids and words of all texts, the first one's own included."""

    @property
    def is_stack(self) -> bool:
        """Whether there is more than one text."""
        return len(self.texts) > 1


Wall = list[tuple[Kind, list[OnWall]]]

CROWDED: Final = 100
"""Texts of one box, above which single ones are folded behind the stacks."""


def heads(texts: list[OnWall]) -> list[OnWall]:
    """What one looks at first: of a crowded box its stacks, of any other all. No query."""
    is_crowded = sum(len(one.texts) for one in texts) > CROWDED
    return [one for one in texts if one.is_stack] if is_crowded else texts


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
    is_placed, weight = top.note in there, there.get(top.note)
    return OnWall(top.public_id, name, is_placed, top.is_apart, top.is_shown, weight, texts)


def placed(revealed: Iterable[Contribution]) -> dict[str, int | None]:
    """The weights of the notes that were made of these texts and are there, by their ids. One
    query."""
    ids = [one.note for one in revealed if one.note]
    live = Note.objects.live().filter(public_id__in=ids)
    return dict(live.values_list("public_id", "weight"))


def look_alike(texts: list[OnWall]) -> list[list[OnWall]]:
    """Texts of one box that might be stacked: those on the canvas and those that somebody keeps
    apart are none. No query."""
    loose = [one for one in texts if not one.is_placed and not one.is_apart]
    return [[loose[place] for place in group] for group in proposals([one.text for one in loose])]
