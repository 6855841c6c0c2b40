"""The page of a segment: whole, by sections, refused, without scripts."""

import re
from html import unescape
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant
from canvases.actions import canvases
from canvases.method.kinds import Kind
from canvases.method.segment_sections import SECTIONS
from canvases.models import CustomerSegment
from tests import cast

AGE = {"about": "Demographic · Age", "value": "30 to 55"}


def at(grant: CanvasGrant, rest: str = "") -> str:
    """An address of the segment."""
    segment = grant.canvas.profile.segment
    return f"/w/{grant.workspace.public_id}/segments/{segment.public_id}/{rest}"


def words(answer: Any) -> str:
    return unescape(answer.content.decode())


def now() -> CustomerSegment:
    return CustomerSegment.objects.get()


@pytest.fixture
def scripted(ada: CanvasGrant) -> Client:
    return cast.browser(cast.name_of(ada))


@pytest.fixture
def plain(ada: CanvasGrant) -> Client:
    """Ada's browser without scripts."""
    return cast.browser(cast.name_of(ada), htmx=False)


def test_page_has_every_section_and_how_much_is_told(ada: CanvasGrant, plain: Client) -> None:
    shown = words(plain.get(at(ada)))

    assert re.findall(r'<details class="section" id="(\w+)"', shown) == list(SECTIONS)
    assert f"0 of {len(SECTIONS)} sections are complete" in shown


def test_page_of_a_segment_with_everything_is_shown(ada: CanvasGrant, plain: Client) -> None:
    CustomerSegment.objects.update(
        market="b2b", kind="niche", job_hired_for="Eat", channel_position="reseller",
        roles=["user"], persona={"name": "Carmen Ortiz", "quote": "Not again"},
        traits=[{"model": "demographic", "variable": "age", "value": "30"}],
        meaningful={"growing": {"answer": "yes", "note": "By 18 %"}},
        value={"revenue_today": 1, "growth_potential": 5, "stance": "grow"},
        target={"chosen": True, "reason": "Small"}, methods=[{"way": "feedback"}],
    )  # fmt: skip

    shown = words(plain.get(at(ada)))

    for told in (
        "target market", "businesses (B2B)", "niche market", "Carmen Ortiz", "“Not again”",
        "For a clear yes, find out how you would find them, whether it pays.", "CO",
        "A channel partner and the people who use the product share this segment.",
        "Suggested: grow.",
        "1 of 10 ways used", "By 18 %",
    ):  # fmt: skip
        assert told in shown


def test_field_is_saved_alone_and_the_answer_is_its_section(
    ada: CanvasGrant, scripted: Client
) -> None:
    answer = scripted.post(at(ada, "worth/"), {"meaningful-growing-answer": "yes"})

    assert now().meaningful == {"growing": {"answer": "yes"}}
    shown = words(answer)
    assert 'id="field-meaningful-growing-answer"' in shown
    for follows in ("worth-head", "segment-ring", "segment-head", "persona-card", "steps"):
        assert re.search(rf'id="{follows}"[^>]* hx-swap-oob="true"', shown), follows
    assert f"Undo: the worth of “{now().name}”" in shown


def test_form_without_scripts_leads_back_to_its_section(ada: CanvasGrant, plain: Client) -> None:
    answer = plain.post(at(ada, "who/"), {"job_hired_for": "Eat", "initial-job_hired_for": ""})

    assert answer["Location"] == at(ada, "?section=who#who")
    assert re.search(r'id="who" open', words(plain.get(answer["Location"])))


def test_page_opens_where_one_worked_last(ada: CanvasGrant, plain: Client) -> None:
    plain.post(at(ada, "roles/"), {"roles-buyer": "1"})

    assert re.findall(r'id="(\w+)" open', words(plain.get(at(ada)))) == ["roles"]


