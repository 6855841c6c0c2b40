"""Which part of a sentence the text of a note can be: a task, a thing, a clause.

Judged by word lists, in English. Where nothing tells, a job is a task and anything else a thing.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from canvases.method.hints.english import ENGLISH
from canvases.method.hints.languages import is_foreign, is_latin
from canvases.method.hints.words import listed, plain
from canvases.method.kinds import Kind
from canvases.method.sentence.verbs import (
    NO_NOUNS,
    OF_MANY,
    base_of_doing,
    base_of_third,
    is_doing,
    is_task,
)
from canvases.method.sentence.wording import bare, lowered


class Shape(StrEnum):
    """The part that a text can be."""

    TASK = "task"  # "eat a warm meal"
    DOING = "doing"  # "waiting in line"
    THING = "thing"  # "long queues"
    LACK = "lack"  # "no time to cook"
    CLAUSE = "clause"  # "the canteen is closed"
    QUALITY = "quality"  # "too expensive", "afraid of a shock"
    DOES = "does"  # whom it is about is left out: "pays twice"
    OTHER = "other"  # another language or script, a question, nothing but signs


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text made ready for a sentence: without its stops, with a small letter."""

    shape: Shape
    text: str


_WISH: Final = re.compile(
    r"(?:(?:i|we|they)\s+)?(?:(?:want|need|wants|needs|would like|have|has|like)\s+)to\s+(?=\w)"
    r"|(?:i|we)\s+(?=\w)|to\s+(?=\w)|(?:be able|being able)\s+to\s+(?=\w)",
    re.IGNORECASE,
)
_SUBJECTS: Final = listed(
    """
    i we you he she it they this that there nobody everybody everyone somebody someone
    nothing everything i'm i've we're we've it's they're there's that's you're i'd i'll
    we'll something
    """
)
_TALKING: Final = _SUBJECTS - listed(
    """
    nobody everybody everyone somebody someone nothing everything this that you something
    """
)
_DETERMINERS: Final = listed(
    """
    a an the my our your their his her its this that these those no any some every each all
    both another one two three four five six seven eight nine ten many few more most less
    fewer enough several half other eleven twelve fifteen twenty thirty forty fifty hundred
    """
)
_SURE: Final = listed(
    """
    am is are was were has had does did can could will would must should may might cannot
    isn't aren't wasn't weren't doesn't don't didn't can't won't hasn't haven't couldn't
    wouldn't gets goes went comes came makes knows sees finds feels seems becomes loses lost
    forgets fails keeps wants says tells understands stays arrives means fits never dies
    hurts depends exists disappears happens takes lies runs costs holds fall rose rises
    falls ends have do
    """
)
_DOES: Final = listed(
    """
    is has can cannot can't does doesn't did gets goes pays sees knows needs loses feels
    finds fears suspects watches hears earns decides waits wants forgets spends misses never
    must isn't won't
    """
)
_EITHER: Final = listed("costs falls rises runs ends lies needs holds fall have do")
"""Of these, nouns as well."""
_STANDING_ALONE: Final = listed("this that one all both")
_ADVERBS: Final = listed("always never often still usually")
_FIGURES: Final = frozenset("0123456789€$£")
_BEFORE_A_CLAUSE: Final = listed(
    """
    that who which whose when while if because where until before after so than whether how
    what whatever whoever to once unless
    """
)
_PREPOSITIONS: Final = listed("of on for with in at from by about into without over")
_PRONOUNS: Final = listed("i we you he she it they")
_OBJECTS: Final = listed("the a an all his her its their my our us them him me it")
_AFTER_A_VERB: Final = _DETERMINERS | listed(
    """
    to up off out on in into at with from for by over down away back me him them us it not
    so too never always often only as like that how what whether if without when because
    through home still idle again while until after before
    """
)
_FEELING: Final = listed(
    """
    afraid scared tired sure unsure hungry proud sleepy awake happy alone ready confident
    ashamed stressed exhausted bored frustrated annoyed worried anxious overwhelmed unable back
    """
)
_QUALITIES: Final = _FEELING | listed(
    """
    lost hard difficult expensive cheap unclear impossible easy safe late slow fast boring
    broken done gone available open closed complicated unreliable dangerous fresh warm cold
    quiet loud nice healthy good bad better worse cheaper faster simple free
    """
)
_AFTER_A_QUALITY: Final = listed(
    """
    to of that about for at in on when while after before because by with and or enough
    without from as than if within
    """
)
_AMOUNTS: Final = listed("much many few little")
_FIRST_OF_TASK: Final = listed(
    """
    feel be have get know see find save forget lose spend wait pay learn earn look seem keep
    do go eat sleep
    """
)


