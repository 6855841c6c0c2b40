"""Lines that name their box, or whom all of it is for, before what they say."""

import pytest

from canvases.imports import upload
from canvases.imports.plan import Plan, plan


def brought(text: str) -> Plan:
    return plan(upload.of_text(text), {}, "Ward", "A canvas")


def notes(made: Plan) -> list[tuple[str, str]]:
    assert made.reading is not None
    return [(note.kind or "", note.text) for note in made.reading.notes]


def names(made: Plan) -> list[str]:
    """Of the first segment, value map and canvas that it makes."""
    assert made.document is not None
    parts = made.document["segments"], made.document["value_maps"]
    return [*(part[0]["name"] for part in parts), made.document["canvases"][0]["title"]]


@pytest.mark.parametrize(
    "text",
    [
        "Pains: Late; cold\nGains: Home, dry\n",
        "- **Pains:** Late; cold\n- **Gains:** Home, dry\n",
        "Pains – Late\ncold\nGains – Home, dry\n",
        "[Pains] Late\n[Pains] cold\n[Gains] Home, dry\n",
        "• Schmerzen：Late; cold\n• Gewinne：Home, dry\n",
    ],
)
def test_name_of_a_box_before_a_text_is_its_box(text: str) -> None:
    assert notes(brought(text)) == [("pain", "Late"), ("pain", "cold"), ("gain", "Home, dry")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Problem: the phone rings\nHome on time\n", ["Problem: the phone rings", "Home on time"]),
        ("Pains:\nService: slow\nGains:\nHome\n", ["Service: slow", "Home"]),
        ("Monday: late\nTuesday: cold\n", ["Monday: late", "Tuesday: cold"]),
    ],
)
def test_single_word_before_a_colon_is_text(text: str, found: list[str]) -> None:
    assert [text for _box, text in notes(brought(text))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Customer segment: Ward managers\nPains:\nLate\n", ["Ward managers", "A canvas"]),
        ("Persona: Ada\nValue proposition: Rota\nPains:\nLate\n", ["Ada", "Rota"]),
        ("# Nights\n**Kundensegment:** Ada\n## Pains\n- Late\n", ["Ada", "Nights", "Nights"]),
        ("# Value Proposition Canvas\n## Pains\n- Late\n", ["My first segment", "A canvas"]),
    ],
)
def test_names_above_the_boxes_are_those_of_what_is_made(text: str, found: list[str]) -> None:
    made = brought(text)

    assert notes(made) == [("pain", "Late")]
    assert names(made)[: len(found)] == found


def test_name_that_is_chosen_comes_before_one_that_is_told() -> None:
    text = "# Nights\nPersona: Ada\n## Pains\n- Late\n"
    made = plan(upload.of_text(text), {"title": "Days", "segment_name": "Bo"}, "Ward", "A canvas")

    assert names(made) == ["Bo", "Days", "Days"]