@pytest.mark.parametrize("htmx", [True, False])
def test_refused_field_keeps_what_was_typed_beside_the_words(
    ada: CanvasGrant, *, htmx: bool
) -> None:
    typed = "x" * 4000

    answer = cast.browser("ada", htmx=htmx).post(at(ada, "who/"), {"name": typed})

    assert answer.status_code == 422
    field = words(answer).partition('id="field-name"')[2].partition('class="field ')[0]
    assert f'value="{typed}"' in field
    assert "This has 4000 characters; at most 120 fit." in field


def test_stale_form_shows_what_somebody_else_wrote(
    ada: CanvasGrant, ben: CanvasGrant, scripted: Client
) -> None:
    cast.browser(cast.name_of(ben)).post(at(ada, "who/"), {"job_hired_for": "Theirs"})

    sent = {"job_hired_for": "Mine", "initial-job_hired_for": ""}
    answer = scripted.post(at(ada, "who/"), sent)

    assert answer.status_code == 409
    assert "Someone else wrote here meanwhile: “Theirs”" in words(answer)
    assert 'value="Mine"' in words(answer)
    again = scripted.post(at(ada, "who/"), {**sent, "initial-job_hired_for": "Theirs"})
    assert again.status_code == 200
    assert now().job_hired_for == "Mine"


def test_trait_is_added_changed_and_removed(ada: CanvasGrant, scripted: Client) -> None:
    assert "30 to 55" in words(scripted.post(at(ada, "traits/add/"), AGE))
    known = {"model": "demographic", "variable": "age", "value": "30 to 55"}

    scripted.post(at(ada, "traits/change/"), {**known, "new": "40 to 60"})
    assert now().traits == [{**known, "value": "40 to 60"}]

    scripted.post(at(ada, "traits/remove/"), {**known, "value": "40 to 60"})
    assert now().traits == []


@pytest.mark.parametrize("htmx", [True, False])
def test_trait_that_is_there_is_refused_beside_what_was_typed(
    ada: CanvasGrant, *, htmx: bool
) -> None:
    client = cast.browser("ada", htmx=htmx)
    client.post(at(ada, "traits/add/"), AGE)

    answer = client.post(at(ada, "traits/add/"), AGE)

    assert answer.status_code == 422
    form = words(answer).partition('id="trait-form"')[2]
    assert "This trait exists already." in form
    assert 'value="30 to 55"' in form


def test_own_variable_asks_for_its_model(ada: CanvasGrant, scripted: Client) -> None:
    sent = {"about": "Shoe size", "value": "44"}

    asked = scripted.post(at(ada, "traits/add/"), sent)
    scripted.post(at(ada, "traits/add/"), {**sent, "model": "demographic"})

    assert asked.status_code == 422
    assert '<select class="input" id="trait-model"' in words(asked)
    assert now().traits == [{"model": "demographic", "variable": "Shoe size", "value": "44"}]


def test_trait_that_is_gone_is_said_in_words(ada: CanvasGrant, scripted: Client) -> None:
    gone = {"model": "demographic", "variable": "age", "value": "30", "new": "40"}

    answer = scripted.post(at(ada, "traits/change/"), gone)

    assert answer.status_code == 409
    assert "Someone changed or removed this trait meanwhile." in words(answer)


def test_example_of_a_value_follows_the_variable(ada: CanvasGrant, scripted: Client) -> None:
    shown = words(scripted.get(at(ada, "traits/"), {"about": "Demographic · Occupation"}))

    assert "For example: nurse on rotating shifts" in shown


def test_undo_answers_with_the_section_that_it_altered(ada: CanvasGrant, scripted: Client) -> None:
    scripted.post(at(ada, "roles/"), {"roles-buyer": "1"})

    answer = words(scripted.post(at(ada, "undo/")))

    assert now().roles == []
    assert 'hx-swap-oob="innerHTML:#roles"' in answer
    assert "Redo: the roles of" in answer


