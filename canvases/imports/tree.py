"""JSON and YAML of other tools: texts in lists under names that the vocabulary knows, at any depth.
They become a table, as if somebody had typed one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any, Final, Literal

from django.utils.translation import gettext as _

from canvases.imports import board_json, labels
from canvases.imports.json_tree import DEEPEST, parse
from canvases.imports.markup import without_markup
from canvases.imports.outline import OutlineNote, table_of
from canvases.imports.problems import BadFile
from canvases.imports.table import MOST_ROWS, Table, refused
from canvases.imports.tree_notes import (
    Context,
    is_note,
    kind_under,
    note_of,
    said,
    said_by,
    words_of,
)  # fmt: skip
from canvases.imports.tree_values import MOST_YAML, are_lines, lines_of_json, values_of_yaml
from canvases.method.cell_entries import entries, lines
from canvases.method.document import FORMAT
from canvases.method.text import NAME

_OBJECT: Final = re.compile(
    r'\s*\{\s*(?:"[^"\n]*"\s*:|"format"|\}\s*$)'
)  # "{Persona} is tired" is text
_OUR_KEYS: Final = frozenset({"segments", "value_maps", "canvases"})
_KEY: Final = re.compile(
    r"(?m)^([ \t]*(?:- )?)([\w &'-]{2,40}):[ \t]*\n(?:[ \t]*\n)*"
    r"(?:[ \t]*-[ \t]+(\S.*)$|(?=[ \t]+([\w &'-]{2,40}:)[ \t]*\n[ \t]+-[ \t]))"
)
_FENCE: Final = re.compile(r"(?m)^```[ \t]*(?:json|ya?ml)[ \t]*$")
_NAMED: Final = re.compile(r"([\w &'-]{2,40}?)[\"']?[ \t]*:")
_WRITTEN: Final = ("content", "text", "plainText")  # what whiteboards call the text of a note
_MOST_KEYS: Final = 5_000  # different ones; looking at what each means takes time
_MOST_BESIDE: Final = 200  # texts under other names that are told


def form_of(text: str, name: str = "") -> Literal["canvas", "tree", ""]:
    """Whether a text is a canvas file, a tree of another tool, or neither. What looks like an
    object and cannot be read is a canvas file, so that the error is told."""
    ending = name.lower().rpartition(".")[2]
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if inner := _fenced(text)[0]:
        return "tree" if form_of(inner, ".yaml") == "tree" and _names_boxes(inner) else ""
    if ending == "json" or start in ("{", "["):
        try:
            tree = parse(text.encode("utf-8", "replace"))
        except BadFile:
            if are_lines(text) or _has_boxes(text):
                return "tree"
            return "canvas" if ending == "json" or _OBJECT.match(text.lstrip("\ufeff")) else ""
        if isinstance(tree, (dict, list)):
            return "canvas" if _is_ours(tree) else "tree"
        return "canvas" if ending == "json" else ""
    return "tree" if ending in ("yaml", "yml") or _is_yaml(text) else ""


def read(text: str) -> Table:
    """The table of the notes in a tree. Raises `BadFile`, also where it has none."""
    inner, beside = _fenced(text)
    tree = _values(inner or text)
    reader = _Reader()
    for line in filter(None, map(str.strip, beside.splitlines())):
        reader.pass_over("", line)
    if board := board_json.notes_of(tree):
        reader.notes += board
    elif isinstance(tree, list) and all(isinstance(one, str) for one in tree):
        reader.notes += [OutlineNote(said(one)) for one in tree if said(one)]
    else:
        reader.walk("", tree, Context(), 0)
    if not any(not note.why for note in reader.notes):
        reader.take_texts(list(_texts_in(tree)))
    if not any(not note.why for note in reader.notes):
        raise refused(
            _(
                "is no canvas file, and has no texts under names that we know, such as “pains” or"
                " “gain_creators”"
            )
        )
    reader.link()
    made = without_markup(table_of(reader.notes, called=reader.called))
    return replace(made, beyond=made.beyond + reader.beyond, untold=reader.untold)


def _fenced(text: str) -> tuple[str, str]:
    """The JSON or YAML between the signs that chats put around code, and what stands beside it."""
    start = _FENCE.search(text)
    end = text.find("\n```", start.end()) if start else -1
    if start is None or end < 0:
        return "", ""
    return text[start.end() : end], text[: start.start()] + text[end + 4 :]


def _names_boxes(text: str) -> bool:
    return any(map(kind_under, islice(_NAMED.findall(text), MOST_ROWS)))


def _has_boxes(text: str) -> bool:
    """Whether a text that is no JSON, but nearly, as chats write it, names boxes."""
    try:
        tree = values_of_yaml(text) if _OBJECT.match(text.lstrip("\ufeff")) else None
    except BadFile:
        return False
    return isinstance(tree, dict) and not _is_ours(tree) and any(map(kind_under, map(str, tree)))


def _texts_in(tree: Any) -> Iterator[OutlineNote]:
    """The texts of objects in lists, as whiteboards have them, where nothing says their boxes."""
    left = [tree]
    while left:
        node = left.pop()
        if isinstance(node, dict):
            text = next((said(node[key]) for key in _WRITTEN if said(node.get(key))), "")
            if text:
                yield OutlineNote(text)
            left += reversed([one for one in node.values() if isinstance(one, (dict, list))])
        elif isinstance(node, list):
            left += reversed(node)


def _is_ours(tree: object) -> bool:
    if not isinstance(tree, dict):
        return False
    told = tree.get("format", FORMAT if len(_OUR_KEYS & tree.keys()) > 1 else "")
    return told == FORMAT or not isinstance(told, str)


def _is_yaml(text: str) -> bool:
    """Whether two names of boxes hold lists, and these are more than lines below headings: further
    in, or of objects."""
    if len(text) > MOST_YAML:
        return False
    found = [(at, item, key) for at, name, item, key in _KEY.findall(text) if kind_under(name)]
    return len(found) > 1 and any(
        at.strip("\n") or key or re.match(r"[\w-]+:\s", item) for at, item, key in found
    )


def _values(text: str) -> Any:
    if text.lstrip("\ufeff \t\r\n")[:1] in ("{", "["):
        try:
            return parse(text.encode("utf-8", "replace"))
        except BadFile:
            if are_lines(text):
                return lines_of_json(text)
            if _OBJECT.match(text.lstrip("\ufeff")) and not _has_boxes(text):
                raise
    return values_of_yaml(text)


class _Reader:
    """Walks through a tree, and remembers what may link what."""

    def __init__(self) -> None:
        self.notes: list[OutlineNote] = []
        self.pairs: list[tuple[str, str]] = []
        self.beside = 0
        self.called: labels.Called = {}
        self.keys: set[str] = set()
        self.beyond = 0  # values after those that a table may have
        self.untold = 0  # texts beside the boxes after those that are told
        self.nameless: set[str] = set()  # keys that give no name to anything

    def walk(
        self, key: str, node: Any, context: Context, depth: int, *, is_item: bool = False
    ) -> None:
        """Take the notes in a value below this key; `is_item`: it is one of a list."""
        if depth > DEEPEST:
            raise refused(_("is nested more than %d levels deep") % DEEPEST)
        self.keys.add(key)
        if len(self.keys) > _MOST_KEYS:
            self.beyond += 1
            return
        is_one = not isinstance(node, list) and (is_item or not isinstance(node, dict))
        if is_one and len(self.notes) >= MOST_ROWS:
            is_sorted = isinstance(node, dict) and is_note(node, context)
            self.beyond += is_sorted or context.kind is not None
            return
        context = context.under(key)
        if isinstance(node, dict):
            self._object(node, context.at(is_item=is_item), depth)
        elif isinstance(node, list):
            self._list(key, node, context, depth)
        elif context.kind and said(node):
            found = lines(said(node)) if is_item else entries(said(node))
            self._take(context, *(OutlineNote(text) for text in found))
        else:
            self.pass_over(key, said(node))

    def pass_over(self, key: str, text: str) -> None:
        """A text that is no note unless the person wants it, or a name of all of it."""
        if not text:
            return
        name = self._called(key, text)
        if name and not name.keys() & self.called.keys():
            self.called |= name
        elif self.beside < _MOST_BESIDE:
            self.beside += 1
            told = f"{key}: {text}" if key else text
            self.notes.append(OutlineNote(told, why=_("not below the name of a box"), name=text))
        else:
            self.untold += 1

    def _called(self, key: str, text: str) -> labels.Called:
        if not key or "\n" in text or key in self.nameless:
            return {}
        name = labels.called(f"{words_of(key)}: {text}")
        if not name and len(text) <= NAME:
            self.nameless.add(key)
        return name

    def take_texts(self, notes: list[OutlineNote]) -> None:
        """Take notes of which nothing says the box, and which were passed over before."""
        taken = {note.text for note in notes}
        beside = [note for note in self.notes if note.name not in taken]
        self.untold = max(0, self.untold - len(notes) + len(self.notes) - len(beside))
        self.notes, self.beyond = beside + notes, 0

    def link(self) -> None:
        """Add the links that pairs of names say."""
        named = {note.name: note for note in self.notes if note.name and not note.why}
        for one, other in self.pairs:
            if one in named and other in named:
                named[one].links.append(other)
            else:
                self.pass_over("", f"{one} – {other}")

    def _object(self, node: Mapping[str, Any], context: Context, depth: int) -> None:
        ends = [said(node.get(name)) for names in _ENDS for name in names if said(node.get(name))]
        if len(ends) == len(_ENDS):
            self.pairs.append((ends[0], ends[1]))
        elif is_note(node, context):
            self._take(context, *note_of(node, context))
        else:
            inner = context.of(node)
            for name, value in node.items():
                if inner != context and name in ("name", "title"):
                    continue  # it is that of a segment or value map
                if context.kind and isinstance(value, str) and not context.kind_under(name):
                    self._take(context, said_by(name, value, context) if value.strip() else None)
                else:
                    self.walk(name, value, inner, depth + 1)

    def _list(self, key: str, node: list[Any], context: Context, depth: int) -> None:
        if (
            not context.kind
            and len(node) == len(_ENDS)
            and all(isinstance(one, str) for one in node)
        ):
            self.pairs.append((node[0], node[1]))
            return
        for item in node:
            self.walk(key, item, context, depth + 1, is_item=True)

    def _take(self, context: Context, *notes: OutlineNote | None) -> None:
        self.notes += [context.placed(note) for note in notes if note and note.text.strip()]


_ENDS: Final = (("from", "source"), ("to", "target"))
