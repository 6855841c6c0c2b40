"""Canvas files to test with: one complete small one, damaged ones, and all others."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import strategies as st

from canvases.imports.canvas_file import BadFile, read
from canvases.method.buying_roles import CHANNEL_POSITIONS, ROLES
from canvases.method.cards import CRITICALITIES, STATES
from canvases.method.evidence import CLAIMS, METHODS
from canvases.method.hints.languages import CHOICES
from canvases.method.hints.told import CANVAS_NAMES, NOTE_KEYS
from canvases.method.kinds import KINDS, Kind, Side, may_link
from canvases.method.note_fields import FIELDS_OF, NoteField, Sort
from canvases.method.research_methods import WAYS
from canvases.method.segment_hints import HINTS
from canvases.method.segmentation import MARKET_KINDS, MEANINGFUL
from canvases.method.stance import STANCES, VALUE_SCALES
from canvases.method.text import NOTE_TEXT, clean_block, clean_line
from canvases.method.traits import MODELS
from tests.imports.pairs import pairs_of
from tests.imports.variants import rename_slots, variants

Tree = dict[str, Any]


def small() -> Tree:
    """A fresh tree with one canvas, five notes and two links."""
    return {
        "format": "value-proposition-canvas",
        "version": 1,
        "workspace": {"name": "Night-shift meals"},
        "segments": [
            {
                "id": "nurses",
                "name": "Nurses",
                "profile": {
                    "notes": [
                        {"id": "j", "kind": "job", "text": "Eat warm", "type": "functional"},
                        {"id": "p", "kind": "pain", "text": "Canteen closed", "moment": "before"},
                        {"id": "g", "kind": "gain", "text": "Stays awake", "weight": 5},
                    ]
                },
            }
        ],
        "value_maps": [
            {
                "id": "fridge",
                "name": "Fridge",
                "notes": [
                    {"id": "v", "kind": "product", "text": "Fridge", "type": "physical"},
                    {"id": "r", "kind": "pain_reliever", "text": "Open all night"},
                ],
            }
        ],
        "canvases": [
            {"id": "c", "title": "Fridge on the ward", "segment": "nurses", "value_map": "fridge"}
        ],
        "links": [{"from": "v", "to": "j"}, {"from": "r", "to": "p", "strength": "weak"}],
    }


def raw(tree: object) -> bytes:
    """The file of a tree; lone surrogates become escapes, as other programs write them."""
    return json.dumps(tree).encode()


def problems_of(content: bytes) -> list[str]:
    """The listed problems of a file that is refused."""
    with pytest.raises(BadFile) as refusal:
        read(content)
    return [str(problem) for problem in refusal.value.problems]


def problems_after(change: Callable[[Tree], Any]) -> list[str]:
    """The problems of the small file after `change`."""
    tree = small()
    change(tree)
    return problems_of(raw(tree))


def note_of(tree: Tree, index: int = 0) -> Tree:
    """A note of the small file's profile: its job, pain or gain."""
    found: Tree = tree["segments"][0]["profile"]["notes"][index]
    return found


def renumbered(tree: Any) -> Any:
    """The tree with ids that depend on the order of entries only, to compare two trees."""
    names: dict[tuple[str, str], str] = {}
    lists = {
        "s": tree["segments"],
        "m": tree["value_maps"],
        "c": tree["canvases"],
        "n": [note for side in _sides(tree) for note in side["notes"]],
    }
    for letter, entries in lists.items():
        for number, entry in enumerate(entries):
            names[letter, entry.get("id", f"#{number}")] = f"{letter}{number}"
    references = {"parent": "s", "segment": "s", "value_map": "m", "from": "n", "to": "n"}

    def renamed(entry: Tree, letter: str, number: int) -> Tree:
        new = {k: names[references[k], v] if k in references else v for k, v in entry.items()}
        return new | ({} if letter == "l" else {"id": f"{letter}{number}"})

    copy = json.loads(json.dumps(tree))
    for way in (way for one in copy["segments"] for way in one.get("methods", [])):
        way.update({"notes": [names["n", note] for note in way.get("notes", [])]})
    rename_slots(copy, names)
    for side in _sides(copy):
        side["notes"] = [renamed(note, "n", 0) | {"id": ""} for note in side["notes"]]
    keys = {"segments": "s", "value_maps": "m", "canvases": "c", "links": "l"}
    for key, letter in keys.items():
        copy[key] = [renamed(entry, letter, n) for n, entry in enumerate(copy[key])]
    for pair in copy.setdefault("pairs", []):
        pair["segments"] = sorted(names["s", one] for one in pair["segments"])
    copy["pairs"].sort(key=lambda pair: pair["segments"])
    return copy


