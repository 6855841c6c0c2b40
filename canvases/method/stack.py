"""What becomes of a stack of texts on a canvas: one note, with all of them in its details."""

from collections.abc import Callable, Sequence


def details_of(texts: Sequence[str], most: int, left_out: Callable[[int], str]) -> str:
    """All texts, one a line, in at most so many characters. Where they are too long, as many whole
    ones as fit, and the words of `left_out` for the number of the others."""
    lines = [f"– {text}" for text in texts]
    whole = "\n".join(lines)
    if len(whole) <= most:
        return whole
    for kept in range(len(lines) - 1, 0, -1):
        part = "\n".join([*lines[:kept], left_out(len(lines) - kept)])
        if len(part) <= most:
            return part
    return left_out(len(lines))[:most]
