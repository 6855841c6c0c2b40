"""Who is there and what they write in, over real connections."""

import json
import time
from contextlib import ExitStack
from typing import Any

import pytest

from tests.live.server import Person, Server
from tests.live.stream_reader import Stream
from tests.live.test_bus import at as led_to

ADA, BEN = "tab-of-ada", "tab-of-ben"
People = dict[str, dict[str, Any]]


class Watching(Stream):
    """A stream of a page that shows who is there."""

    def __init__(self, person: Person, tab: str) -> None:
        super().__init__(person, f"{person.position()}&tab={tab}")
        self.people: People = {}
        self.may: dict[str, Any] = {}
        self.count = 0

    def until(self, holds: Any, seconds: float = 8.0) -> People:
        """Read until it holds for the people by their colour, and return them."""
        end = time.monotonic() + seconds
        while not holds(self.people):
            for event in self.events(max(0.01, end - time.monotonic())):
                self._take(event)
        return self.people

    def _take(self, event: dict[str, str]) -> None:
        told = json.loads(event.get("data", "{}"))
        if event.get("event") == "access":
            self.may = told
        if event.get("event") == "presence":
            self.count += 1
            if "all" in told:
                self.people = {}
            for one in told.get("all", []) + told.get("set", []):
                self.people[one["id"]] = one
            for gone in told.get("gone", []):
                del self.people[gone]


def tell(person: Person, tab: str, at: str) -> int:
    """Say what one is at. Returns the status of the answer."""
    path = f"/c/{person.canvas}/here/"
    return person.request("POST", path, {"tab": tab, "at": at})[0]


def at(people: People) -> list[list[str]]:
    """What everyone is at who is at something."""
    return [one["at"] for one in people.values() if one["at"]]


def test_two_see_each_other_and_who_leaves_vanishes(owner: Person) -> None:
    ben = owner.joined()
    with Watching(owner, ADA) as first:
        with Watching(ben, BEN) as second:
            assert first.until(lambda people: len(people) == 2).keys() == (
                second.until(lambda people: len(people) == 2).keys()
            )
        assert list(first.until(lambda people: len(people) == 1, 5)) == [first.may["me"]]


def test_page_that_reloads_does_not_flicker(owner: Person) -> None:
    ben = owner.joined()
    with Watching(owner, ADA) as first:
        for _reload in range(3):
            with Watching(ben, BEN) as second:
                second.until(lambda people: len(people) == 2)
        first.until(lambda people: len(people) == 2)
        assert first.count <= 4  # all, oneself, Ben


def test_two_tabs_are_one_person(owner: Person) -> None:
    with Watching(owner, ADA) as first, Watching(owner, BEN) as second:
        second.until(lambda people: len(people) == 1)
        tell(owner, BEN, "box:pain")
        assert len(first.until(at)) == 1


def test_who_writes_where_is_told_and_taken_back(owner: Person) -> None:
    ben = owner.joined()
    with Watching(owner, ADA) as first, Watching(ben, BEN) as second:
        second.until(lambda people: len(people) == 2)
        assert tell(ben, BEN, "box:pain") == 204
        assert at(first.until(at)) == [["box:pain"]]
        assert tell(ben, BEN, "note:bcdfghjkmnpq") == 204
        first.until(lambda people: at(people) == [["note:bcdfghjkmnpq"]])
        assert tell(ben, BEN, "") == 204
        first.until(lambda people: not at(people))


def test_newcomer_is_told_what_is_going_on(owner: Person) -> None:
    ben = owner.joined()
    with Watching(ben, BEN) as second:
        second.until(lambda people: people)
        tell(ben, BEN, "box:gain")
        second.until(at)
        with Watching(owner, ADA) as first:
            assert at(first.until(lambda people: people)) == [["box:gain"]]


def test_presence_touches_neither_journal_nor_members(owner: Person) -> None:
    members = "SELECT * FROM canvases_member"
    with Watching(owner, ADA) as first:
        first.until(lambda people: people)
        before = owner.position(), owner.server.sql(members)
        tell(owner, ADA, "box:pain")
        first.until(at)
        assert (owner.position(), owner.server.sql(members)) == before


