"""What a browser sends becomes clean values, or words that say what is wrong."""

import pytest
from django.http import QueryDict

from canvases.access import CanvasGrant
from canvases.forms.notes import (
    MOST_PASTED,
    EditForm,
    LinkForm,
    NoteForm,
    PasteForm,
    PlaceForm,
    WeightForm,
)
from canvases.method.kinds import Kind
from canvases.method.text import NOTE_TEXT
from tests import cast


def words(form: NoteForm | PasteForm | EditForm | LinkForm | PlaceForm | WeightForm) -> str:
    assert not form.is_valid()
    return " ".join(str(message) for messages in form.errors.values() for message in messages)


def pasted(text: str) -> list[str]:
    form = PasteForm({"kind": "job", "text": text})
    assert form.is_valid(), form.errors
    lines: list[str] = form.cleaned_data["text"]
    return lines


def edited(grant: CanvasGrant, sent: str, kind: Kind = Kind.PAIN) -> EditForm:
    return EditForm(QueryDict(f"version=1&{sent}"), note=cast.add(grant, kind))


def test_note_is_not_weighed_unless_told_otherwise() -> None:
    form = NoteForm({"kind": "pain", "text": " Canteen\tis closed "})

    assert form.is_valid()
    assert form.cleaned_data == {"kind": Kind.PAIN, "text": "Canteen is closed", "weight": None}


@pytest.mark.parametrize("text", ["", "  \n\t ", "\x00\x07", "\u200b\ufeff", "\ud800"])
def test_note_without_anything_to_see_is_refused(text: str) -> None:
    assert words(NoteForm({"kind": "pain", "text": text})) == "Please write something."


def test_note_as_long_as_may_be_is_kept_whole() -> None:
    form = NoteForm({"kind": "pain", "text": "x" * NOTE_TEXT})

    assert form.is_valid()
    assert len(form.cleaned_data["text"]) == NOTE_TEXT


def test_note_that_is_too_long_says_by_how_much() -> None:
    said = words(NoteForm({"kind": "pain", "text": "x" * (NOTE_TEXT + 1)}))

    assert said == "This has 281 characters; at most 280 fit."


@pytest.mark.parametrize("weight", ["0", "6", "-1", "2.5", "five", "３", "1" * 400])
def test_weight_is_a_number_from_1_to_5(weight: str) -> None:
    assert words(WeightForm({"weight": weight})) == "The weight is a number from 1 to 5."


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One\nTwo\r\nThree", ["One", "Two", "Three"]),
        ("\n\n One \n\n\n Two \n", ["One", "Two"]),
        ("• One\n- Two\n* Three\n– Four\n\t◦ Five", ["One", "Two", "Three", "Four", "Five"]),
        ("•One\n-\n-5 % costs\n*star*", ["One", "-5 % costs", "*star*"]),
        ("One\u2028Two\x0bThree\x00", ["One", "Two", "Three"]),
        ("Twice\nTwice", ["Twice", "Twice"]),
    ],
)
def test_pasted_lines_are(text: str, lines: list[str]) -> None:
    assert pasted(text) == lines


def test_paste_takes_as_many_lines_as_may_be() -> None:
    assert len(pasted("line\n" * MOST_PASTED)) == 500


def test_paste_of_too_many_lines_says_how_many() -> None:
    said = words(PasteForm({"kind": "job", "text": "line\n" * 10_000}))

    assert said == "These are 10000 lines. At most 500 can be pasted at once."


def test_paste_names_the_lines_that_are_too_long() -> None:
    long = "x" * (NOTE_TEXT + 1)
    said = words(PasteForm({"kind": "job", "text": f"One\n\n{long}\nTwo\n- {long}"}))

    assert said.endswith("line 3, 5.")


@pytest.mark.parametrize("text", ["", "\n \n", "-\n•\n"])
def test_paste_of_nothing_is_refused(text: str) -> None:
    assert words(PasteForm({"kind": "job", "text": text})).startswith("What you pasted has no text")


def test_edit_changes_only_what_was_sent(ada: CanvasGrant) -> None:
    form = edited(ada, "details=More&moment=")

    assert form.is_valid()
    assert form.values == {"details": "More", "moment": ""}


def test_edit_takes_away_all_elements_where_none_is_ticked(ada: CanvasGrant) -> None:
    form = edited(ada, "elements_given=1", Kind.PRODUCT)

    assert form.is_valid()
    assert form.values == {"elements": []}


@pytest.mark.parametrize(
    "sent",
    [
        "text=",
        "type=functional",
        "type=nonsense",
        "moment=never",
        "stage=nonsense",
        "weight=9",
        "details=" + "x" * 4001,
        "version=",
        "version=-1",
        "version=first",
    ],
)
def test_edit_refuses_what_a_pain_cannot_have(ada: CanvasGrant, sent: str) -> None:
    note = cast.add(ada, Kind.PAIN)
    version = "" if sent.startswith("version") else "version=1&"

    assert words(EditForm(QueryDict(version + sent), note=note))


def test_edit_refuses_an_unknown_element_of_value(ada: CanvasGrant) -> None:
    assert words(edited(ada, "elements=price&elements=nonsense", Kind.PRODUCT))


def test_place_needs_a_box_or_a_step() -> None:
    assert words(PlaceForm({"after": "bcdfghjkmnpq"})) == "Choose where the note should go."


@pytest.mark.parametrize("end", ["", "x", "../../etc", "bcdfghjkmnp\x00", "bcdfghjkmnp\ud800"])
def test_link_needs_two_ids(end: str) -> None:
    assert words(LinkForm({"source": "bcdfghjkmnpq", "target": end, "strength": "weak"}))


@pytest.mark.parametrize("strength", ["medium", "STRONG", "1"])
def test_link_needs_a_known_strength(strength: str) -> None:
    ids = {"source": "bcdfghjkmnpq", "target": "bcdfghjkmnpr"}

    assert words(LinkForm(ids | {"strength": strength}))
