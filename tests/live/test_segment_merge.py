"""Two segments are merged while others have their boards and pages open, over real connections."""

import time

import pytest

from tests.cast import op
from tests.live.server import Person, Server
from tests.live.stream_reader import Stream
from tests.live.test_bus import at as led_to
from tests.live.test_presence import BEN, Watching, at, tell
from tests.live.test_segment_stream import SegmentPage, heard


class Two:
    """The segment of a person's first canvas, and another one, whose canvas pairs the same value
    map."""

    def __init__(self, ada: Person) -> None:
        self.ada, self.page = ada, SegmentPage(ada)
        self.into, self.place = self.page.segment, self.page.place
        self.post("segments/", name="Managers")
        self.away = self._read("SELECT public_id FROM canvases_customersegment ORDER BY id DESC")
        value_map = self._read("SELECT public_id FROM canvases_valuemap ORDER BY id DESC")
        self.post("canvases/", title="Theirs", segment=self.away, value_map=value_map)
        self.theirs = self._read("SELECT public_id FROM canvases_canvas ORDER BY id DESC")

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        """Post to an address of the workspace. Returns status and answer."""
        path = f"/{self.place}/{path}"
        status, _headers, body = self.ada.request("POST", path, {"op_id": op(), **fields})
        return status, body

    def merge(self) -> tuple[int, str]:
        return self.post(f"segments/{self.away}/merge/{self.into}/")

    def on_theirs(self, person: Person) -> Person:
        """The same person on the canvas of the segment that goes."""
        return Person(person.server, self.theirs, person.cookies)

    def _read(self, statement: str) -> str:
        return str(self.ada.server.sql(statement)[0][0])


def test_open_board_shows_the_moved_notes_and_who_merged(owner: Person) -> None:
    two = Two(owner)
    two.on_theirs(owner).add("From the other one")
    after = owner.position()
    with Stream(owner.joined(), after) as stream:
        assert two.merge()[0] == 302
        told = stream.board_events(int(owner.position().split(":")[1]))
    (event,) = [event for event in told if "by" in event]

    assert "From the other one" in event["patches"]
    assert event["by"]["did"].startswith("merged “Managers” into")


def test_stream_of_a_canvas_that_goes_ends_and_says_it_is_in_the_bin(owner: Person) -> None:
    two, ben = Two(owner), owner.joined()
    there = two.on_theirs(ben)
    with Stream(there, there.position()) as stream:
        two.merge()

        assert stream.ends_within(3)
    with Stream(there) as stream:
        assert stream.status == 410
    assert there.request("GET", f"/c/{there.canvas}/changes/")[0] == 410


def test_pages_of_both_segments_are_told_what_is_stale(owner: Person) -> None:
    two = Two(owner)
    two.on_theirs(owner).add("From the other one")
    with Stream(owner.joined(), owner.position(), place=two.place) as stream:
        two.merge()
        names = {event["event"] for event in heard(stream, "canvases")}

    assert names >= {f"segment-{one}-journey" for one in (two.into, two.away)}


@pytest.mark.parametrize("where", ["mine", "theirs"])
def test_merging_waits_while_somebody_writes_in_a_note(owner: Person, where: str) -> None:
    two = Two(owner)
    ben = owner.joined() if where == "mine" else two.on_theirs(owner.joined())
    ben.add()
    with Watching(ben, BEN) as stream:
        tell(ben, BEN, f"note:{ben.note()}")
        stream.until(at)

        status, words = two.merge()
        assert (status, "somebody writes in a note of theirs" in words) == (409, True)

        tell(ben, BEN, "")
        stream.until(lambda people: not at(people))
        assert two.merge()[0] == 302


def test_who_has_just_left_the_board_is_no_hindrance(owner: Person) -> None:
    two = Two(owner)
    there = two.on_theirs(owner)
    with Watching(there, BEN) as stream:
        tell(there, BEN, "box:pain")
        stream.until(at)
        status, words = two.merge()
        assert (status, "You are writing in a note of theirs" in words) == (409, True)

    for _try in range(20):  # until the server knows that the stream has ended
        time.sleep(0.1)
        if two.merge()[0] == 302:
            return
    pytest.fail("the tab that was closed still writes")


def test_new_note_written_on_the_canvas_that_stays_is_no_hindrance(owner: Person) -> None:
    two, ben = Two(owner), owner.joined()
    with Watching(ben, BEN) as stream:
        tell(ben, BEN, "box:pain")
        stream.until(at)

        assert two.merge()[0] == 302


def test_merging_waits_for_who_writes_in_another_process(servers: list[Server]) -> None:
    here, there = servers
    ada = Person(here).start()
    two, ben = Two(ada), led_to(there, ada.joined())
    ben.add()
    with Watching(ben, BEN) as stream:
        tell(ben, BEN, f"note:{ben.note()}")
        stream.until(at)
        assert two.merge()[0] == 409

        tell(ben, BEN, "")
        stream.until(lambda people: not at(people))
        assert two.merge()[0] == 302
