"""Files in the layouts of other tools, and the notes that are right for each."""

from pathlib import Path

from canvases.imports import excel_cells, upload
from canvases.imports.plan import Plan, plan

CASES = Path(__file__).with_name("cases")


def brought(name: str, **sent: str) -> Plan:
    """What an import makes of the file of this name, as it comes."""
    raw = (CASES / name).read_bytes()
    cells = excel_cells.values(raw) if name.endswith(".xlsx") else None
    return plan(upload.of_file(raw, name, cells), sent, "Ward", "Night shift")


def notes(made: Plan) -> list[tuple[str, str]]:
    """The box and the text of each note that it makes, without a word about errors."""
    assert made.problems == []
    assert made.reading is not None
    return [(note.kind or "", note.text) for note in made.reading.notes]


def weights(made: Plan) -> list[object]:
    """The weight of each note, None where it has none."""
    return [note.entry.get("weight") for note in made.reading.notes] if made.reading else []


def left_out(made: Plan) -> dict[str, list[str]]:
    """What it says that it leaves out, beside single texts."""
    return {part.name: part.cells for part in made.leftovers}


def test_template_with_all_of_a_box_in_one_cell() -> None:
    assert notes(brought("07-template-onecell.xlsx")) == [
        ("product", "Shift app"), ("product", "Swap board"),
        ("gain_creator", "Swap in two taps"), ("gain_creator", "See the week ahead"),
        ("pain_reliever", "Alerts at once"), ("pain_reliever", "Fair rules"),
        ("gain", "Home on time"), ("gain", "A quiet break"),
        ("pain", "Roster changes at noon"), ("pain", "Nobody answers the phone"),
        ("job", "Keep the ward staffed"), ("job", "Hand over without gaps"),
    ]  # fmt: skip


def test_answers_of_a_form_without_who_gave_them() -> None:
    made = brought("19-google-form.csv")

    assert notes(made) == [
        ("job", "Staff the ward, hand over, sleep"),
        ("pain", "Roster changes"), ("pain", "Nobody answers"),
        ("gain", "Home on time"),
        ("job", "Hand over"), ("job", "Know who is ill"),
        ("pain", "Too loud"),
    ]  # fmt: skip
    assert {"Column “Timestamp”", "Column “Email Address”"} <= set(left_out(made))


def test_hidden_rows_errors_and_formulas_are_told_and_not_imported() -> None:
    made = brought("08-odd.xlsx")

    assert notes(made) == [
        ("pain", "Roster changes at noon"), ("gain", "Home on time"), ("pain", "3 of 10 shifts"),
    ]  # fmt: skip
    assert made.reading is not None
    assert [(note.text, note.why) for note in made.reading.left_out] == [
        ("HIDDEN ROW", "a hidden row"),
        ("Jobs – 3", "a formula without a stored result"),
        ("#REF!", "an error of the spreadsheet"),
    ]
    told = left_out(made)
    assert told["Hidden sheets, which are not read"] == ["Secret"]
    assert ["B5"] in [cells for name, cells in told.items() if name.startswith("Formulas without")]


def test_text_with_commas_and_without_quotation_marks() -> None:
    assert notes(brought("18-unquoted.csv")) == [
        ("pain", "Roster changes, again and again"), ("gain", "Home on time"),
    ]  # fmt: skip
    without = brought("18-unquoted.csv", ragged="0")
    assert notes(without) == [("gain", "Home on time")]
    assert list(left_out(without)["Rows with too many cells"]) == [
        "1 – Anna – Roster changes – again and again – Pains – 2021-10-06 – 2"
    ]


def test_paragraph_becomes_a_note_with_all_of_it_in_the_details() -> None:
    made = brought("28-long-sticky.csv", shorten="1")

    assert notes(made) == [
        ("pain", "This sticky holds a whole paragraph."), ("gain", "Home on time"),
    ]  # fmt: skip
    assert made.reading is not None
    assert len(str(made.reading.notes[0].entry["details"])) == 360


def test_board_of_points_by_section() -> None:
    assert notes(brought("16-neighbour.csv")) == [
        ("job", "Staff the ward at night"), ("pain", "Roster changes at noon"),
        ("pain", "Nobody answers"), ("gain", "Home on time"),
    ]  # fmt: skip


def test_retrospective_of_parabol_without_its_comments_and_tasks() -> None:
    made = brought("17-parabol.csv")

    assert made.tool == "Parabol"
    assert notes(made) == [
        ("pain", "Roster changes at noon ⏱️"),
        ("gain", "Home on time and rested"),
    ]
    assert weights(made) == [5, 5]
    assert made.reading is not None
    assert [(note.text, note.why) for note in made.reading.left_out] == [
        ("We agreed", "a row of the type “Comment”"),
        ("Call the union", "a row of the type “Task”"),
    ]


