"""The console: what one works on now comes first."""

import pytest

from canvases.access import CanvasGrant
from canvases.actions.sessions import wall_stacks
from canvases.method.kinds import Kind
from canvases.models import Contribution, Session
from canvases.queries.sessions import wall as wall_queries
from tests import cast, rounds, sessions


@pytest.fixture
def session(ada: CanvasGrant) -> Session:
    for text in rounds.TEXTS:
        cast.add(ada, Kind.PAIN, text)
    return sessions.planned(ada)


def console(session: Session) -> str:
    return cast.browser("ada").get(f"/s/{session.public_id}/lead/").content.decode()


def vote(ada: CanvasGrant, session: Session) -> None:
    """One dot for the first note, and the round is over."""
    sessions.go_to(ada, session, "vote")
    phone = sessions.joined(session)
    rounds.begin(ada, session)
    assert rounds.give(phone, session, rounds.TEXTS[0], 1) == 200
    rounds.end(ada, session)


def test_weights_are_given_above_the_notes(ada: CanvasGrant, session: Session) -> None:
    vote(ada, session)

    page = console(session)

    assert page.index('id="apply-weights"') < page.index(rounds.TEXTS[0])


def test_notes_without_dots_are_folded_away_and_can_be_weighed(
    ada: CanvasGrant, session: Session
) -> None:
    vote(ada, session)

    voted, folded = console(session).split('class="round__without"')

    assert rounds.TEXTS[0] in voted
    assert rounds.TEXTS[1] not in voted
    assert folded.count('name="weight-') == 3


def test_script_is_open_while_there_is_nothing_to_work_on(
    ada: CanvasGrant, session: Session
) -> None:
    sessions.go_to(ada, session, "write")
    assert "console__told" not in console(session)

    sessions.go_to(ada, session, "vote")

    assert "console__told" in console(session)


def test_crowded_box_shows_stacks_before_single_texts(
    ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wall_queries, "CROWDED", 2)
    session = sessions.planned(ada)
    sessions.go_to(ada, session, "write")
    for text in ("Nobody answers", "Canteen is closed", "The canteen is closed"):
        sessions.write(sessions.joined(session), session, text)
    sessions.reveal(ada, session)
    alike = Contribution.objects.filter(text__icontains="canteen").values_list(
        "public_id", flat=True
    )
    wall_stacks.stack(sessions.leads(ada, session), chosen=list(alike))

    _head, _box, wall = console(session).partition('class="wall__texts"')

    assert wall.index("2 texts say this") < wall.index("Nobody answers")


def test_texts_of_all_boxes_are_put_on_the_canvas_above_the_first_box(ada: CanvasGrant) -> None:
    session = sessions.planned(ada)
    session.steps.filter(kind__in=("write", "reveal")).update(boxes=["pain", "gain"])
    sessions.go_to(ada, session, "write")
    phone = sessions.joined(session)
    for text, kind in (("Canteen is closed", "pain"), ("Sleep", "gain"), ("Quiet", "gain")):
        assert sessions.write(phone, session, text, kind) == 200
    sessions.reveal(ada, session)

    above, _box, rest = console(session).partition('class="wall ')

    assert "Put all 3 texts on the canvas" in above
    assert "put-all" not in rest
