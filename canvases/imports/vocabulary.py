"""What people call things: "Pain", "pain reliever", "gain_creator", "high", "★★★".

Words are compared without case, accents of typing (underscores, hyphens, dots) and plural forms
that the method itself has. Known are the words of the canvas file, those of the board in English
and in the reader's language, and what other tools write.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Final, TypeVar

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from canvases.imports.box_names import BOX_NAMES, FILLERS
from canvases.imports.table_words import WEIGHT_WORDS
from canvases.method.kinds import KINDS, Kind, Strength
from canvases.method.note_fields import FIELDS, NoteField
from canvases.method.text import NOTE_TEXT, BadText, clean_line
from canvases.method.weight import WEIGHTS

T = TypeVar("T")

_JOINTS: Final = re.compile(r"[\s_\-./:;,&()\[\]#*＆：；，、。・（）【】「」『』《》]+")
_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_UNSPACED: Final = re.compile(r"(?<=[\u3040-\u30ff\u3400-\u9fff]) (?=[\u3040-\u30ff\u3400-\u9fff])")
_OF_CUSTOMERS: Final = re.compile(
    r"^(?:主要|主な|我们|我們|お客様|顧客|顾客|客户|客戶|用户|使用者|ユーザー|カスタマー)(?:の|的)?(?=.)"
)

_WEIGHTS_ELSEWHERE: Final = {
    1: "very low, lowest, insignificant, trivial, won't have",
    2: "low, minor, l, nice to have, could have",
    3: "medium, mid, middle, normal, moderate, moderate importance, average, m",
    4: "high, major, h, should have",
    5: "very high, highest, critical, extreme, important, urgent, blocker, must have",
}

_STRENGTHS_ELSEWHERE: Final = {Strength.WEAK: "partly, partial, half", Strength.STRONG: "fully"}

_QUESTION: Final = re.compile(
    r"[?？]\s*(?:[(*].*)?$|^\s*(?:please|list|name|describe|tell|what|which|bitte|nenne|nennen"
    r"|beschreibe|beschreiben|welche|liste|listez|citez|décrivez|quels|quelles|describe|enumera"
    r"|cuáles|qué|liste|descreva|quais|elenca|descrivi|quali|noem|beschrijf|welke|opisz|wymień"
    r"|jakie|lista|beskriv|vilka)\b.*\s.*\s|(?:ください|下さい)。?\s*$|^\s*请",
    re.IGNORECASE,
)
_SIGNS: Final = re.compile(r"[?？¿!'’\"“”„]+")
_LONGEST_NAME: Final = 5  # words: "jobs to be done" has four
_EASTERN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]+")
_LONGEST_EASTERN: Final = 13  # signs
_BESIDE: Final = frozenset({"job", "task", "工作", "仕事"})
"""Names that questions about another box have beside it: "What pains do you have at work?"."""

_OURS: Final = re.compile(
    r"\b(?:our|your|the|this|unser\w*|eure?\w*|ihr\w*|dem|das|der|notre|nos|votre|vos|nuestr\w+|su"
    r"|noss\w+|nostr\w+|vostr\w+|onze?|ons|jouw|nasz\w*|var[at]?)\s+(?:\w+\s+)?$"
)
"""What stands before a product that a question about another box is asked for."""

_VOTES: Final = re.compile(r"\s*\+?([0-9]{1,6})(?:[.,]0+)?(?![0-9.,])")
_FIGURE: Final = re.compile(
    r"([1-5])(?:[.,]0+)?(?:\s*(?:/|of|out of|von|de|sur|su|van|di|z|av)\s*5)?"
)
_MARKS: Final = re.compile(r"([*★●⭐✱■x])\1{0,4}[☆○□]{0,4}")


def plain(word: str) -> str:
    """The word in the form for comparison; "" for what is too long to be one."""
    try:
        return _compared(word) if len(word) <= NOTE_TEXT else ""
    except BadText:
        return ""


@lru_cache(maxsize=4096)
def _compared(word: str) -> str:
    """Remembered: a column of boxes says the same few words."""
    words = _JOINTS.sub(" ", clean_line(word, NOTE_TEXT).casefold().replace("’", "'")).strip()
    return _UNSPACED.sub("", words if words.isascii() else _unaccented(words))


def _unaccented(words: str) -> str:
    """The words without accents, as many type them; and all that Turkish calls i is one."""
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", words))
    return unicodedata.normalize("NFC", bare).replace("ı", "i")


def without_fillers(words: str) -> str:
    """Plain words without "our", "of the customer" and the like; all of them where they are only
    these."""
    return " ".join(word for word in words.split() if word not in _fillers()) or words


def kind_of(word: str) -> Kind | None:
    """The box that a word names."""
    words, known = plain(word), _kinds(get_language())
    return known.get(words) or (
        None if words.isascii() else known.get(_OF_CUSTOMERS.sub("", words))
    )


def kind_in(question: str) -> Kind | None:
    """The one box that a question names, as forms ask: "What pains do you run into?". Of several
    names in it the longest counts, and "at work" is none where another stands."""
    if not _QUESTION.search(question):
        return None
    words, known = _SIGNS.sub(" ", plain(question)), _kinds(get_language())
    named = [(name, known[name]) for name in _parts(words) if name in known]
    asked = [(name, kind) for name, kind in named if not _is_ours(words, name, kind)] or named
    certain = [one for one in asked if one[0] not in _BESIDE] or asked
    longest = max((_length(name) for name, _kind in certain), default=0)
    kinds = {kind for name, kind in certain if _length(name) == longest}
    return kinds.pop() if len(kinds) == 1 else None


def asks(name: str) -> bool:
    """Whether the name of a column is a question, or asks for something."""
    return len(name) <= NOTE_TEXT and _QUESTION.search(name) is not None


def _is_ours(question: str, name: str, kind: Kind) -> bool:
    """Whether a name in a question is the product that all of it is about."""
    before, _name, _after = f" {question} ".partition(f" {name} ")
    return kind is Kind.PRODUCT and _OURS.search(before + " ") is not None


def _parts(question: str) -> Iterator[str]:
    """What may be a name in a question: words, or signs where no spaces part these."""
    words = question.split()
    for length in range(1, _LONGEST_NAME + 1):
        yield from (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))
    for run in _EASTERN.findall(question):
        for length in range(2, min(_LONGEST_EASTERN, len(run)) + 1):
            yield from (run[at : at + length] for at in range(len(run) - length + 1))


def _length(name: str) -> int:
    """How much a name says: its words, or its signs."""
    return len(name) if _EASTERN.match(name) else len(name.split())


def weight_of(word: str) -> int | None:
    """The weight, 1–5: a figure, "4 of 5", stars, or a word of the board or of other tools."""
    try:
        text = clean_line(word, NOTE_TEXT)
    except BadText:
        return None
    if found := _FIGURE.fullmatch(text):
        return int(found[1])
    if _MARKS.fullmatch(text):
        return len(text.rstrip("☆○□")) or None
    return _weights(get_language()).get(plain(word))


def votes_of(cell: str) -> int:
    """How many votes a cell tells, as “3” or “3 votes”; 0 where it tells none."""
    found = _VOTES.match(cell)
    return int(found[1]) if found else 0


def choice_of(word: str, field: NoteField, kind: Kind) -> str | None:
    """The choice that a word names; None where a note of this kind does not have it."""
    found = _choices(get_language(), field).get(plain(word))
    return found if found in field.choices_of(kind) else None


def choice_among(tags: str, field: NoteField, kind: Kind) -> str | None:
    """The one choice that several tags with commas between them name; None where they name none,
    or several."""
    words = tags.replace(";", ",").split(",") if len(tags) <= NOTE_TEXT else []
    found = {choice for word in words if (choice := choice_of(word, field, kind))}
    return found.pop() if len(found) == 1 else None


def strength_of(word: str) -> Strength | None:
    """How strongly a link answers."""
    return _strengths(get_language()).get(plain(word))


@cache
def _fillers() -> frozenset[str]:
    return frozenset(map(plain, FILLERS.split(",")))


@cache
def _kinds(_language: str | None) -> Mapping[str, Kind]:
    own = {
        kind: (kind.value, facts.one, facts.many, _(facts.one), _(facts.many))
        for kind, facts in KINDS.items()
    }
    found: dict[str, Kind] = {}
    for names in reversed(list(BOX_NAMES.values())):  # what English says so wins
        found |= _by_word({}, names)
    found |= _by_word(own, {})
    return {without_fillers(word): kind for word, kind in found.items()} | found


@cache
def _weights(_language: str | None) -> Mapping[str, int]:
    own: dict[int, set[str]] = {weight: set() for weight in WEIGHTS}
    for low, high in FIELDS["weight"].ends.values():
        own[1] |= {low, _(low)}
        own[5] |= {high, _(high)}
    return {**_by_word({}, WEIGHT_WORDS), **_by_word(own, _WEIGHTS_ELSEWHERE)}


@cache
def _choices(_language: str | None, field: NoteField) -> Mapping[str, str]:
    own = {code: (code, label, _(label)) for code, label in field.choices.items()}
    return _by_word(own, {})


@cache
def _strengths(_language: str | None) -> Mapping[str, Strength]:
    own = {
        Strength.WEAK: (Strength.WEAK.value, _("weak")),
        Strength.STRONG: (Strength.STRONG.value, _("strong")),
    }
    return _by_word(own, _STRENGTHS_ELSEWHERE)


def _by_word(own: Mapping[T, Iterable[str]], elsewhere: Mapping[T, str]) -> Mapping[str, T]:
    """Every word with what it means; the product's own words win."""
    found = {plain(word): meant for meant, words in elsewhere.items() for word in words.split(",")}
    return found | {plain(word): meant for meant, words in own.items() for word in words}
