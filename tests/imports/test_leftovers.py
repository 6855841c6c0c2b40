"""What becomes no note is counted and listed."""

import pytest

from canvases.imports.plan import Plan, plan
from canvases.imports.table import Table
from canvases.imports.upload import Upload, of_file, of_text


def told(upload: Upload, **sent: str) -> list[tuple[str, int, list[str]]]:
    made = plan(upload, sent, "Workspace", "Canvas")
    return [(part.name, part.count, part.cells) for part in made.leftovers]


def test_columns_that_were_not_chosen() -> None:
    table = of_file(b"Text,Box,Author\nLate,Pains,Anna\nCold,Pains,\n", "a.csv", None)

    assert told(table) == [
        ("Column “Author”", 1, ["Anna"]),
        ("The first row, with the names of the columns", 3, ["Text", "Box", "Author"]),
    ]


def test_columns_without_names_are_told_by_their_letters() -> None:
    paste = of_text("A long text\tTen\tOne\nAnother text\tNine\tTwo")

    assert told(paste) == [("Column B", 2, ["Ten", "Nine"]), ("Column C", 2, ["One", "Two"])]


@pytest.mark.parametrize(
    ("cell", "entry"), [("4", {"weight": 4}), ("By phone", {"details": "By phone"})]
)
def test_second_column_of_a_paste_comes_along(cell: str, entry: dict[str, object]) -> None:
    made = plan(
        of_text(f"Nobody answers\t{cell}\nToo late for me\t{cell}"), {}, "Workspace", "Canvas"
    )

    assert made.has_columns
    assert made.reading
    assert [note.entry for note in made.reading.notes] == [entry, entry]


def test_lines_that_name_boxes() -> None:
    assert told(of_text("Pains:\nLate\nGains\nWarm")) == [
        ("Lines that name boxes", 2, ["Pains:", "Gains"])
    ]


def test_line_that_names_a_box_with_nothing_in_it_may_be_a_note() -> None:
    made = plan(of_text("Pains:\nLate\nServices"), {}, "Workspace", "Canvas")
    assert made.reading
    (line,) = made.reading.left_out

    assert (line.text, line.row, line.why) == ("Services", 3, "names a box")
    made = plan(
        of_text("Pains:\nLate\nServices"), {f"box-{line.key}": "product"}, "Workspace", "Canvas"
    )
    assert made.reading
    assert [note.text for note in made.reading.notes] == ["Late", "Services"]


def test_other_sheets() -> None:
    sheets = (
        Table("Notes", [(1, ["Pains"]), (2, ["Late"])]),
        Table("Plan", [(1, ["May", "June"])]),
    )

    assert ("Sheet “Plan”", 1, ["May – June"]) in told(Upload("book", "a", sheets=sheets))


def test_weights_of_columns_for_boxes() -> None:
    assert ("Column “Votes”", 1, ["3"]) in told(of_file(b"Pains,Votes\nLate,3\n", "a.csv", None))


def words_of(made: Plan) -> str:
    reading = made.reading
    assert reading
    texts = [note.text for note in (*reading.notes, *reading.left_out)]
    details = [f"{note.entry} {note.box}" for note in reading.notes]
    told = [problem.message for problem in made.problems]
    cells = (cell for part in made.leftovers for cell in part.cells)
    return " ".join([*texts, *details, *told, *cells])


@pytest.mark.parametrize(
    "text",
    [
        "Pains:\nRoster changes\nGains:\nHome on time\ttwice a week\n",
        "Text\tBox\nLate\tPains\n\tPains\nA line without a box\nFar\tGains\tand more\n",
        "Title\nText\tBox\tWeight\nLate\tPains\t3\nCold\tGains\t4\nTotal\t\t7\n",
    ],
)
def test_no_word_is_lost(text: str) -> None:
    shown = words_of(plan(of_text(text), {}, "Workspace", "Canvas"))

    assert [word for word in text.split() if word not in shown] == []
