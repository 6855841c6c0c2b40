"""Rows that become notes, and what is said of those that cannot."""

from typing import Any

import pytest

from canvases.imports.choices import Choices, Keys
from canvases.imports.columns import guess
from canvases.imports.table import collected
from canvases.imports.table_document import Names, build
from canvases.imports.table_note import TableNote
from canvases.imports.table_notes import Reading, read
from canvases.method.document import Document
from canvases.method.kinds import Kind

NAMES = Names("Meals", "Fridge", "Nurses")
HEAD = ["id", "box", "text", "weight", "type", "moment", "details", "links", "segment", "canvas"]


def key(text: str) -> str:
    return Keys().key_of(text)


def reading(*rows: list[str], **chosen: Any) -> Reading:
    found = collected("", rows)
    return read(found, guess(found), Choices(**chosen))


def row(**cells: str) -> list[str]:
    return [cells.get(name, "") for name in HEAD]


def problems(*rows: list[str]) -> list[str]:
    return [str(problem) for problem in reading(HEAD, *rows).problems]


def document(*rows: list[str]) -> Document:
    found = reading(HEAD, *rows)
    made, wrong = build(found.notes, NAMES, found.left_out)
    assert (found.problems, wrong) == ([], [])
    return made


def link_problems(*rows: list[str]) -> list[str]:
    _made, wrong = build(reading(HEAD, *rows).notes, NAMES)
    return [str(problem) for problem in wrong]


def test_all_cells_become_values() -> None:
    cells = {"box": "Pain", "text": " Late\n", "weight": "5", "type": "Risk", "moment": "before"}

    (note,) = reading(HEAD, row(**cells, details="One\nTwo")).notes

    assert (note.kind, note.text) == (Kind.PAIN, "Late")
    assert note.entry == {"weight": 5, "type": "risk", "moment": "before", "details": "One\nTwo"}


def test_one_column_for_each_box() -> None:
    notes = reading(["Pains", "Gains"], ["Late", "Warm"], ["Cold", ""]).notes

    assert [(note.kind, note.text) for note in notes] == [
        (Kind.PAIN, "Late"), (Kind.GAIN, "Warm"), (Kind.PAIN, "Cold"),
    ]  # fmt: skip


@pytest.mark.parametrize("box", ["Dolores del cliente", "💢 Pains", "2. Pains (Frustrations)"])
def test_box_may_be_named_among_other_words(box: str) -> None:
    read = reading(["text", "box"], ["Late", box])

    assert [note.kind for note in read.notes] == [Kind.PAIN]


def test_unknown_box_waits_for_the_person() -> None:
    rows = [["box", "text"], ["yellow", "Late"], ["Yellow ", "Cold"], ["pain", "Far"]]

    assert reading(*rows).unknown == {"yellow": 1, "Yellow": 1}
    assert [note.kind for note in reading(*rows).notes] == [None, None, Kind.PAIN]
    chosen = reading(*rows, boxes={"=yellow": "gain", key("Cold"): "job"})
    assert [note.kind for note in chosen.notes] == [Kind.GAIN, Kind.JOB, Kind.PAIN]


def test_text_that_is_not_wanted_is_left_out() -> None:
    boxes = {key("Late"): "skip", key("Cold"): "pain"}
    found = reading(["text"], ["Late"], ["Cold"], boxes=boxes)

    assert [note.text for note in found.notes] == ["Cold"]
    assert [note.text for note in found.left_out] == ["Late"]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"weight": "heavy"}, 'Row 2, “weight”: "heavy" is no weight from 1 to 5'),
        ({"type": "functional"}, 'Row 2, “type”: "functional" is no type of “Pains”'),
        ({"moment": "never"}, 'Row 2, “moment”: "never" is no moment'),
        ({"details": "x" * 4001}, "Row 2, “details”: has 4001 characters"),
        ({"segment": "x" * 121}, "Row 2, “segment”: has 121 characters"),
        ({"canvas": "x" * 121}, "Row 2, “canvas”: has 121 characters"),
    ],
    ids=lambda value: f"{value}"[:60],
)
def test_problem_names_row_and_column(cells: dict[str, str], said: str) -> None:
    (problem,) = problems(row(**({"box": "pain", "text": "Late"} | cells)))

    assert problem.startswith(said)


def test_text_is_moved_and_edited_whatever_the_table_says() -> None:
    rows = [["Pains", "Gains"], ["Late", "Warm"]]

    found = reading(*rows, boxes={key("Late"): "job"}, texts={key("Warm"): "Warm\tmeals"})

    assert [(note.kind, note.text) for note in found.notes] == [
        (Kind.JOB, "Late"), (Kind.GAIN, "Warm meals"),
    ]  # fmt: skip


def test_text_that_was_emptied_is_left_out_as_it_was() -> None:
    found = reading(["Pains"], ["Late"], texts={key("Late"): " "})

    assert ([note.text for note in found.left_out], found.notes) == (["Late"], [])


def test_row_without_a_text_is_left_out_until_somebody_wants_it() -> None:
    rows = [["text", "box", "votes"], ["Late", "pain", "3"], ["", "Total", "3"]]

    (note,) = reading(*rows).left_out
    assert (note.text, note.why) == ("Total – 3", "a row without a text")
    wanted = reading(*rows, boxes={note.key: "gain"})
    assert [note.text for note in wanted.notes] == ["Late", "Total – 3"]


def test_too_long_a_text_waits_or_goes_to_the_details() -> None:
    long = "Late again. " + "And so on. " * 30
    rows = [["text", "box", "details"], [long, "pain", "By phone"]]

    (note,) = reading(*rows).notes
    assert note.flaw
    (note,) = reading(*rows, shortens=True).notes
    assert (note.text, note.entry["details"]) == ("Late again.", f"{long.strip()}\n\nBy phone")


