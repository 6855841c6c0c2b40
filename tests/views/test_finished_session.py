"""The finished session that comes with an example: what its report says, and who may touch it."""

import csv
import io
from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from canvases.access import CanvasGrant
from canvases.actions.sessions import name_removal
from canvases.models import Member, Note, Participant, Session
from canvases.session_access import session_with_code
from tests import cast, sessions
from tests.shared_rows import SharedRows

pytestmark = pytest.mark.django_db

PAGE = "/examples/hospital-insurance/session/"
WINNER = "Pays €240 for physiotherapy and waits seven weeks for it"
ACTION = "Show the physiotherapy room the roster of April"


@pytest.fixture(scope="module")
def _examples(shared_rows: SharedRows) -> None:
    shared_rows(lambda: call_command("load_examples", verbosity=0))


@pytest.fixture
def session(_examples: None, db: None) -> Session:  # noqa: ARG001 — the fixture opens the database
    return Session.objects.get()


def told(code: str = "") -> str:
    """The report as anybody reads it."""
    return Client().get(f"{PAGE}{code + '/' if code else ''}").content.decode()


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize("code", ["", "md", "csv"])
def test_report_names_winner_actions_links_people_and_feedback(code: str) -> None:
    said = told(code)

    for words in (WINNER, ACTION, "Maren", "The hotline is closed when we work"):
        assert words in said
    assert "We believed in stamps" in said
    assert "Doctor on the phone" in said


@pytest.mark.usefixtures("session")
def test_table_has_the_winner_first_with_its_dots() -> None:
    rows = list(csv.DictReader(io.StringIO(told("csv").removeprefix("\ufeff"))))

    votes = [(row["text"], row["dots"]) for row in rows if row["part"] == "vote"]
    assert votes[0] == (WINNER, "11")
    assert votes[1][0] == "Nobody picks up at three in the morning"


@pytest.mark.usefixtures("session")
def test_report_is_a_pdf() -> None:
    assert Client().get(f"{PAGE}pdf/").content.startswith(b"%PDF")


def test_vote_and_links_changed_the_canvas_at_the_time_of_the_session(session: Session) -> None:
    changes = session.changes.values_list("change__actor__name", "change__at__date")

    assert set(changes) == {("Ines", date(2026, 3, 12))}
    assert len(changes) == 3
    added = Note.objects.get(text="Nobody picks up at three in the morning")
    assert added.weight == 5
    assert added.links_in.get().strength == "strong"


def test_nobody_joins_or_leads_it(session: Session) -> None:
    browser = cast.browser(htmx=False)

    assert session_with_code(session.code) is None
    assert browser.post("/join/", {"code": session.code}).status_code != 302
    for address in ("", "lead/", "report/", "agenda/", "screen/"):
        assert browser.get(f"/s/{session.public_id}/{address}").status_code == 404
    assert not Member.objects.exclude(token_hash=None).exists()


def test_loaded_again_it_is_one(session: Session) -> None:
    call_command("load_examples", verbosity=0)

    assert Session.objects.get() == session


@pytest.mark.usefixtures("session")
def test_made_up_names_stay() -> None:
    before = Participant.objects.exclude(name="").count()

    name_removal.forget_due(timezone.now().replace(year=2036))

    assert Participant.objects.exclude(name="").count() == before == 7


@pytest.mark.usefixtures("session")
def test_home_and_sessions_lead_to_it() -> None:
    canvas = cast.started_by("ada")

    for address in ("/", f"/w/{canvas.workspace.public_id}/sessions/"):
        assert PAGE in cast.browser("ada", htmx=False).get(address).content.decode()


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize("slug", ["online-shop", "nothing"])
def test_example_without_a_session_has_no_report(slug: str) -> None:
    assert Client().get(f"/examples/{slug}/session/").status_code == 404


@pytest.mark.usefixtures("session")
def test_report_stands_in_the_list_of_a_copy_until_there_is_a_session(ada: CanvasGrant) -> None:
    page = reverse("sessions", args=[ada.workspace.public_id])
    row = f'class="rows__name" href="{PAGE}"'

    before = cast.browser("ada").get(page).content.decode()
    sessions.planned(ada)
    after = cast.browser("ada").get(page).content.decode()

    assert (row in before, row in after) == (True, False)
