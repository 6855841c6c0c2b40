"""What lines of Markdown say: their text without signs, labels, facts in brackets, and signs for
how much it matters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from markdown_it.tree import SyntaxTreeNode

from canvases.imports import vocabulary
from canvases.imports.headings import SIGNS
from canvases.method.kinds import Kind
from canvases.method.note_fields import FIELDS, NOTE_FIELDS, Sort

_ESCAPED: Final = "\ue000"  # for a bracket with a backslash: it begins no facts

_FACTS: Final = re.compile(r"\s\(([^()]*)\)\s*$")
_WEIGHT: Final = re.compile(r"([1-5])/5")

_TICK: Final = re.compile(r"\A\s*\[[ xX]\]\s+")

_SEVERITY: Final = {"🔴": 5, "🟥": 5, "🟠": 4, "🟧": 4, "🟡": 3, "🟨": 3, "🟢": 2, "🟩": 2, "⚪": 1}
_AT_ENDS: Final = re.compile(
    rf"^\s*([{''.join(_SEVERITY)}])\ufe0f?\s*|\s*([{''.join(_SEVERITY)}])\ufe0f?\s*$"
)
_STARS: Final = re.compile(r"(?<=\S)\s+(?=\S\S)([★⭐]{1,5})[☆✩]{0,4}\s*$")


@dataclass(slots=True)
class Line:
    """A line of a paragraph: its text, a label in bold letters at its start, whether it is nothing
    but bold or nothing but emphasised, and where its links lead."""

    text: str = ""
    label: str = ""
    is_bold: bool = False
    is_emphasised: bool = False
    addresses: list[str] = field(default_factory=list)

    @property
    def whole(self) -> str:
        """The label and the text."""
        return restored(
            f"{self.label}: {self.text}" if self.label and self.text else self.label or self.text
        )


def lines_of(inline: SyntaxTreeNode, *, apart: bool = False) -> Iterator[Line]:
    """The lines of a paragraph, heading or cell. One that goes on in the next is one with it unless
    they are `apart`."""
    part: list[SyntaxTreeNode] = []
    for node in inline.children:
        is_end = node.type == "hardbreak" or (
            node.type == "html_inline" and "<br" in node.content.lower()
        )
        if is_end or (node.type == "softbreak" and apart):
            yield _line(part)
            part = []
        else:
            part.append(node)
    yield _line(part)


def without_box(inline: SyntaxTreeNode) -> SyntaxTreeNode:
    """An item without the box to tick before its text; one with a backslash before it stays."""
    first = next(iter(inline.children), None)
    if first is not None and first.type == "text" and first.token is not None:
        first.token.content = _TICK.sub("", first.token.content)
    return inline


def type_named(label: str, kind: Kind) -> str:
    """The type of a note that a label means, as "Functional" or "Social job"; "" for other
    labels."""
    words = [word for word in SIGNS.sub(" ", label).split() if vocabulary.kind_of(word) is not kind]
    return vocabulary.choice_of(" ".join(words), FIELDS["type"], kind) or "" if words else ""


def weighed(text: str) -> tuple[str, int | None]:
    """The text without a sign of severity before or after it, and the weight that it stands for."""
    if stars := _STARS.search(text):
        return text[: stars.start()], len(stars[1])
    found = _AT_ENDS.search(text)
    if not found:
        return text, None
    return _AT_ENDS.sub("", text, count=1), _SEVERITY[found[1] or found[2]]


def severity_of(cell: str) -> int | None:
    """The weight that a cell says, by a sign or a word."""
    text, weight = weighed(cell)
    return vocabulary.weight_of(text) or weight


def without_facts(text: str, kind: Kind | None) -> tuple[str, dict[str, object]]:
    """The text without the brackets at its end that say what a note has, as our own files do
    ("Late (4/5, risk)"), and what that is. All in them has to be known."""
    found = _FACTS.search(text)
    facts: dict[str, object] = {}
    for word in found[1].split(",") if found else ():
        name, value = _fact(word.strip(), kind)
        if not name or name in facts:
            return text, {}
        facts[name] = value
    return (text[: found.start()], facts) if found and facts else (text, {})


def restored(text: str) -> str:
    """The text with the brackets that had a backslash before them."""
    return " ".join(text.replace(_ESCAPED, "(").split())


def _fact(word: str, kind: Kind | None) -> tuple[str, object]:
    if weight := _WEIGHT.fullmatch(word):
        return "weight", int(weight[1])
    for one in NOTE_FIELDS:
        is_choice = one.sort is Sort.CHOICE and kind in one.kinds
        if kind and is_choice and (value := vocabulary.choice_of(word, one, kind)):
            return one.name, value
    return "", None


def _line(part: list[SyntaxTreeNode]) -> Line:
    line, filled = Line(), [node for node in part if _text([node]).strip()]
    only = filled[0] if len(filled) == 1 else None
    line.is_bold = only is not None and only.type == "strong"
    line.is_emphasised = only is not None and only.type == "em"
    line.addresses = [
        str(node.attrs["href"]) for node in part if node.type == "link" and "href" in node.attrs
    ]
    text = _text(part)
    if len(filled) > 1 and filled[0].type == "strong":
        bold, rest = _text(filled[:1]).strip(), _text(filled[1:]).lstrip()
        if bold.endswith((":", "：")) or rest.startswith((":", "：", "– ", "— ")):
            line.label = bold.rstrip(": ：")
            text = rest.lstrip(":：–— ")
    line.text = " ".join(text.split())
    return line


def _text(nodes: list[SyntaxTreeNode]) -> str:
    return "".join(_texts(nodes))


def _texts(nodes: list[SyntaxTreeNode]) -> Iterator[str]:
    for node in nodes:
        if node.type in ("softbreak", "hardbreak"):
            yield " "
        elif node.type == "text_special":
            yield _ESCAPED if node.markup == "\\(" else node.content
        elif node.children:
            yield from _texts(node.children)
        elif node.type != "html_inline":
            yield node.content
