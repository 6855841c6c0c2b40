"""The position of a note between two others: by weight, then by hand."""

from dataclasses import dataclass

from canvases.method.weight import counted

GAP = 1024  # between neighbours, so that a note can be laid between two others many times


@dataclass(frozen=True, slots=True)
class Place:
    """The weight (1–5, None for not weighed) and position of a note in its box. `position` is None
    when there is no room left between the neighbours: the box is to be numbered anew."""

    weight: int | None
    position: int | None


def between(weight: int | None, above: Place | None, below: Place | None) -> Place:
    """The place of a note of `weight` laid under `above` and over `below`.

    The weight is kept where the order allows it, otherwise it becomes that of the nearer
    neighbour: dropping a note between two others must leave the box ordered by weight. One that
    nobody has weighed stays so among its like, and is weighed between two that are.
    """
    wanted = counted(weight)
    if above:
        wanted = min(wanted, counted(above.weight))
    if below:
        wanted = max(wanted, counted(below.weight))
    low = above.position if above and counted(above.weight) == wanted else None
    high = below.position if below and counted(below.weight) == wanted else None
    is_weighed = weight is not None or wanted != counted(weight) or _are_weighed(above, below)
    return Place(wanted if is_weighed else None, _middle(low, high))


def _are_weighed(above: Place | None, below: Place | None) -> bool:
    """Whether there are two neighbours, and both have a weight."""
    return bool(above and below and above.weight is not None and below.weight is not None)


def _middle(low: int | None, high: int | None) -> int | None:
    """A position under `low` and over `high`, as far as there are such; None where no room is."""
    if low is not None and high is not None:
        middle = (low + high) // 2
        return middle if low < middle < high else None
    if low is not None:
        return low + GAP
    return 0 if high is None else high - GAP
