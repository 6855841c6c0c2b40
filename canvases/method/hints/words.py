"""The words that the rules of a language look for, and how a text is cut into words."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+(?:[-/'][^\W_]+)*%?")


def plain(text: str) -> str:
    """The text as rules read it: one case, one sort of apostrophe, no space around it."""
    text = unicodedata.normalize("NFC", text).casefold()
    return " ".join(text.replace("’", "'").split()).strip(" .!?…")


def split_words(text: str) -> list[str]:
    """The words of a plain text."""
    return _WORD.findall(text)


def listed(text: str) -> frozenset[str]:
    """The words of a list that is written with spaces between them."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Words:
    """What a language calls things. Sets hold single words; patterns are regular expressions that
    are matched from the start of a plain text, but for those that are called `…_anywhere`."""

    tasks: frozenset[str]  # verbs with which a job begins
    finite: frozenset[str]  # verbs as they stand in a sentence: "breaks", "is"
    telling: frozenset[str]  # these, and others that are verbs where they come first: "sleeps"
    determiners: frozenset[str]
    ends_of_head: frozenset[str]  # what follows the head of "an app for parents"
    offers: frozenset[str]  # what products are called
    digital: frozenset[str]  # what stands before them: "online", "ai-powered"
    vague: frozenset[str]
    fillers: frozenset[str]  # what adds nothing: "very", "the"
    polar: frozenset[str]  # what turns a pain into a gain: "long", "no", "enough"
    good: frozenset[str]  # adjectives and nouns of which the opposite says nothing
    concrete: frozenset[str]  # numbers in words, days, and what tells of a situation
    particles: frozenset[str]  # after a verb: "pick up"
    moving: frozenset[str]  # verbs after which “and” leads to the same thing: "go and see"
    joining: tuple[str, ...]
    one_thought: str  # anywhere: pairs that belong together, as "bed and breakfast"
    subordinate: frozenset[str]
    taking: str  # before what one would use: "use our …"
    our: frozenset[str]
    pain_start: str
    pain_anywhere: str
    not_a_pain: str
    gain_start: str
    wishing: str
    toil_anywhere: str  # what makes a task a pain: "again", "by hand"
    lacking: str
    not_good: str
    negating: str
    not_negating: str
    is_task_anywhere: str = ""  # a task that does not begin with its verb
    task_endings: tuple[str, ...] = ()  # of a verb at the end of a task
    people: frozenset[str] = field(default_factory=frozenset)
    offer_endings: tuple[str, ...] = ()  # of compounds, where a language writes them as one word
