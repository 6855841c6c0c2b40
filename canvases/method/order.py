"""The position of a note between two others: by weight, then by hand."""

from dataclasses import dataclass

GAP = 1024  # between neighbours, so that a note can be laid between two others many times


@dataclass(frozen=True, slots=True)
class Place:
    """The weight (1–5) and position of a note in its box. `position` is None when there is no
    room left between the neighbours: the box is to be numbered anew."""

    weight: int
    position: int | None


def between(weight: int, above: Place | None, below: Place | None) -> Place:
    """The place of a note of `weight` laid under `above` and over `below`.

    The weight is kept where the order allows it, otherwise it becomes that of the nearer
    neighbour: dropping a note between two others must leave the box ordered by weight.
    """
    if above:
        weight = min(weight, above.weight)
    if below:
        weight = max(weight, below.weight)
    low = above.position if above and above.weight == weight else None
    high = below.position if below and below.weight == weight else None
    if low is not None and high is not None:
        middle = (low + high) // 2
        return Place(weight, middle if low < middle < high else None)
    if low is not None:
        return Place(weight, low + GAP)
    if high is not None:
        return Place(weight, high - GAP)
    return Place(weight, 0)
