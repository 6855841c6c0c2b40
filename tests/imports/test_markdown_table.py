"""Tables in Markdown beside other columns, and below headings of a box."""

from canvases.imports.plan import Plan, plan
from canvases.imports.upload import of_text


def made(*rows: str) -> Plan:
    return plan(of_text("\n".join(rows)), {}, "Ward", "Night")


def found(made: Plan) -> list[tuple[str | None, str]]:
    assert made.reading is not None
    return [(note.kind, note.text) for note in made.reading.notes]


def test_table_of_one_box_says_it_by_the_name_of_its_column() -> None:
    needs = ["## Pains", "| ID | Pain |", "|-|-|", "| P1 | Roster changes |"]
    head = ["| Feature | Pain reliever | Addresses |", "|-|-|-|"]
    read = made(*head, "| App | Alerts | P1 — Roster changes |", "", *needs)

    assert found(read) == [("pain_reliever", "Alerts"), ("pain", "Roster changes")]
    assert read.document is not None
    assert len(read.document["links"]) == 1
    assert read.document["value_maps"][0]["notes"][0]["details"] == "Feature: App"


def test_column_of_boxes_says_more_than_the_heading_above() -> None:
    read = made("## Pains", "- Noise", "", "| Box | Text |", "|-|-|", "| Gains | Sleep |")

    assert found(read) == [("pain", "Noise"), ("gain", "Sleep")]


def test_column_beside_those_of_the_boxes_is_told() -> None:
    read = made("| Jobs | Pains | Owner |", "|-|-|-|", "| Eat | Noise | Ann |")

    assert read.reading is not None
    assert [note.text for note in read.reading.left_out] == ["Owner: Ann"]
