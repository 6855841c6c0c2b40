"""Five ways to say a value proposition in a sentence or two, as data, and what comes of them.

A pattern is a row of parts. A place is "%(slot)s", or "%(slot.form)s" with a form of forms.py. A
part of which a slot is empty is left out, unless it says which are `given` where it stands: a gap
shows what else is missing.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from canvases.method.kinds import Kind, gettext_noop
from canvases.method.sentence.forms import FORMS, Said, gives
from canvases.method.sentence.shapes import Phrase, Shape, read
from canvases.method.sentence.wording import (
    bare,
    is_one_of_many,
    is_several,
    lowered,
    shortened,
    without_article,
)

SLOTS: Final[Mapping[str, tuple[str, Kind | None]]] = {
    "product": (gettext_noop("Product"), Kind.PRODUCT),
    "segment": (gettext_noop("Segment"), None),
    "job": (gettext_noop("Job"), Kind.JOB),
    "pain": (gettext_noop("Pain"), Kind.PAIN),
    "gain": (gettext_noop("Gain"), Kind.GAIN),
    "unlike": (gettext_noop("Unlike"), None),
}
"""What each slot is called, and of which kind its notes are; None for words without a note."""

GAP: Final = "…"


@dataclass(frozen=True, slots=True)
class Part:
    """A bit of a pattern. It stands where the slots `given` are filled, by default all in it, and
    the slot `unless` is empty."""

    words: str
    given: tuple[str, ...] | None = None
    unless: str = ""

    @property
    def places(self) -> list[tuple[str, str]]:
        """The slots in it, each with its form."""
        return [(slot, form or "plain") for slot, form in _PLACE.findall(self.words)]


_PLACE: Final = re.compile(r"%\((\w+)(?:\.(\w+))?\)s")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to say it."""

    key: str
    label: str
    purpose: str
    parts: tuple[Part, ...]

    @property
    def slots(self) -> list[str]:
        """The slots in it, in the order of the sentence."""
        places = [slot for part in self.parts for slot, _form in part.places]
        return list(dict.fromkeys(places))


PATTERNS: Final[Mapping[str, Pattern]] = {
    pattern.key: pattern
    for pattern in (
        Pattern(
            "help", gettext_noop("Our … help … who"),
            gettext_noop("All of it in one sentence: offer, customer, job, and why it is better."),
            (
                Part(gettext_noop("Our %(product.ours)s %(product.helps)s %(segment)s %(segment.who)s %(segment.want)s %(job.wish)s"), given=()),  # noqa: E501
                Part(gettext_noop(" by %(pain.ending)s")),
                Part(gettext_noop(" and by %(gain.giving)s"), given=("pain", "gain")),
                Part(gettext_noop(" by %(gain.giving)s"), unless="pain"),
                Part(gettext_noop(", unlike %(unlike)s")),
                Part("."),
            ),
        ),
        Pattern(
            "for_who", gettext_noop("For … who … our"),
            gettext_noop("Begins with the customer. For the position against others."),
            (
                Part(gettext_noop("For %(segment)s %(segment.who)s %(segment.want)s %(job.wish)s, there %(product.is)s our %(product.ours)s"), given=()),  # noqa: E501
                Part(gettext_noop(" that %(gain.gives)s")),
                Part(gettext_noop(". Unlike %(unlike)s, we %(pain.spares)s")),
                Part(gettext_noop(", unlike %(unlike)s"), unless="pain"),
                Part(gettext_noop(". We %(pain.spares)s"), unless="unlike"),
                Part("."),
            ),
        ),
        Pattern(
            "job_story", gettext_noop("When … I want"),
            gettext_noop("The customer speaks. For those who build it."),
            (
                Part(gettext_noop("When %(pain.situation)s, I want %(job.my_wish)s"), given=("pain",)),  # noqa: E501
                Part(gettext_noop("I want %(job.my_wish)s"), given=(), unless="pain"),
                Part(gettext_noop(", so that %(gain.outcome)s")),
                Part("."),
            ),
        ),
        Pattern(
            "headline", gettext_noop("Headline and line below"),
            gettext_noop("Short. For the top of a page, a slide or a leaflet."),
            (
                Part(gettext_noop("%(job.sentence)s"), given=()),
                Part(gettext_noop(", %(pain.without)s")),
                Part(gettext_noop(". Our %(product.ours)s for %(segment)s"), given=()),
                Part(gettext_noop(": %(gain.told)s")),
                Part("."),
            ),
        ),
        Pattern(
            "before_after", gettext_noop("Before and after"),
            gettext_noop("What changes. For a talk, or for those who know the pain."),
            (
                Part(gettext_noop("Today: %(pain.told)s. "), given=()),
                Part(gettext_noop("With our %(product.ours)s: %(gain.told)s."), given=()),
                Part(gettext_noop(" Made for %(segment)s %(segment.who)s %(segment.want)s %(job.wish)s.")),  # noqa: E501
            ),
        ),
    )
}  # fmt: skip

