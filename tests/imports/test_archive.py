"""An archive from anybody is checked from end to end, and refused with words."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from canvases.access import CanvasGrant
from canvases.actions import archives
from canvases.actions.errors import Refused
from canvases.imports.archive import AT_COMMAND, ON_PAGE, Archive, Limits
from canvases.imports.problems import BadFile
from tests import cast
from tests.test_archive import TOKEN, packed, parts, repacked


def line(name: str, change: Callable[[dict[str, Any]], object]) -> Callable[..., None]:
    """Changes the first line of a part."""

    def bend(found: dict[str, bytes]) -> None:
        first, _, rest = found[name].partition(b"\n")
        value = json.loads(first)
        change(value)
        found[name] = json.dumps(value).encode() + b"\n" + rest

    return bend


HOSTILE: dict[str, tuple[Callable[[dict[str, bytes]], object], str]] = {
    "path": (lambda found: found.update({"../../etc/passwd": b"x"}), "does not belong"),
    "foreign part": (lambda found: found.update({"1/run.sh": b"x"}), "does not belong"),
    "no json": (lambda found: found.update({"1/notes.jsonl": b"{nope\n"}), "is not JSON"),
    "no object": (lambda found: found.update({"1/notes.jsonl": b"[]\n"}), "an object"),
    "no utf-8": (lambda found: found.update({"1/notes.jsonl": b"\xff\n"}), "not UTF-8"),
    "missing": (lambda found: found.pop("1/links.jsonl"), "is missing"),
    "no logo": (lambda found: found.update({f"1/logos/{'a' * 64}.png": b"<svg>"}), "logo"),
    "kind": (line("1/notes.jsonl", lambda one: one["note"].update(kind="joke")), "not one of"),
    "side": (line("1/notes.jsonl", lambda one: one["note"].update(kind="product")), "no box"),
    "key": (line("1/members.jsonl", lambda one: one.update(token_hash="x")), "unknown key"),
    "type": (line("1/notes.jsonl", lambda one: one["note"].update(text=7)), "a text"),
    "long": (line("1/notes.jsonl", lambda one: one["note"].update(text="x" * 281)), "at most 280"),
    "marks": (
        line("1/notes.jsonl", lambda one: one["note"].update(text="a" + "\u0301" * 200_000)),
        "characters|marks",
    ),
    "id": (line("1/notes.jsonl", lambda one: one.update(id="../../../etc")), "not allowed"),
    "nowhere": (line("1/notes.jsonl", lambda one: one.update(author="b" * 12)), "nothing with"),
    "gap": (line("1/changes.jsonl", lambda one: one.update(seq=7)), "without gaps"),
    "verb": (line("1/changes.jsonl", lambda one: one.update(kind="robbed")), "no kind"),
    "state": (
        line("1/changes.jsonl", lambda one: one["after"].update(note={"b" * 12: {"text": []}})),
        "not allowed",
    ),
    "circle": (line("1/segments.jsonl", lambda one: one.update(parent=one["id"])), "no parent"),
    "parent": (
        line("1/segments.jsonl", lambda one: one["segment"].update(parent="me")), "not allowed",
    ),
    "time": (line("1/notes.jsonl", lambda one: one.update(created_at="now")), "now"),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_archive_is_refused_with_words(ada: CanvasGrant, case: str) -> None:
    cast.add(ada)
    found = parts(packed(ada.workspace))
    bend, words = HOSTILE[case]
    bend(found)

    with pytest.raises(BadFile, match=words):
        Archive(repacked(found), ON_PAGE)


def test_later_version_is_refused(ada: CanvasGrant) -> None:
    found = parts(packed(ada.workspace))
    found["archive.json"] = found["archive.json"].replace(b'"version": 1', b'"version": 2')

    with pytest.raises(BadFile, match="version"):
        Archive(repacked(found))


def test_bomb_is_not_unpacked(ada: CanvasGrant) -> None:
    found = parts(packed(ada.workspace))
    found["1/notes.jsonl"] = b" " * (ON_PAGE.unpacked + 1)
    file = repacked(found)
    assert len(file.getvalue()) < 200_000

    with pytest.raises(BadFile, match="not opened"):
        Archive(file, ON_PAGE)


@pytest.mark.parametrize("limit", ["line", "values", "seconds", "workspaces"])
def test_each_limit_is_kept_with_words(ada: CanvasGrant, limit: str) -> None:
    cast.add(ada)
    limits = {name: getattr(AT_COMMAND, name) for name in AT_COMMAND.__slots__} | {limit: 0}

    with pytest.raises(BadFile):
        Archive(packed(ada.workspace), Limits(**limits))


def test_damaged_archive_is_refused(ada: CanvasGrant) -> None:
    content = bytearray(packed(ada.workspace).getvalue())
    middle = content.index(b"1/changes.jsonl") + 60
    content[middle : middle + 8] = b"\0" * 8

    with pytest.raises(BadFile, match="damaged"):
        Archive(io.BytesIO(bytes(content)))


def test_rows_that_contradict_each_other_are_refused(ada: CanvasGrant) -> None:
    found = parts(packed(ada.workspace))
    twin = json.loads(found["1/canvases.jsonl"])
    twin["id"] = "b" * 12
    found["1/canvases.jsonl"] += json.dumps(twin).encode() + b"\n"

    with pytest.raises(Refused, match="does not fit together"):
        archives.store(Archive(repacked(found)), cast.op(), token=TOKEN)


PAIRS: dict[str, tuple[list[dict[str, Any]], str]] = {
    "itself": ([{"second": "first"}], "the same segment twice"),
    "nobody": ([{"second": "b" * 12}], "nothing with the id"),
    "again": ([{}, {"first": "second", "second": "first"}], "there before"),
    "words": ([{"segment_pair": {"needs": {"answer": "maybe"}}}], "not one of"),
    "key": ([{"segment_pair": {"verdict": {}}}], "unknown key"),
    "list": ([{"segment_pair": {"needs": ["yes"]}}], "an object"),
}


@pytest.mark.parametrize("case", PAIRS)
def test_hostile_pair_is_refused_with_words(ada: CanvasGrant, case: str) -> None:
    lines, words = PAIRS[case]
    ids = {"first": ada.canvas.profile.segment.public_id}
    ids["second"] = cast.another_segment(ada).public_id
    found, written = parts(packed(ada.workspace)), list[dict[str, Any]]()
    for number, line in enumerate(lines):
        named = {
            key: ids.get(value, value) if isinstance(value, str) else value
            for key, value in line.items()
        }
        written.append({"id": f"{number}".rjust(12, "c"), "segment_pair": {}, **ids, **named})
    found["1/pairs.jsonl"] = "\n".join(map(json.dumps, written)).encode() + b"\n"

    with pytest.raises(BadFile, match=words):
        Archive(repacked(found), ON_PAGE)
