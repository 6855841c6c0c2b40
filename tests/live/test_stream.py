"""The stream over real connections: everyone gets each change once and in order."""

import time

import pytest

from tests.cast import op
from tests.live.server import Person, Server
from tests.live.stream_reader import BoardEvent, Proxy, Stream


def numbers(events: list[BoardEvent]) -> list[int]:
    """Those of the events that count."""
    return [event["seq"] for event in events if not event.get("again")]


def caught_up(person: Person, after: str) -> list[BoardEvent]:
    """The same events from the address that fills gaps."""
    _status, _headers, body = person.request("GET", f"/c/{person.canvas}/changes/?after={after}")
    import json

    board_events: list[BoardEvent] = json.loads(body)["events"]
    return board_events


def test_stream_gives_each_change_once_and_in_order_to_everyone(owner: Person) -> None:
    ben = owner.joined()
    after = owner.position()
    with Stream(owner, after) as first, Stream(ben, after) as second:
        for number in range(5):
            owner.add(f"Pain {number} of Ada")
            last = ben.add(f"Pain {number} of Ben")

        assert numbers(first.board_events(last)) == list(range(2, last + 1))
        assert numbers(second.board_events(last)) == list(range(2, last + 1))


def test_stream_shows_the_words_of_each_note(owner: Person) -> None:
    with Stream(owner, owner.position()) as stream:
        texts = ["Canteen is closed", "قسم مغلق", 'a <b> & "c"', "e\u2028event: x"]
        for text in texts:
            last = owner.add(text)
        html = "".join(event["patches"] for event in stream.board_events(last))

    assert html.count('<li class="note ') == 4
    assert "قسم مغلق" in html
    assert "a &lt;b&gt; &amp; &#34;c&#34;" in html


def test_stream_goes_on_after_the_number_that_is_asked_for(owner: Person) -> None:
    after = owner.position()
    epoch = after.split(":")[0]
    for number in range(4):
        owner.add(f"Pain {number}")

    with Stream(owner, f"{epoch}:3") as stream:
        assert numbers(stream.board_events(5)) == [4, 5]
    with Stream(owner, after, last_id=f"{epoch}:4") as stream:
        assert numbers(stream.board_events(5)) == [5]


def test_stream_brings_someone_up_to_date_from_before_the_ring(
    owner: Person,
) -> None:
    after = owner.position()
    for number in range(3):
        owner.add(f"Pain {number}")
    with Stream(owner) as young:  # the ring begins here
        last = owner.add("Pain 3")
        young.board_events(last)
        with Stream(owner, after) as old:
            board_events = old.board_events(last)

    assert sorted(set(numbers(board_events))) == [2, 3, 4, 5]
    assert "Pain 0" in "".join(event["patches"] for event in board_events)


def test_stream_without_a_position_begins_now(owner: Person) -> None:
    owner.add("Before")
    with Stream(owner) as stream:
        last = owner.add("Now")

        assert numbers(stream.board_events(last)) == [last]


def test_cut_cable_loses_nothing_and_doubles_nothing(owner: Person) -> None:
    proxy = Proxy(owner.server.port)
    epoch, last = owner.position().split(":")
    seen: list[int] = []
    for number in range(3):
        with Stream(owner, f"{epoch}:{last}", port=proxy.port) as stream:
            head = owner.add(f"Before cut {number}")
            seen += numbers(stream.board_events(head))
            proxy.cut()
            owner.add(f"While cut {number}")
            assert stream.ends_within(2)
        proxy.mend()
        last = str(seen[-1])
    with Stream(owner, f"{epoch}:{last}", port=proxy.port) as stream:
        seen += numbers(stream.board_events(7))
    proxy.close()

    assert seen == [2, 3, 4, 5, 6, 7]


def test_same_operation_sent_twice_is_one_event(owner: Person) -> None:
    with Stream(owner, owner.position()) as stream:
        name = op()
        owner.add("Once", op_id=name)
        owner.add("Once", op_id=name)
        last = owner.add("Then")
        board_events = [event for event in stream.board_events(last) if not event.get("again")]

    assert [event["op"] == name for event in board_events] == [True, False]


