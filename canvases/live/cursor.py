"""The cursor: how far a browser has read the journal. Each event carries it as its id."""

import re
from dataclasses import dataclass
from typing import Self

_CURSOR = re.compile(r"([0-9a-f]{8}):(\d{1,15})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cursor:
    """`seq` counts within one `epoch`: another epoch is another count."""

    epoch: str
    seq: int

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """What `EPOCH:SEQ` says; None where it is no cursor."""
        found = _CURSOR.fullmatch(text)
        return cls(found[1], int(found[2])) if found else None

    @classmethod
    def nowhere(cls) -> Self:
        """A cursor in no journal."""
        return cls("", 0)