def _sides(tree: Any) -> list[Tree]:
    return [*(segment["profile"] for segment in tree["segments"]), *tree["value_maps"]]


lines = st.text(max_size=30).map(lambda text: clean_line(text, NOTE_TEXT)).filter(bool)
blocks = st.text(st.characters() | st.sampled_from("\n\t "), max_size=30).map(
    lambda text: clean_block(text, NOTE_TEXT)
)
scores = st.integers(1, 5)
medians = st.sampled_from([None, 0, 3, 3.5, 5])
answers = st.fixed_dictionaries(
    {"answer": st.sampled_from(["yes", "no", "unknown"])}, optional={"note": blocks}
)
evidence = st.lists(
    st.fixed_dictionaries(
        {"claim": st.sampled_from(list(CLAIMS)), "summary": lines},
        optional={"method": st.sampled_from(list(METHODS)), "date": st.dates().map(str)}
        | {"quote": lines, "source": lines, "strength": scores},
    ),
    max_size=2,
    unique_by=str,
)
cards = st.lists(
    st.fixed_dictionaries(
        {"believe": lines, "state": st.sampled_from(list(STATES))},
        optional={"due": st.dates().map(str), "criticality": st.sampled_from(list(CRITICALITIES))}
        | dict.fromkeys(("do", "observed", "owner"), lines),
    ),
    max_size=2,
).map(lambda found: [{"id": f"t{n}", **card} for n, card in enumerate(found, start=1)])
traits = st.fixed_dictionaries(
    {"model": st.sampled_from(list(MODELS)), "variable": lines, "value": lines}
)
persona = st.fixed_dictionaries(
    {},
    optional={"name": lines, "picture": st.just("🛹"), "quote": lines, "context": blocks},
)
market_kinds = st.sampled_from(list(MARKET_KINDS))
value = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(VALUE_SCALES, scores) | {"stance": st.sampled_from(list(STANCES))}
)
ways = st.fixed_dictionaries(
    {"way": st.sampled_from(list(WAYS))}, optional={"learnt": blocks, "when": st.dates().map(str)}
)
target = st.fixed_dictionaries({"chosen": st.booleans()}, optional={"reason": blocks})


def values(field: NoteField, kind: Kind) -> st.SearchStrategy[Any]:
    """What a note of a kind may have in a field."""
    match field.sort:
        case Sort.LINE:
            return lines
        case Sort.BLOCK:
            return blocks
        case Sort.SCALE:
            return scores
    codes = st.sampled_from(sorted(field.choices_of(kind)))
    return codes if field.sort is Sort.CHOICE else st.lists(codes, unique=True)


@st.composite
def notes(draw: st.DrawFn, side: Side, prefix: str) -> list[Tree]:
    """Notes of one side, their ids beginning with `prefix`."""
    entries = []
    for number in range(draw(st.integers(0, 5))):
        kind = draw(st.sampled_from([kind for kind in Kind if KINDS[kind].side is side]))
        fields = {field.name: values(field, kind) for field in FIELDS_OF[kind]}
        required = {"text": fields.pop("text")}
        put_aside = st.lists(st.sampled_from(NOTE_KEYS), unique=True)
        optional = fields | {"evidence": evidence, "dismissed": put_aside}
        entry = draw(st.fixed_dictionaries(required, optional=optional))
        entries.append({"id": f"{prefix}{number}", "kind": kind.value, **entry})
    return entries