def test_what_a_moved_note_cannot_have_is_told() -> None:
    rows = [row(box="job", text="Eat", type="functional", moment="before")]

    (note,) = reading(HEAD, *rows, boxes={key("Eat"): "gain_creator"}).notes

    assert note.unfit == [("type", "functional"), ("moment", "before")]


def test_link_that_lost_its_meaning_by_moving_is_told() -> None:
    rows = [row(id="p1", box="pain", text="Late"), row(box="reliever", text="Open", links="p1")]
    found = reading(HEAD, *rows, boxes={key("Late"): "gain"})

    made, wrong = build(found.notes, NAMES)

    assert (made["links"], wrong, found.notes[1].unfit) == ([], [], [("links", "p1")])


def test_more_notes_than_one_import_may_bring() -> None:
    found = reading(["Pains", "Gains"], *(["a", "b"] for _row in range(1_001)))

    assert (len(found.notes), len(found.rest), found.problems) == (2_000, 2, [])


def test_links_by_id_and_by_text() -> None:
    made = document(
        row(id="p1", box="pain", text="Late"),
        row(box="pain", text="Cold: in winter; always"),
        row(box="pain reliever", text="Open all night", links="p1:weak"),
        row(box="pain reliever", text="Heated", links="Cold: in winter; always"),
        row(box="gain", text="Warm", links="Cosy (weak)"),
        row(box="gain creator", text="Cosy"),
    )

    assert made["links"] == [
        {"from": "n2", "to": "n0", "strength": "weak"},
        {"from": "n3", "to": "n1", "strength": "strong"},
        {"from": "n5", "to": "n4", "strength": "weak"},  # said from the other end
    ]


@pytest.mark.parametrize(
    ("links", "said"),
    [
        ("nowhere", 'Row 3: the link leads to "nowhere", which is no note here'),
        ("Warm", "Row 3: a link from “Pain” to “Gain” has no meaning"),
        ("Elsewhere", 'Row 3: the link leads to "Elsewhere", which lies elsewhere'),
    ],
)
def test_link_that_cannot_be_is_said(links: str, said: str) -> None:
    assert link_problems(
        row(box="gain", text="Warm"),
        row(box="pain", text="Late", links=links),
        row(box="job", text="Elsewhere", segment="Doctors"),
    ) == [said]


def test_link_to_what_was_left_out_goes_with_it() -> None:
    rows = [row(id="p1", box="pain", text="Late"), row(box="reliever", text="Open", links="p1")]
    found = reading(HEAD, *rows, boxes={key("Late"): "skip"})

    made, wrong = build(found.notes, NAMES, found.left_out)

    assert (made["links"], wrong) == ([], [])
    assert found.notes[0].unfit == [("links", "p1")]


def test_table_without_names_is_one_canvas() -> None:
    made = document(row(box="pain", text="Late"), row(box="product", text="Fridge"))

    assert [segment["name"] for segment in made["segments"]] == ["Nurses"]
    assert [(canvas["title"], canvas["segment"]) for canvas in made["canvases"]] == [
        ("Fridge", "s0")
    ]


def test_names_in_the_table_make_several_canvases() -> None:
    made = document(
        row(box="pain", text="Late", segment="Nurses", canvas="Night\nDay"),
        row(box="product", text="Fridge", canvas="Night"),
        row(box="product", text="Van", canvas="Day"),
    )

    assert [value_map["name"] for value_map in made["value_maps"]] == ["Night", "Day"]
    assert [
        (canvas["title"], canvas["segment"], canvas["value_map"]) for canvas in made["canvases"]
    ] == [("Night", "s0", "m0"), ("Day", "s0", "m1")]


def test_canvas_with_two_segments_is_a_problem() -> None:
    assert link_problems(
        row(box="pain", text="Late", segment="Nurses", canvas="Night"),
        row(box="pain", text="Late", segment="Doctors", canvas="Night"),
    ) == ['Row 2: the canvas "Night" has notes of several segments or value maps']


def test_note_that_waits_has_no_kind_in_its_entry() -> None:
    assert TableNote("1", 1, "Late").as_entry("n0")["kind"] == ""


def test_votes_become_weights_in_five_bands() -> None:
    rows = [
        ["Text", "Box", "Votes"],
        *([f"Late {n}", "pain", n] for n in ("10", "4", "1", "0", "")),
    ]

    notes = reading(*rows).notes

    assert [note.entry.get("weight") for note in notes] == [5, 2, 1, None, None]


def test_scores_beyond_five_count_as_votes_and_weights_do_not() -> None:
    rows = [["Late", "pain", "10"], ["Cold", "pain", "4"]]

    scored = reading(["Text", "Box", "Score"], *rows)
    assert [note.entry["weight"] for note in scored.notes] == [5, 2]
    assert "is no weight" in reading(["Text", "Box", "Weight"], *rows).problems[0].message


def test_type_of_another_tool_goes_to_the_details() -> None:
    rows = [["Text", "Box", "Type", "Details"], ["Late", "pain", "Bug", "Twice"]]

    (note,) = reading(*rows).notes

    assert note.entry == {"details": "Twice\nType: Bug"}


@pytest.mark.parametrize(
    ("tags", "entry"),
    [
        ("Functional, Urgent", {"type": "functional", "details": "Type: Functional, Urgent"}),
        ("Functional, Social", {"details": "Type: Functional, Social"}),
        ("Urgent, Ward", {"details": "Type: Urgent, Ward"}),
    ],
)
def test_the_one_type_among_several_tags_is_that_of_the_note(
    tags: str, entry: dict[str, object]
) -> None:
    (note,) = reading(["Text", "Box", "Type"], ["Eat", "job", tags]).notes

    assert note.entry == entry
