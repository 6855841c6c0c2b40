"""Who waits for what is scarce, and whose turn it is."""

import pytest

from canvas_project.fair_queue import FairQueue, QueueFull


def filled(most: int, *items: tuple[str, str, str]) -> FairQueue[str]:
    turns = FairQueue[str](most)
    for item in items:
        turns.put(*item)
    return turns


def taken(turns: FairQueue[str], count: int) -> list[str]:
    return [turns.get() for _time in range(count)]


def test_addresses_take_turns_before_visitors_do() -> None:
    invented = [(f"invented {number}", "1", f"visitor {number}") for number in range(3)]
    turns = filled(99, *invented, ("other", "2", ""))

    assert taken(turns, 3) == ["invented 0", "other", "invented 1"]


def test_visitor_who_was_served_goes_to_the_end_of_the_line() -> None:
    turns = filled(99, ("a1", "1", "a"), ("a2", "1", "a"), ("b1", "1", "b"), ("a3", "1", "a"))

    assert taken(turns, 2) == ["a1", "b1"]
    turns.put("b2", "1", "b")
    assert taken(turns, 3) == ["a2", "b2", "a3"]


def test_one_visitor_leaves_room_for_others() -> None:
    turns = filled(8, ("a1", "1", "a"), ("a2", "1", "a"))

    with pytest.raises(QueueFull):
        turns.put("a3", "1", "a")
    turns.put("b1", "1", "b")


def test_people_whom_nobody_knows_share_the_room_of_their_address() -> None:
    turns = filled(8, *((f"{number}", "1", "") for number in range(4)))

    with pytest.raises(QueueFull):
        turns.put("5", "1", "")


def test_one_address_leaves_room_for_others() -> None:
    turns = filled(8, *((f"{number}", "1", f"visitor {number}") for number in range(4)))

    with pytest.raises(QueueFull):
        turns.put("5", "1", "another")
    turns.put("6", "2", "")


def test_no_more_wait_than_may() -> None:
    turns = filled(2, ("a", "1", ""), ("b", "2", ""))

    with pytest.raises(QueueFull):
        turns.put("c", "3", "")


def test_item_taken_out_makes_room_and_gets_no_turn() -> None:
    turns = filled(2, ("a", "1", ""), ("b", "2", ""))

    turns.take_out("a", "1", "")

    turns.put("c", "3", "")
    assert taken(turns, 2) == ["b", "c"]


def test_taking_out_what_had_its_turn_does_nothing() -> None:
    turns = filled(2, ("a", "1", ""))
    turns.get()

    turns.take_out("a", "1", "")

    turns.put("b", "1", "")
    assert turns.get() == "b"