def read(text: str, kind: Kind, *, english: bool = True) -> Phrase:
    """The text of a note of this kind as a part of a sentence."""
    line = bare(text)
    if not english or not is_latin(line) or line.endswith("?") or is_foreign(line, "en"):
        return Phrase(Shape.OTHER, line)
    if kind is Kind.JOB:
        return _job(line)
    said = lowered(line)
    return Phrase(_shape(_tokens(said)), said)


def _tokens(text: str) -> list[str]:
    """The words in small letters, a comma at the end of one kept: it ends a subject."""
    found = (re.sub(r"^[^\w€$£%]+|[^\w%,]+$", "", word) for word in plain(text).split())
    return [word for word in found if word]


def _job(line: str) -> Phrase:
    """A job is what one does, unless it is clearly a thing."""
    said = lowered(_WISH.sub("", line, count=1) if _WISH.match(line) else line)
    words = _tokens(said)
    if not words:
        return Phrase(Shape.OTHER, line)
    first, after = words[0], words[1] if len(words) > 1 else ""
    rest = said.split(" ", 1)[1:]
    shape = Shape.TASK
    if first in ("not", "never"):
        pass
    elif is_doing(first):
        said = " ".join([base_of_doing(first) or f"be {first}", *rest])
    elif _is_said(first, words):
        shape = Shape.CLAUSE
    elif first in _DOES | NO_NOUNS or (base_of_third(first) and after in _AFTER_A_VERB):
        said = " ".join([base_of_third(first) or "be", *rest])
    elif first in _DETERMINERS or after == "of" or (not is_task(first) and _is_named(said)):
        shape = Shape.THING
    return Phrase(shape, said)


def as_task(phrase: Phrase) -> Phrase:
    """What ends in -ing as something to do, where its verb is known and what follows is its own:
    "knowing when it comes" → "know when it comes", but "cooking classes" stay what they are."""
    text = phrase.text.removeprefix("not ")
    first, _space, rest = text.partition(" ")
    base = base_of_doing(first) if phrase.shape is Shape.DOING else ""
    after = (_tokens(rest) or [""])[0]
    if not base or not (after in ("about", "without") or _follows_task(base, after)):
        return phrase
    negation = phrase.text[: -len(text)]
    return Phrase(Shape.TASK, f"{negation}{base} {rest}".rstrip())


def _is_said(first: str, words: list[str]) -> bool:
    is_told = first in _SUBJECTS and _begins_clause(words)
    return is_told or (first in _DETERMINERS and _is_clause(words))


def _is_named(text: str) -> bool:
    """Whether the first word looks like a noun or a name."""
    first = text.split(" ", 1)[0]
    endings = ("tion", "ment", "ness", "ity", "ance", "ence", "ship", "ism")
    return first.endswith(endings) or (first[:2].isalpha() and not first[:2].islower())


