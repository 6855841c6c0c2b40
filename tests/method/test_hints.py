"""What the coach says of a canvas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.fit import LinkFact, NoteFact
from canvases.method.hints import NOTE_KEYS, CanvasFacts, Hint, find_hints
from canvases.method.hints.told import CANVAS_HINTS, MOVES
from canvases.method.kinds import Kind, Strength

JOB, PAIN, GAIN = Kind.JOB, Kind.PAIN, Kind.GAIN
PRODUCT, RELIEVER, CREATOR = Kind.PRODUCT, Kind.PAIN_RELIEVER, Kind.GAIN_CREATOR


def notes(*told: tuple[Kind, str], weight: int | None = None) -> list[NoteFact]:
    """Notes with the ids “0”, “1” and so on."""
    return [NoteFact(str(number), kind, text, weight) for number, (kind, text) in enumerate(told)]


def link(source: int, target: int) -> LinkFact:
    return LinkFact(str(source), str(target), Strength.STRONG)


def said(facts: CanvasFacts) -> list[tuple[str, str]]:
    """The keys of all hints, with the id of the note or the box that each is about."""
    return [(hint.key, hint.note or hint.box or "") for hint in find_hints(facts)]


def english(*told: tuple[Kind, str], links: tuple[LinkFact, ...] = ()) -> list[tuple[str, str]]:
    return said(CanvasFacts(notes(*told), links, language="en"))


def test_empty_canvas_hears_nothing() -> None:
    assert english() == []


def test_same_words_twice_are_told_on_the_later_note() -> None:
    assert english((PAIN, "Loses the keys"), (PAIN, "loses  the keys.")) == [("duplicate", "1")]
    assert english((JOB, "Knit"), (RELIEVER, "Knit")) == []  # the other side


def test_gain_that_turns_a_pain_round_is_told_with_the_pain() -> None:
    told = notes(
        (PAIN, "Long waiting times at reception"), (GAIN, "Short waiting times at reception")
    )
    (hint,) = find_hints(CanvasFacts(told, language="en"))

    assert (hint.key, hint.note, hint.other) == ("mirrored", "1", told[0].text)


def test_pain_that_lacks_what_a_gain_has_is_told_with_the_gain() -> None:
    told = ((PAIN, "Not enough light in the yard"), (GAIN, "Enough light in the yard"))

    assert english(*told) == [("mirrored", "0")]


def test_offer_named_in_the_circle_is_told() -> None:
    told = ((PRODUCT, "The Night Owl"), (CREATOR, "Rings at six"), (PAIN, "Forgets the night owl"))

    assert ("own_offer", "2") in english(*told)


def test_note_of_the_square_is_told_only_where_others_of_its_box_are_linked() -> None:
    told = ((PAIN, "Bus is late"), (RELIEVER, "Tells when it comes"), (RELIEVER, "Sends a taxi"))

    assert ("unmatched", "2") not in english(*told)
    assert english(*told, links=(link(1, 0),)) == [("unmatched", "2")]


@pytest.mark.parametrize(
    ("told", "hint"),
    [
        ([(PRODUCT, "Bread")], ("undelivered", PRODUCT)),
        ([(PAIN, "Bus is late"), (RELIEVER, "Tells when it comes")], ("unlinked", "")),
        ([(PAIN, f"Bus {n} is late") for n in range(5)], ("unranked", PAIN)),
        ([(GAIN, f"Sits in bus {n}") for n in range(20)], ("crowded", GAIN)),
        ([(PAIN, f"{who} wait for bus {n}") for who in ("Parents", "Nurses", "Cooks")
          for n in "12"], ("mixed", "")),
    ],
)  # fmt: skip
def test_box_or_canvas_hears_what_concerns_it(
    told: list[tuple[Kind, str]], hint: tuple[str, str]
) -> None:
    assert hint in english(*told)
    assert hint not in english(*told[:1]) or len(told) == 1


def test_jobs_that_are_all_functional_are_asked_about() -> None:
    told = notes(*((JOB, f"Catch bus {number}") for number in range(4)))
    types = dict.fromkeys("0123", "functional")

    assert said(CanvasFacts(told, types=types, language="en")) == [("only_functional", JOB)]
    assert said(CanvasFacts(told, types=types | {"3": "social"}, language="en")) == []
    assert said(CanvasFacts(told, language="en")) == []


def test_answering_every_pain_is_asked_about() -> None:
    told = [*((PAIN, f"Bus {n} is late") for n in range(8)), (RELIEVER, "Sends a taxi")]
    links = tuple(link(8, number) for number in range(8))

    assert ("serves_all", PAIN) in english(*told, links=links)
    assert ("serves_all", PAIN) not in english(*told, links=links[1:])


@pytest.mark.parametrize(
    "texts", [["太贵了", "没有时间"], ["غالي جدا", "لا وقت"], ["Trop cher", "Pas le temps de lire"]]
)
def test_words_of_an_unknown_language_are_left_alone(texts: list[str]) -> None:
    assert said(CanvasFacts(notes(*((PAIN, text) for text in texts)))) == []


def test_language_that_was_set_counts_more_than_the_guess() -> None:
    told = notes((PAIN, "Stress"), (PAIN, "Bus is late when it rains"))

    assert said(CanvasFacts(told)) == [("vague", "0")]
    assert said(CanvasFacts(told, language="other")) == []


def test_hint_that_was_put_aside_stays_away_and_no_other_takes_its_place() -> None:
    told = notes((GAIN, "No stress"), (GAIN, "no stress"))

    assert said(CanvasFacts(told, language="en")) == [("negated", "0"), ("duplicate", "1")]
    put_aside = {"1": ["duplicate"]}
    assert said(CanvasFacts(told, language="en", dismissed=put_aside)) == [("negated", "0")]


def test_hint_on_a_box_stays_away_from_that_box_alone() -> None:
    told = notes(*((kind, f"Bus {n} is late") for kind in (PAIN, GAIN) for n in range(5)))
    facts = CanvasFacts(told, language="other", dismissed={"": ["unranked:pain"]})

    assert [one for one in said(facts) if one[0] == "unranked"] == [("unranked", GAIN)]


def test_hint_brings_what_mends_it() -> None:
    moved, split = find_hints(
        CanvasFacts(
            notes((JOB, "Too much noise at night"), (JOB, "Cook rice and wash the pan")),
            language="en",
        )
    )

    assert moved.move_to is PAIN
    assert split.parts == ("Cook rice", "Wash the pan")


text = st.text(max_size=120) | st.sampled_from(
    ["Too slow", "An app", "Bake bread and sell it", "No stress", "Parents wait", "太贵了", "; ; ;"]
)
facts = st.builds(
    CanvasFacts,
    notes=st.lists(st.tuples(st.sampled_from(Kind), text), max_size=24).map(
        lambda told: notes(*told)
    ),
    links=st.lists(st.builds(link, st.integers(0, 30), st.integers(0, 30)), max_size=8),
    language=st.sampled_from(["", "en", "de", "other", "xx"]),
    dismissed=st.dictionaries(
        st.sampled_from(["", "0", "1"]), st.lists(st.sampled_from([*NOTE_KEYS, *CANVAS_HINTS]))
    ),
)


@given(facts)
def test_any_canvas_hears_each_note_once_at_most_and_the_same_again(facts: CanvasFacts) -> None:
    found: list[Hint] = find_hints(facts)
    on_notes = [hint.note for hint in found if hint.note]

    assert len(on_notes) == len(set(on_notes))
    assert find_hints(facts) == found
    assert all(hint.name not in facts.dismissed.get(hint.note, ()) for hint in found)
    assert all(hint.why and hint.mend for hint in found)
    assert all(len(hint.parts) > 1 for hint in found if hint.key == "several")
    assert all(hint.move_to is not hint.box for hint in found if hint.key in MOVES)
