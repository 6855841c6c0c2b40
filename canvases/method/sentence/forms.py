"""The forms in which a slot stands in a sentence: what is said before the text, and the text.

Each form is a function from a phrase to a pair: words with a place for the text, and the text. The
words are marked for translation, the text is the people's own.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from canvases.method.kinds import gettext_noop
from canvases.method.sentence.shapes import Phrase, Shape, as_task, is_feeling
from canvases.method.sentence.verbs import is_of_things, of_me, of_them
from canvases.method.sentence.wording import is_several, raised

Said = tuple[str, str]
"""Words with "%s" for the text, and the text."""

_THEIRS: Final = {
    "i": "they", "we": "they", "my": "their", "our": "their", "me": "them", "us": "them",
    "mine": "theirs", "myself": "themselves", "ourselves": "themselves", "i'm": "they're",
    "we're": "they're", "i've": "they've", "we've": "they've", "i'll": "they'll", "i'd": "they'd",
    "we'll": "they'll", "we'd": "they'd", "i am": "they are", "i was": "they were",
}  # fmt: skip
_OWN: Final = re.compile(
    r"\b(?:I am|I was|(?:I|we)['’](?:m|re|ve|ll|d)"
    r"|I|we|my|our|me|us|mine|myself|ourselves)\b(?!['’.])",
    re.IGNORECASE,
)


def as_theirs(text: str) -> str:
    """What people say of themselves, told of them: "I never know" → "they never know"."""
    return _OWN.sub(lambda found: _their(found.group()), text)


def _their(word: str) -> str:
    if word == "US":
        return word
    return _THEIRS.get(word.casefold().replace("’", "'"), word)


def _clause(phrase: Phrase, person: str) -> str:
    """The phrase as a clause about `person`: "they" or "I"."""
    text = phrase.text
    if phrase.shape is Shape.DOES and is_of_things(text):
        text = f"it {text}"
    elif phrase.shape is Shape.DOES:
        text = f"{person} {of_them(text) if person == 'they' else of_me(text)}"
    elif phrase.shape is Shape.TASK:
        text = f"{person} {text}"
    elif phrase.shape is Shape.QUALITY:
        who = ("they are" if person == "they" else "I am") if is_feeling(text) else "it is"
        text = f"{who} {text}"
    elif phrase.shape is Shape.LACK:
        text = f"there {'are' if is_several(text) else 'is'} {text}"
    return as_theirs(text) if person == "they" else text


_CLAUSES: Final = {Shape.CLAUSE, Shape.DOES, Shape.QUALITY, Shape.LACK, Shape.TASK}
_QUOTED: Final = gettext_noop("“%s”")


def plain(phrase: Phrase) -> Said:
    """As it is."""
    return "%s", phrase.text


def told(phrase: Phrase) -> Said:
    """By itself: what somebody does is told of them."""
    return "%s", _clause(phrase, "they") if phrase.shape is Shape.DOES else phrase.text


def sentence(phrase: Phrase) -> Said:
    """As a sentence of its own, or the beginning of one."""
    return "%s", raised(phrase.text)


def wish(phrase: Phrase) -> Said:
    """After "want": a task with "to", a thing without."""
    if phrase.shape is Shape.TASK:
        if phrase.text.startswith("not "):
            return gettext_noop("not to %s"), as_theirs(phrase.text.removeprefix("not "))
        return gettext_noop("to %s"), as_theirs(phrase.text)
    if phrase.shape is Shape.THING:
        return "%s", as_theirs(phrase.text)
    if phrase.shape is Shape.CLAUSE:
        return gettext_noop("to be sure that %s"), as_theirs(phrase.text)
    return gettext_noop("to get “%s” done"), phrase.text


def my_wish(phrase: Phrase) -> Said:
    """The same in the customer's own words."""
    words, _text = wish(phrase)
    is_not = words.startswith("not")
    return words, phrase.text.removeprefix("not ") if is_not else phrase.text


def ending(phrase: Phrase) -> Said:
    """A pain after "by": what the offer does about it."""
    if phrase.shape in _CLAUSES:
        return gettext_noop("stepping in when %s"), _clause(phrase, "they")
    if phrase.shape is Shape.OTHER:
        return gettext_noop("tackling “%s”"), phrase.text
    if phrase.shape is Shape.DOING:
        return gettext_noop("saving them from %s"), as_theirs(phrase.text)
    return gettext_noop("sparing them %s"), as_theirs(phrase.text)


