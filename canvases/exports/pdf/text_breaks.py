"""Where a text may be cut: between lines, and between grapheme clusters.

ICU applies the rules of Unicode. Thai, Lao, Khmer and Burmese have no spaces; ICU finds their words
in a dictionary.
"""

import re
from typing import Final

from canvases.exports.page.scripts import printable

_SPACES: Final = re.compile("[ \t-\r\x85\u2028\u2029]+")

# Words without a hyphen or slash in Latin, Greek and Cyrillic: most of all, and ICU cuts none.
_WHOLE: Final = re.compile(
    "[\u0021-\u002c\u002e\u0030-\u003e\u0040-\u007a\u00c0-\u02ff\u0370-\u0482\u048a-\u052f]+"
)

_LOCALES: Final = {"": "en", "ko": "ko@lw=phrase"}
"""By language. Korean may be cut between any two syllables, but readers prefer whole words, and
programs that show slides keep them."""


def words(text: str) -> list[str]:
    """The words of a text, as spaces and line breaks part them."""
    return _SPACES.split(printable(text))


def runs(word: str, language: str) -> list[str]:
    """A word cut where a line may end in it: after a hyphen, between Chinese characters."""
    if not word or _WHOLE.fullmatch(word):
        return [word] if word else []
    from icu4py.breakers import LineBreaker

    return list(LineBreaker(word, _LOCALES.get(language, language)))


def letters(text: str, language: str) -> list[str]:
    """The grapheme clusters of a text: marks stay with their base, and the parts of an emoji
    together."""
    from icu4py.breakers import CharacterBreaker

    return list(CharacterBreaker(text, _LOCALES.get(language, language)))
