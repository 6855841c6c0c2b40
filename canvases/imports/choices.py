"""The choices for single texts on the check page: the box, another wording, or leaving it out.

A choice belongs to a text, whatever row or file holds it. It survives new choices for the columns,
and another upload with a line more.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2s
from typing import Final

from canvases.method.kinds import Kind
from canvases.method.text import NOTE_TEXT

SKIP: Final = "skip"
"""Chosen for a text that is not to become a note."""

_ENDS: Final = (". ", "! ", "? ", "。", "！", "？", "।")

_BOXES: Final = {*(kind.value for kind in Kind), SKIP}

Sent = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a form says: a Kind or SKIP by the key of a text or by "=" and the plain name of a box
    in the table, and other wordings by the key of a text."""

    boxes: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    shortens: bool = False  # what is too long becomes the details, its beginning the note
    restores: bool = False  # what was shortened so is to be as it came


def choices(sent: Sent) -> Choices:
    """The choices in the fields "box-…", "text-…" and "shorten" of a form. Every text has a
    field; only what differs from the text itself is another wording."""
    boxes, texts = {}, {}
    for name, value in sent.items():
        if name.startswith("box-") and value in _BOXES:
            boxes[name.removeprefix("box-")] = value
        elif name.startswith("text-") and _name(value) != name[5:].rpartition("-")[0]:
            texts[name.removeprefix("text-")] = value
    restores = sent.get("go") == "whole"
    return Choices(boxes, texts, shortens=bool(sent.get("shorten")), restores=restores)


def beginning(text: str) -> str:
    """The first sentence of a text that is too long for a note, or as many words as fit."""
    start = text[:NOTE_TEXT]
    ends = [end for sign in _ENDS if (end := start.find(sign)) > 0]
    if ends:
        return start[: min(ends) + 1]
    return start[: NOTE_TEXT - 1].rpartition(" ")[0].rstrip() + "…" if " " in start else start


class Keys:
    """Names for texts, the same each time that a table is read."""

    def __init__(self) -> None:
        self._times = Counter[str]()

    def key_of(self, text: str) -> str:
        """A key for the next text with these words."""
        name = _name(text)
        self._times[name] += 1
        return f"{name}-{self._times[name]}"


def _name(text: str) -> str:
    return blake2s(text.encode("utf-8", "replace"), digest_size=6).hexdigest()
