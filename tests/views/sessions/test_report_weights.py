"""What the report of a session says of a vote that changed no weight."""

import pytest

from canvases.access import CanvasGrant
from canvases.method.kinds import Kind
from tests import cast, rounds, sessions


@pytest.mark.parametrize(
    ("code", "words"), [("", "stays 5"), ("md/", "weight stays 5"), ("csv/", ",2,,,5")]
)
def test_winner_that_weighed_as_much_before_stays_at_its_weight(
    ada: CanvasGrant, code: str, words: str
) -> None:
    cast.add(ada, Kind.PAIN, rounds.TEXTS[0], weight=5)
    session = sessions.planned(ada)
    phone = sessions.joined(session)
    sessions.go_to(ada, session, "vote")
    rounds.begin(ada, session)
    rounds.give(phone, session, rounds.TEXTS[0], 2)
    rounds.end(ada, session)
    rounds.weigh(ada, session)

    address = f"/s/{session.public_id}/report/{code}"
    assert words in cast.browser("ada").get(address).content.decode()
