"""The stream of a workspace's segment pages over real connections: it names what is stale."""

import pytest

from tests.live.server import Person, Server
from tests.live.stream_reader import Stream


class SegmentPage:
    """The page of a person's first segment, as it was loaded."""

    def __init__(self, person: Person) -> None:
        self.person = person
        ((self.workspace, self.segment, epoch, seq),) = person.server.sql(
            "SELECT w.public_id, s.public_id, w.epoch, w.seq FROM canvases_canvas c"
            " JOIN canvases_workspace w ON w.id = c.workspace_id"
            " JOIN canvases_customersegment s ON s.workspace_id = w.id WHERE c.public_id = ?",
            (person.canvas,),
        )
        self.position = f"{epoch}:{seq}"
        self.place = f"w/{self.workspace}"

    def name(self, section: str) -> str:
        """The event that says that a section is stale."""
        return f"segment-{self.segment}-{section}"

    def fill_in(self, section: str, **fields: str) -> None:
        path = f"/w/{self.workspace}/segments/{self.segment}/{section}/"
        sent = {name.replace("_", "-"): value for name, value in fields.items()}
        assert self.person.request("POST", path, sent)[0] == 200


def heard(stream: Stream, *names: str) -> list[dict[str, str]]:
    """The events that come, up to the last of these."""
    events: list[dict[str, str]] = []
    while not {event.get("event", "") for event in events} >= set(names):
        events += [event for event in stream.events() if "event" in event]
    return events


def test_stream_names_the_section_that_somebody_filled_in_and_says_no_more(owner: Person) -> None:
    page = SegmentPage(owner)
    with Stream(owner.joined(), page.position, place=page.place) as stream:
        page.fill_in("persona", persona_name="Secret name")

        events = heard(stream, "segments")

    assert events == [
        {"event": page.name("persona"), "data": "{}"},
        {"id": SegmentPage(owner).position, "event": "segments", "data": "{}"},
    ]


def test_stream_repeats_what_went_stale_since_the_page_was_loaded(owner: Person) -> None:
    page = SegmentPage(owner)
    page.fill_in("persona", persona_name="Carmen")
    page.fill_in("roles", roles_buyer="1")

    for cursor in ({"after": page.position}, {"last_id": page.position}):
        with Stream(owner, place=page.place, **cursor) as stream:  # type: ignore[arg-type]
            told = heard(stream, page.name("roles"), "segments")
        names = [event["event"] for event in told if event["event"] != "segments"]
        assert names == [page.name("persona"), page.name("roles")]


def test_notes_make_stale_what_shows_them(owner: Person) -> None:
    page = SegmentPage(owner)
    with Stream(owner, page.position, place=page.place) as stream:
        owner.add("Canteen is closed")

        assert [event["event"] for event in heard(stream, "canvases")] == [
            page.name("methods"), page.name("journey"), "canvases",
        ]  # fmt: skip


@pytest.mark.parametrize("after", ["0badc0de:1", "nonsense", "{epoch}:99999"])
def test_page_of_another_journal_is_told_to_fetch_everything(owner: Person, after: str) -> None:
    page = SegmentPage(owner)
    asked = after.format(epoch=page.position.split(":")[0])

    with Stream(owner, asked, place=page.place) as stream:
        (event,) = heard(stream, "reset")

    assert event["id"] == page.position  # so that the browser comes back from there


def test_stream_is_not_there_for_outsiders_and_for_who_came_for_one_canvas(
    owner: Person, server: Server
) -> None:
    page = SegmentPage(owner)
    limited = owner.joined("viewer", limited=True)

    for person in (Person(server), Person(server).start(), limited):
        with Stream(person, page.position, place=page.place) as stream:
            assert stream.status == 404
    with Stream(owner.joined("viewer"), page.position, place=page.place) as stream:
        assert stream.status == 200
