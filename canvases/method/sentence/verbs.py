"""English verbs in the forms that notes have: "eat", "eating", "eats"."""

import re
from typing import Final

from canvases.method.hints.english import ENGLISH
from canvases.method.hints.words import listed

_MORE: Final = listed(
    """
    be do go get have see know feel lose forget spend miss fear hear suspect watch decide
    pay wait want need tell say mean fit hold lie die come become sit sell speak drive fall
    rise break lack struggle sort worry hope wish love like prefer cost trust ride cycle finish
    arrive hate chase plan repair waste sound
    """
)
_BASES: Final = ENGLISH.tasks | _MORE
_NO_VERBS: Final = listed(
    """
    something nothing anything everything morning evening building meeting string spring
    ring king thing ceiling wedding clothing housing wing swing sibling darling during
    """
)
NO_NOUNS: Final = listed(
    """
    avoids becomes brings carries chooses delivers earns eats enjoys ensures feeds forgets gets
    gives hates helps improves increases keeps learns looks loses maintains makes manages misses
    organises organizes pays prevents protects provides receives reduces remembers saves seems sells
    sends sounds spends stays teaches understands wants writes
    """
)
"""What somebody does, whatever word follows: "keeps earning", "improves ratings"."""
OF_MANY: Final = listed(
    """
    become bring buy earn eat forget get give have keep know lose make miss need pay receive see
    sell send spend want waste write
    """
)
"""What several do, whatever word follows: "riders miss shifts"."""
_ODD_THIRD: Final = {"is": "be", "has": "have", "does": "do", "goes": "go"}
_ODD_DOING: Final = {"lying": "lie", "dying": "die", "tying": "tie", "being": "be"}


def is_task(word: str) -> bool:
    """Whether a word is a verb as one says it to somebody."""
    return word in _BASES


def is_doing(word: str) -> bool:
    """Whether a word is a verb that ends in -ing."""
    return len(word) > 4 and word.endswith("ing") and word not in _NO_VERBS


def base_of_doing(word: str) -> str:
    """The verb of a form that ends in -ing, or "" where it is not known."""
    stem = word[:-3]
    shorter = stem[:-1] if stem[-1:] == stem[-2:-1] else ""
    for base in (_ODD_DOING.get(word, ""), stem, f"{stem}e", shorter):
        if base in _BASES:
            return base
    return _ODD_DOING.get(word, "")


def base_of_third(word: str) -> str:
    """The verb of a form that ends in -s, or "" where it is none that is known."""
    if word in _ODD_THIRD:
        return _ODD_THIRD[word]
    if not word.endswith("s"):
        return ""
    for base in (f"{word[:-3]}y" if word.endswith("ies") else "", word[:-1], word[:-2]):
        if base in _BASES:
            return base
    return ""


_OF_THINGS: Final = listed(
    """
    works fits lasts holds runs costs comes arrives breaks leaks starts rusts tastes smells
    """
)


def is_of_things(text: str) -> bool:
    """Whether what is done is done by things rather than by people."""
    return text.split(" ", 1)[0] in _OF_THINGS and not text.startswith("runs out")


_SECOND: Final = re.compile(r"\band (\w+s)\b(?= \w)")  # a second thing that somebody does
_WE: Final = {"is": "are", "isn't": "aren't", "was": "were", "wasn't": "weren't", "has": "have",
              "doesn't": "don't", "hasn't": "haven't", "does": "do"}  # fmt: skip
_I: Final = _WE | {"is": "am", "isn't": "am not", "was": "was", "wasn't": "wasn't"}


def of_them(text: str) -> str:
    """What somebody does, as it is said of several: "pays twice" → "pay twice"."""
    return _with_verb(text, _WE)


def of_me(text: str) -> str:
    """The same as I say it of myself."""
    return _with_verb(text, _I)


def _with_verb(text: str, odd: dict[str, str]) -> str:
    first, _space, rest = text.partition(" ")
    adverb = ""
    if first in ("never", "always", "often") and rest:
        adverb, (first, _space, rest) = f"{first} ", rest.partition(" ")
    plain = first.replace("’", "'")
    verb = odd.get(plain) or base_of_third(plain) or first
    rest = _SECOND.sub(lambda found: f"and {base_of_third(found[1]) or found[1]}", rest)
    return f"{adverb}{verb} {rest}".rstrip()
