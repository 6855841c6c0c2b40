"""Which part of a German sentence the text of a note can be.

A job has its verb at the end, a clause in the second place. What is not sure is OTHER, and is left
as it was written.
"""

import re
from typing import Final

from canvases.method.hints.languages import is_foreign, is_latin
from canvases.method.kinds import Kind
from canvases.method.sentence.german import words as w
from canvases.method.sentence.shapes import Phrase, Shape
from canvases.method.sentence.wording import bare

_WISH: Final = re.compile(
    r"(?:ich|wir|man|sie)\s+(?:will|wollen|möchten?|muss|müssen|würden? gerne?)\s+(?=\w)"
    r"|um\s+(?=.*(?-i:zu ?\w+n$))",
    re.IGNORECASE,
)
_APART: Final = "|".join(sorted(w.SEPARABLE, key=len, reverse=True))
_WITH_ZU: Final = re.compile(rf"\b(?:zu (?=\w+n$)|(?<=\b)({_APART})zu(?=\w{{3,}}n$))")
_THEIRS: Final = {"mich": "sich", "mir": "sich", "uns": "sich"}
_MOST_BEFORE_A_THING: Final = 4  # words


def read(text: str, kind: Kind) -> Phrase:
    """The text of a note of this kind as a part of a German sentence."""
    line = bare(text)
    if not is_latin(line) or line.endswith("?") or is_foreign(line, "de"):
        return Phrase(Shape.OTHER, line)
    if kind is Kind.JOB:
        return _job(line)
    said = lowered(line)
    shape = _shape(said.split(), kind)
    return Phrase(shape, line if shape is Shape.OTHER else said)


def _job(line: str) -> Phrase:
    said = lowered(_WISH.sub("", line, count=1))
    tokens = said.split()
    begins = is_base(tokens[0].lower().rstrip(",")) and tokens[1:2] in ([], ["und"], ["oder"])
    if begins or tokens[0].endswith("en,"):
        said = said[:1].lower() + said[1:]
    if is_base(said.split()[-1]):
        return Phrase(Shape.TASK, _WITH_ZU.sub(lambda found: found[1] or "", said))
    if tokens[0] in w.BASES and (base := moved(tokens, w.BASES[tokens[0]])):
        return Phrase(Shape.TASK, base)
    shape = _shape(tokens, Kind.JOB)
    return Phrase(Shape.THING, said) if shape is Shape.THING else Phrase(Shape.OTHER, line)


def _shape(tokens: list[str], kind: Kind) -> Shape:
    first, last = tokens[0], tokens[-1]
    after = tokens[1] if len(tokens) > 1 else ""
    if w.OWN & {one.casefold().strip(",") for one in tokens}:
        return Shape.OTHER
    by_itself = last in w.HAPPENING and (first[:1].isupper() or first in w.DETERMINERS)
    is_task = is_base(last) and not any(one in w.BASES for one in tokens[:-1])
    rules = (
        (Shape.LACK, first in ("kein", "keine", "keinen") and not _has_verb(tokens)),
        (Shape.LACK, (first, after) == ("nicht", "genug")),
        (Shape.CLAUSE, by_itself and len(tokens) > 1),
        (Shape.DOES, first in w.BASES),
        (Shape.CLAUSE, _has_verb(tokens)),
        (Shape.TASK, is_task and len(tokens) > 1),
        (Shape.DOING, first.lower() in w.VERBS - w.NAMED and first[:1].isupper()),
        (Shape.QUALITY, not any(one[:1].isupper() for one in tokens) and _is_quality(tokens)),
        (Shape.OTHER, _has_stray_verb(tokens)),
        (Shape.THING, any(one[:1].isupper() for one in tokens) or kind is Kind.PRODUCT),
    )
    return next((shape for shape, holds in rules if holds), Shape.OTHER)


def _is_quality(tokens: list[str]) -> bool:
    told = [one for one in tokens if one not in ("zu", "sehr", "so", "nicht", "nie", "immer")]
    return len(told) == 1 and _is_small(told[0])


