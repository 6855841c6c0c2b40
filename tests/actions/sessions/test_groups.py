"""Groups of a session: planned, joined, moved between, and each with its own texts and votes."""

import pytest

from canvases.access import CanvasGrant
from canvases.actions import canvases
from canvases.actions.errors import Refused
from canvases.actions.sessions import (
    breakout_groups,
    canvas_notes,
    facilitation,
    text_reveal,
    vote_rounds,
)
from canvases.actions.sessions.all_groups import everywhere
from canvases.method.agenda import Grouping
from canvases.method.kinds import Kind
from canvases.models import (
    Ballot,
    Canvas,
    Contribution,
    CustomerSegment,
    Note,
    Participant,
    Session,
)
from canvases.queries.sessions.groups import load_groups
from canvases.queries.sessions.session import load_wall
from canvases.session_access import SessionGrant
from tests import cast, groups, rounds, sessions


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    """With two groups, into which the facilitator puts people."""
    return groups.planned(ada)


def words(session: Session, place: int) -> list[str]:
    """What a group sees on its wall."""
    session = Session.objects.select_related("present").get(pk=session.pk)
    wall = load_wall(session, groups.of(session)[place])
    return [one.text for _kind, texts in wall for one in texts]


def both_write(ada: CanvasGrant, session: Session) -> None:
    one, other = groups.of(session)
    phones = groups.joined(ada, session, one), groups.joined(ada, session, other)
    sessions.go_to(ada, session, "write")
    for phone, text in zip(phones, rounds.TEXTS, strict=False):
        assert sessions.write(phone, session, text) == 200


def test_groups_have_canvases_that_share_nothing(ada: CanvasGrant, session: Session) -> None:
    all_of = [session.canvas, *(one.canvas for one in groups.of(session))]

    assert len({one.profile_id for one in all_of}) == 3
    assert len({one.value_map_id for one in all_of}) == 3
    assert ada.workspace.pk == session.workspace_id


def test_canvas_of_a_group_is_no_more_named_than_that_of_all(ada: CanvasGrant) -> None:
    CustomerSegment.objects.update(is_named=False)

    session = groups.planned(ada)

    segments = [one.canvas.profile.segment for one in groups.of(session)]
    assert [one.is_named for one in segments] == [False, False]


def test_groups_begin_with_copies_of_the_notes_where_that_is_wanted(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.PAIN, "Canteen is closed")
    session = sessions.planned(ada)

    lead = sessions.leads(ada, session)
    breakout_groups.divide(lead, cast.op(), number=2, grouping=Grouping.CHOOSE, copies=True)

    for group in groups.of(session):
        assert cast.texts(group.canvas, Kind.PAIN) == ["Canteen is closed"]


def test_division_sent_twice_makes_the_groups_once(ada: CanvasGrant) -> None:
    session, op = sessions.planned(ada), cast.op()
    for _time in range(2):
        lead = sessions.leads(ada, session)
        breakout_groups.divide(lead, op, number=3, grouping=Grouping.SPREAD)

    assert (session.groups.count(), Canvas.objects.count()) == (3, 4)


def test_canvas_that_shares_a_side_is_refused(ada: CanvasGrant, session: Session) -> None:
    canvases.duplicate(ada, cast.op(), canvas=ada.canvas, title="Another idea")
    shared, group = Canvas.objects.get(title="Another idea"), groups.of(session)[0]

    with pytest.raises(Refused, match="shares its circle"):
        breakout_groups.change_group(
            sessions.leads(ada, session), group=group, name="A", call_link="", canvas=shared
        )


def test_people_are_spread_evenly_by_how_many_they_are(ada: CanvasGrant) -> None:
    session = groups.planned(ada, how=Grouping.SPREAD)
    for people in ("4", "1", "1"):
        cast.browser().post("/join/", {"code": session.code, "people": people})

    assert [one.here for one in load_groups(session)] == [4, 2]