FIRST: Final = "help"


@dataclass(frozen=True, slots=True)
class Piece:
    """A bit of a sentence: words of the pattern, or what fills a `slot`; a gap where `is_gap`."""

    text: str
    slot: str = ""
    is_gap: bool = False


class Filling:
    """The slots of one sentence, in English, or as they are where `is_bent` is not said."""

    def __init__(
        self, texts: Mapping[str, str], *, is_bent: bool, say: Callable[[str], str]
    ) -> None:
        self._is_bent = is_bent
        self._phrases = {
            slot: self.phrase(slot, text) for slot, text in texts.items() if bare(text)
        }
        self._say = say

    @staticmethod
    def parts(pattern: Pattern) -> tuple[Part, ...]:
        """The parts of a pattern."""
        return pattern.parts

    def phrase(self, slot: str, text: str) -> Phrase:
        """The text of a slot as a part of the sentence."""
        return _phrase(slot, text, english=self._is_bent)

    def has_room(self, part: Part) -> bool:
        """Whether a part has its place in the sentence."""
        if part.unless in self._phrases:
            return False
        wanted = [slot for slot, _form in part.places] if part.given is None else part.given
        return all(slot in self._phrases for slot in wanted)

    def fill(self, part: Part) -> Iterator[Piece]:
        """The bits of a part."""
        rest = self._say(part.words)
        while found := _PLACE.search(rest):
            if found.start():
                yield Piece(rest[: found.start()])
            yield from self._place(found[1], found[2] or "plain")
            rest = rest[found.end() :]
        if rest:
            yield Piece(rest)

    def _place(self, slot: str, form: str) -> Iterator[Piece]:
        phrase = self._phrases.get(slot)
        if agreeing := self.agreeing(slot, form):
            yield Piece(self._say(agreeing))
            return
        if phrase is None:
            yield Piece(GAP, slot, is_gap=True)
            return
        words, text = self.said(phrase, form)
        before, _place, after = self._say(words).partition("%s")
        yield from (Piece(before),) if before else ()
        yield Piece(text, slot)
        yield from (Piece(after),) if after else ()

    def agreeing(self, slot: str, form: str) -> str:
        """The word of this form, which agrees with a slot; "" where the form is one of its text."""
        phrase = self._phrases.get(slot)
        if form == "who":
            told = phrase is not None and re.search(r"\b(?:who|that|which)\b", phrase.text)
            return _AND if told else _WHO
        one, several = _AGREEING.get(form, ("", ""))
        return several if self._is_many(slot) else one

    def said(self, phrase: Phrase, form: str) -> Said:
        """What is said of a slot in a form: words, and the text in them."""
        if form == "ours":
            is_bent = phrase.shape is not Shape.OTHER
            return "%s", without_article(shortened(phrase.text)) if is_bent else phrase.text
        if form == "gives":
            return gives(phrase, many=self._is_many("product"))
        return FORMS[form](phrase)

    def _is_many(self, slot: str) -> bool:
        phrase = self._phrases.get(slot)
        if slot == "segment":
            return phrase is None or not is_one_of_many(phrase.text)
        is_bent = phrase is not None and phrase.shape is not Shape.OTHER
        return phrase is not None and is_bent and is_several(phrase.text)


_WHO: Final = gettext_noop("who")
_AND: Final = gettext_noop("and")  # "people who mend at the weekend and want to …"
_AGREEING: Final = {
    "helps": (gettext_noop("helps"), gettext_noop("help")),
    "want": (gettext_noop("wants"), gettext_noop("want")),
    "is": (gettext_noop("is"), gettext_noop("are")),
}
"""Words that agree with the slot they stand beside: for one, and for several."""


def _phrase(slot: str, text: str, *, english: bool) -> Phrase:
    kind = SLOTS[slot][1]
    if kind in (Kind.JOB, Kind.PAIN, Kind.GAIN):
        return read(text, kind, english=english)
    line = bare(text)
    phrase = read(line, Kind.PRODUCT, english=english)
    if phrase.shape is Shape.OTHER:
        return phrase
    return Phrase(Shape.THING, lowered(line))
