"""Texts of German notes bent to stand in a German sentence."""

import pytest

from canvases.method.kinds import Kind
from canvases.method.sentence.composition import compose, language_of, text_of
from canvases.method.sentence.german.forms import FORMS, accusative, giving, sparing
from canvases.method.sentence.german.parts import read
from canvases.method.sentence.patterns import PATTERNS

PURPOSES = {  # the text of a job → what follows "um"
    "Warm essen": "warm zu essen",
    "Ein warmes Essen bekommen": "ein warmes Essen zu bekommen",
    "Pünktlich nach Hause kommen.": "pünktlich nach Hause zu kommen",
    "Schlafen": "zu schlafen",
    "Geld sparen": "Geld zu sparen",
    "Dienstplan schreiben": "Dienstplan zu schreiben",
    "Die Kinder abholen": "die Kinder abzuholen",
    "An der Prüfung teilnehmen": "an der Prüfung teilzunehmen",
    "Den Schlüssel wiederfinden": "den Schlüssel wiederzufinden",
    "Ein Lastenrad abonnieren": "ein Lastenrad zu abonnieren",
    "Den Kunden antworten": "den Kunden zu antworten",
    "Einkaufen und kochen": "einzukaufen und zu kochen",
    "Reis kochen und die Pfanne spülen": "Reis zu kochen und die Pfanne zu spülen",
    "Salz und Pfeffer kaufen": "Salz und Pfeffer zu kaufen",
    "Um pünktlich anzukommen": "pünktlich anzukommen",
    "Ich möchte meinen Chef überzeugen": "ihren Chef zu überzeugen",
    "Geht pünktlich nach Hause": "pünktlich nach Hause zu gehen",
    "Warme Mahlzeit am Abend": "warme Mahlzeit am Abend zu bekommen",
    "Ein sicherer Heimweg": "einen sicheren Heimweg zu bekommen",
    "Wo esse ich?": "„Wo esse ich?“ zu schaffen",
}
PAINS = {  # the text of a pain → what the offer does about it
    "Lange Schlangen": "erspart ihnen lange Schlangen",
    "Langer Weg zur Kantine": "erspart ihnen den langen Weg zur Kantine",
    "Der lange Weg": "erspart ihnen den langen Weg",
    "Ein Umweg von zwei Kilometern": "erspart ihnen einen Umweg von zwei Kilometern",
    "Ein unzufriedener Kunde": "erspart ihnen einen unzufriedenen Kunden",
    "Hohe Kosten": "erspart ihnen hohe Kosten",
    "Zu viele Formulare": "erspart ihnen zu viele Formulare",
    "Stress": "erspart ihnen Stress",
    "Warten auf den Bus": "erspart ihnen das Warten auf den Bus",
    "Lange warten": "erspart ihnen, lange zu warten",
    "Die Kantine ist nach 20 Uhr geschlossen": (
        "ist da, wenn die Kantine nach 20 Uhr geschlossen ist"
    ),
    "Der Zug fällt oft aus": "ist da, wenn der Zug oft ausfällt",
    "Man kann den Preis nicht finden": "ist da, wenn man den Preis nicht finden kann",
    "Niemand antwortet": "ist da, wenn niemand antwortet",
    "Preise steigen": "ist da, wenn Preise steigen",
    "Zahlt doppelt": "ist da, wenn sie doppelt zahlen",
    "Weiß nie, ob das Teil passt": "ist da, wenn sie nie wissen, ob das Teil passt",
    "Zu teuer": "ist da, wenn es zu teuer ist",
    "Keine Zeit zum Kochen": "ist da, wenn sie keine Zeit zum Kochen haben",
    "Kein Parkplatz vor dem Haus": "ist da, wenn sie keinen Parkplatz vor dem Haus haben",
    "Ein Dings": "hilft ihnen bei „Ein Dings“",
    "Ich weiß nie, ob mein Teil passt": "hilft ihnen bei „Ich weiß nie, ob mein Teil passt“",
    "Die Kantine ist zu und es gibt nichts": (
        "hilft ihnen bei „Die Kantine ist zu und es gibt nichts“"
    ),
    "Warum so langsam?": "hilft ihnen bei „Warum so langsam?“",
    "队伍太长": "hilft ihnen bei „队伍太长“",
}
GAINS = {  # the text of a gain → what the offer brings
    "Warmes Essen": "bringt ihnen warmes Essen",
    "Frischer Kaffee": "bringt ihnen frischen Kaffee",
    "Ein fester Preis": "bringt ihnen einen festen Preis",
    "Mehr Freizeit": "bringt ihnen mehr Freizeit",
    "Sich wach fühlen": "hilft ihnen, sich wach zu fühlen",
    "Das Essen ist warm": "sorgt dafür, dass das Essen warm ist",
    "Kennt den Preis": "sorgt dafür, dass sie den Preis kennen",
    "Frisch": "sorgt dafür, dass es frisch ist",
    "Keine Wartezeit": "sorgt dafür, dass sie keine Wartezeit haben",
}
PRODUCTS = {  # the text of a product → how the sentence begins
    "Eine App": "Unsere App ist ",
    "Intelligenter Kühlschrank": "Unser intelligenter Kühlschrank ist ",
    "Neue Kurse": "Unsere neuen Kurse sind ",
    "Buch für Eltern": "Unser Buch für Eltern ist ",
    "Quabbel": "Unser Angebot „Quabbel“ ist ",
}
TOLD_BY_ME = [
    ("my_wish", Kind.JOB, "Sich sicher fühlen", "mich sicher fühlen"),
    ("my_wish", Kind.JOB, "Sich Zeit nehmen", "mir Zeit nehmen"),
    ("my_wish", Kind.JOB, "Meinen Chef überzeugen", "meinen Chef überzeugen"),
    ("situation", Kind.PAIN, "Wartet 40 Minuten", "ich 40 Minuten warte"),
    ("situation", Kind.PAIN, "Lange warten", "ich lange warten muss"),
    ("situation", Kind.PAIN, "Hohe Kosten", "ich hohe Kosten vor mir habe"),
    ("outcome", Kind.GAIN, "Kennt den Preis", "ich den Preis kenne"),
    ("outcome", Kind.GAIN, "Nach dem Essen wach sein", "ich nach dem Essen wach sein kann"),
    ("without", Kind.PAIN, "Keine Zeit zum Kochen", "auch ohne Zeit zum Kochen"),
    ("without", Kind.PAIN, "Lange warten", "ohne lange zu warten"),
]
TEXTS = {
    "product": "Kühlschrank mit warmen Mahlzeiten",
    "segment": "Pflegekräfte im Nachtdienst",
    "job": "Warm essen",
    "pain": "Lange Schlangen",
    "gain": "Das Essen ist warm",
    "unlike": "Die Kantine",
}
SAID = {
    "help": (
        "Unser Kühlschrank mit warmen Mahlzeiten ist für Pflegekräfte im Nachtdienst, die warm"
        " essen wollen, erspart ihnen lange Schlangen und sorgt dafür, dass das Essen warm ist,"
        " anders als die Kantine."
    ),
    "for_who": (
        "Für Pflegekräfte im Nachtdienst gibt es unseren Kühlschrank mit warmen Mahlzeiten, um"
        " warm zu essen: Wir sorgen dafür, dass das Essen warm ist. Anders als die Kantine"
        " ersparen wir ihnen lange Schlangen."
    ),
    "job_story": (
        "Wenn ich lange Schlangen vor mir habe, will ich warm essen, damit das Essen warm ist."
    ),
    "headline": (
        "Warm essen, ohne lange Schlangen. Unser Kühlschrank mit warmen Mahlzeiten für"
        " Pflegekräfte im Nachtdienst: Das Essen ist warm."
    ),
    "before_after": (
        "Heute: lange Schlangen. Mit uns: Das Essen ist warm. Unser Kühlschrank mit warmen"
        " Mahlzeiten ist für Pflegekräfte im Nachtdienst, die warm essen wollen."
    ),
}