def test_person_chooses_a_group_and_stays_there_once_it_has_started(ada: CanvasGrant) -> None:
    session = groups.planned(ada, how=Grouping.CHOOSE)
    phone, (one, other) = sessions.joined(session), groups.of(session)
    address, sent = f"/s/{session.public_id}/group/", {"group": one.public_id}
    assert phone.post(address, {"group": other.public_id}).status_code in (200, 302)
    assert phone.post(address, sent).status_code in (200, 302)
    facilitation.start(sessions.leads(ada, session))

    assert phone.post(address, {"group": other.public_id}).status_code == 422

    assert Participant.objects.get().group == one


def test_who_is_in_no_group_writes_nothing(ada: CanvasGrant, session: Session) -> None:
    phone = sessions.joined(session)
    sessions.go_to(ada, session, "write")

    assert sessions.write(phone, session, "Canteen is closed") == 422
    assert not Contribution.objects.exists()


def test_reveal_opens_each_wall_to_its_own_group(ada: CanvasGrant, session: Session) -> None:
    both_write(ada, session)

    sessions.reveal(ada, session)

    assert [words(session, 0), words(session, 1)] == [[rounds.TEXTS[0]], [rounds.TEXTS[1]]]


def test_wall_of_one_group_is_shown_without_the_others(ada: CanvasGrant, session: Session) -> None:
    both_write(ada, session)
    sessions.reveal(ada, session, shows=False)

    lead = groups.leads(ada, session, groups.of(session)[1])
    text_reveal.show(lead, at=rounds.step(ada, session), box="")

    assert [words(session, 0), words(session, 1)] == [[], [rounds.TEXTS[1]]]


def test_texts_go_on_the_canvas_of_their_group(ada: CanvasGrant, session: Session) -> None:
    both_write(ada, session)
    sessions.reveal(ada, session)

    def put(lead: SessionGrant) -> None:
        canvas_notes.put_on_canvas(lead, cast.op(), session=session)

    session = sessions.leads(ada, session).session
    everywhere(sessions.leads(ada, session), put)

    found = [cast.texts(one.canvas, Kind.PAIN) for one in groups.of(session)]
    assert found == [[rounds.TEXTS[0]], [rounds.TEXTS[1]]]
    assert not cast.texts(session.canvas, Kind.PAIN)


def test_private_texts_go_with_their_author_and_revealed_ones_stay(
    ada: CanvasGrant, session: Session
) -> None:
    one, other = groups.of(session)
    phone = groups.joined(ada, session, one)
    sessions.go_to(ada, session, "write")
    sessions.write(phone, session, "Revealed")
    sessions.reveal(ada, session)
    facilitation.step_on(sessions.leads(ada, session), at=rounds.step(ada, session), by=-1)
    sessions.write(phone, session, "Private", kind="gain")

    groups.put(ada, session, Participant.objects.get(), other)

    assert Contribution.objects.get(text="Revealed").group == one
    assert Contribution.objects.get(text="Private").group == other


def test_who_is_moved_votes_where_they_are_now(ada: CanvasGrant, session: Session) -> None:
    one, other = groups.of(session)
    for group, text in ((one, rounds.TEXTS[0]), (other, rounds.TEXTS[1])):
        cast.add(cast.on_canvas("ada", group.canvas), Kind.PAIN, text)
    phone = groups.joined(ada, session, one)
    sessions.go_to(ada, session, "vote")
    everywhere(sessions.leads(ada, session), open_round)
    assert rounds.give(phone, session, rounds.TEXTS[0], 1) == 200

    groups.put(ada, session, Participant.objects.get(), other)

    assert not Ballot.objects.exists()
    assert rounds.give(phone, session, rounds.TEXTS[0], 1) == 422
    assert rounds.give(phone, session, rounds.TEXTS[1], 1) == 200


def open_round(lead: SessionGrant) -> None:
    chosen = list(Note.objects.values_list("public_id", flat=True))
    present = lead.session.present
    vote_rounds.open_round(lead, at=present.public_id if present else "", chosen=chosen, budget=2)