def test_cards_of_wekan_without_votes_are_not_weighed() -> None:
    made = brought("21-wekan.csv")

    assert made.tool == "Wekan"
    assert notes(made) == [("pain", "Roster changes"), ("gain", "Home on time")]
    assert weights(made) == [5, None]


def links(made: Plan) -> list[tuple[str, str, str]]:
    """Both ends of each link by their texts, and how strong it is."""
    assert made.document is not None
    sides = [*(one["profile"] for one in made.document["segments"]), *made.document["value_maps"]]
    texts = {note["id"]: note["text"] for side in sides for note in side["notes"]}
    ends = made.document["links"]
    return [(texts[one["from"]], texts[one["to"]], one["strength"]) for one in ends]


def test_sections_with_tables_and_numbered_needs() -> None:
    made = brought("11-vpc-sections-with-tables.md")

    assert notes(made) == [
        ("job", "Main job: Staff the ward at night"), ("job", "Be a fair boss"),
        ("pain", "Roster changes at noon"), ("pain", "Nobody answers the phone"),
        ("gain", "Home on time"), ("product", "NightApp is a roster app."),
        ("pain_reliever", "Alerts at once"), ("gain_creator", "Fixed end of shift"),
    ]  # fmt: skip
    assert weights(made) == [None, None, 5, 4, None, None, None, None]
    assert links(made) == [
        ("Alerts at once", "Roster changes at noon", "strong"),
        ("Fixed end of shift", "Home on time", "strong"),
    ]
    assert made.reading is not None
    assert [note.text for note in made.reading.left_out] == [
        "What she tries to get done",
        "Our MVP",
    ]


def test_answer_of_a_chat_with_bold_headings_and_labels() -> None:
    made = brought("12-chat-answer.md")

    assert notes(made) == [
        ("job", "Staff the ward at night"), ("job", "Sleep without worry"),
        ("job", "Be a fair boss"),
        ("pain", "Roster: Changes at noon"), ("pain", "Phone: Nobody answers"),
        ("gain_creator", "Speed: Swap in two taps"),
        ("pain_reliever", "Alerts at once"), ("pain_reliever", "Fair rules"),
    ]  # fmt: skip
    assert made.reading is not None
    types = [note.entry.get("type") for note in made.reading.notes]
    assert types[:4] == ["functional", "emotional", "social", None]


def test_table_of_all_boxes() -> None:
    assert notes(brought("13-md-table.md")) == [
        ("job", "Staff the ward"), ("pain", "Roster changes"), ("gain", "Home on time"),
        ("pain_reliever", "Alerts at once"), ("gain_creator", "Swap in two taps"),
        ("job", "Hand over"), ("pain", "Nobody answers"), ("gain", "A quiet break"),
        ("pain_reliever", "Fair rules"), ("gain_creator", "See the week"),
    ]  # fmt: skip


def test_business_model_in_yaml_with_what_fits_what() -> None:
    made = brought("14-bmml.yaml")

    assert notes(made) == [
        ("job", "Staff the ward at night"), ("pain", "Roster changes at noon"),
        ("gain", "Home on time"), ("pain_reliever", "Alerts at once"),
    ]  # fmt: skip
    assert links(made) == [("Alerts at once", "Roster changes at noon", "strong")]
    assert made.document is not None
    assert made.document["segments"][0]["name"] == "Ward managers"
    assert made.document["value_maps"][0]["name"] == "Night app"


def test_canvas_of_another_builder_in_json() -> None:
    assert notes(brought("15a-foreign.json")) == [
        ("job", "Staff the ward"), ("pain", "Roster changes"), ("gain", "Home on time"),
        ("product", "Shift app"), ("pain_reliever", "Alerts at once"),
        ("gain_creator", "Swap in two taps"),
    ]  # fmt: skip


def test_flat_json_with_one_text_and_lists() -> None:
    made = brought("15b-foreign-flat.json")

    assert notes(made) == [
        ("job", "Staff the ward"), ("pain", "Roster changes"), ("pain", "Nobody answers"),
        ("gain", "Home on time"),
    ]  # fmt: skip
    assert made.table is not None
    assert made.table.called == {"canvas": "Night shift"}


def test_text_that_begins_with_a_brace_is_text() -> None:
    found = [("", "{Persona} wants to be home on time"), ("", "Roster changes at noon")]

    assert notes(brought("23b-curly-file.txt")) == found
    assert notes(plan(upload.of_text((CASES / "23-curly.txt").read_text()), {}, "W", "N")) == found


def test_table_of_a_german_spreadsheet() -> None:
    made = brought("25-semicolon-de.csv", encoding="cp1252")

    assert notes(made) == [
        ("pain", "Dienstplan ändert sich – „schon wieder“"), ("gain", "Pünktlich zu Hause"),
    ]  # fmt: skip
    assert weights(made) == [4, 5]
