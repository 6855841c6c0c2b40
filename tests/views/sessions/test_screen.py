"""The big screen: everything that the room may see is on it, on pages that are turned by keys."""

import re

import pytest

from canvases.access import CanvasGrant
from canvases.actions.sessions import vote_rounds
from canvases.method.kinds import Kind
from canvases.models import Session
from tests import cast, groups, rounds, sessions

MANY = tuple(f"Pain {number} of many" for number in range(12))


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    """A session on a canvas with more notes than one page of the big screen has room for."""
    for text in MANY:
        cast.add(ada, Kind.PAIN, text)
    return sessions.planned(ada)


def screen(session: Session) -> str:
    return cast.browser("ada").get(f"/s/{session.public_id}/screen/").content.decode()


def show_round(ada: CanvasGrant, session: Session, *dots_for: str) -> None:
    """Vote, close the round and show the room what came out."""
    sessions.go_to(ada, session, "vote")
    phone = sessions.joined(session)
    rounds.begin(ada, session)
    for text in dots_for:
        assert rounds.give(phone, session, text, 1) == 200
    rounds.end(ada, session)
    vote_rounds.show(sessions.leads(ada, session), at=rounds.step(ada, session), shown=True)


def rows(page: str) -> list[str]:
    return re.findall(r"Pain \d+ of many", page)


def test_wall_is_turned_in_pages_of_its_step(ada: CanvasGrant, session: Session) -> None:
    sessions.go_to(ada, session, "write")
    assert sessions.write(sessions.joined(session), session, "Closed after eight") == 200

    sessions.reveal(ada, session)

    page = screen(session)
    assert f'data-pages="{sessions.step_of(session, "reveal").public_id}"' in page
    assert 'data-words="Page {page} of {all}"' in page


def test_vote_without_dots_has_a_row_for_each_note(ada: CanvasGrant, session: Session) -> None:
    show_round(ada, session)

    assert sorted(rows(screen(session))) == sorted(MANY)


def test_vote_has_rows_for_notes_with_dots_and_a_number_for_the_others(
    ada: CanvasGrant, session: Session
) -> None:
    show_round(ada, session, MANY[3], MANY[7])

    page = screen(session)
    assert sorted(rows(page)) == [MANY[3], MANY[7]]
    assert "10 notes got none" in page


def test_long_title_and_instruction_are_set_smaller(ada: CanvasGrant, session: Session) -> None:
    step = sessions.step_of(session, "write")
    step.title, step.instruction = "Words " * 13, "Many words " * 36
    step.save()
    assert "--long" not in screen(session)

    sessions.go_to(ada, session, "write")

    page = screen(session)
    assert "screen__title--long" in page
    assert "screen__say--long" in page


def test_numbers_of_groups_change_without_the_rest(ada: CanvasGrant, session: Session) -> None:
    groups.divide(ada, session)
    phone = groups.joined(ada, session, groups.of(session)[0])
    sessions.go_to(ada, session, "write")
    state = re.search(r"\?state=([^\"&]*)", screen(session))
    assert state
    assert sessions.write(phone, session, "Closed after eight") == 200

    address = f"/s/{session.public_id}/screen/now/?state={state[1]}"
    page = cast.browser("ada").get(address).content.decode()

    assert '<ul id="groups" hx-swap-oob="true"' in page
    assert "1 text · 0 done" in page
    assert 'id="stage"' not in page


def test_step_that_is_called_like_its_box_says_so_once(ada: CanvasGrant, session: Session) -> None:
    session.steps.update(title="Pains")
    sessions.go_to(ada, session, "write")

    assert screen(session).count("Pains") == 1
