"""Checks the structure of a file by its JSON Schema, and words the errors."""

import difflib
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from canvases.imports import note_schema
from canvases.imports.problems import Problem, quoted, said_of
from canvases.method.text import TooLong

if TYPE_CHECKING:  # slow to import, and most servers read no canvas file for days
    from jsonschema import Draft202012Validator, ValidationError

_FILE: Final = Path(__file__).with_name("canvas-file.schema.json")


def check(tree: Any, validator: "Draft202012Validator | None" = None) -> Iterator[Problem]:
    """Yield every place where `tree` is not what the schema of canvas files says, or that of
    another `validator`."""
    for error in (validator or _validator()).iter_errors(tree):
        yield from _problems(error)


def schema() -> Any:
    """The JSON Schema of canvas files."""
    found = json.loads(_FILE.read_text(encoding="utf-8"))
    return found | {"$defs": note_schema.with_fields(found["$defs"])}


@cache
def _validator() -> "Draft202012Validator":
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def _problems(error: "ValidationError") -> Iterator[Problem]:
    place = tuple(error.absolute_path)
    rule: Any = error.validator_value
    schema: Any = error.schema
    value: Any = error.instance
    if error.validator == "additionalProperties":
        known = list(schema["properties"])
        for key in value:
            if key not in known:
                yield Problem((*place, key), _unknown_key(key, known))
    elif error.validator == "required":
        for key in rule:
            if key not in value:
                yield Problem((*place, key), _("is missing"))
    elif error.validator in ("minimum", "maximum"):
        scale = {"least": schema["minimum"], "most": schema["maximum"]}
        yield Problem(place, _("must be from %(least)d to %(most)d") % scale)
    else:
        say = _SENTENCES.get(str(error.validator), _out_of_place)
        yield Problem(place, say(value, rule))


def _unknown_key(key: str, known: list[str]) -> str:
    alike = difflib.get_close_matches(key[:80], known, n=1)
    if alike:
        words = {"key": quoted(key), "known": quoted(alike[0])}
        return _("unknown key %(key)s; did you mean %(known)s?") % words
    return _("unknown key %s") % quoted(key)


def _out_of_place(_value: Any, _rule: Any) -> str:
    return _("is not allowed here")


def _wrong_type(value: Any, rule: Any) -> str:
    words = {"type": _type_name(rule), "value": _shown(value)}
    return _("must be %(type)s, not %(value)s") % words


def _other_value(value: Any, rule: Any) -> str:
    words = {"only": _shown(rule), "value": _shown(value)}
    return _("must be %(only)s, not %(value)s") % words


def _wrong_choice(value: Any, rule: Any) -> str:
    words = {"value": _shown(value), "choices": ", ".join(rule)}
    return _("%(value)s is not one of: %(choices)s") % words


def _too_little(_value: Any, rule: Any) -> str:
    return _("is empty") if rule == 1 else _("needs %d entries") % rule


def _too_long(value: Any, rule: Any) -> str:
    return said_of(TooLong(len(value), rule))


def _too_many(value: Any, rule: Any) -> str:
    numbers = {"length": len(value), "most": rule}
    return _("has %(length)d entries, at most %(most)d are allowed") % numbers


def _no_date(value: Any, _rule: Any) -> str:
    return _("%s is not a date such as 2025-03-31") % _shown(value)


_SENTENCES: Final[dict[str, Callable[[Any, Any], str]]] = {
    "type": _wrong_type,
    "const": _other_value,
    "enum": _wrong_choice,
    "minLength": _too_little,
    "minItems": _too_little,
    "minProperties": _too_little,
    "maxLength": _too_long,
    "maxItems": _too_many,
    "format": _no_date,
}


def _type_name(name: str) -> str:
    names = {
        "object": _("an object"),
        "array": _("a list"),
        "string": _("a text"),
        "integer": _("a whole number"),
        "boolean": _("true or false"),
    }
    return names[name]


def _shown(value: Any) -> str:
    """A value in a message: short, and nothing that would act when printed."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, (dict, list)):
        return _type_name("object" if isinstance(value, dict) else "array")
    return json.dumps(value)
