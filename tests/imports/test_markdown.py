"""Canvases in Markdown: others' and our own."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.exports.text.markdown import render
from canvases.exports.text.outline import Outline, OutlineBox, OutlineNote
from canvases.imports import markdown
from canvases.imports.headings import kind_named
from canvases.imports.plan import Plan, plan
from canvases.imports.problems import BadFile
from canvases.imports.upload import of_text
from canvases.method.kinds import KINDS, Kind
from tests.time_limit import in_time


def made(text: str) -> Plan:
    found = plan(of_text(text), {}, "Ward", "Night shift")
    assert (found.upload.form, found.problems) == ("markdown", [])
    return found


def notes(text: str) -> list[tuple[str, str]]:
    reading = made(text).reading
    return [(note.kind or note.box, note.text) for note in reading.notes] if reading else []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_bold_headings_are_known_whatever_ends_the_lines(end: str) -> None:
    pasted = end.join(["**Pains**", "- **Roster**: Changes at noon", "", "**Gains**", "- Warm"])

    assert notes(pasted) == [("pain", "Roster: Changes at noon"), ("gain", "Warm")]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Pains", Kind.PAIN),
        ("💢 Pains (Frustrations)", Kind.PAIN),
        ("2. Pain Relievers ↔ Pains", Kind.PAIN_RELIEVER),
        ("Gain Creators → Gains", Kind.GAIN_CREATOR),
        ("Customer's gains", Kind.GAIN),
        ("Key Pain Points", Kind.PAIN),
        ("Top 3 customer jobs:", Kind.JOB),
        ("Products & Services", Kind.PRODUCT),
        ("1.2 Customer Pains", Kind.PAIN),
        ("II. Pains", Kind.PAIN),
        ("1️⃣ Customer Jobs", Kind.JOB),
        ("③ Gains", Kind.GAIN),
        ("Value Proposition", None),
        ("Next steps", None),
        ("Problems of our roadmap", None),
    ],
)
def test_heading_names_a_box(heading: str, kind: Kind | None) -> None:
    assert kind_named(heading) is kind


@pytest.mark.parametrize(
    "heading", ["# Pains", "###### Pains", "**Pains**", "__Pains:__", "1. **Pains**"]
)
def test_heading_may_be_of_any_level_or_bold(heading: str) -> None:
    assert notes(f"{heading}\n\n- Late\n- Cold\n") == [("pain", "Late"), ("pain", "Cold")]


def test_list_below_an_item_in_bold_is_of_the_box_it_names() -> None:
    text = "1. **Pains**\n   - Late\n2. **Gains**\n   - Warm\n"

    assert notes(text) == [("pain", "Late"), ("gain", "Warm")]


def test_lines_below_a_heading_are_notes_without_bullets_too() -> None:
    assert notes("## Pains\nLate\nCold\n") == [("pain", "Late"), ("pain", "Cold")]


def test_page_of_confluence_is_known_by_its_headings() -> None:
    page = (
        "h2. Pains\n* Late\n** Very late\n# Cold\nh3. Our team\n"
        "h2. Gains\n||Gain||Importance||\n|Warm|high|\n"
    )

    assert notes(page) == [
        ("pain", "Late"), ("pain", "Very late"), ("pain", "Cold"), ("gain", "Warm"),
    ]  # fmt: skip


def test_unknown_heading_asks_and_does_not_fall_into_the_box_before() -> None:
    found = made("## Pains\n- Late\n\n## Next steps\n- Call them\n")

    assert found.reading
    assert [(note.kind, note.text) for note in found.reading.notes] == [
        (Kind.PAIN, "Late"), (None, "Call them"),
    ]  # fmt: skip
    assert found.reading.unknown == {"Next steps": 1}


def test_emphasis_links_and_rules_are_undone() -> None:
    text = "## Pains\n\n- *Late* and **cold** `food`\n\n---\n\n- See [the list](https://example.org/a)\n"

    found = made(text)

    assert notes(text) == [("pain", "Late and cold food"), ("pain", "See the list")]
    assert found.reading
    assert found.reading.notes[1].entry == {"details": "https://example.org/a"}


def test_front_matter_and_fences_around_are_no_notes() -> None:
    assert notes("---\ntitle: Ward\n---\n## Pains\n- Late\n") == [("pain", "Late")]
    assert notes("```markdown\n## Pains\n- Late\n```\n") == [("pain", "Late")]


def test_bold_name_of_a_box_before_a_text_is_its_box() -> None:
    pasted = "### 2. Value Map\n**2.1 Products and Services:** Shift app\n\n**2.2 Gains**\n- Warm"

    assert notes(pasted) == [("product", "Shift app"), ("gain", "Warm")]


def test_boxes_to_tick_go_and_brackets_stay() -> None:
    pasted = "# Pains\n- [ ]  Late\n- [x] Cold\n- [see below] Far\n- \\[x\\] marks the spot"

    assert [text for _box, text in notes(pasted)] == [
        "Late", "Cold", "[see below] Far", "[x] marks the spot",
    ]  # fmt: skip


def test_lines_and_items_of_a_cell_are_notes() -> None:
    pasted = (
        "## Pains\n| Pain | Severity |\n|---|---|\n| Late<br>Cold | 🔴 |\n| • Far • Loud | 🟢 |"
    )

    assert [text for _box, text in notes(pasted)] == ["Late", "Cold", "Far", "Loud"]
    reading = made(pasted).reading
    assert reading
    assert [note.entry["weight"] for note in reading.notes] == [5, 5, 2, 2]


def test_table_may_be_drawn_as_the_canvas_is() -> None:
    two_by_two = (
        "| **Value Map** | **Profile** |\n|---|---|\n| **Products** | **Jobs** |\n"
        "| - App<br>- Board | Eat |\n| **Pain Relievers** | **Pains** |\n| Alerts | Late |"
    )
    by_rows = "| Jobs | Eat<br>Sleep |\n|---|---|\n| Pains | Late |\n| Gains | Warm |"

    assert notes(two_by_two) == [
        ("product", "App"), ("product", "Board"), ("job", "Eat"),
        ("pain_reliever", "Alerts"), ("pain", "Late"),
    ]  # fmt: skip
    assert notes(by_rows) == [("job", "Eat"), ("job", "Sleep"), ("pain", "Late"), ("gain", "Warm")]


def test_signs_of_severity_are_weights() -> None:
    found = made("## Pains\n- 🔴 Late\n- Cold 🟡\n- Far\n")

    assert found.reading
    assert [(note.text, note.entry.get("weight")) for note in found.reading.notes] == [
        ("Late", 5), ("Cold", 3), ("Far", None),
    ]  # fmt: skip


def test_table_of_answers_and_needs_becomes_notes_with_links() -> None:
    text = "## Pains\n- Late\n- Cold\n\n| Pain | Pain reliever |\n|---|---|\n| Late | Alerts |\n"

    document = made(text).document

    assert document
    assert len(document["links"]) == 1


def test_needs_in_a_table_of_answers_alone_are_notes() -> None:
    text = "## Fit\n\n| Pain | Pain reliever |\n|---|---|\n| Late | Alerts |\n| Late | Rules |\n"

    assert notes(text) == [
        ("pain", "Late"),
        ("pain_reliever", "Alerts"),
        ("pain_reliever", "Rules"),
    ]


def test_what_a_cell_names_and_is_no_note_goes_to_the_details() -> None:
    found = made("## Pain relievers\n\n| Pain | Pain reliever |\n|---|---|\n| Far | Alerts |\n")

    assert found.reading
    assert [(note.text, note.entry) for note in found.reading.notes] == [
        ("Alerts", {"details": "Far"})
    ]


def test_plain_lists_are_no_markdown() -> None:
    assert of_text("Pains:\nLate\n- Cold\n**Bold** words\n").form == "lines"
    assert of_text("a | b\nLate | pain\n").form == "lines"


@given(st.text(alphabet="#*|-:>` \n[](1a).\u2194🔴", max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(BadFile):
        table = markdown.read(f"## Pains\n{text}")
        assert all(len(cells) == table.width for _number, cells in table.rows)


@pytest.mark.parametrize(
    "run", ["[", "![", "- [ ", "[\n", "***a", "<b>", "_a_", "# a\n", "|a|b\n|-|-\n|a|b\n"]
)
def test_text_that_would_take_long_is_lines(run: str) -> None:
    with in_time() as timed:
        brought = timed(of_text, "# Pains\n\n" + run * (90_000 // len(run)))

    assert brought.form == "lines"


@pytest.mark.parametrize("run", ["\n", "|-", "**a", "#", "a:\n", "* "])
def test_long_runs_are_soon_known_not_to_be_markdown(run: str) -> None:
    with in_time() as timed:
        timed(markdown.is_one, run * (markdown.LONGEST // len(run)))


WORDS = st.text(alphabet="ab (),;:|*_#<>&\\\\[]`!~-1.4/5'\"", min_size=1, max_size=24).map(
    lambda text: f"x{' '.join(text.split())}"
)


@given(
    st.lists(
        st.tuples(WORDS, st.sampled_from([None, 1, 5]), st.sampled_from([(), ("risk",)]), WORDS),
        min_size=1, max_size=5, unique_by=lambda note: note[0].casefold(),
    )
)  # fmt: skip
def test_our_own_markdown_comes_back_equal(
    told: list[tuple[str, int | None, tuple[str, ...], str]],
) -> None:
    pains = tuple(
        OutlineNote(text, weight, facts, details, ()) for text, weight, facts, details in told
    )
    answer = OutlineNote("Alerts", 2, (), "", tuple(f"{text} (weak)" for text, *_rest in told))
    boxes = OutlineBox(KINDS[Kind.PAIN].many, "pain", pains)
    map_boxes = OutlineBox(KINDS[Kind.PAIN_RELIEVER].many, "pain", (answer,))
    sides = (("Customer profile: Nurses", (boxes,)), ("Value map: App", (map_boxes,)))

    document = made(render(Outline("Night", "Ward", "", (), sides))).document

    assert document
    (segment,), (value_map,) = document["segments"], document["value_maps"]
    assert (segment["name"], value_map["name"]) == ("Nurses", "App")
    assert [
        (
            note["text"],
            note.get("weight"),
            (note["type"],) if "type" in note else (),
            note["details"],
        )
        for note in segment["profile"]["notes"]
    ] == told
    assert [link["strength"] for link in document["links"]] == ["weak"] * len(told)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("**1. Jobs**\n- Staff\n**2. Pains**\n- Late\n", [("job", "Staff"), ("pain", "Late")]),
        ("## Pains\n• Late\n➢ Cold\n", [("pain", "Late"), ("pain", "Cold")]),
        ("## Pains\n- Late\nGains:\n- Home\n", [("pain", "Late"), ("gain", "Home")]),
        ("Here:\n```markdown\n## Pains\n- Late\n```\nBye\n", [("pain", "Late")]),
        ("## Pains\n### Emotional\n- Fear\n", [("pain", "Fear")]),
        ("| Element | Description |\n|-|-|\n| **Pains** | Late<br>Cold |\n| Gains | Home |\n",
         [("pain", "Late"), ("pain", "Cold"), ("gain", "Home")]),
        ("| Canvas | |\n|-|-|\n| Pains | Gains |\n| Late | Home |\n",
         [("pain", "Late"), ("gain", "Home")]),
    ],
)  # fmt: skip
def test_answers_of_chats_are_read_however_they_are_laid_out(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert notes(text) == found


@pytest.mark.parametrize(
    ("text", "weight"), [("Late ⭐⭐⭐⭐", 4), ("Late ★★★☆☆", 3), ("Late ⭐", None), ("★★", None)]
)
def test_stars_after_a_text_are_its_weight(text: str, weight: int | None) -> None:
    reading = made(f"## Pains\n- {text}\n").reading

    assert reading is not None
    assert reading.notes[0].entry.get("weight") == weight


def test_codes_in_a_column_of_links_are_links() -> None:
    needs = "## Pains\n| Id | Pain |\n|-|-|\n| P1 | Late |\n| P2 | Cold |\n"
    answers = "## Pain relievers\n| Reliever | Addresses |\n|-|-|\n| Heating | P1, P2 |\n"
    document = made(needs + answers).document

    assert document is not None
    assert len(document["links"]) == 2
