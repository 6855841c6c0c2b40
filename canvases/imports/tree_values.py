"""The values in YAML, whose types nobody makes, and in JSON Lines."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import yaml
from django.utils.translation import gettext as _

from canvases.imports.json_tree import DEEPEST, MOST_VALUES, parse
from canvases.imports.problems import BadFile
from canvases.imports.table import refused

MOST_YAML: Final = 1_000_000
"""Bytes."""


def are_lines(text: str) -> bool:
    """Whether the first lines that say something are objects, each complete."""
    lines = list(islice((line for _number, line in _filled(text)), 2))
    try:
        return len(lines) > 1 and all(isinstance(parse(line), dict) for line in lines)
    except BadFile:
        return False


def _filled(text: str) -> Iterator[tuple[int, bytes]]:
    lines = enumerate(text.lstrip("\ufeff").split("\n"), start=1)
    return ((at, line.encode("utf-8", "replace")) for at, line in lines if line.strip())


def lines_of_json(text: str) -> list[Any]:
    """The objects of JSON Lines. Raises `BadFile`."""
    if text.count("[") + text.count("{") > MOST_VALUES:
        raise refused(_("holds more than %d values") % MOST_VALUES)
    found = []
    for number, line in _filled(text):
        try:
            found.append(parse(line))
        except BadFile as error:
            raise refused(_("is not JSON: see line %d") % number) from error
    return found


def values_of_yaml(text: str) -> Any:
    """The values in YAML, each a text. Aliases are refused: a few of them unfold to millions."""
    if len(text) > MOST_YAML:
        raise refused(_("is larger than %d MB") % (MOST_YAML // 1_000_000))
    try:
        depth = 0
        for count, event in enumerate(yaml.parse(text, Loader=yaml.CBaseLoader)):
            if isinstance(event, yaml.AliasEvent):
                words = _("uses aliases (*%s), which are not read. Write out what they stand for.")
                raise refused(words % str(event.anchor)[:40])
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                raise refused(_("is nested more than %d levels deep") % DEEPEST)
            if count > MOST_VALUES:
                raise refused(_("holds more than %d values") % MOST_VALUES)
        return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 — it makes texts only
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise refused(_("is not YAML: see line %d") % line) from error
