"""Which language a canvas is written in, and the words that the coach has for it."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from canvases.method.hints.english import ENGLISH
from canvases.method.hints.german import GERMAN
from canvases.method.hints.words import Words, listed, plain, split_words
from canvases.method.kinds import gettext_noop

LANGUAGES: Final[dict[str, str]] = {"en": gettext_noop("English"), "de": gettext_noop("German")}
"""The languages in which the coach reads words, by their codes."""

WORDS: Final[dict[str, Words]] = {"en": ENGLISH, "de": GERMAN}

OTHER: Final = "other"
"""What is chosen for a canvas in a language that has no words here."""

CHOICES: Final = (*LANGUAGES, OTHER)
"""What can be chosen for a canvas."""

_READ: Final = 20_000  # characters that are looked at
_ENOUGH: Final = 2.0  # words by which a language is known
_SHARE: Final = 0.12  # of all words, at least
_CLEARLY: Final = 1.4  # times the next best
_MOSTLY: Final = 0.7  # of the letters are Latin

# The little words of languages, so that each is known from the others; most are silent here.
_LITTLE: Final[dict[str, frozenset[str]]] = {
    "en": listed(
        "the a an of to and in is are for with on that my i not too no from by at it be was when"
        " this before after more than who what their our or as up out has have every all"
    ),
    "de": listed(
        "der die das und ist nicht ein eine einen einem zu mit für auf von im in den dem sich auch"
        " wird werden bei nach kein keine zum zur am an es oder wenn vor mehr sind hat haben über"
    ),
    "fr": listed(
        "le la les de des du et est un une pas pour dans sur au aux trop plus avec que qui se en ne"
        " ce sans mon ma mes son sa ses à il elle très avant après"
    ),
    "es": listed(
        "el la los las de y es un una no para en con por muy del al que se su sus más mi lo sin"
        " demasiado antes hay mejor mal"
    ),
    "it": listed(
        "il la lo le di e un una per con non che del della è i gli al alla si più troppo"
        " senza in da"
        " prima dei delle nel"
    ),
    "pt": listed(
        "o a os as de e é um uma não para em com por muito do da dos das que se mais sem ao na no"
    ),
    "nl": listed(
        "de het een en is niet te van voor met op zijn dat die aan in er geen maar om bij naar meer"
        " duur"
    ),
    "sv": listed("och att det en ett som för på är inte med av till om i den mer de jag har när"),
    "da": listed("og at det en et som for på er ikke med af til om i den mere de jeg har når"),
    "pl": listed("i w na nie jest z do się że za od po jak to dla brak bardzo przed"),
    "cs": listed("a v na je se z do že za od po jak to pro bez velmi před není s o"),
    "tr": listed("ve bir için çok bu daha ile de da en ne gibi var yok"),
    "fi": listed("ja on ei se että kun ovat liian myös tai mutta ennen"),
}


def guess(texts: Iterable[str]) -> str:
    """The code of the language of these texts, or "" where it is another or not clear."""
    return _guess("\n".join(texts)[:_READ])


@lru_cache(maxsize=256)
def _guess(text: str) -> str:
    tokens = split_words(plain(text))
    if not tokens or not is_latin(text):
        return ""
    scores = {code: _score(tokens, code) for code in _LITTLE}
    best, next_best = sorted(scores, key=lambda code: -scores[code])[:2]
    clear = scores[best] >= max(_ENOUGH, _SHARE * len(tokens), _CLEARLY * scores[next_best])
    return best if clear and best in WORDS else ""


def _score(tokens: list[str], code: str) -> float:
    little = sum(one in _LITTLE[code] for one in tokens)
    words = WORDS.get(code)
    if words is None:
        return float(little)
    known = words.vague | words.finite | words.concrete | words.tasks
    return little + 0.5 * sum(one in known and one not in _LITTLE[code] for one in tokens)


def is_latin(text: str) -> bool:
    """Whether nearly all letters are ones that English and German are written with."""
    letters = re.findall(r"[^\W\d_]", text)
    latin = sum(one < "\u0250" for one in letters)
    return bool(letters) and latin >= _MOSTLY * len(letters)


def is_foreign(text: str, code: str) -> bool:
    """Whether one note is in a language other than that of its canvas."""
    if not is_latin(text):
        return True
    tokens = set(split_words(plain(text[:_READ])))
    own = len(tokens & _LITTLE[code])
    return any(
        len(tokens & little) > max(1, own) for other, little in _LITTLE.items() if other != code
    )
