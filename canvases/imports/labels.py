"""Lines that name their box, or whom all of it is for, before what they say: "Pains: late shifts",
"[Gains] Home on time", "Customer segment: Ward managers"."""

import re
from collections.abc import Sequence
from typing import Final

from canvases.imports.columns import role_of
from canvases.imports.headings import kind_named
from canvases.imports.vocabulary import plain
from canvases.method.kinds import Kind
from canvases.method.text import NAME

# Possessive, for a long run of spaces takes the square of its length otherwise.
_LABEL: Final = re.compile(
    r"\s*+(?:\[([^\[\]\n]{2,60})\]\s*+[:：]?"
    r"|([^\[\]:：\s][^\[\]:：\n]{1,59}?)(?:\s*+[:：]|\s++[-–—]\s))\s*+(\S.*)"
)
_CALLED: Final = {"segment": "segment", "value_map": "value_map", "canvas": "canvas"}
_ALSO: Final = {
    "value proposition": "value_map",
    "title": "canvas",
    "target customer": "segment",
    "target segment": "segment",
    "target group": "segment",
    "wertversprechen": "value_map",
    "kundensegment": "segment",
    "proposition de valeur": "value_map",
    "propuesta de valor": "value_map",
    "proposta de valor": "value_map",
    "proposta di valore": "value_map",
    "waardepropositie": "value_map",
}

_MOST_ABOVE: Final = 20  # lines that are looked through for names

Called = dict[str, str]
"""What a text says of the names of its segment, value map and canvas."""


def label_of(line: str) -> tuple[str, str]:
    """What stands before the text of a line, and the text; "" where nothing does."""
    found = _LABEL.fullmatch(line)
    return ((found[1] or found[2]).strip(), found[3].strip()) if found else ("", line)


def boxes_in(lines: Sequence[str], headings: int) -> dict[int, tuple[Kind, str]]:
    """The lines with the name of a box before their text, by their places: two of them at least or,
    beside `headings`, of two boxes."""
    found = dict[int, tuple[Kind, str]]()
    for at, line in enumerate(lines):
        label, text = label_of(line)
        if label and (kind := kind_named(label)):
            found[at] = kind, text
    boxes = {kind for kind, _text in found.values()}
    return found if len(boxes if headings else found) > 1 else {}


def called(line: str) -> Called:
    """The name that a line gives to the segment, the value map or the canvas."""
    label, name = label_of(line)
    role = _ALSO.get(plain(label), "") or _CALLED.get(role_of(label) if label else "", "")
    return {role: name} if role and len(name) <= NAME else {}


def names_in(lines: Sequence[str]) -> dict[int, Called]:
    """The lines above all others that give such names, by their places, each name once."""
    found, roles = dict[int, Called](), set[str]()
    for at, line in enumerate(lines[:_MOST_ABOVE]):
        if (name := called(line)) and not name.keys() & roles:
            found[at] = name
            roles |= name.keys()
    return found
