"""What is amiss with a note beside others: said twice, turned round, named after the offer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from canvases.method.fit import LinkFact, NoteFact
from canvases.method.hints.words import Words, plain, split_words
from canvases.method.kinds import KINDS, LINK_TARGETS, Kind, Side

_ENOUGH_SHARED = 2  # words that a pain and a gain share, and no others
_LEAST_OF_A_NAME = 2  # words of an offer's name: one alone is hardly a name


@dataclass(frozen=True, slots=True)
class Found:
    """What is amiss with a note, and the other note that it is about."""

    key: str
    other: str = ""


def duplicates(notes: Sequence[NoteFact]) -> dict[str, Found]:
    """Notes of one side whose words stand on an earlier one, by id."""
    seen: dict[tuple[Side, str], str] = {}
    found = {}
    for note in notes:
        told = KINDS[note.kind].side, plain(note.text)
        if not told[1]:
            continue
        if told in seen:
            found[note.id] = Found("duplicate", note.text)
        seen.setdefault(told, note.id)
    return found


def mirrored(notes: Sequence[NoteFact], words: Words) -> dict[str, Found]:
    """Gains that say what a pain says, the other way round; the pain instead where that is the one
    that tells what is missing."""
    pains: dict[frozenset[str], NoteFact] = {}
    for note in notes:
        if note.kind is Kind.PAIN and len(said := _said(note.text, words)) >= _ENOUGH_SHARED:
            pains.setdefault(said, note)
    found = {}
    for note in notes:
        if note.kind is not Kind.GAIN or (pain := pains.get(_said(note.text, words))) is None:
            continue
        lacking = re.match(f"{words.lacking}|{words.not_good}", plain(pain.text))
        one, other = (pain, note) if lacking else (note, pain)
        found[one.id] = Found("mirrored", other.text)
    return found


def _said(text: str, words: Words) -> frozenset[str]:
    """What a text is about, whether it is there or missing."""
    return frozenset(split_words(plain(text))) - words.fillers - words.polar


def own_offers(notes: Sequence[NoteFact], words: Words) -> dict[str, Found]:
    """Notes in the circle that name a product of the square."""
    named = {}
    for note in notes:
        tokens = split_words(plain(note.text)) if note.kind is Kind.PRODUCT else []
        while tokens and tokens[0] in words.determiners:
            tokens = tokens[1:]
        if len(tokens) >= _LEAST_OF_A_NAME:
            named[f" {' '.join(tokens)} "] = note.text
    found = {}
    for note in notes if named else ():
        if KINDS[note.kind].side is Side.PROFILE:
            text = f" {' '.join(split_words(plain(note.text)))} "
            if offer := next((name for name in named if name in text), None):
                found[note.id] = Found("own_offer", named[offer])
    return found


def unmatched(notes: Sequence[NoteFact], links: Sequence[LinkFact]) -> dict[str, Found]:
    """Notes of the square that are linked to nothing, in boxes where others are."""
    kinds = {note.id: note.kind for note in notes}
    linked = {
        link.source
        for link in links
        if link.target in kinds
        and link.source in kinds
        and kinds[link.target] in LINK_TARGETS[kinds[link.source]]
    }
    offering = [note for note in notes if KINDS[note.kind].side is Side.VALUE_MAP]
    at_work = {note.kind for note in offering if note.id in linked}
    return {
        note.id: Found("unmatched")
        for note in offering
        if note.kind in at_work and note.id not in linked
    }
