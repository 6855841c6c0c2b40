"""The rows of a note's fields say something that holds."""

from typing import Any

import pytest

from canvases.method.kinds import Kind
from canvases.method.note_fields import ASKED, FIELDS, FIELDS_OF, NOTE_FIELDS, WORDED, Sort


def test_names_are_given_once() -> None:
    assert len(FIELDS) == len(NOTE_FIELDS) == len(ASKED)


def test_every_choice_of_a_kind_has_a_label() -> None:
    for field in NOTE_FIELDS:
        of_kinds = {code for kind in Kind for code in field.choices_of(kind)}
        assert of_kinds == set(field.choices)


def test_every_scale_says_what_its_ends_mean() -> None:
    for field in NOTE_FIELDS:
        assert set(field.ends) == (set(field.kinds) if field.sort is Sort.SCALE else set())


def test_a_pain_is_asked_for_its_text_and_how_bad_it_is_first() -> None:
    names = [field.name for field in FIELDS_OF[Kind.PAIN]]

    assert names[:2] == ["text", "weight"]
    assert names.index("details") < names.index("type")


def test_words_of_people_are_the_text_and_the_details_and_no_choice() -> None:
    assert {"text", "details", "type", "weight"} & WORDED == {"text", "details"}


@pytest.mark.parametrize(
    ("name", "kind", "value", "suits"),
    [
        ("type", Kind.PAIN, "risk", True),
        ("type", Kind.JOB, "risk", False),
        ("type", Kind.GAIN_CREATOR, "", True),
        ("moment", Kind.PAIN, "before", True),
        ("moment", Kind.GAIN, "before", False),
        ("stage", Kind.JOB, "never", False),
        ("elements", Kind.PRODUCT, ["price", "design"], True),
        ("elements", Kind.PRODUCT, ["nonsense"], False),
        ("elements", Kind.PAIN, ["price"], False),
        ("elements", Kind.PAIN, [], True),
    ],
)
def test_value_suits_a_kind(name: str, kind: Kind, value: Any, suits: bool) -> None:
    assert FIELDS[name].suits(kind, value) is suits


@pytest.mark.parametrize("field", NOTE_FIELDS, ids=lambda field: field.name)
def test_whatever_says_nothing_suits_every_kind_and_reads_as_nothing(field: Any) -> None:
    assert all(field.suits(kind, field.empty) for kind in Kind)
    assert field.sort is Sort.SCALE or field.words(field.empty, str) == []


def test_words_of_choices_are_translated_and_those_of_people_are_not() -> None:
    assert FIELDS["elements"].words(["price", "design"], str.upper) == ["PRICE", "DESIGN"]
    assert FIELDS["details"].words("said so", str.upper) == ["said so"]


def test_code_that_a_later_release_wrote_is_shown_as_it_is() -> None:
    assert FIELDS["moment"].words("at_night", str.upper) == ["AT_NIGHT"]