def test_undo_without_scripts_leads_to_the_section(ada: CanvasGrant, plain: Client) -> None:
    plain.post(at(ada, "roles/"), {"roles-buyer": "1"})

    assert plain.post(at(ada, "undo/"))["Location"] == at(ada, "?section=roles#roles")
    assert plain.post(at(ada, "redo/"))["Location"] == at(ada, "?section=roles#roles")


def test_undo_of_what_others_changed_since_says_why_not(
    ada: CanvasGrant, ben: CanvasGrant, scripted: Client
) -> None:
    scripted.post(at(ada, "who/"), {"job_hired_for": "Mine"})
    cast.browser(cast.name_of(ben)).post(at(ada, "who/"), {"job_hired_for": "Theirs"})

    answer = scripted.post(at(ada, "undo/"))

    assert answer.status_code == 409
    assert "Someone changed this since" in words(answer).partition('id="steps"')[2]
    assert now().job_hired_for == "Theirs"


def test_segment_in_the_bin_is_said_to_be_there(
    ada: CanvasGrant, finn: CanvasGrant, scripted: Client
) -> None:
    canvases.discard(cast.on_page(ada), cast.op(), row=now())

    for path in (at(ada), at(ada, "who/"), at(ada, "traits/add/")):
        answer = scripted.post(path, AGE) if "add" in path else scripted.get(path)
        assert answer.status_code == 410
        assert "This segment is in the bin." in words(answer)
    assert cast.browser(cast.name_of(finn)).get(at(ada)).status_code == 404


def test_viewer_reads_all_of_it_and_finds_no_form(
    ada: CanvasGrant, cleo: CanvasGrant, scripted: Client
) -> None:
    scripted.post(at(ada, "worth/"), {"meaningful-growing-note": "By 18 %"})
    scripted.post(at(ada, "traits/add/"), AGE)

    shown = words(cast.browser(cast.name_of(cleo), htmx=False).get(at(ada)))

    assert "<form" not in shown
    assert "By 18 %" in shown
    assert "30 to 55" in shown


@pytest.mark.parametrize("rest", ["", "worth/", "journey/"])
def test_page_and_section_take_as_many_queries_whatever_there_is(
    ada: CanvasGrant, scripted: Client, rest: str
) -> None:
    def queries() -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as found:
            scripted.get(at(ada, rest))
        return len(found)

    cast.add(ada, Kind.PAIN)
    scripted.get(at(ada, rest))
    few = queries()
    for number in range(30):
        cast.add(ada, Kind.PAIN, f"Pain {number}")
        canvases.duplicate(ada, cast.op(), canvas=ada.canvas, title=f"Copy {number}")

    assert queries() == few <= 12


def test_answer_brings_each_part_once(ada: CanvasGrant, scripted: Client) -> None:
    shown = words(scripted.post(at(ada, "value/"), {"value-revenue_today": "4"}))

    found = re.findall(r' id="([^"]+)"', shown)
    assert sorted(found) == sorted(set(found))
    for part in ("value-head", "value-advice", "steps", "segment-head"):
        assert re.search(f'id="{part}"[^>]* hx-swap-oob="true"', shown), part


HOSTILE = [
    {"revenue_today": 9, "growth_potential": "2", "stance": "flee"},
    {"revenue_today": [], "growth_potential": {}, "stance": []},
    {"revenue_today": True, "support_demand": 2.5, "stance": 3},
    [], ["stance"], "much", 9, None,
]  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE)
def test_value_of_another_shape_is_shown_as_not_said_and_can_be_said(
    ada: CanvasGrant, plain: Client, hostile: Any
) -> None:
    CustomerSegment.objects.update(value=hostile if hostile is not None else [None])
    shown = words(plain.get(at(ada)))
    assert re.search(r'id="value-head".*?not set yet', shown, re.DOTALL)
    workspace = plain.get(f"/w/{ada.workspace.public_id}/segments/")
    assert "not decided" in words(workspace)

    plain.post(at(ada, "value/"), {"value-growth_potential": "4"})
    assert now().value["growth_potential"] == 4
