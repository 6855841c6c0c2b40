"""The forms in which a slot stands in a German sentence: words with "%s" for it, and its text.

Where case or gender is not sure, the text stands in quotation marks, which is right in any case.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from canvases.method.sentence.forms import Said
from canvases.method.sentence.german import words as w
from canvases.method.sentence.german.parts import (
    gender,
    head_place,
    is_base,
    moved,
    theirs,
    verb_place,
)
from canvases.method.sentence.shapes import Phrase, Shape
from canvases.method.sentence.wording import raised

_QUOTED: Final = "„%s“"
_LEFT_OUT: Final = re.compile(r"keine?n?\s+")
_DATIVE: Final = re.compile(r"\bsich(?= (?:eine?n?|die|den|das|[A-ZÄÖÜ]))")


def with_zu(text: str) -> str:
    """A task as it stands after "um": "essen" → "zu essen", "einkaufen" → "einzukaufen"."""
    parts = re.split(r"( und | oder |, )", text)
    ends = [is_base(part.split(" ")[-1]) for part in parts[::2]]
    alone = len(ends) > 1 and not all(ends)
    said = [part if place % 2 else _zu(part) for place, part in enumerate(parts)]
    return "".join([*parts[:-1], said[-1]] if alone else said)


def _zu(part: str) -> str:
    before, space, verb = part.rpartition(" ")
    for apart in (*w.SEPARABLE, "kennen", "wieder"):
        rest = verb.removeprefix(apart)
        is_apart = rest != verb and len(rest) > 3 and is_base(rest) and verb not in w.WHOLE
        if is_apart and (apart != "wieder" or rest in ("finden", "kommen", "sehen")):
            return f"{before}{space}{apart}zu{rest}"
    return f"{before}{space}zu {verb}"


def accusative(text: str) -> str:
    """A thing as one gets it: "langer Weg" → "langen Weg". "" where it is not sure."""
    tokens = text.split(" ")
    place = head_place(tokens)
    if place < 0:
        return text if not w.DETERMINERS & set(tokens[:1]) else ""
    before, noun = tokens[:place], tokens[place]
    first = before[0] if before else ""
    which = _told_gender(before) or gender(noun)
    if first in ("ein", "kein") and not which:
        return ""
    if which != "m" or not before:
        return text
    bent = [_bent(one, first) for one in before]
    return " ".join([*bent, _weak(noun) if first in w.DETERMINERS else noun, *tokens[place + 1 :]])


def _told_gender(before: list[str]) -> str:
    """The gender that articles and adjectives tell."""
    for one in before:
        if one in ("der", "jeder", "dieser") or (one.endswith("er") and one != "weniger"):
            return "m"
        if one in ("das", "jedes", "dieses") or one.endswith("es"):
            return "n"
        if one in ("eine", "keine", "jede", "diese", "die", "viele", "wenige", "alle"):
            return "f"
    return ""


def _bent(word: str, first: str) -> str:
    if word in ("ein", "kein"):
        return f"{word}en"
    if word == "der":
        return "den"
    if word.endswith("er") and word != "weniger":
        return f"{word[:-2]}en"
    return f"{word}n" if first == "der" and word.endswith("e") else word


def _weak(noun: str) -> str:
    """Things that end otherwise as soon as they are not the subject."""
    if noun.casefold().endswith(("kunde", "kollege", "junge")):
        return f"{noun}n"
    return (
        f"{noun}en"
        if noun.casefold().endswith(("patient", "student", "mensch", "assistent"))
        else noun
    )


def clause(phrase: Phrase, person: str) -> str:
    """The phrase as it stands after "wenn" and "dass", about `person`: "sie" or "ich". "" where it
    is not sure."""
    text, tokens = phrase.text, phrase.text.split()
    if phrase.shape is Shape.CLAUSE:
        return moved(tokens) if verb_place(tokens) > 0 else text
    if phrase.shape is Shape.DOES:
        base = w.BASES[tokens[0]]
        verb = w.PLURALS[base] if person == "sie" else first_person(base)
        return f"{person} {moved(tokens, verb)}" if verb_place(tokens) == 0 else ""
    if phrase.shape is Shape.QUALITY:
        return f"es {text} ist"
    if phrase.shape is Shape.LACK:
        what = text if text.startswith("nicht ") else accusative(text)
        return what and f"{person} {what} {'haben' if person == 'sie' else 'habe'}"
    return ""


def first_person(base: str) -> str:
    """What I do: "zahlen" → "zahle"."""
    return w.FIRST.get(base) or (f"{base[:-1]}e" if base.endswith(("eln", "ern")) else base[:-1])


def told_by_me(task: str) -> str:
    """A task as I say it: "sich wach fühlen" → "mich wach fühlen"."""
    return re.sub(r"\bsich\b", "mich", _DATIVE.sub("mir", task))


def _thing(phrase: Phrase, *, the: bool = False) -> str:
    """A thing as one gets it; `the` one that is known, where an article is missed."""
    said = _got(phrase)
    is_missed = the and said != phrase.text and said.partition(" ")[0] not in w.DETERMINERS
    return f"den {said}" if said and is_missed and phrase.shape is Shape.THING else said


def _got(phrase: Phrase) -> str:
    if phrase.shape is Shape.DOING:
        return f"das {phrase.text[:1].upper()}{phrase.text[1:]}"
    return accusative(phrase.text) if phrase.shape is Shape.THING else ""


def wish(phrase: Phrase) -> Said:
    """A job before "wollen"."""
    words, text = my_wish(phrase)
    return words, theirs(phrase.text) if phrase.shape is Shape.TASK else text


def my_wish(phrase: Phrase) -> Said:
    """The same, told by the customer."""
    if phrase.shape is Shape.TASK:
        return "%s", told_by_me(phrase.text)
    thing = _thing(phrase)
    return ("%s", thing) if thing else (f"{_QUOTED} schaffen", raised(phrase.text))


def purpose(phrase: Phrase) -> Said:
    """A job after "um"."""
    if phrase.shape is Shape.TASK:
        return "%s", with_zu(theirs(phrase.text))
    thing = _thing(phrase)
    return ("%s zu bekommen", thing) if thing else (f"{_QUOTED} zu schaffen", raised(phrase.text))


def sparing(phrase: Phrase, *, many: bool, turned: bool = False) -> Said:
    """A pain after the offer, or after "wir", which stands behind the verb where it is `turned`."""
    we = " wir" if turned else ""
    if phrase.shape is Shape.TASK:
        return f"{'ersparen' if many else 'erspart'}{we} ihnen, %s", with_zu(phrase.text)
    if said := clause(phrase, "sie"):
        return f"{'sind' if many else 'ist'}{we} da, wenn %s", said
    if thing := _thing(phrase, the=True):
        return f"{'ersparen' if many else 'erspart'}{we} ihnen %s", thing
    return f"{'helfen' if many else 'hilft'}{we} ihnen bei {_QUOTED}", raised(phrase.text)


def giving(phrase: Phrase, *, many: bool) -> Said:
    """A gain after the offer, or after "wir"."""
    if phrase.shape is Shape.TASK:
        return f"{'helfen' if many else 'hilft'} ihnen, %s", with_zu(phrase.text)
    if said := clause(phrase, "sie"):
        return f"{'sorgen' if many else 'sorgt'} dafür, dass %s", said
    if thing := _thing(phrase):
        return f"{'bringen' if many else 'bringt'} ihnen %s", thing
    return f"{'sorgen' if many else 'sorgt'} für {_QUOTED}", raised(phrase.text)


def without(phrase: Phrase) -> Said:
    """A pain after a job."""
    if phrase.shape is Shape.LACK and _LEFT_OUT.match(phrase.text):
        return "auch ohne %s", _LEFT_OUT.sub("", phrase.text, count=1)
    if phrase.shape is Shape.TASK:
        return "ohne %s", with_zu(phrase.text)
    if said := clause(phrase, "sie"):
        return "auch wenn %s", said
    thing = _thing(phrase)
    return ("ohne %s", thing) if thing else (f"auch bei {_QUOTED}", raised(phrase.text))


def situation(phrase: Phrase) -> Said:
    """A pain after "Wenn", told by the customer."""
    if phrase.shape is Shape.TASK:
        return "ich %s muss", told_by_me(phrase.text)
    if said := clause(phrase, "ich"):
        return "%s", said
    thing = _thing(phrase, the=True)
    return (
        ("ich %s vor mir habe", thing) if thing else (f"es heißt: {_QUOTED}", raised(phrase.text))
    )


def outcome(phrase: Phrase) -> Said:
    """A gain after "damit", told by the customer."""
    if phrase.shape is Shape.TASK:
        return "ich %s kann", told_by_me(phrase.text)
    if said := clause(phrase, "ich"):
        return "%s", said
    thing = _thing(phrase)
    return ("ich %s habe", thing) if thing else (f"{_QUOTED} wahr wird", raised(phrase.text))


def group(phrase: Phrase) -> Said:
    """A segment after "für"."""
    said = accusative(phrase.text) if phrase.shape is not Shape.OTHER else phrase.text
    return ("%s", said) if said else (_QUOTED, phrase.text)


def plain(phrase: Phrase) -> Said:
    """As it is."""
    return "%s", phrase.text


def sentence(phrase: Phrase) -> Said:
    """At the beginning of a sentence."""
    return "%s", raised(phrase.text)


def told(phrase: Phrase) -> Said:
    """After a colon, where a whole sentence has a capital."""
    return "%s", raised(phrase.text) if phrase.shape is Shape.CLAUSE else phrase.text


def is_long(phrase: Phrase) -> bool:
    """Whether what is said of a pain ends with a clause, which a comma closes."""
    return sparing(phrase, many=False)[0].find(",") > 0


def ours(phrase: Phrase, *, capital: bool = False, gets: bool = False) -> Said:
    """The offer as ours: "unsere App"; `gets`: as one gets it, "unseren Kurs"."""
    text = re.sub(r"^(?:unsere?|eine?|der|die|das)\s+", "", phrase.text)
    tokens = text.split(" ")
    place = head_place(tokens)
    which = (_told_gender(tokens[:place]) or gender(tokens[place])) if place >= 0 else ""
    our = "Unser" if capital else "unser"
    if not which or phrase.shape is Shape.OTHER:
        return f"{our} Angebot {_QUOTED}", phrase.text
    if which == "p":
        tokens[:place] = [f"{one}n" if one.endswith("e") else one for one in tokens[:place]]
    if which == "m" and gets:
        tokens[:place] = [_bent(one, "") for one in tokens[:place]]
    ending = {"f": "e", "p": "e", "m": "en" if gets else ""}.get(which, "")
    return f"{our}{ending} %s", " ".join(tokens)


def is_several(phrase: Phrase) -> bool:
    """Whether an offer is more than one thing."""
    tokens = phrase.text.split(" ")
    place = head_place(tokens)
    return phrase.shape is not Shape.OTHER and place >= 0 and gender(tokens[place]) == "p"


FORMS: Final[Mapping[str, Callable[[Phrase], Said]]] = {
    "plain": plain,
    "sentence": sentence,
    "told": told,
    "wish": wish,
    "my_wish": my_wish,
    "purpose": purpose,
    "without": without,
    "situation": situation,
    "outcome": outcome,
    "group": group,
    "ours": ours,
    "our": lambda phrase: ours(phrase, capital=True),
    "we_get": lambda phrase: ours(phrase, gets=True),
    "we_spare": lambda phrase: sparing(phrase, many=True),
    "spare_we": lambda phrase: sparing(phrase, many=True, turned=True),
    "we_give": lambda phrase: giving(phrase, many=True),
}
"""Those that depend on their slot alone."""
