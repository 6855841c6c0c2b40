"""Reads a canvas file: all of it, or nothing and a list of all its errors."""

from itertools import chain
from typing import Any, Final, cast

from django.utils.translation import gettext as _

from canvases.imports import references, shape
from canvases.imports.json_tree import LARGEST, parse, tidy
from canvases.imports.problems import BadFile, Problem, listed
from canvases.method.document import Document
from canvases.method.flows import GIVES
from canvases.method.kinds import Strength
from canvases.method.segmentation import SEPARATE

__all__ = ["LARGEST", "BadFile", "Problem", "read"]

# What stands in a document even where it is empty; everything else that is empty is left out.
_ALWAYS: Final = {
    "workspace", "segments", "pairs", "value_maps", "canvases", "links", "profile", "notes",
    "answer", "chosen",
}  # fmt: skip


def read(raw: bytes) -> Document:
    """Return the document in `raw`, texts cleaned and defaults filled in.

    Raises `BadFile` with every problem and its JSON path; then nothing of it is to be used.
    """
    tree = parse(raw)
    problems = listed(chain(tidy(tree), shape.check(tree), references.check(tree)))
    if problems:
        raise BadFile(problems)
    return _complete(tree)


def _complete(tree: dict[str, Any]) -> Document:
    """The valid tree with its defaults, without empty options, and whole numbers as such."""
    for key in ("segments", "pairs", "value_maps", "canvases", "links"):
        tree.setdefault(key, [])
    if "name" not in tree.setdefault("workspace", {}):
        tree["workspace"] |= {"name": _("Untitled workspace"), "is_named": False}
    for segment in tree["segments"]:
        segment.setdefault("profile", {}).setdefault("notes", [])
    for value_map in tree["value_maps"]:
        value_map.setdefault("alternative", "idea")
        value_map.setdefault("notes", [])
    for link in tree["links"]:
        link.setdefault("strength", Strength.STRONG.value)
    for canvas in tree["canvases"]:
        if not any(one is not None for one in canvas.get("assessment", ())):
            canvas.pop("assessment", None)
    found = cast("Document", _without_blanks(tree))
    found["pairs"] = [pair for pair in found["pairs"] if pair.keys() & {*SEPARATE, *GIVES}]
    return found


def _without_blanks(value: Any) -> Any:
    """The value without empty options. Recursion is safe: the depth has been checked."""
    if isinstance(value, dict):
        kept = {key: _without_blanks(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner or key in _ALWAYS or inner == 0}
    if isinstance(value, list):
        return [_without_blanks(inner) for inner in value]
    is_whole = isinstance(value, float) and value.is_integer()  # 5.0 is a whole number in JSON
    return int(value) if is_whole else value
