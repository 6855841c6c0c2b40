"""People of the same name are told apart, wherever a name is shown."""

import pytest
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions.sessions import name_removal, table_entry
from canvases.models import Participant, Session
from canvases.queries.sessions.report import load_report
from canvases.queries.sessions.session import load_people
from tests import cast, sessions


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    return sessions.planned(ada)


def names() -> list[str]:
    """What those who lead read, in the order in which people came."""
    return [str(one) for one in Participant.objects.order_by("pk")]


def test_second_of_a_name_has_a_number_in_whatever_case(session: Session) -> None:
    for name in ("Tom", "Selim", "tom", "", "Tom", ""):
        sessions.joined(session, name)

    assert names() == ["Tom", "Selim", "tom (2)", "Guest", "Tom (3)", "Guest (2)"]


def test_numbers_are_those_of_one_session(ada: CanvasGrant, session: Session) -> None:
    sessions.joined(session, "Tom")
    sessions.joined(sessions.planned(ada), "Tom")

    assert names() == ["Tom", "Tom"]


def test_number_stays_with_whoever_has_it(session: Session) -> None:
    for _one in range(2):
        sessions.joined(session, "Tom")
    Participant.objects.earliest("pk").delete()
    sessions.joined(session, "Tom")

    assert names() == ["Tom (2)", "Tom (3)"]


def test_buttons_on_the_console_say_which_of_two(session: Session) -> None:
    for _one in range(2):
        sessions.joined(session, "Tom")

    page = cast.browser("ada").get(reverse("session_console", args=[session.public_id]))

    for words in ("Make helper: Tom", "Make helper: Tom (2)", "Remove: Tom (2)"):
        assert f'"{words}"' in page.content.decode()


def test_console_lists_people_as_one_counts(session: Session) -> None:
    for name in ("10", "1", "2"):
        sessions.joined(session, name)

    assert [str(one) for one in load_people(session)] == ["1", "2", "10"]


def test_phone_says_which_of_two_one_is(session: Session) -> None:
    sessions.joined(session, "Tom")
    phone = sessions.joined(session, "Tom")

    page = phone.get(reverse("session", args=[session.public_id])).content.decode()

    assert "Tom (2)" in page


def test_tables_of_the_same_name_are_told_apart(ada: CanvasGrant, session: Session) -> None:
    for _table in range(2):
        table_entry.add_table(sessions.leads(ada, session), cast.op(), name="Table", people=4)

    assert names() == ["Table", "Table (2)"]


def test_full_report_tells_them_apart(session: Session) -> None:
    for _one in range(2):
        sessions.joined(session, "Tom")

    assert load_report(session, is_full=True).names == ["Tom", "Tom (2)"]


def test_those_whose_names_went_are_told_apart(ada: CanvasGrant, session: Session) -> None:
    for name in ("", "Tom", "Tom"):
        sessions.joined(session, name)

    name_removal.forget_names(sessions.leads(ada, session))

    assert names() == ["Guest", "Guest (2)", "Guest (3)"]