def test_many_writers_at_once_make_one_row_of_numbers(owner: Person) -> None:
    from concurrent.futures import ThreadPoolExecutor

    people = [owner.joined() for _ in range(4)]
    with Stream(owner, owner.position()) as stream, ThreadPoolExecutor(4) as pool:
        heads = list(pool.map(lambda n: people[n % 4].add(f"Pain {n}"), range(20)))
        board_events = stream.board_events(max(heads))

    assert numbers(board_events) == list(range(2, 22))
    html = "".join(event["patches"] for event in board_events)
    assert all(f">Pain {number}</p>" in html for number in range(20))


@pytest.mark.parametrize("after", ["00000000:1", "nonsense", "{epoch}:99", "{epoch}:-1", ":", "1"])
def test_cursor_that_leads_nowhere_is_told_to_load_the_board(owner: Person, after: str) -> None:
    after = after.format(epoch=owner.position().split(":")[0])
    with Stream(owner, after) as stream:
        assert stream.events() == [{"event": "reset", "data": "{}"}]
        assert stream.ends_within(1)
    _status, _headers, body = owner.request("GET", f"/c/{owner.canvas}/changes/?after={after}")

    assert body == '{"reset": true}'


def test_cursor_too_far_back_is_told_to_load_the_board(owner: Person) -> None:
    after = owner.position()
    owner.server.sql("UPDATE canvases_workspace SET seq = 1500 WHERE epoch = ?", [after[:8]])
    with Stream(owner, after) as stream:
        assert stream.events()[0]["event"] == "reset"


def test_restored_backup_makes_open_streams_load_the_board(owner: Person) -> None:
    with Stream(owner, owner.position()) as stream:
        owner.server.sql(
            "UPDATE canvases_workspace SET epoch = 'abcdef01' WHERE epoch = ?",
            [owner.position()[:8]],
        )
        events = stream.events()
        while events[-1].get("event") != "reset":
            events += stream.events()

        assert stream.ends_within(1)
    assert owner.position().startswith("abcdef01:")


def test_outsider_and_wrong_address_get_the_same_nothing(owner: Person, server: Server) -> None:
    dan = Person(server).start()
    with (
        Stream(dan, place=f"c/{owner.canvas}") as foreign,
        Stream(owner, place="c/zzzzzzzzzzzz") as wrong,
    ):
        assert (foreign.status, wrong.status) == (404, 404)
        assert foreign.response.read() == wrong.response.read()
    with Stream(Person(server, owner.canvas)) as stranger:
        assert stranger.status == 404


def test_stream_of_a_removed_member_ends_soon(owner: Person) -> None:
    ben = owner.joined()
    with Stream(owner) as stays, Stream(ben) as goes:
        owner.server.sql("DELETE FROM canvases_member WHERE role = 'editor'")
        start = time.monotonic()

        assert goes.ends_within(5)
        assert time.monotonic() - start < 5
        assert numbers(stays.board_events(owner.add("Still here"))) == [2]
    with Stream(ben) as again:
        assert again.status == 404


def test_streams_of_other_browsers_end_when_one_ends_them(owner: Person) -> None:
    lost = Person(owner.server, owner.canvas, dict(owner.cookies))
    with Stream(lost) as goes:
        owner.request("POST", "/devices/end/", {"op_id": op()})

        assert goes.ends_within(5)
    with Stream(lost) as again, Stream(owner) as stays:
        assert (again.status, stays.status) == (404, 200)


def test_one_browser_cannot_take_all_streams(owner: Person) -> None:
    streams = [Stream(owner) for _ in range(12)]
    with Stream(owner) as one_more:
        assert one_more.status == 503
        assert 10 <= int(one_more.response.headers["Retry-After"]) <= 30
    streams.pop().__exit__()
    for _attempt in range(50):
        with Stream(owner) as another:
            if another.status == 200:
                break
        time.sleep(0.05)
    assert another.status == 200
    for stream in streams:
        stream.__exit__()


def test_silent_line_shows_that_it_is_alive(owner: Person) -> None:
    with Stream(owner) as stream:
        while not any("again" in event.get("data", "") for event in stream.events()):
            pass
        stream.socket.settimeout(3)

        assert stream.response.read1(100) == b":\n\n"


def test_proxies_are_asked_not_to_collect_or_keep(owner: Person) -> None:
    with Stream(owner) as stream:
        headers = stream.response.headers
        first = stream.events()[0]

    assert headers["Cache-Control"] == "no-store, no-transform"
    assert headers["X-Accel-Buffering"] == "no"
    assert 1000 <= int(first["retry"]) <= 4000
    assert owner.request("POST", f"/c/{owner.canvas}/stream/", {})[0] == 405
