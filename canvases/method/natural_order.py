"""Names in the order in which people count: Table 2 before Table 10, whatever their case."""

import re

_NUMBER = re.compile(r"([0-9]+)")


def natural(name: str) -> list[tuple[str, int]]:
    """The key to sort names by: their words, each with the number that follows it."""
    parts = [*_NUMBER.split(name.casefold()), "0"]
    return [(word, int(number)) for word, number in zip(parts[::2], parts[1::2], strict=True)]
