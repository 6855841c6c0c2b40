"""Streams where there are as many as there may be: who has very many gives way."""

from canvases.live.channel import Channel, Topic
from canvases.live.stream_limit import stream_to_close
from canvases.live.subscriber import Subscriber


def streams(*of: tuple[str, str]) -> list[Subscriber]:
    channel = Channel(Topic(1, 1), "epoch", 0)
    return [
        Subscriber(channel, 1, 0, visitor, network, sees_history=True) for visitor, network in of
    ]


def test_network_with_the_most_gives_way_to_another() -> None:
    crowd = [(str(number), "crowd") for number in range(3)]
    found = stream_to_close(streams(("ana", "home"), *crowd, ("0", "crowd")), "ben", "office")

    assert found
    assert (found.key, found.network) == ("0", "crowd")


def test_visitor_with_the_most_gives_way_within_their_network() -> None:
    found = stream_to_close(
        streams(("ana", "room"), ("ben", "room"), ("ben", "room")), "cleo", "room"
    )

    assert found
    assert found.key == "ben"


def test_nobody_gives_way_to_who_has_as_many() -> None:
    fair = streams(("ana", "room"), ("ben", "room"), ("dan", "home"))

    assert stream_to_close(fair, "cleo", "room") is None
    assert stream_to_close(fair, "cleo", "office") is not None  # the room has two
    assert stream_to_close([], "cleo", "room") is None
