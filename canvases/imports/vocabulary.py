"""What people call things: "Pain", "pain reliever", "gain_creator", "high", "★★★".

Words are compared without case, accents of typing (underscores, hyphens, dots) and plural forms
that the method itself has. Known are the words of the canvas file, those of the board in English
and in the reader's language, and what other tools write.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Final, TypeVar

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from canvases.method.kinds import KINDS, Kind, Strength
from canvases.method.note_fields import FIELDS, NoteField
from canvases.method.text import NOTE_TEXT, BadText, clean_line
from canvases.method.weight import WEIGHTS

T = TypeVar("T")

_JOINTS: Final = re.compile(r"[\s_\-./:;,()\[\]#*]+")

_KINDS_ELSEWHERE: Final = {
    Kind.JOB: "job, jobs, customer jobs, job to be done, jobs to be done, jtbd, task, tasks,"
    " job description, job descriptions, job statement, customer job to be done",
    Kind.PAIN: "pain point, pain points, customer pain, customer pains, problem, problems,"
    " frustration, frustrations",
    Kind.GAIN: "customer gain, customer gains, benefit, benefits, desired outcome,"
    " gain point, gain points, desired outcomes, desired result, desired results",
    Kind.PRODUCT: "product, products, service, services, products services, products and services,"
    " product and service, product service, offer, offers, offering, solution, solutions",
    Kind.PAIN_RELIEVER: "reliever, relievers, pain relief, pain killer, pain killers",
    Kind.GAIN_CREATOR: "creator, creators, gain creation",
}

_WEIGHTS_ELSEWHERE: Final = {
    1: "very low, lowest, insignificant, trivial",
    2: "low, minor",
    3: "medium, mid, middle, normal, moderate importance, average",
    4: "high, major",
    5: "very high, highest, critical, extreme, important",
}

_STRENGTHS_ELSEWHERE: Final = {Strength.WEAK: "partly, partial, half", Strength.STRONG: "fully"}

_QUESTION: Final = re.compile(
    r"[?？]\s*(?:[(*].*)?$|^\s*(?:please|list|name|describe|tell|what|which)\b.*\s.*\s",
    re.IGNORECASE,
)
_SIGNS: Final = re.compile(r"[?？¿!'’\"“”„]+")
_LONGEST_NAME: Final = 5  # words: "jobs to be done" has four

_VOTES: Final = re.compile(r"\s*\+?([0-9]{1,6})(?![0-9.,])")
_FIGURE: Final = re.compile(r"([1-5])(?:[.,]0+)?(?:\s*(?:/|of|von|de)\s*5)?")
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
    return _JOINTS.sub(" ", clean_line(word, NOTE_TEXT).casefold().replace("&", " ")).strip()


def kind_of(word: str) -> Kind | None:
    """The box that a word names."""
    return _kinds(get_language()).get(plain(word))


def kind_in(question: str) -> Kind | None:
    """The one box that a question names, as forms ask: "What pains do you run into?". Of several
    names in it the longest counts."""
    if not _QUESTION.search(question):
        return None
    words, known = _SIGNS.sub(" ", plain(question)).split(), _kinds(get_language())
    for length in range(_LONGEST_NAME, 0, -1):
        starts = range(len(words) - length + 1)
        named = {known.get(" ".join(words[start : start + length])) for start in starts} - {None}
        if named:
            return named.pop() if len(named) == 1 else None
    return None


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


def strength_of(word: str) -> Strength | None:
    """How strongly a link answers."""
    return _strengths(get_language()).get(plain(word))


@cache
def _kinds(_language: str | None) -> Mapping[str, Kind]:
    own = {
        kind: (kind.value, facts.one, facts.many, _(facts.one), _(facts.many))
        for kind, facts in KINDS.items()
    }
    return _by_word(own, _KINDS_ELSEWHERE)


@cache
def _weights(_language: str | None) -> Mapping[str, int]:
    own: dict[int, set[str]] = {weight: set() for weight in WEIGHTS}
    for low, high in FIELDS["weight"].ends.values():
        own[1] |= {low, _(low)}
        own[5] |= {high, _(high)}
    return _by_word(own, _WEIGHTS_ELSEWHERE)


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
