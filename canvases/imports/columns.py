"""The meaning of a table's columns: guessed from their names, chosen by the person."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from statistics import mean
from typing import Final

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from canvases.imports import foreign
from canvases.imports.headings import kind_named, without_aside
from canvases.imports.table import LONGEST_CELL, Table
from canvases.imports.table_words import COLUMN_NAMES
from canvases.imports.vocabulary import asks, kind_in, plain, weight_of
from canvases.method import cell_entries
from canvases.method.kinds import KINDS, Kind
from canvases.method.note_fields import ASKED
from canvases.method.text import BadText, clean_line

_FIGURE: Final = re.compile(r"\d{1,6}(?:[.,]0+)?\s*(?:%|/\s*\d{1,3})?")

LEFT_OUT: Final = ""

_SAMPLE: Final = 100  # cells that tell what a column holds

_FIELD_LABELS: Final = {field.name: field.column_label or field.label for field in ASKED}

ROLES: Final = {
    "text": _FIELD_LABELS["text"],
    "box": gettext_noop("Box"),
    **_FIELD_LABELS,
    "votes": gettext_noop("Votes"),
    "id": gettext_noop("Id"),
    "links": gettext_noop("Links"),
    "segment": gettext_noop("Segment"),
    "value_map": gettext_noop("Value map"),
    "canvas": gettext_noop("Canvas"),
}
"""What a column may hold, beside the texts for one box: then its role is that of a Kind."""

_ALSO_CALLED: Final = {
    "box": "kind, section, category, quadrant, area, block, element, group, column, list, frame,"
    " cluster, type of note, list name, prompt",
    "votes": "vote, vote count, number of votes, votes count, total votes, likes, upvotes, dots",
    **{field.name: field.column_names for field in ASKED},
    "id": "note id, key, no, nr, number",
    "links": "link, links to, linked to, linked with, answers, relieves, addresses, creates",
    "segment": "customer segment, customer, customers, persona, audience, profile",
    "value_map": "value map name, map",
    "canvas": "canvas title, board",
}


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column means: one of ROLES, a Kind, or nothing; whether the first row holds names
    instead of notes; and whether several entries in a cell are several notes."""

    roles: tuple[str, ...]
    has_names: bool
    apart: bool = False

    def of(self, role: str) -> int | None:
        """The first column with this role."""
        return self.roles.index(role) if role in self.roles else None

    @property
    def has_texts(self) -> bool:
        """Whether there is anything to make notes of."""
        return "text" in self.roles or any(role in set(Kind) for role in self.roles)


def role_of(name: str) -> str:
    """The role of a column with this name, which may be a question that names one box; "" where the
    name says nothing."""
    return _role(get_language(), name)


@lru_cache(maxsize=4096)
def _role(language: str | None, name: str) -> str:
    """Remembered: trees of other tools repeat their keys."""
    known = _names(language)
    if role := known.get(plain(name)) or known.get(plain(without_aside(name))):
        return role
    kind = kind_named(name) or kind_in(name)
    return kind.value if kind else ""


def guess(table: Table) -> Columns:
    """What the columns seem to mean. A column without a known name is the text where no other is
    and its cells are the longest; a column of boxes is known by its cells."""
    if not table.rows:
        return Columns((), has_names=False)
    cells = [list(column) for column in zip(*(cells for _n, cells in table.rows), strict=True)]
    named = _named(cells)
    if (at := foreign.column_of_sorts(table)) is not None:
        named[at] = LEFT_OUT
    named = [
        "" if role == "links" and _lead_away(cells[at]) else role for at, role in enumerate(named)
    ]
    has_names = any(named) or _differs(cells)
    hidden = set(table.hidden_columns)
    roles = _once([LEFT_OUT if at in hidden else role for at, role in enumerate(named)])
    bodies = [column[1:] if has_names else column for column in cells]
    if "box" not in roles:
        boxes = [at for at, body in enumerate(bodies) if at not in hidden and _are_boxes(body)]
        if boxes and (
            roles[boxes[0]] in (LEFT_OUT, "type") or (roles[boxes[0]] == "text" and len(roles) > 1)
        ):
            roles[boxes[0]] = "box"
    if "weight" in roles and _counts(cells[roles.index("weight")]):
        roles[roles.index("weight")] = LEFT_OUT if "votes" in roles else "votes"
    if not Columns(tuple(roles), has_names).has_texts:
        _choose_texts(roles, bodies, hidden)
    if not has_names and sorted(roles) == [LEFT_OUT, "text"]:
        other = roles.index(LEFT_OUT)
        roles[other] = _beside_texts(cells[other])
    found = Columns(tuple(roles), has_names)
    return replace(found, apart=bool(several(table, found, surely=True)))


def several(table: Table, columns: Columns, *, surely: bool = False) -> list[str]:
    """The entries of the first cell with several of them; none where no cell has any. `surely`: and
    they are seen to be notes of their own, as below the name of a box."""
    rows = [cells for _number, cells in table.rows[columns.has_names :]]
    for index, role in enumerate(columns.roles):
        if role in set(Kind):
            found = [cell_entries.entries(cells[index]) for cells in rows]
        elif role == "text":
            blocks = [cells[index] for cells in rows if len(cell_entries.lines(cells[index])) > 1]
            if surely and sum(map(cell_entries.is_list, blocks)) * 2 <= len(blocks):
                continue
            found = [cell_entries.lines(cell) for cell in blocks]
        else:
            continue
        if parts := next((parts for parts in found if len(parts) > 1), None):
            return parts
    return []