def _has_stray_verb(tokens: list[str]) -> bool:
    """Whether a verb stands elsewhere than at the end of a clause that is added to a thing."""
    first, *added = " ".join(tokens).split(", ")
    return bool(w.BASES.keys() & set(first.split())) or any(
        w.BASES.keys() & set(one.split()[:-1]) for one in added
    )


def _has_verb(tokens: list[str]) -> bool:
    return verb_place(tokens) > 0


def verb_place(tokens: list[str]) -> int:
    """The place of the verb of a clause, or -1 where there is none, or more than one."""
    main = main_of(tokens)
    found = [
        place
        for place, one in enumerate(main)
        if one in w.BASES or (one in w.VERBS and 0 < place < len(main) - 1)
    ]
    helps = bool(found) and main[found[0]] in w.HELPING
    if not found or (found[1:] and not (helps and found[1:] == [len(main) - 1])):
        return -1
    is_joined = bool({"und", "oder", "aber"} & set(main[found[0] :]))
    return -1 if is_joined and not helps else found[0]


def main_of(tokens: list[str]) -> list[str]:
    """The words up to the first comma."""
    for place, one in enumerate(tokens):
        if one.endswith(","):
            return [*tokens[:place], one.rstrip(",")]
    return tokens


def moved(tokens: list[str], verb: str = "") -> str:
    """A clause with its verb at the end, as after "wenn" or "dass"; `verb` takes its place. ""
    where it is not sure how."""
    place = verb_place(tokens)
    main = main_of(tokens)
    if place < 0:
        return ""
    said, before, after = verb or main[place], main[:place], main[place + 1 :]
    if after and after[-1] in w.SEPARABLE:
        said, after = after[-1] + said, after[:-1]
    rest = tokens[len(main) :]
    return " ".join([*before, *after, said + ("," if rest else ""), *rest])


def is_base(word: str) -> bool:
    """Whether a word is a verb as a job ends in it."""
    return word in ("tun", "sein") or bool(re.fullmatch(r"[a-zäöüß]{2,}(?:en|eln|ern)", word))


def theirs(text: str) -> str:
    """What people say of themselves, told of them: "meinen Chef" → "ihren Chef"."""
    text = re.sub(r"\b(?:mich|mir|uns)\b", lambda found: _THEIRS[found.group()], text)
    return re.sub(r"\b(?:mein|unser)(e[nmrs]?)?\b", r"ihr\1", text)


def lowered(text: str) -> str:
    """The text with a small first letter, unless its first word is a thing or a name."""
    first, _space, rest = text.partition(" ")
    word = first.rstrip(",")
    is_verb = word.lower() in w.BASES or (word.lower() in w.OWN)
    is_before = rest[:1].isupper() and is_adjective(word.lower())
    if word[1:].islower() and (is_verb or is_before or _is_small(word.lower())):
        return text[:1].lower() + text[1:]
    return text


def _is_small(word: str) -> bool:
    is_like = len(word) > 4 and word.endswith(w.ADVERB_ENDINGS) and word not in w.THINGS
    return word in w.SMALL or is_like


def is_adjective(word: str) -> bool:
    """Whether a word before a thing is what that is like."""
    if word in w.SMALL or word.endswith("es"):
        return True
    stem = re.sub(r"(?:e[nmrs]?)$", "", word)
    known = stem in w.ADJECTIVES or stem.endswith(w.ADJECTIVE_ENDINGS)
    return known or (word.endswith("e") and not word.endswith(("ie", "ee")))


def gender(noun: str) -> str:
    """f, m, n, p for several, or "" where its ending does not tell."""
    word = re.sub(r"\W+$", "", noun).casefold()
    found = [
        (len(ending), which)
        for which, endings in w.GENDERS.items()
        for ending in endings
        if word.endswith(ending)
    ]
    longest = max((size for size, _which in found), default=0)
    which = {one for size, one in found if size == longest}
    return which.pop() if len(which) == 1 else ""


def head_place(tokens: list[str]) -> int:
    """The place of the thing that a text names, after what stands before it; -1 where unclear."""
    for place, one in enumerate(tokens[:_MOST_BEFORE_A_THING]):
        if one[:1].isupper():
            return place
        if one not in w.DETERMINERS and not (is_adjective(one) or one[:1].isdigit()):
            return -1
    return -1
