"""The slots of a German sentence."""

import re
from typing import Final

from canvases.method.kinds import Kind
from canvases.method.sentence.forms import Said
from canvases.method.sentence.german.forms import FORMS, giving, is_long, is_several, sparing
from canvases.method.sentence.german.parts import lowered, read
from canvases.method.sentence.german.patterns import PARTS
from canvases.method.sentence.patterns import SLOTS, Filling, Part, Pattern
from canvases.method.sentence.shapes import Phrase, Shape
from canvases.method.sentence.wording import bare, shortened

_ONE: Final = re.compile(r"(?:eine?|jede[rs]?|der|das) ")
_NEEDS: Final = (Kind.JOB, Kind.PAIN, Kind.GAIN)


class GermanFilling(Filling):
    """What fills the slots, bent by the rules of German."""

    @staticmethod
    def parts(pattern: Pattern) -> tuple[Part, ...]:
        """The parts of a pattern in German."""
        return PARTS[pattern.key]

    def phrase(self, slot: str, text: str) -> Phrase:
        """The text of a slot as a part of the sentence."""
        kind = SLOTS[slot][1]
        if kind in _NEEDS:
            return read(text, kind)
        line = bare(text)
        line = shortened(line) if slot == "product" else line
        is_other = read(line, Kind.PRODUCT).shape is Shape.OTHER
        return Phrase(Shape.OTHER, line) if is_other else Phrase(Shape.THING, lowered(line))

    def agreeing(self, slot: str, form: str) -> str:
        """The word of this form, which agrees with a slot."""
        phrase = self._phrases.get(slot)
        match form:
            case "is":
                return "sind" if phrase and is_several(phrase) else "ist"
            case "want":
                return "will" if phrase and _ONE.match(phrase.text) else "wollen"
            case "who":
                return _who(phrase.text if phrase else "")
            case "and":
                return ", und" if phrase and is_long(phrase) else " und"
        return ""

    def said(self, phrase: Phrase, form: str) -> Said:
        """What is said of a slot in a form: words, and the text in them."""
        product = self._phrases.get("product")
        many = product is not None and is_several(product)
        if form == "spares":
            return sparing(phrase, many=many)
        return giving(phrase, many=many) if form == "gives" else FORMS[form](phrase)


def _who(segment: str) -> str:
    """What joins a segment and what it wants; where it has a clause already, the two are one."""
    if re.search(r", (?:die|der|das|denen|deren|dessen) ", segment):
        return " und"
    if re.match(r"(?:ein|jeder|der) ", segment):
        return ", das" if re.match(r"ein \w+es ", segment) else ", der"
    return ", das" if re.match(r"(?:jedes|das) ", segment) else ", die"
