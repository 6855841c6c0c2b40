"""The end of a session: who does what, what is parked, how it was, and how long it took."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from canvases.access import CanvasGrant
from canvases.actions.errors import Refused
from canvases.actions.sessions import facilitation, outcomes
from canvases.method.kinds import Kind
from canvases.models import ActionItem, Feedback, Participant, Session
from canvases.queries.sessions.outcome import read_outcome
from canvases.queries.sessions.report import load_report
from tests import cast, sessions


def note_down(grant: CanvasGrant, session: Session, **sent: str) -> int:
    """Send the form of the console. Returns the status of the answer."""
    address = reverse("session_item", args=[session.public_id])
    sent = {"text": "Ask three taxi firms", "op_id": cast.op()} | sent
    return cast.browser(cast.name_of(grant)).post(address, sent).status_code


def say(phone: Client, session: Session, **sent: str) -> int:
    address = reverse("session_feedback", args=[session.public_id])
    return phone.post(address, sent).status_code


def test_action_has_who_and_until_and_is_written_once(ada: CanvasGrant) -> None:
    session = sessions.planned(ada)
    sent = {"who": "Tilda", "until": "2027-01-31", "op_id": cast.op()}

    assert [note_down(ada, session, **sent) for _press in range(2)] == [200, 200]

    item = ActionItem.objects.get()
    assert (item.who, str(item.until), item.is_parked) == ("Tilda", "2027-01-31", False)


def test_what_is_parked_belongs_to_nobody_until_it_is_taken(ada: CanvasGrant) -> None:
    session = sessions.planned(ada)
    note_down(ada, session, who="Tilda", is_parked="on")
    assert ActionItem.objects.get().who == ""

    note_down(ada, session, item=ActionItem.objects.get().public_id, who="Jonas")

    item = ActionItem.objects.get()
    assert (item.is_parked, item.who) == (False, "Jonas")


@pytest.mark.parametrize("sent", [{"text": ""}, {"text": "x" * 281}, {"until": "soon"}])
def test_bad_action_gets_words_and_is_not_written(ada: CanvasGrant, sent: dict[str, str]) -> None:
    session = sessions.planned(ada)

    assert note_down(ada, session, **sent) == 422
    assert not ActionItem.objects.exists()


def test_struck_action_is_gone(ada: CanvasGrant) -> None:
    session = sessions.planned(ada)
    note_down(ada, session)

    note_down(ada, session, strike=ActionItem.objects.get().public_id)

    assert not ActionItem.objects.exists()


def test_feedback_said_again_replaces_what_was_said(ada: CanvasGrant) -> None:
    session = sessions.planned(ada)
    phone = sessions.joined(session)
    sessions.go_to(ada, session, "close")

    assert [say(phone, session, value=one, word=one) for one in "25"] == [200, 200]

    assert list(Feedback.objects.values_list("value", "word")) == [(5, "5")]


@pytest.mark.parametrize("value", ["", "0", "6", "x", "2.5"])
def test_bad_feedback_gets_words(ada: CanvasGrant, value: str) -> None:
    session = sessions.planned(ada)
    phone = sessions.joined(session)
    sessions.go_to(ada, session, "close")

    assert say(phone, session, value=value) == 422
    assert not Feedback.objects.exists()


def test_feedback_is_taken_at_the_end_alone(ada: CanvasGrant) -> None:
    session = sessions.planned(ada)
    phone = sessions.joined(session)
    sessions.go_to(ada, session, "write")

    assert say(phone, session, value="5") == 422


def test_nobody_knows_who_gave_feedback_once_the_session_is_closed(ada: CanvasGrant) -> None:
    session = sessions.planned(ada)
    phones = [sessions.joined(session, name) for name in ("Selim", "Tilda")]
    sessions.go_to(ada, session, "close")
    for phone in phones:
        say(phone, session, value="4", word="Quick")
    before = set(Feedback.objects.values_list("pk", flat=True))

    facilitation.close(sessions.leads(ada, session), gives_link=False)

    assert [one.participant for one in Feedback.objects.all()] == [None, None]
    assert Participant.objects.count() == 2
    assert not before & set(Feedback.objects.values_list("pk", flat=True))


def test_time_of_a_step_counts_each_time_that_it_was_present(ada: CanvasGrant) -> None:
    session = sessions.planned(ada)
    facilitation.start(sessions.leads(ada, session))
    for by in (1, -1, 1):
        Session.objects.update(stepped_at=timezone.now() - timedelta(seconds=40))
        now = sessions.leads(ada, session)
        assert now.session.present is not None
        facilitation.step_on(now, at=now.session.present.public_id, by=by)

    assert [step.spent for step in session.steps.all()[:3]] == [80, 40, 0]


def test_fit_before_and_after_and_what_weighs_most_are_kept(ada: CanvasGrant) -> None:
    session = sessions.planned(ada)
    pain = cast.add(ada, Kind.PAIN, "Nobody answers", weight=5)
    cast.add(ada, Kind.PAIN, "Taxi is dear", weight=2)
    sessions.go_to(ada, session, "close")
    cast.connect(ada, cast.add(ada, Kind.PAIN_RELIEVER), pain)

    facilitation.close(sessions.leads(ada, session), gives_link=False)

    session.refresh_from_db()
    outcome = read_outcome(session.outcome)
    assert (session.fit_before, session.fit_after) == (None, 89)
    assert [one.text for one in outcome.heaviest] == ["Nobody answers", "Taxi is dear"]
    assert [one.text for one in outcome.unanswered] == ["Taxi is dear"]


@pytest.mark.parametrize(
    "stored",
    [
        None,
        1,
        "x",
        [],
        {"heaviest": 1},
        {"heaviest": [1, {}, {"kind": [], "text": 1, "weight": 9}]},
    ],
)
def test_odd_outcome_is_no_outcome(stored: object) -> None:
    assert read_outcome(stored).heaviest == []


def test_list_of_a_session_has_an_end(ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch) -> None:
    session = sessions.planned(ada)
    monkeypatch.setattr(outcomes, "MOST_ITEMS", 1)
    note_down(ada, session)

    assert note_down(ada, session) == 422
    with pytest.raises(Refused, match="At most 1"):
        outcomes.note_down(
            sessions.leads(ada, session), "x", text="x", who="", until=None, is_parked=False
        )


def test_feedback_of_a_table_counts_for_all_its_people_and_no_row_tells_so(
    ada: CanvasGrant,
) -> None:
    session = sessions.planned(ada)
    table, one = sessions.joined(session), sessions.joined(session)
    Participant.objects.filter(pk=Participant.objects.earliest("pk").pk).update(people=4)
    sessions.go_to(ada, session, "close")
    for phone, value in ((table, "5"), (one, "2")):
        assert say(phone, session, value=value, word="Quick") == 200
    before = load_report(session, is_full=True).feedback.spread

    facilitation.close(sessions.leads(ada, session), gives_link=False)

    after = load_report(session, is_full=True).feedback.spread
    assert before == after == [0, 1, 0, 0, 4]
    assert Feedback.objects.count() == 5
    assert Feedback.objects.exclude(word="").count() == 2
