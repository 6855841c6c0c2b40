"""The statement workbench: patterns, slots, words, variants, and who may do what."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant
from canvases.actions import evidence, notes, statements
from canvases.method.evidence import Evidence
from canvases.method.kinds import Kind
from canvases.models import Canvas, Note, Statement
from canvases.queries.statement_page import load_statement_page
from tests import cast


@pytest.fixture
def offered(ada: CanvasGrant) -> CanvasGrant:
    """A canvas with a note for each slot, linked."""
    product = cast.add(ada, Kind.PRODUCT, "A smart fridge")
    cast.connect(ada, product, cast.add(ada, Kind.JOB, "Eat a warm meal", weight=5))
    for kind, answer, text in (
        (Kind.PAIN, Kind.PAIN_RELIEVER, "The canteen is closed"),
        (Kind.GAIN, Kind.GAIN_CREATOR, "Feel awake"),
    ):
        cast.connect(ada, cast.add(ada, answer), cast.add(ada, kind, text, weight=4))
    return ada


def note(kind: Kind) -> Note:
    return Note.objects.filter(kind=kind).earliest("pk")


def page(who: CanvasGrant, asked: str = "") -> str:
    answer = cast.browser(cast.name_of(who), htmx=False).get(
        f"/c/{who.canvas.public_id}/statement/{asked}"
    )
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def post(who: CanvasGrant, at: str, **fields: str) -> tuple[int, str]:
    client = cast.browser(cast.name_of(who), htmx=False)
    answer = client.post(f"/c/{who.canvas.public_id}/statement/{at}", fields)
    return answer.status_code, answer.get("Location") or unescape(answer.content.decode())


def test_page_suggests_a_sentence_of_the_best_notes(offered: CanvasGrant) -> None:
    said = (
        "Our smart fridge helps customers who want to eat a warm meal by stepping in when the"
        " canteen is closed and by helping them feel awake."
    )
    assert f"\n{said}</textarea>" in page(offered)


def test_another_pattern_and_slot_make_another_sentence(offered: CanvasGrant) -> None:
    fields = {"pattern": "job_story", "note_job": note(Kind.JOB).public_id, "note_pain": ""}
    fields |= {"note_gain": "words", "words_gain": "Be home by six", "words_job": ""}

    status, shown = post(offered, "try/", **fields)

    assert status == 200
    assert "\nI want to eat a warm meal, so that I can be home by six.</textarea>" in shown
    assert not Statement.objects.exists()


def test_words_edited_by_hand_outlive_another_slot(offered: CanvasGrant) -> None:
    fields = {"pattern": "help", "words_segment": "nurses", "text": "Mine", "composed": "Ours"}

    assert "\nMine</textarea>" in post(offered, "try/", **fields)[1]
    assert "\nMine</textarea>" not in post(offered, "try/", **fields, afresh="1")[1]


def test_kept_variant_knows_its_slots(offered: CanvasGrant) -> None:
    gain = note(Kind.GAIN).public_id
    status, _location = post(offered, "keep/", text="Ours.", pattern="help", note_gain=gain)

    row = Statement.objects.get()
    assert status == 302
    assert (row.text, row.pattern, row.slots) == ("Ours.", "help", {"gain": {"note": gain}})


def test_empty_words_are_not_kept_and_nothing_is_lost(offered: CanvasGrant) -> None:
    status, shown = post(
        offered, "keep/", text=" ", pattern="headline", words_segment="night nurses"
    )

    assert status == 422
    assert "Please write something." in shown
    assert 'value="night nurses"' in shown


@pytest.mark.parametrize(
    "fields", [{"pattern": "haiku"}, {"note_job": "<x>"}, {"text": "x" * 601}, {"variant": "7"}]
)
def test_bad_fields_are_told(offered: CanvasGrant, fields: dict[str, str]) -> None:
    status, shown = post(offered, "keep/", **({"text": "Ours", "pattern": "help"} | fields))

    assert status == 422
    assert 'id="bench-wrong"' in shown


def test_variant_is_rewritten_where_it_stands(offered: CanvasGrant) -> None:
    row = cast.statement(offered)
    assert "\nWe feed the night</textarea>" in page(offered, f"?variant={row.public_id}")

    post(offered, "keep/", text="We feed nurses", pattern="help", variant=row.public_id)

    assert [one.text for one in Statement.objects.all()] == ["We feed nurses"]


def test_chosen_variant_stands_on_the_board(offered: CanvasGrant) -> None:
    row = cast.statement(offered)
    post(offered, f"{row.public_id}/choose/")

    assert Canvas.objects.get().statements == ["We feed the night"]
    assert "on the board" in page(offered)


def test_sentence_is_kept_and_put_on_the_board_at_once(offered: CanvasGrant) -> None:
    shown = page(offered)
    assert re.search(r'class="button button--primary" id="bench-choose"', shown)
    post(offered, "keep/", text="Ours.", pattern="help", chooses="1")

    assert Canvas.objects.get().statements == ["Ours."]
    assert [one.text for one in Statement.objects.all()] == ["Ours."]
    assert re.search(r'class="button button--primary" id="bench-keep"', page(offered))


def test_slot_of_a_deleted_note_says_so_and_the_words_stay(offered: CanvasGrant) -> None:
    gain = note(Kind.GAIN)
    slots = {"gain": {"note": gain.public_id}}
    statements.keep(
        offered, cast.op(), canvas=offered.canvas, text="Ours.", pattern="help", slots=slots
    )
    notes.discard(offered, cast.op(), note=gain)

    shown = page(offered, f"?variant={Statement.objects.get().public_id}")

    assert "Gain: Its note was deleted. The words stay." in shown
    assert "\nOurs.</textarea>" in shown


def test_note_without_a_link_is_a_weak_slot(offered: CanvasGrant) -> None:
    lone = cast.add(offered, Kind.GAIN, "Fresh air")

    shown = post(offered, "try/", pattern="help", note_gain=lone.public_id, words_gain="")[1]

    assert "Not linked: nothing on the other side stands behind it." in shown


def test_viewer_reads_and_commenter_likes(
    offered: CanvasGrant, eve: CanvasGrant, finn: CanvasGrant
) -> None:
    row = cast.statement(offered)
    assert 'id="bench"' not in page(finn)
    assert post(eve, f"{row.public_id}/like/", likes="yes")[0] == 302
    assert post(eve, f"{row.public_id}/choose/")[0] == 403
    assert post(finn, f"{row.public_id}/like/", likes="yes")[0] == 403
    assert post(finn, "", text="Mine")[0] == 403


def test_variant_of_another_canvas_is_not_found(offered: CanvasGrant, dan: CanvasGrant) -> None:
    row = cast.statement(dan)

    assert post(offered, f"{row.public_id}/choose/")[0] == 404


def test_undo_takes_back_what_was_kept(offered: CanvasGrant) -> None:
    cast.statement(offered)
    assert post(offered, "undo/")[0] == 302

    assert not Statement.objects.filter(binned_at=None).exists()


def test_empty_canvas_shows_gaps(ada: CanvasGrant) -> None:
    shown = page(ada)

    assert "Product?" in shown
    assert "Nothing chosen yet." in shown


def test_page_makes_the_same_queries_with_one_and_with_thirty(offered: CanvasGrant) -> None:
    counts = []
    for number in (1, 29):
        for each in range(number):
            row = cast.statement(offered, f"Variant {number} {each}")
            statements.like(offered, cast.op(), statement=row, likes=True)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page(offered)
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert counts[0] <= 14


def test_own_words_stay_in_hand_once_they_are_kept(offered: CanvasGrant) -> None:
    fields = {"text": "Ours alone.", "pattern": "help", "words_segment": "nurses"}
    at = f"/c/{offered.canvas.public_id}/statement/keep/"
    answer = cast.browser(cast.name_of(offered), htmx=False).post(at, fields, follow=True)

    assert re.search(r"<textarea[^>]*name=\"text\"[^>]*>\s*Ours alone\.", answer.content.decode())


def test_slot_says_that_nothing_supports_its_note_and_that_others_weigh_more(
    offered: CanvasGrant,
) -> None:
    for number in range(3):
        cast.add(offered, Kind.PAIN, f"Heavy {number}", weight=5)
    light = cast.add(offered, Kind.PAIN, "Light", weight=1)
    cast.connect(offered, cast.add(offered, Kind.PAIN_RELIEVER), light)
    found = load_statement_page(offered.canvas.pk, asked={"pain": {"note": light.public_id}})

    weak = {slot.key: slot.weak for slot in found.slots}
    assert weak["pain"] == ("light", "unproven")


@pytest.mark.parametrize(("claim", "weak"), [("supports", ()), ("contradicts", ("contradicted",))])
def test_slot_knows_what_evidence_says_of_its_note(
    offered: CanvasGrant, claim: str, weak: tuple[str, ...]
) -> None:
    pain = cast.add(offered, Kind.PAIN, "The queue", weight=5)
    cast.connect(offered, cast.add(offered, Kind.PAIN_RELIEVER), pain)
    said = Evidence(claim, "interview", "They said so")
    evidence.add(offered, cast.op(), note=pain, evidence=said)
    found = load_statement_page(offered.canvas.pk, asked={"pain": {"note": pain.public_id}})

    assert {slot.key: slot.weak for slot in found.slots}["pain"] == weak
