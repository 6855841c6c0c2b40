"""Errors in a file, worded so that its author finds the place."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from django.utils.translation import gettext as _

from canvases.method.text import MOST_MARKS, BadText, TooLong, clean_line

Step = str | int
Place = tuple[Step, ...]
"""Keys and indexes from the root of the file to a value."""

MOST_LISTED: Final = 1_000
"""Problems listed of one file; nobody reads on, and a hostile file could have millions."""

_PLAIN_KEY: Final = re.compile("[A-Za-z_][A-Za-z0-9_]{0,40}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One error: where it stands and a sentence fragment that says what is wrong."""

    place: Place
    message: str

    @property
    def path(self) -> str:
        """The JSON path, such as `$.segments[0].profile.notes[3].kind`."""
        steps = (
            f"[{step}]" if isinstance(step, int)
            else f".{step}" if _PLAIN_KEY.fullmatch(step)
            else f"[{quoted(step)}]"
            for step in self.place
        )  # fmt: skip
        return "$" + "".join(steps)

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


@dataclass(frozen=True, slots=True)
class CellProblem(Problem):
    """An error in a table; `place` is the row, counted from 1 as spreadsheets do, and the name of
    the column where there is one."""

    @property
    def path(self) -> str:
        """Such as `Row 7, “Weight”`."""
        row, *column = self.place
        words = {"row": row, "column": column[0] if column else ""}
        return (_("Row %(row)s, “%(column)s”") if column else _("Row %(row)s")) % words


class BadFile(Exception):
    """The whole file is refused. It has at least one of `problems`, ordered by path."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def listed(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without repetitions in the order of their paths, cut at `MOST_LISTED` with a
    last entry that says so. Takes no more from a lazy iterable than it lists."""
    found = list(islice(problems, MOST_LISTED + 1))
    first = sorted(dict.fromkeys(found[:MOST_LISTED]), key=lambda problem: _order(problem.place))
    if len(found) > MOST_LISTED:
        first.append(Problem((), _("there are more errors; these are the first %d") % MOST_LISTED))
    return first


def quoted(text: str) -> str:
    """`text` in double quotes, shortened and safe to print in a terminal or on a page."""
    short = text if len(text) <= 60 else text[:57] + "…"
    try:
        return json.dumps(clean_line(short, 60), ensure_ascii=False)
    except BadText:  # a heap of marks, told by their numbers
        return json.dumps(short)


def said_of(error: BadText) -> str:
    """The error of a text, as a sentence fragment."""
    if isinstance(error, TooLong):
        numbers = {"length": error.length, "most": error.most}
        return _("has %(length)d characters, at most %(most)d are allowed") % numbers
    return _("has more than %d accents or marks on one letter") % MOST_MARKS


def _order(place: Place) -> list[tuple[int, str]]:
    return [(step, "") if isinstance(step, int) else (-1, step) for step in place]
