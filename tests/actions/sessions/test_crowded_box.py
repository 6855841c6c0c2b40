"""Before a crowded box is revealed, tables stack their own texts and send up what says most."""

import pytest

from canvases.access import CanvasGrant
from canvases.models import Contribution, Session
from canvases.queries.sessions.session import load_numbers, load_wall
from canvases.queries.sessions.wall import OnWall, folded
from tests import sessions
from tests.crowds import choose, crowded, sent_up, table

TEXTS = ["Canteen is closed", "No meal at night", "Roster changes", "Nobody answers"]


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    return crowded(ada)


def on_wall(session: Session) -> list[OnWall]:
    """The pains that the room sees."""
    session.refresh_from_db()
    ((_kind, texts),) = load_wall(session)
    return texts


def test_table_sends_three_of_its_texts_up(ada: CanvasGrant, session: Session) -> None:
    device = table(session, TEXTS)
    sessions.go_to(ada, session, "reveal")

    statuses = [choose(device, session, "up", text) for text in TEXTS]

    assert statuses == [200, 200, 200, 422]
    assert sent_up() == set(TEXTS[:3])


def test_device_of_one_person_sends_one_up(ada: CanvasGrant, session: Session) -> None:
    device = table(session, TEXTS, people=1)
    sessions.go_to(ada, session, "reveal")

    assert [choose(device, session, "up", text) for text in TEXTS[:2]] == [200, 422]


def test_what_is_sent_up_can_be_taken_back(ada: CanvasGrant, session: Session) -> None:
    device = table(session, TEXTS)
    sessions.go_to(ada, session, "reveal")
    choose(device, session, "up", TEXTS[0])

    choose(device, session, "down", TEXTS[0])

    assert sent_up() == set()


def test_stack_of_a_table_is_sent_up_as_one(ada: CanvasGrant, session: Session) -> None:
    device = table(session, TEXTS)
    sessions.go_to(ada, session, "reveal")
    for text in TEXTS[:2]:
        choose(device, session, "up", text)

    choose(device, session, "stack", *TEXTS[:2])

    assert [choose(device, session, "up", text) for text in TEXTS[2:]] == [200, 200]


def test_stack_of_a_table_that_is_taken_apart_counts_once(
    ada: CanvasGrant, session: Session
) -> None:
    device = table(session, TEXTS)
    sessions.go_to(ada, session, "reveal")
    for text in TEXTS[:2]:
        choose(device, session, "up", text)
    choose(device, session, "stack", *TEXTS[:2])

    assert choose(device, session, "unstack", TEXTS[0]) == 200

    assert sent_up() == {TEXTS[0]}


def test_what_was_sent_up_and_stacked_comes_first_on_the_wall(
    ada: CanvasGrant, session: Session
) -> None:
    device = table(session, TEXTS)
    sessions.go_to(ada, session, "reveal")
    choose(device, session, "up", TEXTS[2])
    choose(device, session, "stack", *TEXTS[:2])
    choose(device, session, "entitle", TEXTS[0], headline="Nothing to eat")

    sessions.reveal(ada, session)

    first, rest = folded(on_wall(session))
    assert [one.text for one in first] == [TEXTS[2], "Nothing to eat"]
    assert {text for _id, text in first[1].texts} == set(TEXTS[:2])
    assert len(rest) == 102


def test_reveal_loses_no_text(ada: CanvasGrant, session: Session) -> None:
    device = table(session, TEXTS)
    sessions.go_to(ada, session, "reveal")
    choose(device, session, "stack", *TEXTS[:3])
    written = sorted(Contribution.objects.values_list("text", flat=True))

    sessions.reveal(ada, session)

    assert sorted(Contribution.objects.values_list("text", flat=True)) == written


def test_nothing_is_sent_up_of_a_box_that_a_room_can_read(ada: CanvasGrant) -> None:
    session = crowded(ada, 10)
    device = table(session, TEXTS)
    sessions.go_to(ada, session, "reveal")

    assert {choose(device, session, act, *TEXTS[:2]) for act in ("up", "stack")} == {422}


@pytest.mark.parametrize("step", ["write", "close"])
def test_nothing_is_sent_up_in_another_step(ada: CanvasGrant, session: Session, step: str) -> None:
    device = table(session, TEXTS)
    sessions.go_to(ada, session, step)

    assert choose(device, session, "up", TEXTS[0]) == 422


def test_nothing_is_sent_up_once_it_is_revealed(ada: CanvasGrant, session: Session) -> None:
    device = table(session, TEXTS)
    sessions.reveal(ada, session)

    assert choose(device, session, "up", TEXTS[0]) == 422


def test_text_of_another_device_is_neither_sent_up_nor_stacked(
    ada: CanvasGrant, session: Session
) -> None:
    table(session, TEXTS[:2])
    other = table(session, TEXTS[2:])
    sessions.go_to(ada, session, "reveal")

    assert choose(other, session, "up", TEXTS[0]) == 422
    assert choose(other, session, "stack", TEXTS[0], TEXTS[2]) == 422
    assert not Contribution.objects.exclude(under=None).exists()


def test_withdrawn_headline_leaves_the_other_texts_of_its_stack(
    ada: CanvasGrant, session: Session
) -> None:
    device = table(session, TEXTS)
    sessions.go_to(ada, session, "reveal")
    choose(device, session, "stack", *TEXTS[:2])
    first = Contribution.objects.get(text=TEXTS[0])

    device.post(f"/s/{session.public_id}/texts/{first.public_id}/remove/")

    assert Contribution.objects.get(text=TEXTS[1]).under is None


def test_console_is_told_how_many_devices_have_sent_up(ada: CanvasGrant, session: Session) -> None:
    device = table(session, TEXTS)
    sessions.go_to(ada, session, "reveal")
    choose(device, session, "up", TEXTS[0])

    (crowd,) = load_numbers(sessions.leads(ada, session).session).crowds.values()

    assert (crowd.devices, crowd.sent) == (2, 1)
