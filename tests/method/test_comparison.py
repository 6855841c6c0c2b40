"""Two states held against each other."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from canvases.method.comparison import Tie, compare
from canvases.method.kinds import Kind


def note(
    text: str = "Dark", kind: Kind = Kind.PAIN, weight: int = 3, **more: Any
) -> dict[str, Any]:
    return {"text": text, "kind": kind.value, "weight": weight, "position": 1, **more}


def state(
    notes: dict[str, dict[str, Any]], *links: tuple[str, str, str], sentence: str = ""
) -> dict[str, Any]:
    return {
        "canvas": {"statements": [sentence] if sentence else [], "assessment": []},
        "notes": notes,
        "links": {
            f"{source}{target}": {"source": source, "target": target, "strength": strength}
            for source, target, strength in links
        },
    }


def marks(before: dict[str, Any], after: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    found = compare(state(before), state(after))
    return {row.id: row.marks for rows in found.boxes.values() for row in rows}


def test_each_kind_of_difference_has_its_mark() -> None:
    before = {"a": note(), "b": note(), "c": note(), "d": note(), "e": note(), "f": note()}
    after = {
        "a": note("Too dark"), "b": note(weight=5), "c": note(kind=Kind.GAIN),
        "d": note(details="Since May"), "f": note(), "g": note(),
    }  # fmt: skip

    assert marks(before, after) == {
        "a": ("text",), "b": ("weight",), "c": ("kind",), "d": ("details",),
        "e": ("removed",), "g": ("added",),
    }  # fmt: skip
    assert compare(state(before), state(after)).unchanged == 1


def test_note_is_shown_where_it_lies_now() -> None:
    found = compare(state({"a": note()}), state({"a": note(kind=Kind.GAIN)}))

    assert list(found.boxes) == [Kind.GAIN]


def test_place_in_a_box_is_no_difference() -> None:
    assert compare(state({"a": note()}), state({"a": note() | {"position": 9}})).is_empty


def test_field_that_a_state_is_too_old_to_know_is_no_difference() -> None:
    later = note() | {"moment": "", "elements": []}

    assert compare(state({"a": note()}), state({"a": later})).is_empty
    assert marks({"a": note()}, {"a": later | {"moment": "before"}}) == {"a": ("details",)}


def test_links_are_told_from_where_they_start() -> None:
    notes = {"p": note("Dark"), "r": note("Lamp", Kind.PAIN_RELIEVER)}
    without, weak, strong = (
        state(notes, *links) for links in ([], [("r", "p", "weak")], [("r", "p", "strong")])
    )

    for before, after, tie in [
        (without, weak, Tie("Dark", "", "weak")),
        (weak, strong, Tie("Dark", "weak", "strong")),
        (strong, without, Tie("Dark", "strong", "")),
    ]:
        (row,) = compare(before, after).boxes[Kind.PAIN_RELIEVER]
        assert (row.marks, row.ties) == ((), (tie,))


def test_fit_and_sentence_are_told_of_both() -> None:
    notes = {"p": note("Dark"), "r": note("Lamp", Kind.PAIN_RELIEVER)}
    found = compare(state(notes), state(notes, ("r", "p", "strong"), sentence="Ours"))

    assert [fit.figure for fit in found.fit] == [None, 100]
    assert found.sentences == ("", "Ours")


a_note = st.builds(note, st.sampled_from(["One", "Two"]), st.sampled_from(Kind), st.integers(1, 5))
some_notes = st.dictionaries(st.sampled_from("abcdef"), a_note)


@given(some_notes, some_notes)
def test_every_note_is_either_told_or_counted(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    found = compare(state(before), state(after))
    back = compare(state(after), state(before))
    told = [row for rows in found.boxes.values() for row in rows]

    assert len(told) + found.unchanged == len({*before, *after})
    assert {row.id for row in told} == {row.id for rows in back.boxes.values() for row in rows}
