"""What comes of a pattern and of what fills its slots."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from canvases.method.hints.languages import OTHER, guess, is_foreign, is_latin
from canvases.method.kinds import gettext_noop
from canvases.method.sentence.german.slots import GermanFilling
from canvases.method.sentence.patterns import Filling, Pattern, Piece

CUSTOMERS: Final = {"en": gettext_noop("customers"), "de": "Kundinnen und Kunden"}
"""Whom a canvas is for that does not say, by the code of its language."""

_READ: Final = 20_000  # characters by which a language is judged


def language_of(texts: Iterable[str], chosen: str = "") -> str:
    """The code of the language in which a canvas with these notes is stated: the one that was
    `chosen`, or that they read as; English where too few words tell; "" for any other."""
    if chosen:
        return "" if chosen == OTHER else chosen
    joined = "\n".join(texts)[:_READ]
    is_unclear = is_latin(joined) and not is_foreign(joined, "en")
    return guess((joined,)) or ("en" if is_unclear else "")


def customers(language: str, say: Callable[[str], str]) -> str:
    """Whom a canvas in this language is for that does not say; `say` translates."""
    return CUSTOMERS["de"] if language == "de" else say(CUSTOMERS["en"])


def _untranslated(words: str) -> str:
    return words


def compose(
    pattern: Pattern,
    texts: Mapping[str, str],
    *,
    language: str = "en",
    say: Callable[[str], str] = _untranslated,
) -> list[Piece]:
    """The sentence of a pattern with the texts of its slots, bit by bit. `language`: that of the
    texts, by its code; those in a language without grammar here stay as they are. `say` translates
    the words of the pattern, which is German itself where the texts are."""
    if language == "de":
        filling: Filling = GermanFilling(texts, is_bent=True, say=_untranslated)
    else:
        filling = Filling(texts, is_bent=language == "en", say=say)
    pieces: list[Piece] = []
    for part in filling.parts(pattern):
        if filling.has_room(part):
            pieces += filling.fill(part)
    return _joined(pieces)


def text_of(pieces: list[Piece]) -> str:
    """The whole sentence."""
    return "".join(piece.text for piece in pieces)


def _joined(pieces: list[Piece]) -> list[Piece]:
    """The pieces with words of the pattern in one where they stand beside each other."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and not piece.slot and not joined[-1].slot:
            joined[-1] = Piece(joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return joined
