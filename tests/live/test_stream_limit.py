"""Streams where there are as many as there may be: who has very many gives way."""

from canvases.live.channel import Channel, Listener
from canvases.live.stream_limit import gives_way


def streams(*of: tuple[str, str]) -> list[Listener]:
    channel = Channel(1, 1, "epoch", 0)
    return [Listener(channel, 1, 0, visitor, network, sees_history=True) for visitor, network in of]


def test_network_with_the_most_gives_way_to_another() -> None:
    crowd = [(str(number), "crowd") for number in range(3)]
    found = gives_way(streams(("ana", "home"), *crowd, ("0", "crowd")), "ben", "office")

    assert found
    assert (found.key, found.network) == ("0", "crowd")


def test_visitor_with_the_most_gives_way_within_their_network() -> None:
    found = gives_way(streams(("ana", "room"), ("ben", "room"), ("ben", "room")), "cleo", "room")

    assert found
    assert found.key == "ben"


def test_nobody_gives_way_to_who_has_as_many() -> None:
    fair = streams(("ana", "room"), ("ben", "room"), ("dan", "home"))

    assert gives_way(fair, "cleo", "room") is None
    assert gives_way(fair, "cleo", "office") is not None  # the room has two
    assert gives_way([], "cleo", "room") is None
