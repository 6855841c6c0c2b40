"""What goes out as Markdown comes back in with the texts as they were, whatever signs they have."""

import pytest

from canvases.exports.text.markdown import render
from canvases.exports.text.outline import Outline, OutlineBox, OutlineNote
from canvases.imports.plan import plan
from canvases.imports.upload import of_text
from canvases.method.kinds import KINDS, Kind


@pytest.mark.parametrize(
    "text",
    [
        "🔴 red", "late 🔴", "x ★★★", "⚪ a", "-", "–", "n/a", "/", "=1+1", "+49 30", "- x", "@all",
        "4. October", "1)", "[x] a", "> q", "↔ a", "a → b", "a (weak)", "a (5/5)", "Pains: x",
        "**Functional**: x", "<b>x</b>", "Don&#39;t", "שלום עולם", "'quoted", "P1 — x", "sep=;",
    ],
)  # fmt: skip
def test_signs_of_a_text_stay_signs(text: str) -> None:
    pain = OutlineNote(text, 4, (), f"{text}\n\n{text}", ())
    answer = OutlineNote("Alerts", None, (), "", (f"{text} (weak)",))
    boxes = [
        (OutlineBox(KINDS[kind].many, "pain", (note,)),)
        for kind, note in [(Kind.PAIN, pain), (Kind.PAIN_RELIEVER, answer)]
    ]
    sides = (("Customer profile: Nurses", boxes[0]), ("Value map: App", boxes[1]))

    made = plan(of_text(render(Outline("Night", "Ward", "", (), sides))), {}, "Ward", "Night")

    assert made.document is not None
    (note,) = made.document["segments"][0]["profile"]["notes"]
    found = (note["text"], note.get("weight"), note["details"])
    assert found == (text, 4, f"{text}\n\n{text}")
    assert [link["strength"] for link in made.document["links"]] == ["weak"]


def test_sign_for_an_empty_box_is_no_note() -> None:
    sides = tuple(
        (side, (OutlineBox(KINDS[kind].many, "pain", notes),))
        for side, kind, notes in [
            ("Customer profile: Nurses", Kind.PAIN, ()),
            ("Value map: App", Kind.PAIN_RELIEVER, (OutlineNote("Alerts", None, (), "", ()),)),
        ]
    )

    made = plan(of_text(render(Outline("Night", "Ward", "", (), sides))), {}, "Ward", "Night")

    assert made.reading is not None
    assert [note.text for note in made.reading.notes] == ["Alerts"]
