"""What the coach says of the words of one note."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.hints.languages import WORDS
from canvases.method.hints.told import WORDING
from canvases.method.hints.wording import judge
from canvases.method.kinds import Kind
from tests.method.hint_corpus import labelled, score

ENGLISH, GERMAN = WORDS["en"], WORDS["de"]


def test_corpus_keeps_a_third_out_with_faults_enough() -> None:
    kept, tuning = labelled("kept"), labelled("tuning")

    assert len(kept) + len(tuning) >= 300
    assert len(kept) * 3 >= len(kept) + len(tuning)
    assert sum(bool(note.hint) for note in kept) >= 40


@pytest.mark.parametrize("part", ["kept", "tuning"])
def test_hints_are_right_nine_times_of_ten_and_find_half_of_the_faults(part: str) -> None:
    found = score(part)

    assert found.precision >= 0.9
    assert found.recall >= 0.5


@pytest.mark.parametrize(
    ("kind", "text", "hint"),
    [
        (Kind.JOB, "An app for invoices", "solution"),
        (Kind.JOB, "An app that finds the part", "solution"),
        (Kind.JOB, "Use our card reader", "solution"),
        (Kind.JOB, "Use up the paint", ""),
        (Kind.JOB, "Keep the app store listing up to date", ""),
        (Kind.JOB, "Too many forms", "to_pains"),
        (Kind.JOB, "Better grades", "to_gains"),
        (Kind.JOB, "Better understand the tax rules", ""),
        (Kind.JOB, "Lower the rent of the shop", ""),
        (Kind.JOB, "Fetch the mail and water the plants", ""),
        (Kind.JOB, "Clean the shop and count the till", "several"),
        (Kind.JOB, "Find out which part is broken and order the new one", "several"),
        (Kind.JOB, "Sort and file invoices", ""),
        (Kind.JOB, "Go to the market and sell eggs", ""),
        (Kind.PAIN, "Slow service", "vague"),
        (Kind.PAIN, "Service takes 40 minutes", ""),
        (Kind.PAIN, "Lack of clarity", "negated"),
        (Kind.PAIN, "Lack of rain in May", ""),
        (Kind.PAIN, "No calendar app", "feature"),
        (Kind.PAIN, "We need a tracker for parcels", "feature"),
        (Kind.PAIN, "Happy when it runs again", "to_gains"),
        (Kind.PAIN, "Happy customers are rare", ""),
        (Kind.PAIN, "More competition each year", ""),
        (Kind.PAIN, "Write the same report for three offices", ""),
        (Kind.PAIN, "Stressed when the phone rings and the queue grows", ""),
        (Kind.GAIN, "No queues", "negated"),
        (Kind.GAIN, "No later than 5 pm at home", ""),
        (Kind.GAIN, "Less than a page to fill in", ""),
        (Kind.GAIN, "Nobody notices the hearing aid", ""),
        (Kind.GAIN, "Live chat", "feature"),
        (Kind.GAIN, "Can't stop smiling", ""),
        (Kind.GAIN, "Salt and pepper on every table", ""),
        (Kind.PAIN_RELIEVER, "Chatbot", "bare"),
        (Kind.PAIN_RELIEVER, "Chatbot that answers at night", ""),
        (Kind.GAIN_CREATOR, "Saves a lot of time", "vague"),
        (Kind.GAIN_CREATOR, "Saves 3 hours a week", ""),
        (Kind.PRODUCT, "App", ""),
    ],
)
def test_note_gets_the_hint_that_it_deserves(kind: Kind, text: str, hint: str) -> None:
    assert judge(text, kind, ENGLISH) == hint
    assert judge(f"  {text.upper()}!", kind, ENGLISH) == hint


@pytest.mark.parametrize(
    ("kind", "text", "hint"),
    [
        (Kind.JOB, "Eine App für Rechnungen", "solution"),
        (Kind.JOB, "Rechnungen an Kunden schreiben", ""),
        (Kind.JOB, "Rechnungen schreiben und Belege sortieren", "several"),
        (Kind.JOB, "Ein- und Verkauf leiten", ""),
        (Kind.PAIN, "Viel zu teuer", "vague"),
        (Kind.PAIN, "Mangelnde Klarheit", "negated"),
        (Kind.PAIN, "Mangel an Regen im Mai", ""),
        (Kind.GAIN, "Keine Schlangen", "negated"),
        (Kind.GAIN, "Weniger als eine Seite auszufüllen", ""),
        (Kind.GAIN, "Online-Kalender", "feature"),
    ],
)
def test_german_note_gets_the_hint_that_it_deserves(kind: Kind, text: str, hint: str) -> None:
    assert judge(text, kind, GERMAN) == hint


PIECES = st.sampled_from(
    ["and", "und", ";", ",", ". A", "too", "no", "app", "our", "waits", "%", "\x00", "’", "ß", "İ"]
)


@given(
    text=st.text(max_size=400) | st.lists(PIECES, max_size=40).map(" ".join),
    kind=st.sampled_from(Kind),
    code=st.sampled_from(sorted(WORDS)),
)
def test_any_text_gets_a_known_hint_or_none_and_the_same_again(
    text: str, kind: Kind, code: str
) -> None:
    hint = judge(text, kind, WORDS[code])

    assert hint in {"", *WORDING}
    assert judge(text, kind, WORDS[code]) == hint
