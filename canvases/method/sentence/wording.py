"""Texts of notes as a part of a sentence: case, final stops, quotes, articles and number. English;
what is in another language or script is left as it was written."""

import re
from typing import Final

from canvases.method.hints.english import ENGLISH
from canvases.method.hints.words import listed

_STOPS: Final = ".;,:!…。،؛"
_ABBREVIATED: Final = re.compile(
    r"(?:\b\w\.)+\w\.$|\b(?:etc|inc|ltd|co|approx|no|min|max|st)\.$", re.IGNORECASE
)
_QUOTES: Final = {"“": "”", '"': '"', "«": "»", "„": "“", "‘": "’", "'": "'", "‚": "‘", "「": "」"}
_ARTICLE: Final = re.compile(r"(?:the|an?|our|my|this)\s+(?=\S)", re.IGNORECASE)
_CAPITAL: Final = listed(
    """
    i monday tuesday wednesday thursday friday saturday sunday january february april june
    july august september october november december christmas easter english german french
    spanish italian chinese european american british google excel word windows apple amazon
    """
)
_PLURAL_LOOKS: Final = listed(
    """
    news sms gps saas crm mathematics series species means glass access business process
    address express bus plus virus status campus bonus analysis basis this always focus
    canvas atlas christmas aws ios lens
    """
)
_PLURALS: Final = listed("people children men women staff police teeth feet")
_ONE: Final = listed("a an one every each the")


def bare(text: str) -> str:
    """A text on one line without final stops and without quotes around the whole of it."""
    line = " ".join(text.split())
    while line:
        if len(line) > 2 and _QUOTES.get(line[0]) == line[-1] and line[0] not in line[1:-1]:
            line = line[1:-1].strip()
        elif line[-1] in _STOPS and not _ABBREVIATED.search(line):
            line = line[:-1].rstrip()
        else:
            break
    return line


def lowered(text: str) -> str:
    """The text with a small first letter, unless its first word is a name or an acronym, as far as
    one can tell."""
    sign, _space, after = text.partition(" ")
    if after and not any(letter.isalnum() for letter in sign):
        return f"{sign} {lowered(after)}"
    first, *rest = text.split(" ", 2)[:2]
    word = re.split(r"[-/'’]", first)[0]
    if not word[:1].isupper() or any(sign.isupper() or sign.isdigit() for sign in word[1:]):
        return text
    if re.sub(r"\W", "", word).casefold() in _CAPITAL:
        return text
    if len(word) == 1 and word != "A":
        return text  # "X-rays", "I"
    is_name = rest and rest[0][:1].isupper() and rest[0] != "I" and rest[0][1:2].islower()
    if is_name and first.casefold() not in _ONE and not _is_acronym(rest[0]):
        return text
    return text[:1].lower() + text[1:]


def raised(text: str) -> str:
    """The text with a capital first letter, unless its first word has one inside: "iPhone"."""
    first = text.split(" ", 1)[0]
    if any(sign.isupper() for sign in first[1:]) or not text[:1].islower():
        return text
    return text[:1].upper() + text[1:]


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def without_article(text: str) -> str:
    """The text without an article or a possessive before it: "our" stands there."""
    return _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text


def head(text: str) -> str:
    """What a thing is, without what is said of it: "letters" of "letters for small parts"."""
    words = re.split(r"[\s]+", re.split(r"[,:;()–—]", text, maxsplit=1)[0].strip())
    for place, word in enumerate(words[1:], start=1):
        if word.casefold() in ENGLISH.ends_of_head:
            return " ".join(words[:place])
    return " ".join(words)


def shortened(text: str) -> str:
    """A thing without what is added after a colon or a comma, unless that goes on a list."""
    short = re.split(r"\s*(?:[:;]|\s[–—])(?=\s|\w)", text, maxsplit=1)[0]
    first, comma, rest = short.partition(", ")
    is_list = re.search(r"\b(?:and|or)\b|&", rest)
    return (first if comma and not is_list else short).strip() or text


def is_several(text: str) -> bool:
    """Whether what a text names is more than one, as far as its form tells."""
    named = head(text)
    if " and " in named:
        return True
    last = re.sub(r"\W+$", "", named.rsplit(" ", 1)[-1]) if named else ""
    word = last.casefold()
    if word in _PLURALS:
        return True
    is_plural = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
    return is_plural and word not in _PLURAL_LOOKS and not _is_acronym(last)


def is_one_of_many(text: str) -> bool:
    """Whether a segment is told in the singular: "a small bakery", "every parent"."""
    return text.split(" ", 1)[0].casefold() in _ONE - {"the"}