def test_many_changes_are_gathered(owner: Person) -> None:
    ben = owner.joined()
    with Watching(owner, ADA) as first, Watching(ben, BEN) as second:
        second.until(lambda people: len(people) == 2)
        first.until(lambda people: len(people) == 2)
        begin, count = time.monotonic(), first.count
        for number in range(12):
            tell(ben, BEN, ("box:pain", "box:gain")[number % 2])
            time.sleep(0.25)
        tell(ben, BEN, "box:job")
        first.until(lambda people: at(people) == [["box:job"]])
        assert first.count - count <= (time.monotonic() - begin) * 2 + 1


@pytest.mark.parametrize(
    ("tab", "doing"),
    [("", "box:pain"), ("short", ""), (BEN, "box:nonsense"), (BEN, "note:../x"), (BEN, "x" * 900)],
)
def test_nonsense_is_refused(owner: Person, tab: str, doing: str) -> None:
    assert tell(owner, tab, doing) == 400


def test_outsider_gets_404_and_a_page_without_scripts_405(owner: Person, server: Server) -> None:
    dan = Person(server).start()
    dan.canvas = owner.canvas
    assert tell(dan, BEN, "box:pain") == 404
    assert owner.request("GET", f"/c/{owner.canvas}/here/")[0] == 405


def test_too_many_requests_are_refused(owner: Person) -> None:
    assert 429 in [tell(owner, ADA, "box:pain") for _ in range(40)]


def set_role(owner: Person, role: str) -> None:
    """Change what the second member of the workspace may do, from outside."""
    owner.server.sql(
        "UPDATE canvases_member SET role = ? WHERE role != 'owner' AND workspace_id ="
        " (SELECT workspace_id FROM canvases_canvas WHERE public_id = ?)",
        (role, owner.canvas),
    )


def test_changed_role_is_told_to_the_one_it_is_about(owner: Person) -> None:
    ben = owner.joined()
    with Watching(ben, BEN) as second:
        second.until(lambda people: people)
        assert second.may["edits"]
        set_role(owner, "viewer")
        second.until(lambda _people: not second.may["edits"])
        assert tell(ben, BEN, "box:pain") == 403
        set_role(owner, "editor")
        second.until(lambda _people: second.may["edits"])


def test_removed_person_vanishes(owner: Person) -> None:
    ben = owner.joined()
    with Watching(owner, ADA) as first, Watching(ben, BEN) as second:
        first.until(lambda people: len(people) == 2)
        owner.server.sql("DELETE FROM canvases_member WHERE role = 'editor'")
        assert second.ends_within(5)
        first.until(lambda people: len(people) == 1)


def test_stream_of_a_page_that_shows_nobody_counts_nobody(owner: Person) -> None:
    ben = owner.joined()
    with Watching(owner, ADA) as first, Stream(ben):
        time.sleep(1)
        assert len(first.until(lambda people: people)) == 1


def test_people_of_two_processes_see_each_other(servers: list[Server]) -> None:
    here, there = servers
    owner = Person(here).start()
    ben = led_to(there, owner.joined())
    with Watching(owner, ADA) as first:
        with Watching(ben, BEN) as second:
            first.until(lambda people: len(people) == 2)
            second.until(lambda people: len(people) == 2)
            tell(led_to(here, ben), BEN, "box:pain")  # no process is theirs alone
            first.until(at)
            second.until(at)
        first.until(lambda people: len(people) == 1, 6)


def test_crowd_that_comes_at_once_sees_everyone(owner: Person) -> None:
    crowd = [owner, *(owner.joined() for _ in range(5))]
    with ExitStack() as open_streams:
        watching = [
            open_streams.enter_context(Watching(person, f"tab-number-{number}"))
            for number, person in enumerate(crowd)
        ]
        for one in watching:
            one.until(lambda people: len(people) == len(crowd))
