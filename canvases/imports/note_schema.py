"""What the fields of a note are in the JSON Schemas of canvas files and archives."""

from collections.abc import Collection, Iterator
from typing import Any, Final

from canvases.method.kinds import Kind
from canvases.method.note_fields import IN_CANVAS_FILE, NoteField, Sort

Schema = dict[str, Any]

_OF_SIDES: Final = ("profileNote", "valueMapNote")


def with_fields(definitions: Schema) -> Schema:
    """The definitions of canvas files, in which notes have their fields."""
    return definitions | {name: _note(definitions[name], definitions) for name in _OF_SIDES}


def state_with_fields(state: Schema, definitions: Schema) -> Schema:
    """The same for a note in an archive, where a field may be empty; `definitions` are those of
    canvas files, with fields."""
    fields: Schema = {}
    for field in IN_CANVAS_FILE:
        here = next(one for one in _OF_SIDES if field.name in definitions[one]["properties"])
        value: Schema = {"$ref": f"#/$defs/{here}/properties/{field.name}"}
        if field.sort is Sort.CHOICE and field.choices_by_kind:
            value = {"type": "string", "maxLength": max(map(len, field.choices))}
        elif field.sort in (Sort.CHOICE, Sort.SCALE):
            value = {"anyOf": [{"const": field.empty}, value]}
        fields[field.name] = value
    return state | {"properties": state["properties"] | fields}


def _note(definition: Schema, definitions: Schema) -> Schema:
    """The definition of the notes of one side: only fields that some of its kinds can have, and
    rules for those that not all can have alike."""
    kinds = [Kind(kind) for kind in definition["properties"]["kind"]["enum"]]
    fields = [field for field in IN_CANVAS_FILE if set(kinds) & set(field.kinds)]
    properties = {field.name: _any_value(field, definitions) for field in fields}
    rules = [rule for field in fields for rule in _rules(field, kinds)]
    # At the end stays what stands there: evidence.
    own = dict(definition["properties"])
    head = {name: own.pop(name) for name in ("id", "kind")}
    return definition | {"properties": head | properties | own, "allOf": rules}


def _any_value(field: NoteField, definitions: Schema) -> Schema:
    if field.choices_by_kind:
        return {"type": "array" if field.sort is Sort.CHOICES else "string"}
    if field.sort is Sort.SCALE:
        return {"$ref": "#/$defs/score"}
    if field.choices:
        return _one_of(field, field.choices)
    name = "block" if field.sort is Sort.BLOCK else "noteText" if field.required else "line"
    usual = definitions[name]["maxLength"] == field.most
    return {"$ref": f"#/$defs/{name}"} | ({} if usual else {"maxLength": field.most})


def _one_of(field: NoteField, codes: Collection[str]) -> Schema:
    values = {"enum": list(codes)}
    if field.sort is Sort.CHOICES:
        return {"type": "array", "maxItems": len(codes), "items": values}
    return values


def _rules(field: NoteField, kinds: list[Kind]) -> Iterator[Schema]:
    """What a value may be depends on the kind of the note."""
    for kind in kinds:
        if kind in field.choices_by_kind:
            yield _rule(field, [kind], _one_of(field, field.choices_of(kind)))
    without = [kind for kind in kinds if kind not in field.kinds]
    if without:
        yield _rule(field, without, {"not": {}})


def _rule(field: NoteField, kinds: list[Kind], value: Schema) -> Schema:
    return {
        "if": {"properties": {"kind": {"enum": kinds}}, "required": ["kind"]},
        "then": {"properties": {field.name: value}},
    }