def _shape(words: list[str]) -> Shape:
    """What a pain, a gain or an offer is."""
    if not words:
        return Shape.OTHER
    first, after = words[0].rstrip(","), words[1] if len(words) > 1 else ""
    rules = (
        (Shape.CLAUSE, first in _SUBJECTS and _begins_clause(words)),
        (Shape.LACK, first in ("no", "nothing", "nobody") and not _is_clause(words)),
        (Shape.LACK, (first, after) == ("not", "enough")),
        (Shape.DOING, first == "not" and is_doing(after)),
        (Shape.QUALITY, first == "not" or (bool(after) and _is_quality(words))),
        (Shape.DOES, _is_does(first, after, words)),
        (Shape.CLAUSE, _is_clause(words)),
        (Shape.DOING, is_doing(first)),
        (Shape.TASK, is_task(first) and _follows_task(first, after)),
        (Shape.QUALITY, _is_quality(words)),
    )
    return next((shape for shape, holds in rules if holds), Shape.THING)


def _begins_clause(words: list[str]) -> bool:
    """Whether a pronoun at the beginning is the subject of a verb."""
    after = words[1] if len(words) > 1 else ""
    if words[0] in _TALKING or after in _SURE or base_of_third(after):
        return True
    is_told = after == "that" and any(word in _SURE for word in words[3:])
    return is_told or _is_clause(words)


def _follows_task(first: str, after: str) -> bool:
    return after != "of" if first in _FIRST_OF_TASK else after in _AFTER_A_VERB


def _is_does(first: str, after: str, words: list[str]) -> bool:
    """Whether it begins with what somebody does, and nobody is named."""
    if first in _DOES:
        return True
    follows = after in _AFTER_A_VERB or after[:1] in _FIGURES or first in NO_NOUNS
    follows &= bool(after)
    return bool(base_of_third(first)) and follows and after != "from" and not _is_clause(words)


def _is_clause(words: list[str]) -> bool:
    """Whether a subject and its verb stand before anything that a clause of its own begins with."""
    for place, word in enumerate(words[1:], start=1):
        before, after = words[place - 1], words[place + 1] if place + 1 < len(words) else ""
        if word in _BEFORE_A_CLAUSE or before.endswith(","):
            return False
        if word in _PRONOUNS and words[0] not in _PREPOSITIONS:
            return False  # "calls about claims she cannot see into"
        if before not in _PREPOSITIONS and _is_verb(words, place, before, after):
            return True
    return False


def _is_verb(words: list[str], place: int, before: str, after: str) -> bool:
    """Whether the word at a place is the verb of a clause."""
    word = words[place].rstrip(",")
    follows = after in _AFTER_A_VERB
    if word in _EITHER and not (follows or after[:1] in _FIGURES):
        return False
    is_sure = word in _SURE and before not in _DETERMINERS - _STANDING_ALONE
    if is_sure or (before in _ADVERBS and base_of_third(word)):
        return True
    if before in _DETERMINERS or not before[:1].isalpha() or (place == 1 and before in _QUALITIES):
        return False
    if place == 1 and is_doing(before) and after in _PREPOSITIONS:
        return False  # "chasing invoices from ten workshops"
    is_plain = follows and after not in _PREPOSITIONS
    is_plain |= place == 1 and word in OF_MANY and bool(after)
    of_many = is_task(word) and _ends_in_s(before) and is_plain
    of_one = _ends_in_s(word) and after in _OBJECTS and (place == 1 or words[0] in _DETERMINERS)
    return of_many or of_one or (word in ENGLISH.telling and follows and not is_task(word))


def _ends_in_s(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "'s"))


def _is_quality(words: list[str]) -> bool:
    first, after = words[0], words[1] if len(words) > 1 else ""
    if first in ("too", "very", "so") and after:
        third = words[2] if len(words) > 2 else ""
        return after not in _AMOUNTS and (not third or third in _AFTER_A_QUALITY)
    is_participle = first.endswith("ed") and after in _AFTER_A_QUALITY
    return is_participle or (first in _QUALITIES and (not after or after in _AFTER_A_QUALITY))


def is_feeling(text: str) -> bool:
    """Whether a quality is one of people, not of things."""
    words = _tokens(text)
    told = [word for word in words[:3] if word not in ("not", "too", "very", "so", "never")]
    return bool(told) and told[0] in _FEELING