@pytest.mark.parametrize(("text", "said"), PURPOSES.items())
def test_job_becomes_a_purpose(text: str, said: str) -> None:
    words, bent = FORMS["purpose"](read(text, Kind.JOB))

    assert words.replace("%s", bent) == said


@pytest.mark.parametrize(("text", "said"), PAINS.items())
def test_pain_becomes_what_the_offer_does_about_it(text: str, said: str) -> None:
    words, bent = sparing(read(text, Kind.PAIN), many=False)

    assert words.replace("%s", bent) == said


@pytest.mark.parametrize(("text", "said"), GAINS.items())
def test_gain_becomes_what_the_offer_brings(text: str, said: str) -> None:
    words, bent = giving(read(text, Kind.GAIN), many=False)

    assert words.replace("%s", bent) == said


@pytest.mark.parametrize(("form", "kind", "text", "said"), TOLD_BY_ME)
def test_note_is_told_by_the_customer(form: str, kind: Kind, text: str, said: str) -> None:
    words, bent = FORMS[form](read(text, kind))

    assert words.replace("%s", bent) == said


@pytest.mark.parametrize(("text", "said"), PRODUCTS.items())
def test_product_agrees_with_article_and_verb(text: str, said: str) -> None:
    texts = TEXTS | {"product": text}

    assert text_of(compose(PATTERNS["help"], texts, language="de")).startswith(said)


@pytest.mark.parametrize(("pattern", "said"), SAID.items())
def test_pattern_says_it(pattern: str, said: str) -> None:
    assert text_of(compose(PATTERNS[pattern], TEXTS, language="de")) == said


@pytest.mark.parametrize(
    ("segment", "said"),
    [
        ("Junge Familien", "für junge Familien, die warm essen wollen"),
        ("Ein kleiner Betrieb", "für einen kleinen Betrieb, der warm essen will"),
        ("Eltern, die nachts arbeiten", "für Eltern, die nachts arbeiten und warm essen wollen"),
    ],
)
def test_segment_agrees_with_what_it_wants(segment: str, said: str) -> None:
    assert said in text_of(compose(PATTERNS["help"], TEXTS | {"segment": segment}, language="de"))


def test_thing_of_unknown_gender_has_no_case() -> None:
    assert accusative("ein Dings") == ""


@pytest.mark.parametrize(
    ("chosen", "language"), [("", "de"), ("en", "en"), ("other", ""), ("de", "de")]
)
def test_language_is_the_one_that_was_chosen(chosen: str, language: str) -> None:
    notes = ["Die Kantine ist zu", "Keine Zeit für das Essen", "Warten auf den Bus"]

    assert language_of(notes, chosen) == language


def test_language_without_grammar_is_no_language() -> None:
    assert language_of(["吃一顿热饭"]) == ""
    assert language_of(["Eat"]) == "en"