@st.composite
def segments(draw: st.DrawFn) -> list[Tree]:
    """Segments with profiles; some are parts of an earlier one."""
    entries: list[Tree] = []
    for number in range(draw(st.integers(0, 3))):
        optional = {
            "description": blocks,
            "market": st.sampled_from(["b2c", "b2b", "b2g"]),
            "kind": market_kinds,
            "job_hired_for": lines,
            "channel_position": st.sampled_from(list(CHANNEL_POSITIONS)),
            "traits": st.lists(traits, max_size=2),
            "roles": st.lists(st.sampled_from(list(ROLES)), unique=True),
            "persona": persona,
            "meaningful": st.fixed_dictionaries({}, optional=dict.fromkeys(MEANINGFUL, answers)),
            "value": value,
            "target": target,
            "dismissed": st.lists(st.sampled_from(HINTS), unique=True),
            "methods": st.lists(ways, max_size=3, unique_by=lambda one: one["way"]),
            "profile": st.fixed_dictionaries(
                {"notes": notes(side=Side.PROFILE, prefix=f"s{number}n")}
            ),
        }
        if number:
            optional["parent"] = st.integers(0, number - 1).map(str)
        entry: Tree = draw(st.fixed_dictionaries({"name": lines}, optional=optional))
        own = [note["id"] for note in entry.get("profile", {}).get("notes", [])]
        for way in entry.get("methods", []) if own else []:
            came = draw(st.lists(st.sampled_from(own), unique=True, max_size=3))
            way.update({"notes": came} if came else {})
        entries.append({"id": str(number), **entry})
    return entries


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Any valid canvas file."""
    people = draw(segments())
    maps: list[Tree] = [
        {
            "id": str(number),
            "name": draw(lines),
            "notes": draw(notes(Side.VALUE_MAP, f"m{number}n")),
        }
        for number in range(draw(st.integers(0, 3)))
    ]
    pairs = [(one["id"], other["id"]) for one in people for other in maps]
    sides = {one["id"]: one.get("profile", {}) for one in people}
    offers = {one["id"]: one for one in maps}
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    optional = {
        "statements": st.lists(lines, max_size=2),
        "assessment": st.lists(medians, min_size=10, max_size=10).filter(any),
        "tests": cards,
        "language": st.sampled_from(CHOICES),
        "dismissed": st.lists(st.sampled_from(CANVAS_NAMES), unique=True),
    }
    canvases = [
        {"segment": segment, "value_map": value_map}
        | draw(st.fixed_dictionaries({"title": lines}, optional=optional))
        | draw(variants(lines, sides[segment], offers[value_map]))
        for segment, value_map in chosen
    ]
    return {
        "format": "value-proposition-canvas",
        "version": 1,
        "workspace": draw(st.fixed_dictionaries({"name": lines}, optional={"kind": market_kinds})),
        "segments": people,
        "pairs": draw(pairs_of(people, lines, blocks)),
        "value_maps": maps,
        "canvases": canvases,
        "links": draw(_links(people, maps)),
    }


def _links(people: list[Tree], maps: list[Tree]) -> st.SearchStrategy[list[Tree]]:
    """Links with a meaning between notes of these segments and value maps."""
    placed = [
        (number, note)
        for number, side in enumerate([*(s.get("profile", {}) for s in people), *maps])
        for note in side.get("notes", [])
    ]
    allowed = [
        {"from": source["id"], "to": target["id"]}
        for one, source in placed
        for other, target in placed
        if may_link(Kind(source["kind"]), Kind(target["kind"]))
        and (one == other or KINDS[Kind(source["kind"])].side != KINDS[Kind(target["kind"])].side)
    ]
    if not allowed:
        return st.just([])
    pairs = st.lists(st.sampled_from(allowed), unique_by=lambda pair: (pair["from"], pair["to"]))
    return pairs.flatmap(_with_strengths)


def _with_strengths(pairs: list[Tree]) -> st.SearchStrategy[list[Tree]]:
    strength = st.fixed_dictionaries({}, optional={"strength": st.sampled_from(["weak", "strong"])})
    return st.lists(strength, min_size=len(pairs), max_size=len(pairs)).map(
        lambda given: [pair | more for pair, more in zip(pairs, given, strict=True)]
    )
