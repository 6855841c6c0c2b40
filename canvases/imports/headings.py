"""The box that a heading, a key or the name of a column means, among signs, numbers, brackets and
words around it."""

import re
from functools import lru_cache
from typing import Final

from django.utils.translation import get_language

from canvases.imports import vocabulary
from canvases.method.kinds import Kind

SIGNS: Final = re.compile(
    r"[^\w\s&/'’().:,+#?!-]|[\ufe0f\u200d]"  # emoji, arrows; brackets go by themselves
)
_ASIDE: Final = re.compile(r"\s*\(([^()]*)\)?")
_ARROW: Final = re.compile(r"\s*(?:<?[-=]+>|[↔→⇄⇔⇒←➜])\s*")
_NUMBER: Final = re.compile(
    r"\s*(?:(?:\d{1,2}|[A-Za-z]|[IVX]{2,4})(?:\.\d{1,2})*[.):]|\d{1,2}(?:\.\d{1,2})+)\s+"
    r"|\s*[^\W\d_]{3,12} \d{1,2}(?:\s?[.):-]\s+|\s{2,})"  # "Section 2: Pains"
)
_KEYCAP: Final = re.compile(r"\s*(?:\d\ufe0f?\u20e3|[①-⑳➊-➓❶-❿])\s*")
_TWICE: Final = re.compile(  # "Pains / Schmerzen", "Fears & frustrations"
    r"\s*[/|·–—&+,、]\s*|\s+(?:-|and|und|et|y|e|en|i|och|ve|or|oder|ou|o|of)\s+|(?<=\w)[和与及と](?=\w)"
)
_WIDE: Final = str.maketrans("（）：／｜", "():/|")
_LONGEST: Final = 200  # characters: what looks for signs takes the square of them
_MOST_BESIDE: Final = 4  # words before brackets that name the box


def kind_named(heading: str) -> Kind | None:
    """The box that a heading or the name of a column means: "💢 Pains (Frustrations)", "Customer's
    gains", "2. Pain Relievers ↔ Pains", "Schmerzen / Pains", "Ängste (Pains)"."""
    return _kind(get_language(), heading) if len(heading) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _kind(_language: str | None, heading: str) -> Kind | None:
    """Remembered: columns of boxes and trees say the same few words."""
    if found := vocabulary.kind_of(heading):
        return found
    heading = _KEYCAP.sub("", heading, count=1)
    whole = _NUMBER.sub("", SIGNS.sub(" ", _first(heading.translate(_WIDE))))
    bare = _ASIDE.sub(" ", _ARROW.split(whole, maxsplit=1)[0]).strip(" .:#")
    return _bare_kind(bare) or _said_twice(heading.translate(_WIDE)) or _in_brackets(whole, bare)


def _bare_kind(bare: str) -> Kind | None:
    words = vocabulary.plain(bare)
    return vocabulary.kind_of(bare) or vocabulary.kind_of(vocabulary.without_fillers(words))


def _said_twice(heading: str) -> Kind | None:
    """The box of a heading in two languages."""
    parts = _TWICE.split(heading, maxsplit=3)
    kinds = [_bare_kind(SIGNS.sub(" ", part).strip(" .:#")) for part in parts]
    return kinds[0] if len(set(kinds)) == 1 and len(kinds) > 1 else None


def _in_brackets(whole: str, bare: str) -> Kind | None:
    """The box that brackets name after a few words of the reader's own."""
    inside = _ASIDE.search(whole)
    is_short = 0 < len(bare.split()) <= _MOST_BESIDE
    return vocabulary.kind_of(inside[1]) if inside and is_short else None


def without_aside(name: str) -> str:
    """A name without what brackets say of it: "Weight (1–5)"."""
    return _ASIDE.sub(" ", name.translate(_WIDE)).strip() if len(name) <= _LONGEST else name


def _first(heading: str) -> str:
    """What stands before an arrow, where something does."""
    return next((part for part in _ARROW.split(heading) if part.strip()), "")