def spares(phrase: Phrase) -> Said:
    """A pain after "we"."""
    if phrase.shape in _CLAUSES:
        return gettext_noop("step in when %s"), _clause(phrase, "they")
    if phrase.shape is Shape.OTHER:
        return gettext_noop("tackle “%s”"), phrase.text
    if phrase.shape is Shape.DOING:
        return gettext_noop("save them from %s"), as_theirs(phrase.text)
    return gettext_noop("spare them %s"), as_theirs(phrase.text)


def without(phrase: Phrase) -> Said:
    """A pain after a job."""
    if phrase.shape is Shape.LACK and phrase.text.startswith(("no ", "not ")):
        return gettext_noop("even with %s"), phrase.text
    if phrase.shape in _CLAUSES:
        return gettext_noop("even when %s"), _clause(phrase, "they")
    if phrase.shape is Shape.OTHER:
        return gettext_noop("without “%s”"), phrase.text
    return gettext_noop("without %s"), as_theirs(phrase.text)


def situation(phrase: Phrase) -> Said:
    """A pain after "When", told by the customer."""
    if phrase.shape in _CLAUSES:
        return "%s", _clause(phrase, "I")
    if phrase.shape is Shape.DOING and phrase.text.startswith("not "):
        return gettext_noop("I do %s"), as_task(phrase).text
    if phrase.shape is Shape.DOING:
        return gettext_noop("I am %s"), phrase.text.removeprefix("being ")
    if phrase.shape is Shape.OTHER:
        return gettext_noop("it comes to “%s”"), phrase.text
    return gettext_noop("I face %s"), phrase.text


def giving(phrase: Phrase) -> Said:
    """A gain after "by"."""
    phrase = as_task(phrase)
    if phrase.shape is Shape.TASK:
        return gettext_noop("helping them %s"), as_theirs(phrase.text)
    if phrase.shape in _CLAUSES:
        return gettext_noop("making sure that %s"), _clause(phrase, "they")
    if phrase.shape is Shape.DOING:
        return gettext_noop("helping with %s"), as_theirs(phrase.text)
    if phrase.shape is Shape.OTHER:
        return gettext_noop("delivering “%s”"), phrase.text
    return gettext_noop("giving them %s"), as_theirs(phrase.text)


def gives(phrase: Phrase, *, many: bool = False) -> Said:
    """A gain after "that", said of one offer or of many."""
    phrase = as_task(phrase)
    one, several = _GIVES[_gives_key(phrase)]
    text = phrase.text
    if phrase.shape in _CLAUSES - {Shape.TASK}:
        text = _clause(phrase, "they")
    elif phrase.shape is not Shape.OTHER:
        text = as_theirs(text)
    return several if many else one, text


_GIVES: Final[Mapping[str, tuple[str, str]]] = {
    "task": (gettext_noop("helps them %s"), gettext_noop("help them %s")),
    "clause": (gettext_noop("makes sure that %s"), gettext_noop("make sure that %s")),
    "doing": (gettext_noop("helps with %s"), gettext_noop("help with %s")),
    "other": (gettext_noop("delivers “%s”"), gettext_noop("deliver “%s”")),
    "thing": (gettext_noop("gives them %s"), gettext_noop("give them %s")),
}


def _gives_key(phrase: Phrase) -> str:
    if phrase.shape is Shape.TASK:
        return "task"
    return "clause" if phrase.shape in _CLAUSES else str(phrase.shape)


def outcome(phrase: Phrase) -> Said:
    """A gain after "so that", told by the customer."""
    phrase = as_task(phrase)
    if phrase.shape is Shape.TASK:
        return gettext_noop("I can %s"), phrase.text
    if phrase.shape in _CLAUSES:
        return "%s", _clause(phrase, "I")
    if phrase.shape is Shape.DOING:
        return gettext_noop("I enjoy %s"), phrase.text
    if phrase.shape is Shape.OTHER:
        return gettext_noop("I get “%s”"), phrase.text
    return gettext_noop("I have %s"), phrase.text


FORMS: Final[Mapping[str, Callable[[Phrase], Said]]] = {
    "plain": plain,
    "told": told,
    "sentence": sentence,
    "wish": wish,
    "my_wish": my_wish,
    "ending": ending,
    "spares": spares,
    "without": without,
    "situation": situation,
    "giving": giving,
    "gives": gives,
    "outcome": outcome,
}
