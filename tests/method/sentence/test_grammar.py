"""Texts of notes bent to stand in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.hints.english import ENGLISH
from canvases.method.kinds import Kind
from canvases.method.sentence.composition import compose, text_of
from canvases.method.sentence.forms import FORMS
from canvases.method.sentence.patterns import PATTERNS
from canvases.method.sentence.shapes import read
from canvases.method.sentence.verbs import NO_NOUNS, base_of_third

JOBS = {  # the text of a note → what one wants
    "Eat a warm meal": "to eat a warm meal",
    "To eat a warm meal.": "to eat a warm meal",
    "I want to eat a warm meal": "to eat a warm meal",
    "I need to get home on time": "to get home on time",
    "Eating a warm meal": "to eat a warm meal",
    "Getting home": "to get home",
    "Making dinner": "to make dinner",
    "Lying down": "to lie down",
    "Blogging about it": "to be blogging about it",
    "Gets home by six": "to get home by six",
    "Manages spare parts": "to manage spare parts",
    "Not be the only parents who say no": "not to be the only parents who say no",
    "Decarbonise the fleet": "to decarbonise the fleet",
    "Do the VAT return": "to do the VAT return",
    "Feel at home in Berlin": "to feel at home in Berlin",
    "Show my boss that we are on time": "to show their boss that they are on time",
    "Sleep!": "to sleep",
    "“Feel safe”": "to feel safe",
    "🍲 Eat well": "to 🍲 eat well",
    "A warm meal at night": "a warm meal at night",
    "Peace of mind": "peace of mind",
    "iPhone repair": "iPhone repair",
    "My phone always works": "to be sure that their phone always works",
    "Where do I eat?": "to get “Where do I eat?” done",
    "吃一顿热饭": "to get “吃一顿热饭” done",
    "أكل وجبة ساخنة": "to get “أكل وجبة ساخنة” done",
}
PAINS = {  # the text of a note → what the offer does about it
    "Long queues": "sparing them long queues",
    "Long queues every day": "sparing them long queues every day",
    "A bill of €180 after one game": "sparing them a bill of €180 after one game",
    "Two orders a day": "sparing them two orders a day",
    "Too many forms": "sparing them too many forms",
    "Waiting in line": "saving them from waiting in line",
    "Losing a day's pay to a flat": "saving them from losing a day's pay to a flat",
    "Chasing invoices from shops": "saving them from chasing invoices from shops",
    "Not knowing what fails next": "saving them from not knowing what fails next",
    "SMS costs": "sparing them SMS costs",
    "Monday mornings": "sparing them Monday mornings",
    "50 % off": "sparing them 50 % off",
    "The bus, late again…": "sparing them the bus, late again",
    "Red Cross forms": "sparing them Red Cross forms",
    "Canteen is closed after 8 pm.": "stepping in when canteen is closed after 8 pm",
    "Canteen closes at 8 p.m.": "stepping in when canteen closes at 8 p.m.",
    "Half of the machines go home": "stepping in when half of the machines go home",
    "Every shop recommends another model": "stepping in when every shop recommends another model",
    "Strangers write to the child at night": (
        "stepping in when strangers write to the child at night"
    ),
    "A bike stands still while a part is on order": (
        "stepping in when a bike stands still while a part is on order"
    ),
    "Bikes stand idle": "stepping in when bikes stand idle",
    "Riders miss shifts": "stepping in when riders miss shifts",
    "Fixing a flat takes an hour": "stepping in when fixing a flat takes an hour",
    "Carries too many tools": "stepping in when they carry too many tools",
    "Hates getting dirty hands": "stepping in when they hate getting dirty hands",
    "Runs out of tubes": "stepping in when they run out of tubes",
    "Breaks down far from a shop": "stepping in when it breaks down far from a shop",
    "Nobody answers": "stepping in when nobody answers",
    "Something breaks": "stepping in when something breaks",
    "I never know if my part fits": "stepping in when they never know if their part fits",
    "I'm always late": "stepping in when they're always late",
    "We have to pay for it ourselves": "stepping in when they have to pay for it themselves",
    "Pays twice": "stepping in when they pay twice",
    "Pays €240 and waits for it": "stepping in when they pay €240 and wait for it",
    "Never knows the price": "stepping in when they never know the price",
    "Can't find parking": "stepping in when they can't find parking",
    "Forget to eat": "stepping in when they forget to eat",
    "No time to cook": "stepping in when there is no time to cook",
    "No queues": "stepping in when there are no queues",
    "Not enough staff": "stepping in when there are not enough staff",
    "Too expensive": "stepping in when it is too expensive",
    "Hard to reach": "stepping in when it is hard to reach",
    "Afraid of a shock": "stepping in when they are afraid of a shock",
    "Not sure it fits": "stepping in when they are not sure it fits",
    "“It never fits”": "stepping in when it never fits",
    "Why so slow?": "tackling “Why so slow?”",
    "队伍太长": "tackling “队伍太长”",
    "Die Kantine ist geschlossen und es gibt nichts": (
        "tackling “Die Kantine ist geschlossen und es gibt nichts”"
    ),
}
GAINS = {  # the text of a note → what the offer brings
    "Warm food": "giving them warm food",
    "More free time": "giving them more free time",
    "A cap on cost that holds": "giving them a cap on cost that holds",
    "Somebody to ask at 9 pm": "giving them somebody to ask at 9 pm",
    "Food is warm": "making sure that food is warm",
    "The child minds its own time": "making sure that the child minds its own time",
    "Somebody asks how she is": "making sure that somebody asks how she is",
    "Nothing breaks": "making sure that nothing breaks",
    "I can eat when I want": "making sure that they can eat when they want",
    "Is sure before paying": "making sure that they are sure before paying",
    "Sees the price": "making sure that they see the price",
    "Works when it comes out of the box": (
        "making sure that it works when it comes out of the box"
    ),
    "Not sleepy after eating": "making sure that they are not sleepy after eating",
    "Fresh.": "making sure that it is fresh",
    "No waiting": "making sure that there is no waiting",
    "Feel awake": "helping them feel awake",
    "Being sure that it fits": "helping them be sure that it fits",
    "Knowing when a part comes": "helping them know when a part comes",
    "Not worrying about theft": "helping them not worry about theft",
    "Earning more per shift": "helping them earn more per shift",
    "Cooking classes": "helping with cooking classes",
    "Keeps earning": "making sure that they keep earning",
    "Improves ratings": "making sure that they improve ratings",
    "Looks professional": "making sure that they look professional",
    "Fits in a pocket": "making sure that it fits in a pocket",
    "Back on the road at once": "making sure that they are back on the road at once",
    "Back pain treatment": "giving them back pain treatment",
    "One invoice a month": "giving them one invoice a month",
    "😀": "delivering “😀”",
    "温暖的食物": "delivering “温暖的食物”",
}
PRODUCTS = {  # the text of a note → how the sentence begins
    "A smart fridge": "Our smart fridge helps ",
    "Our app": "Our app helps ",
    "The fridges": "Our fridges help ",
    "Letters for parts": "Our letters for parts help ",
    "Search by photo: two pictures": "Our search by photo helps ",
    "Bikes, parts and tools": "Our bikes, parts and tools help ",
    "SMS alerts": "Our SMS alerts help ",
    "Business news": "Our business news helps ",
    "iOS app": "Our iOS app helps ",
    "Red Cross training": "Our Red Cross training helps ",
}
CASES = [
    *((Kind.JOB, "wish", *case) for case in JOBS.items()),
    *((Kind.PAIN, "ending", *case) for case in PAINS.items()),
    *((Kind.GAIN, "giving", *case) for case in GAINS.items()),
]


@pytest.mark.parametrize(("kind", "form", "text", "said"), CASES)
def test_note_is_bent_to_its_slot(kind: Kind, form: str, text: str, said: str) -> None:
    words, bent = FORMS[form](read(text, kind))

    assert words.replace("%s", bent) == said


@pytest.mark.parametrize(("text", "said"), PRODUCTS.items())
def test_product_agrees_with_its_verb(text: str, said: str) -> None:
    assert text_of(compose(PATTERNS["help"], {"product": text})).startswith(said)


@pytest.mark.parametrize(
    ("form", "kind", "text", "said"),
    [
        ("situation", Kind.PAIN, "Long queues", "I face long queues"),
        ("situation", Kind.PAIN, "Pays twice", "I pay twice"),
        ("situation", Kind.PAIN, "Is late", "I am late"),
        ("situation", Kind.PAIN, "Waiting in line", "I am waiting in line"),
        ("situation", Kind.PAIN, "Being late", "I am late"),
        ("situation", Kind.PAIN, "Not knowing the price", "I do not know the price"),
        ("situation", Kind.PAIN, "My part never fits", "my part never fits"),
        ("outcome", Kind.GAIN, "Warm food", "I have warm food"),
        ("outcome", Kind.GAIN, "Feel awake", "I can feel awake"),
        ("outcome", Kind.GAIN, "Knowing the price", "I can know the price"),
        ("outcome", Kind.GAIN, "Knows the price", "I know the price"),
        ("without", Kind.PAIN, "No time to cook", "even with no time to cook"),
        ("without", Kind.PAIN, "Canteen is closed", "even when canteen is closed"),
        ("spares", Kind.PAIN, "Long queues", "spare them long queues"),
        ("spares", Kind.PAIN, "Waiting in line", "save them from waiting in line"),
        ("spares", Kind.PAIN, "Bikes stand idle", "step in when bikes stand idle"),
        ("told", Kind.GAIN, "Is sure before paying", "they are sure before paying"),
        ("told", Kind.PAIN, "The canteen is closed", "the canteen is closed"),
        ("sentence", Kind.JOB, "Eating well.", "Eat well"),
        ("my_wish", Kind.JOB, "Show my boss", "to show my boss"),
    ],
)
def test_note_is_told_by_the_customer(form: str, kind: Kind, text: str, said: str) -> None:
    words, bent = FORMS[form](read(text, kind))

    assert words.replace("%s", bent) == said


@given(st.sampled_from(sorted(ENGLISH.tasks - {"be", "build", "meet"})))
def test_gain_that_ends_in_ing_reads_like_the_verb(verb: str) -> None:
    doing = f"{verb.removesuffix('e')}ing it in ten minutes"
    words, bent = FORMS["giving"](read(doing, Kind.GAIN))

    assert words.replace("%s", bent) in (
        f"helping them {verb} it in ten minutes",
        f"helping with {doing}",  # of a verb whose form is another: "getting"
    )


@given(st.sampled_from(sorted(NO_NOUNS)))
def test_what_somebody_does_is_said_of_them_all(verb: str) -> None:
    words, bent = FORMS["ending"](read(f"{verb} less time", Kind.PAIN))

    assert words == "stepping in when %s"
    assert bent == f"they {base_of_third(verb)} less time"


def test_notes_in_another_language_stay_as_they_are() -> None:
    texts = {"product": "Kühlschrank", "job": "Warm essen.", "pain": "Kantine ist zu"}

    said = text_of(compose(PATTERNS["help"], texts, language=""))

    assert said == (
        "Our Kühlschrank helps … who want to get “Warm essen” done by tackling “Kantine ist zu”."
    )
