"""A plan or a step that is refused: the page says why, and keeps what was sent."""

import pytest
from django.test import Client
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.method.agenda import Grouping
from canvases.models import Session
from tests import cast, groups, sessions

TOO_SHORT = {"title": "Bike lease", "template": "canvas", "people": "24", "minutes": "45"}


def plans(grant: CanvasGrant, **more: str) -> str:
    """The page that answers a plan, saying more."""
    sent = TOO_SHORT | {"canvas": grant.canvas.public_id} | more
    address = reverse("sessions", args=[grant.workspace.public_id])
    return cast.browser("ada").post(address, sent).content.decode()


def adds(grant: CanvasGrant, **sent: str) -> str:
    """The page that answers a new step."""
    address = reverse("session_add_step", args=[sessions.planned(grant).public_id])
    return cast.browser("ada").post(address, sent).content.decode()


def test_plan_that_is_too_short_can_be_mended_where_it_was_made(ada: CanvasGrant) -> None:
    page = plans(ada)

    assert "minutes at least. Take more time" in page
    assert 'value="Bike lease"' in page
    assert 'name="minutes" value="45"' in page
    assert 'name="template" value="canvas" checked' in page


def test_plan_for_groups_is_still_one_for_groups(ada: CanvasGrant) -> None:
    page = plans(ada, shape="groups", groups="5", grouping="spread")

    assert 'name="shape" value="groups" checked' in page
    assert 'name="groups" value="5"' in page
    assert 'value="spread" selected' in page


def test_step_without_boxes_can_be_mended_where_it_was_made(ada: CanvasGrant) -> None:
    page = adds(ada, step_kind="vote", minutes="4")

    assert "Choose the boxes that this step is about." in page
    assert 'value="vote" selected' in page
    assert 'name="minutes" value="4"' in page


def test_link_from_pains_keeps_the_boxes_that_were_ticked(ada: CanvasGrant) -> None:
    page = adds(ada, step_kind="link", minutes="4", boxes="pain")

    assert 'name="boxes" value="pain" checked' in page.partition('id="add-step"')[2]


def test_agenda_says_which_boxes_people_write_in(ada: CanvasGrant) -> None:
    session = sessions.planned(ada)
    session.steps.filter(kind="write").update(title="Five quiet minutes", boxes=["gain"])

    page = cast.browser("ada").get(reverse("session_agenda", args=[session.public_id]))

    assert "write in private: Gains" in page.content.decode()


def test_sessions_count_the_people_for_whom_tables_speak(ada: CanvasGrant) -> None:
    session = sessions.planned(ada)
    sessions.joined(session, "Table 3")
    session.participants.update(people=5)

    page = cast.browser("ada").get(reverse("sessions", args=[ada.workspace.public_id]))

    assert "5 people" in page.content.decode()


def test_session_that_is_planned_stands_above_the_form_for_another(ada: CanvasGrant) -> None:
    sessions.planned(ada)

    page = cast.browser("ada").get(reverse("sessions", args=[ada.workspace.public_id]))

    before, form, _after = page.content.decode().partition('id="plan"')
    assert form
    assert "Night shift insurance" in before


@pytest.mark.django_db
def test_who_comes_to_lead_a_session_is_where_sessions_are_planned() -> None:
    browser = Client()

    answer = browser.post(reverse("start"), {"then": "lead"})

    assert "Plan a session" in browser.get(answer["Location"]).content.decode()


def test_plan_like_a_session_with_groups_asks_for_as_many(ada: CanvasGrant) -> None:
    earlier = groups.planned(ada, how=Grouping.SPREAD, number=4)
    address = reverse("sessions", args=[ada.workspace.public_id])

    page = cast.browser("ada").get(address, {"like": earlier.public_id}).content.decode()

    assert 'name="shape" value="groups" checked' in page
    assert 'name="groups" value="4"' in page
    assert 'value="spread" selected' in page


def test_groups_of_a_plan_like_another_are_called_as_there(ada: CanvasGrant) -> None:
    earlier = groups.planned(ada)
    earlier.groups.filter(position=2).update(name="Day shift", call_link="https://call.test/2")

    plans(ada, template=earlier.public_id, minutes="", shape="groups", groups="3")

    made = Session.objects.latest("pk").groups.values_list("name", "call_link")
    assert list(made) == [("Group 1", ""), ("Day shift", ""), ("Group 3", "")]


@pytest.mark.parametrize("template", ["fit", "needs"])
def test_groups_report_back_within_the_minutes_that_were_asked_for(
    ada: CanvasGrant, template: str
) -> None:
    plans(ada, template=template, minutes="60", people="6", shape="groups", groups="2")

    steps = list(Session.objects.get().steps.all())
    assert sum(step.minutes for step in steps) == 54  # a tenth is nobody's
    assert [step.kind for step in steps][-2:] == ["report", "close"]
