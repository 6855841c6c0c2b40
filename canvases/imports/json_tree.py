"""Parses JSON from strangers into a tree of plain values.

Python's parser accepts too much: repeated keys (the last one wins in silence), NaN, numbers of any
length, and any depth.
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from django.utils.translation import gettext as _

from canvases.imports.problems import BadFile, Place, Problem, said_of
from canvases.method.note_fields import NOTE_FIELDS, Sort
from canvases.method.text import COMMENT, NOTE_DETAILS, BadText, TooLong, clean_block, clean_line

LARGEST: Final = 5_000_000
"""Bytes in a file."""

DEEPEST: Final = 20
"""Objects and lists inside one another; a canvas file needs seven."""

MOST_VALUES: Final = 200_000
"""Values in a file: bounds the time a file of five million brackets could take."""

_LINES: Final = {
    "name", "title", "job_hired_for", "variable", "value", "picture", "quote", "source",
    "believe", "do", "measure", "right_if", "observed", "learned", "therefore", "cost", "time",
    "owner", "statements", "words", "subject", "brand_footer",
    *(field.name for field in NOTE_FIELDS if field.sort is Sort.LINE),
}  # fmt: skip
_BLOCKS: Final = {
    "description", "context", "note", "reason", "learnt", "summary",
    *(field.name for field in NOTE_FIELDS if field.sort is Sort.BLOCK),
}  # fmt: skip

_LONGEST_LINE: Final = 600
"""Characters of the longest line there is; the schema says how long each may be."""

_LONGEST_NUMBER: Final = 15  # digits; more are read as a float, which no field accepts


class _Repeating(dict[str, Any]):
    """An object in which keys were repeated."""

    repeated: tuple[str, ...]


def parse(raw: bytes, most: int = LARGEST) -> Any:
    """The JSON values in `raw`: UTF-8, with or without a byte order mark; `most` bytes of it.

    NaN and Infinity come out as floats. Raises `BadFile` for what is too large or not JSON.
    """
    if len(raw) > most:
        raise _refused(_("is larger than %d MB") % (most // 1_000_000))
    if raw.count(b"[") + raw.count(b"{") > MOST_VALUES:  # the parser lets nobody on meanwhile
        raise _refused(_("holds more than %d values") % most)
    try:
        return json.loads(
            raw.decode("utf-8-sig"), object_pairs_hook=_object, parse_int=_whole_number
        )
    except UnicodeDecodeError as error:
        raise _refused(_("is not UTF-8 text (byte %d)") % (error.start + 1)) from error
    except json.JSONDecodeError as error:
        where = {"message": error.msg, "line": error.lineno, "column": error.colno}
        text = _("is not JSON: %(message)s in line %(line)d, column %(column)d") % where
        raise _refused(text) from error
    except RecursionError as error:  # raised by the parser itself, long before the stack ends
        raise _refused(_("is nested more than %d levels deep") % DEEPEST) from error


def tidy(tree: Any, most: int = MOST_VALUES) -> Iterator[Problem]:
    """Clean every text in `tree`, in place, and yield what the parser let pass: repeated keys, too
    many levels and texts that are none. Raises `BadFile` for more values than `most`. Without
    recursion."""
    left = most
    stack: list[tuple[Place, Any]] = [((), tree)] if isinstance(tree, (dict, list)) else []
    while stack:
        place, node = stack.pop()
        if isinstance(node, _Repeating):
            for key in node.repeated:
                yield Problem((*place, key), _("this key is given more than once"))
        if len(place) >= DEEPEST:
            yield Problem(place, _("is nested more than %d levels deep") % DEEPEST)
            continue
        left -= len(node)
        if left < 0:
            raise _refused(_("holds more than %d values") % MOST_VALUES)
        for step, value in node.items() if isinstance(node, dict) else enumerate(node):
            if isinstance(value, (dict, list)):
                stack.append(((*place, step), value))
        yield from _tidied(node, place)


def _tidied(node: Any, place: Place) -> Iterator[Problem]:
    """Clean the texts of one object or list, and yield which of them are none."""
    for step, value in node.items() if isinstance(node, dict) else enumerate(node):
        if isinstance(value, str):
            try:
                node[step] = _cleaned(value, place if isinstance(step, int) else (*place, step))
            except TooLong:
                pass  # the schema says so, and how long this text may be
            except BadText as error:
                yield Problem((*place, step), said_of(error))


def _cleaned(text: str, place: Place) -> str:
    """Texts by the last key on the way to them; ids and words of the format stay as they are."""
    key = place[-1] if place else ""
    if key == "text" and "comment" in place:  # in an archive
        return clean_block(text, COMMENT)
    if key in _LINES:
        return clean_line(text, _LONGEST_LINE)
    return clean_block(text, NOTE_DETAILS) if key in _BLOCKS else text


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    repeating = _Repeating(plain)
    times = Counter(key for key, _value in pairs)
    repeating.repeated = tuple(key for key in plain if times[key] > 1)
    return repeating


def _whole_number(digits: str) -> int | float:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else float(digits)


def _refused(message: str) -> BadFile:
    return BadFile([Problem((), message)])
