"""What phones, console, big screen and report show of a round that asks for links."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant
from canvases.actions.sessions import vote_rounds
from canvases.method.kinds import Kind
from canvases.models import Note, Round, Session
from tests import cast, rounds, sessions
from tests.shared_rows import shared_session

RELIEVER, OTHER, PAINS = rounds.RELIEVER, rounds.OTHER, rounds.TEXTS


shared, canvas, session = shared_session(rounds.asks_for_links)


def answered(grant: CanvasGrant, session: Session) -> None:
    """Four people: all see the first pain, two of them the second, one the third."""
    rounds.begin(grant, session)
    for needs in (PAINS[:3], PAINS[:2], PAINS[:1], PAINS[:1]):
        assert rounds.link(sessions.joined(session), session, RELIEVER, needs) == 200
    rounds.end(grant, session)


def test_refused_answer_keeps_its_question_and_says_why(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    rounds.begin(ada, session)
    offer = Note.objects.get(text=OTHER)
    sent = {"at": rounds.step(ada, session), "offer": offer.public_id, "says": "links"}

    page = phone.post(f"/s/{session.public_id}/links/", sent).content.decode()

    assert "Tick what it answers" in page
    assert OTHER in page
    assert RELIEVER not in page


def test_phone_stays_at_its_question_while_the_page_is_renewed(
    ada: CanvasGrant, session: Session
) -> None:
    phone = sessions.joined(session)
    rounds.begin(ada, session)
    for text in (RELIEVER, OTHER):
        rounds.link(phone, session, text, PAINS[:1])
    asked = {"offer": Note.objects.get(text=OTHER).public_id, "state": "earlier"}

    page = phone.get(f"/s/{session.public_id}/now/", asked).content.decode()

    assert page.count('name="need"') == 4
    assert OTHER in page
    assert RELIEVER not in page


def test_phone_asks_about_seven_needs_of_one_offer_and_goes_on(
    ada: CanvasGrant, session: Session
) -> None:
    for number in range(9):
        cast.add(ada, Kind.PAIN, f"Heavy {number}", weight=5)
    phone = sessions.joined(session)
    rounds.begin(ada, session)
    pages = [phone.get(f"/s/{session.public_id}/").content.decode()]
    first = RELIEVER if RELIEVER in pages[0] else OTHER

    rounds.link(phone, session, first, [], says="none")

    pages.append(phone.get(f"/s/{session.public_id}/").content.decode())
    assert [(RELIEVER in page) + (OTHER in page) for page in pages] == [1, 1]
    assert [page.count('name="need"') for page in pages] == [7, 7]
    assert first not in pages[1]


def test_nobody_sees_links_before_they_are_shown(ada: CanvasGrant, session: Session) -> None:
    answered(ada, session)
    other = sessions.joined(session)

    def told() -> list[bool]:
        places = [(other, ""), (cast.browser("ada"), "screen/")]
        pages = [client.get(f"/s/{session.public_id}/{place}") for client, place in places]
        return [PAINS[0] in page.content.decode() for page in pages]

    assert told() == [False, False]
    vote_rounds.show(sessions.leads(ada, session), at=rounds.step(ada, session), shown=True)
    assert told() == [True, True]


@pytest.mark.parametrize("code", ["", "md/", "csv/"])
def test_report_tells_links_with_their_shares(
    ada: CanvasGrant, session: Session, code: str
) -> None:
    answered(ada, session)

    page = cast.browser("ada").get(f"/s/{session.public_id}/report/{code}").content.decode()

    assert RELIEVER in page
    assert PAINS[2] in page
    assert ("2 of 4" if code != "csv/" else "0.50") in page


def test_report_names_an_answer_once_above_its_needs(ada: CanvasGrant, session: Session) -> None:
    answered(ada, session)

    page = cast.browser("ada").get(f"/s/{session.public_id}/report/").content.decode()

    assert page.count(f">{RELIEVER}</span></th>") == 1
    assert all(page.count(f">{pain}</span></th>") == 1 for pain in PAINS[:3])


@pytest.mark.parametrize("place", ["", "lead/", "screen/"])
@pytest.mark.parametrize("is_over", [False, True])
def test_pages_take_as_many_queries_for_thirty_needs_as_for_one(
    ada: CanvasGrant, session: Session, place: str, *, is_over: bool
) -> None:
    Note.objects.filter(text__in=[*PAINS[1:], OTHER]).delete()
    phone = sessions.joined(session)
    client, counts = cast.browser("ada") if place else phone, []
    for _size in range(2):
        rounds.begin(ada, session)
        rounds.link(phone, session, RELIEVER, [PAINS[0], *(f"Pain {one}" for one in range(29))])
        if is_over:
            rounds.end(ada, session)
            vote_rounds.show(sessions.leads(ada, session), at=rounds.step(ada, session), shown=True)
        with CaptureQueriesContext(connection) as found:
            assert client.get(f"/s/{session.public_id}/{place}").status_code == 200
        counts.append(len(found))
        Round.objects.all().delete()
        for number in range(29):
            cast.add(ada, Kind.PAIN, f"Pain {number}")
        for number in range(13):
            cast.add(ada, Kind.PAIN_RELIEVER, f"Reliever {number}")

    assert counts[0] == counts[1]