def _named(cells: Sequence[Sequence[str]]) -> list[str]:
    """The roles that the first cells of the columns name, if they are names at all: among boxes
    stands that of the first note, and alone a question is one itself."""
    return [
        LEFT_OUT
        if (role := role_of(column[0])) in set(Kind)
        and (_are_boxes(column) or (len(cells) == 1 and not kind_named(column[0])))
        else role
        for column in cells
    ]


def names_of(table: Table, columns: Columns) -> list[str]:
    """What to call each column: by its own name, or by its letter as in a spreadsheet."""
    first = table.rows[0][1] if columns.has_names and table.rows else [""] * table.width
    return [_shown(name) or _("column %s") % letter(index) for index, name in enumerate(first)]


def _shown(name: str) -> str:
    try:
        return clean_line(name, LONGEST_CELL)[:60]
    except BadText:
        return ""


def letter(index: int) -> str:
    """The name a spreadsheet gives a column: A to Z, then AA."""
    before, last = divmod(index, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)


def choices() -> list[tuple[str, str]]:
    """Roles with their words, in the order in which they are offered."""
    return [(role, _(label)) for role, label in ROLES.items()]


def box_named(code: str) -> str:
    """What people call the box that a code stands for; any other text as it is."""
    return _(KINDS[Kind(code)].many) if code in set(Kind) else code


def box_choices() -> list[tuple[str, str]]:
    """The six roles of a column that holds texts for one box."""
    return [(kind.value, _(facts.many)) for kind, facts in KINDS.items()]


def keep_latest(sent: Mapping[str, str], latest: str) -> dict[str, str]:
    """The fields of a form after the field `latest` was chosen: what a column holds now no other
    does, but texts for a box; and which row a table begins in is open again where it is another."""
    if latest == "layout":
        return {name: value for name, value in sent.items() if name != "first"}
    if latest in ("sheet", "encoding", "separator"):
        return {name: value for name, value in sent.items() if name not in ("first", "layout")}
    role = sent.get(latest, "") if latest.startswith("column-") else ""
    twins = [name for name, value in sent.items() if name.startswith("column-") and value == role]
    return {**sent, **{name: LEFT_OUT for name in twins if name != latest and role in ROLES}}


@cache
def _names(_language: str | None) -> Mapping[str, str]:
    names = {
        plain(name): role for role, also in _ALSO_CALLED.items() for name in also.split(",") if name
    }
    names |= {plain(name): role for role, also in COLUMN_NAMES.items() for name in also.split(",")}
    names |= {plain(_(label)): role for role, label in ROLES.items()}
    names |= {plain(label): role for role, label in ROLES.items()}
    return names | {plain(role): role for role in ROLES}


def _once(roles: Sequence[str]) -> list[str]:
    """Each role but those of boxes only where it comes first."""
    seen: set[str] = set()
    once = []
    for role in roles:
        once.append(LEFT_OUT if role in seen and role in ROLES else role)
        seen.add(role)
    return once


def _are_boxes(cells: Sequence[str]) -> bool:
    """Whether most of the cells name a box."""
    filled = [cell for cell in cells if cell.strip()][:_SAMPLE]
    return (
        len(filled) > 1 and sum(kind_named(cell) is not None for cell in filled) > len(filled) / 2
    )


def _differs(cells: Sequence[Sequence[str]]) -> bool:
    """Whether the first row, of which no name is known, is unlike all others: it asks, or stands
    above boxes or figures and is none."""
    if len(cells) < 2 or len(cells[0]) < 3:
        return False
    return any(
        (asks(name) and not any(map(asks, below)))
        or (kind_named(name) is None and len(below) > 1 and all(map(kind_named, below)))
        or (not _FIGURE.fullmatch(name) and all(map(_FIGURE.fullmatch, below)))
        for name, *below in cells
        if name.strip()
    )


def _choose_texts(roles: list[str], bodies: Sequence[Sequence[str]], hidden: set[int]) -> None:
    """Where no column is known to hold the texts, it is that of details, or that with most to
    read that is not hidden."""
    described = [index for index, role in enumerate(roles) if role == "details"]
    free = [at for at, role in enumerate(roles) if role == LEFT_OUT and at not in hidden]
    if found := described or free:
        roles[max(found, key=lambda index: _length(bodies[index]))] = "text"


def _counts(column: Sequence[str]) -> bool:
    """Whether a column that is not called a weight, as ours is, has figures beyond 1 to 5."""
    name, *cells = column
    filled = [cell.strip() for cell in cells if cell.strip()]
    counted = all(_FIGURE.fullmatch(cell) for cell in filled)
    return not is_our_weight(name) and counted and not all(map(weight_of, filled))


def is_our_weight(name: str) -> bool:
    """Whether a column is called as ours is, whose figures are weights and nothing else."""
    return plain(name) in {"weight", plain(_("Weight"))}


def _beside_texts(cells: Sequence[str]) -> str:
    """What the only column beside the texts holds, where it has no name."""
    return "weight" if all(map(weight_of, filter(str.strip, cells))) else "details"


def _lead_away(column: Sequence[str]) -> bool:
    """Whether a column of links has addresses of pages, and no names of notes."""
    filled = [cell for cell in column[1:] if cell.strip()]
    return bool(filled) and all("://" in cell for cell in filled)


def _length(cells: Sequence[str]) -> float:
    return mean(len(cell.strip()) for cell in cells) if cells else 0
