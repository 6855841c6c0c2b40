"""The report of a session: what it says to whom, as a page and as files."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from canvases.access import CanvasGrant
from canvases.actions.sessions import canvas_notes, facilitation, outcomes, text_reveal
from canvases.method.kinds import Kind
from canvases.models import Contribution, Session
from tests import cast, rounds, sessions, stacks
from tests.shared_rows import shared_session

SECRET, HIDDEN = "Zmrzlina-behind-the-canteen", "Kroupy-in-the-lift"


def all_but_closed(ada: CanvasGrant) -> Session:
    """In its last step: a text shown, one hidden, a vote, an action, feedback."""
    cast.add(ada, Kind.PAIN, rounds.TEXTS[0])
    session = sessions.planned(ada)
    phone = sessions.joined(session, "Selim")
    sessions.go_to(ada, session, "write")
    for text in (SECRET, HIDDEN):
        sessions.write(phone, session, text)
    sessions.reveal(ada, session, shows=False)
    lead = sessions.leads(ada, session)
    hidden = Contribution.objects.get(text=HIDDEN)
    text_reveal.hide(lead, chosen=[hidden.public_id], hidden=True)
    sessions.reveal(ada, session)
    canvas_notes.put_on_canvas(sessions.leads(ada, session), cast.op(), session=lead.session)
    sessions.go_to(ada, session, "vote")
    rounds.begin(ada, session)
    rounds.give(phone, session, rounds.TEXTS[0], 2)
    rounds.end(ada, session)
    rounds.weigh(ada, session)
    outcomes.note_down(
        lead, cast.op(), text="Ask three taxi firms", who="Tilda", until=None, is_parked=False
    )
    sessions.go_to(ada, session, "close")
    phone.post(f"/s/{session.public_id}/feedback/", {"value": "4", "word": "Brisk"})
    session.phone = phone  # type: ignore[attr-defined]
    return session


shared, canvas, found = shared_session(all_but_closed)


@pytest.fixture
def session(shared: Session, found: Session) -> Session:
    """With the phone of somebody who took part."""
    found.phone = shared.phone  # type: ignore[attr-defined]
    return found


def close(grant: CanvasGrant, session: Session, *, gives_report: bool = True) -> None:
    lead = sessions.leads(grant, session)
    facilitation.close(lead, gives_link=False, gives_report=gives_report)


def told(session: Session, way: str, code: str = "") -> str:
    """The report as the facilitator gets it ("full" or "short"), or a phone ("phone")."""
    client = cast.browser("ada")
    address = f"/s/{session.public_id}/report/"
    if way == "phone":
        client, address = session.phone, f"/s/{session.public_id}/summary/"  # type: ignore[attr-defined]
    more = "?short=1" if way == "short" else ""
    answer = client.get(f"{address}{code + '/' if code else ''}{more}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("code", ["", "md", "csv"])
def test_full_report_has_hidden_texts_names_and_words(
    ada: CanvasGrant, session: Session, code: str
) -> None:
    close(ada, session)

    said = told(session, "full", code).replace("\\-", "-")

    for words in (SECRET, HIDDEN, "Selim", "Brisk", "Ask three taxi firms", rounds.TEXTS[0]):
        assert words in said


@pytest.mark.parametrize("way", ["short", "phone"])
@pytest.mark.parametrize("code", ["", "md", "csv"])
def test_short_report_has_neither_hidden_texts_nor_names_nor_words(
    ada: CanvasGrant, session: Session, way: str, code: str
) -> None:
    close(ada, session)

    said = told(session, way, code)

    assert SECRET in said
    assert "Ask three taxi firms" in said
    assert not [words for words in (HIDDEN, "Selim", "Brisk") if words in said]


@pytest.mark.parametrize("code", ["", "md"])
def test_full_report_alone_says_who_helped(session: Session, code: str) -> None:
    session.participants.filter(name="Selim").update(is_helper=True)

    said = [told(session, way, code) for way in ("full", "short")]

    assert ["Helped to lead:" in one for one in said] == [True, False]


def test_round_that_the_room_was_not_shown_is_in_the_full_report_alone(
    ada: CanvasGrant, session: Session
) -> None:
    close(ada, session)

    assert [",vote," in "," + told(session, way, "csv").replace("\n", ",") for way in
            ("full", "short")] == [True, False]  # fmt: skip


def test_words_of_feedback_are_told_once_the_session_is_closed(
    ada: CanvasGrant, session: Session
) -> None:
    assert "Brisk" not in told(session, "full")
    close(ada, session)
    assert "Brisk" in told(session, "full")


def test_pdf_is_made_of_the_report(ada: CanvasGrant, session: Session) -> None:
    close(ada, session)

    answer = cast.browser("ada").get(f"/s/{session.public_id}/report/pdf/")

    assert answer.content.startswith(b"%PDF")
    assert "Night%20shift%20insurance" in answer["Content-Disposition"]


def test_table_has_a_row_for_each_thing(ada: CanvasGrant, session: Session) -> None:
    close(ada, session)

    rows = list(csv.DictReader(io.StringIO(told(session, "full", "csv").removeprefix("\ufeff"))))

    vote = next(row for row in rows if row["part"] == "vote" and row["dots"] == "2")
    assert (vote["text"], vote["weight"], vote["people"]) == (rounds.TEXTS[0], "5", "1")
    hidden = {row["text"]: row["hidden"] for row in rows if row["part"] == "text"}
    assert hidden == {SECRET: "", HIDDEN: "yes"}


@pytest.mark.parametrize(("gives", "status"), [(True, 200), (False, 404)])
def test_phone_reads_the_report_where_it_is_given_and_the_session_over(
    ada: CanvasGrant, session: Session, status: int, *, gives: bool
) -> None:
    phone = session.phone  # type: ignore[attr-defined]
    addresses = [f"/s/{session.public_id}/summary/{code}" for code in ("", "md/")]
    assert {phone.get(one).status_code for one in addresses} == {404}

    close(ada, session, gives_report=gives)

    assert {phone.get(one).status_code for one in addresses} == {status}
    assert ("/summary/" in phone.get(f"/s/{session.public_id}/").content.decode()) == gives


def test_list_of_sessions_leads_to_the_report(ada: CanvasGrant, session: Session) -> None:
    close(ada, session)

    page = cast.browser("ada").get(reverse("sessions", args=[ada.workspace.public_id]))

    assert reverse("session_report", args=[session.public_id]) in page.content.decode()


def test_report_of_an_unknown_format_is_not_found(ada: CanvasGrant, session: Session) -> None:
    close(ada, session)

    assert cast.browser("ada").get(f"/s/{session.public_id}/report/doc/").status_code == 404


def test_note_deleted_after_its_vote_is_still_in_the_report(
    ada: CanvasGrant, session: Session
) -> None:
    close(ada, session)
    ada.canvas.profile.notes.get(text=rounds.TEXTS[0]).delete()

    assert told(session, "full", "csv")


def test_report_takes_as_many_queries_for_thirty_texts_as_for_one(
    ada: CanvasGrant, session: Session
) -> None:
    close(ada, session)
    counts = []
    for _size in range(2):
        with CaptureQueriesContext(connection) as found:
            told(session, "full")
        counts.append(len(found))
        for number in range(30):
            session.contributions.create(kind="pain", text=f"Pain {number}", is_shown=True)
            session.action_items.create(text="Do it", op_id=cast.op())
            session.participants.create(name=f"Guest {number}", token_hash=cast.op())
            session.feedback.create(value=3, word="Fine")

    assert counts[0] == counts[1]


def test_half_a_minute_is_a_minute_and_less_is_under_one(
    ada: CanvasGrant, session: Session
) -> None:
    close(ada, session)
    for spent, words in ((29, "under 1 min"), (30, ">1 min"), (89, ">1 min"), (90, ">2 min")):
        session.steps.update(spent=spent, minutes=77)
        assert words in told(session, "full"), spent


@pytest.mark.parametrize(("code", "named"), [("", "Pain Canteen"), ("md", "Pain: Canteen")])
def test_vote_on_several_boxes_names_the_box_of_each_note(
    session: Session, code: str, named: str
) -> None:
    session.steps.filter(kind="vote").update(boxes=["pain", "gain"])

    assert named in strip_tags(told(session, "full", code))


def test_notes_without_a_dot_are_counted_below_the_others(ada: CanvasGrant) -> None:
    session = rounds.in_the_vote(ada)
    phone = sessions.joined(session)
    rounds.begin(ada, session)
    rounds.give(phone, session, rounds.TEXTS[1], 2)
    rounds.end(ada, session)
    close(ada, session)
    table, below = told(session, "full").split(" notes without a dot:")

    assert rounds.TEXTS[1] in table
    assert all(text in below for text in (rounds.TEXTS[0], *rounds.TEXTS[2:]))


def test_stack_without_a_dot_keeps_its_texts(ada: CanvasGrant) -> None:
    session = rounds.in_the_vote(ada)
    rounds.begin(ada, session)
    stacks.stack(ada, session, *rounds.TEXTS[2:])
    rounds.end(ada, session)
    close(ada, session)
    table, below = told(session, "full").split(" notes without a dot:")

    assert all(text in table for text in rounds.TEXTS[2:])
    assert rounds.TEXTS[1] in below


def test_page_shows_sixty_texts_of_a_box_until_all_are_asked_for(
    session: Session,
) -> None:
    Contribution.objects.bulk_create(
        Contribution(session=session, kind="pain", text=f"Said {n} more") for n in range(100)
    )
    address = f"/s/{session.public_id}/report/"

    page = cast.browser("ada").get(address).content.decode()
    whole = cast.browser("ada").get(f"{address}?all=1").content.decode()

    assert "60 of 102 texts and stacks" in page
    assert (page.count('"report__note'), whole.count('"report__note')) == (60, 102)
