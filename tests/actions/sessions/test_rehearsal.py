"""A rehearsal: the whole session, alone, with made-up people, and nothing of it stays."""

import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.core import serializers
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from canvases.access import CanvasGrant
from canvases.actions.sessions import rehearsals
from canvases.method.kinds import Kind
from canvases.method.rehearsal import NAMES
from canvases.models import Contribution, Session, Workspace
from canvases.queries.sessions.rounds import load_round, voters_of
from canvases.queries.sessions.session import load_numbers
from tests import cast, groups, sessions

COUNTED = {"canvases.allowance", "canvases.device"}  # how often somebody began, and who was here


def everything() -> list[object]:
    """All rows of all tables."""
    rows = [row for model in apps.get_models() for row in model._base_manager.all()]
    found = json.loads(serializers.serialize("json", rows))
    return sorted((row for row in found if row["model"] not in COUNTED), key=str)


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    for text in ("Canteen is closed", "Nobody answers"):
        cast.add(ada, Kind.PAIN, text)
    return sessions.planned(ada)


@pytest.fixture
def console(session: Session) -> Client:
    """The browser of whoever rehearses."""
    browser = cast.browser("ada", htmx=False)
    answer = browser.post(reverse("session_rehearse", args=[session.public_id]))
    assert answer.status_code == 302
    return browser


def rehearsal() -> Session:
    return Session.objects.select_related("present").get(rehearses__isnull=False)


def press(console: Client, act: str) -> None:
    now = rehearsal()
    at = now.present.public_id if now.present else ""
    sent = {"act": act, "at": at, "sure": "1"}
    assert console.post(reverse("session_lead", args=[now.public_id]), sent).status_code == 302


def go_to(console: Client, kind: str) -> None:
    press(console, "start")
    while (step := rehearsal().present) and step.kind != kind:
        press(console, "next")


def test_nothing_stays_of_a_rehearsal_that_wrote_voted_and_closed(session: Session) -> None:
    before = everything()
    browser = cast.browser("ada", htmx=False)
    browser.post(reverse("session_rehearse", args=[session.public_id]))
    go_to(browser, "reveal")
    press(browser, "reveal")
    Session.objects.filter(rehearses__isnull=False).update(reveals_at=timezone.now())
    press(browser, "reveal")
    address = reverse("session_put", args=[rehearsal().public_id])
    browser.post(address, {"all": "1", "op_id": cast.op()})
    go_to(browser, "close")
    press(browser, "close")
    assert everything() != before

    browser.post(reverse("session_end_rehearsal", args=[rehearsal().public_id]))

    assert everything() == before


@pytest.mark.usefixtures("console")
def test_rehearsal_stands_in_no_list(ada: CanvasGrant) -> None:
    browser, workspaces = cast.browser("ada", htmx=False), Workspace.objects.count()
    listed = browser.get(reverse("sessions", args=[ada.workspace.public_id])).content.decode()

    assert rehearsal().public_id not in listed
    assert rehearsal().workspace.public_id not in browser.get(reverse("home")).content.decode()
    assert workspaces == 2


def test_made_up_people_write_when_a_step_starts_and_one_is_not_done(console: Client) -> None:
    go_to(console, "write")

    numbers = load_numbers(rehearsal())

    assert (numbers.here, numbers.writing, numbers.not_done) == (len(NAMES), len(NAMES), 1)
    assert Contribution.objects.filter(session=rehearsal()).count() == 2 * len(NAMES)


def test_made_up_people_vote_once_the_vote_is_open(console: Client) -> None:
    go_to(console, "vote")
    now = rehearsal()
    notes = now.canvas.profile.notes.values_list("public_id", flat=True)
    sent = {"act": "open", "at": now.present.public_id if now.present else "", "budget": "1"}

    console.post(reverse("session_round", args=[now.public_id]), sent | {"chosen": list(notes)})

    found = load_round(now)
    assert found is not None
    assert voters_of(found) == len(NAMES)


@pytest.mark.parametrize("page", ["session_console", "session_screen", "session_agenda"])
def test_every_screen_says_that_it_is_a_rehearsal(console: Client, page: str) -> None:
    answer = console.get(reverse(page, args=[rehearsal().public_id]))

    assert 'class="rehearsal"' in answer.content.decode()


@pytest.mark.usefixtures("console")
def test_phone_that_joins_is_told_that_it_is_a_rehearsal() -> None:
    phone = sessions.joined(rehearsal(), htmx=False)

    page = phone.get(reverse("session", args=[rehearsal().public_id])).content.decode()

    assert 'class="rehearsal"' in page


def test_groups_rehearsed_as_one_have_nobody_to_report_back_to(
    ada: CanvasGrant, session: Session
) -> None:
    groups.divide(ada, session)
    kinds = [step.kind for step in session.steps.all()]
    cast.browser("ada").post(reverse("session_rehearse", args=[session.public_id]))

    assert "report" in kinds
    left = [step.kind for step in rehearsal().steps.all()]
    assert left == [kind for kind in kinds if kind != "report"]


@pytest.mark.usefixtures("console")
def test_rehearsal_that_nobody_ends_is_deleted_after_a_day() -> None:
    now = timezone.now()

    rehearsals.delete_forgotten(now + timedelta(hours=23))
    assert Workspace.objects.count() == 2
    rehearsals.delete_forgotten(now + timedelta(hours=25))
    assert Workspace.objects.count() == 1


def test_session_that_is_no_rehearsal_is_not_ended_like_one(
    ada: CanvasGrant, session: Session
) -> None:
    address = reverse("session_end_rehearsal", args=[session.public_id])

    assert cast.browser("ada", htmx=False).post(address).status_code == 302
    assert Session.objects.get() == session
    assert ada.workspace.deleted_at is None
