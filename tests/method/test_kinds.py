"""The vocabulary fits together."""

from canvases.method.kinds import (
    ANSWERS,
    KINDS,
    LINK_TARGETS,
    SIDES,
    Kind,
    Side,
    is_answer,
    may_link,
)


def test_sides_share_out_all_kinds() -> None:
    assert sorted(SIDES[Side.PROFILE] + SIDES[Side.VALUE_MAP]) == sorted(Kind)


def test_every_answer_is_a_link_from_square_to_circle_in_one_colour() -> None:
    for source, target in ANSWERS.items():
        assert may_link(source, target)
        assert (KINDS[source].side, KINDS[target].side) == (Side.VALUE_MAP, Side.PROFILE)
        assert KINDS[source].pair == KINDS[target].pair


def test_no_kind_is_linked_to_itself_or_back() -> None:
    for source, targets in LINK_TARGETS.items():
        for target in targets:
            assert not may_link(target, source)
        assert not may_link(source, source)


def test_optional_links_are_no_answers() -> None:
    assert may_link(Kind.PAIN, Kind.JOB)
    assert not is_answer(Kind.PAIN, Kind.JOB)
