"""The direction and language of a text, and whether it can be printed. Pure.

Browsers find the direction themselves (`dir="auto"`). WeasyPrint does not.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_KANA: Final = re.compile("[\u3041-\u30ff\uff66-\uff9f]")
_HANGUL: Final = re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")
_HAN: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")

_ISOLATE: Final = "\u2068"
_END: Final = "\u2069"

_NOT_XML: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """`text` with the replacement character for what neither XML nor a font knows.

    Forms and imports keep such characters out; one that came in otherwise must not stop a page.
    """
    return _NOT_XML.sub("\ufffd", text)


def is_rtl(text: str, default: bool = False) -> bool:
    """Whether the first letter with a direction is Arabic, Hebrew or alike; as `dir="auto"`."""
    for letter in text:
        bidirectional = unicodedata.bidirectional(letter)
        if bidirectional in {"L", "R", "AL"}:
            return bidirectional != "L"
    return default


def joined(words: Iterable[str], between: str = " · ") -> str:
    """One line of several texts. Where one has letters that run from right to left it is isolated,
    so that it does not turn round what stands beside it: a figure, a date."""
    return between.join(isolated(word) for word in words if word)


def isolated(text: str) -> str:
    """The text between signs that keep its direction to itself, where it has another."""
    is_other = any(unicodedata.bidirectional(letter) in {"R", "AL", "AN"} for letter in text)
    return f"{_ISOLATE}{text}{_END}" if is_other else text


def language_of(text: str, page: str) -> str:
    """The language that decides how Chinese characters are drawn; "" if the text has none.

    Kana make it Japanese, Hangul Korean; otherwise the language of the page, if it is one of those,
    or Chinese.
    """
    if text.isascii():
        return ""
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    if _HAN.search(text):
        return page if page[:2] in {"ja", "zh", "ko"} else "zh-Hans"
    return ""
