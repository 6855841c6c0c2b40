"""Proposals for sessions: they fit the time, leave slack, and give people time to join."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.agenda import slack
from canvases.method.agenda_templates import TEMPLATES
from canvases.method.session_proposal import Place, fewest_minutes, least, propose

TEMPLATE = st.sampled_from(sorted(TEMPLATES))
PLACE = st.sampled_from(list(Place))


@given(TEMPLATE, PLACE, st.integers(1, 1000), st.integers(0, 360))
def test_proposal_ends_in_time_with_a_tenth_unplanned(
    key: str, place: Place, people: int, more: int
) -> None:
    template = TEMPLATES[key]
    minutes = fewest_minutes(template, place) + more

    planned = [
        step.minutes
        for step in propose(template, people=people, minutes=minutes, place=place).steps
    ]

    assert minutes - 1 <= sum(planned) + slack(planned) <= minutes


@given(TEMPLATE, PLACE, st.integers(15, 480))
def test_no_step_is_shorter_than_it_can_be(key: str, place: Place, minutes: int) -> None:
    proposal = propose(TEMPLATES[key], people=12, minutes=minutes, place=place)

    assert all(step.minutes >= least(step, place) for step in proposal.steps)


@pytest.mark.parametrize(("place", "minutes"), [("room", 5), ("remote", 7), ("both", 7)])
def test_joining_takes_five_minutes_and_longer_from_elsewhere(place: str, minutes: int) -> None:
    proposal = propose(TEMPLATES["canvas"], people=12, minutes=120, place=place)

    assert proposal.steps[0].minutes == minutes


@pytest.mark.parametrize(("people", "notes"), [(20, 0), (21, 3), (300, 3)])
def test_more_than_twenty_people_write_three_notes_a_box(people: int, notes: int) -> None:
    assert propose(TEMPLATES["needs"], people=people, minutes=45).notes_each == notes


def test_time_of_the_template_gives_nearly_its_minutes() -> None:
    for template in TEMPLATES.values():
        proposal = propose(template, people=12, minutes=template.minutes)
        pairs = zip(proposal.steps, template.steps, strict=True)
        assert all(abs(one.minutes - other.minutes) <= 2 for one, other in pairs)
