"""What lines of Markdown say: their text without signs, the box that a heading names, labels, facts
in brackets, and signs for how much it matters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from markdown_it.tree import SyntaxTreeNode

from canvases.imports import vocabulary
from canvases.method.kinds import Kind
from canvases.method.note_fields import FIELDS, NOTE_FIELDS, Sort

_ESCAPED: Final = "\ue000"  # for a bracket with a backslash: it begins no facts

_SIGNS: Final = re.compile(
    r"[^\w\s&/'’().:,+#?!-]|[\ufe0f\u200d]"  # emoji, arrows; brackets go by themselves
)
_ASIDE: Final = re.compile(r"\s*\([^()]*\)?")
_ARROW: Final = re.compile(r"\s*(?:<?[-=]+>|[↔→⇄⇔⇒←➜])\s*")
_NUMBER: Final = re.compile(r"\s*(?:\d{1,2}|[A-Za-z])(?:\.\d{1,2})*[.):]\s+")
_FILLERS: Final = {
    *("the", "a", "an", "our", "my", "your", "their", "his", "her", "and", "of", "list", "section"),
    *("key", "main", "top", "core", "most", "important", "big", "biggest", "box", "3", "5", "10"),
    *(f"{who}{end}" for who in ("customer", "user", "client", "persona", "segment", "target")
      for end in ("", "s", "'s", "s'", "’s", "s’")),
}  # fmt: skip
_FACTS: Final = re.compile(r"\s\(([^()]*)\)\s*$")
_WEIGHT: Final = re.compile(r"([1-5])/5")

_SEVERITY: Final = {"🔴": 5, "🟥": 5, "🟠": 4, "🟧": 4, "🟡": 3, "🟨": 3, "🟢": 2, "🟩": 2, "⚪": 1}
_AT_ENDS: Final = re.compile(
    rf"^\s*([{''.join(_SEVERITY)}])\ufe0f?\s*|\s*([{''.join(_SEVERITY)}])\ufe0f?\s*$"
)


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


def kind_named(heading: str) -> Kind | None:
    """The box that a heading or the name of a column means: "💢 Pains (Frustrations)", "Customer's
    gains", "2. Pain Relievers ↔ Pains"."""
    bare = heading
    for _turn in range(2):
        if found := vocabulary.kind_of(bare):
            return found
        bare = _ASIDE.sub(
            " ", _ARROW.split(_NUMBER.sub("", _SIGNS.sub(" ", _first(heading)), 1))[0]
        )
        bare = bare.strip(" .:#")
    words = [word for word in bare.split() if word.casefold() not in _FILLERS]
    return vocabulary.kind_of(" ".join(words)) if words else None


def type_named(label: str, kind: Kind) -> str:
    """The type of a note that a label means, as "Functional" or "Social job"; "" for other
    labels."""
    words = [
        word for word in _SIGNS.sub(" ", label).split() if vocabulary.kind_of(word) is not kind
    ]
    return vocabulary.choice_of(" ".join(words), FIELDS["type"], kind) or "" if words else ""


def weighed(text: str) -> tuple[str, int | None]:
    """The text without a sign of severity before or after it, and the weight that it stands for."""
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


def _first(heading: str) -> str:
    """What stands before an arrow, where something does."""
    return next((part for part in _ARROW.split(heading) if part.strip()), "")


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
