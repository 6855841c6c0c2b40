"""Agendas: their times add up, whatever the steps."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.agenda import (
    INSTRUCTION,
    MOST_MINUTES,
    NAMES,
    TITLE,
    TO_JOIN,
    StepKind,
    Template,
    end,
    slack,
    starts,
)
from canvases.method.agenda_steps import ANSWERS, NEEDS
from canvases.method.agenda_templates import TEMPLATES
from canvases.method.text import NOTE_DETAILS

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)

minutes_of_steps = st.lists(st.integers(1, MOST_MINUTES), min_size=1, max_size=30)


@given(minutes_of_steps)
def test_each_step_starts_when_the_one_before_ends(minutes: list[int]) -> None:
    times = [*starts(minutes), sum(minutes)]

    assert times[0] == 0
    assert [after - before for before, after in pairwise(times)] == minutes


@given(minutes_of_steps)
def test_a_tenth_of_the_whole_is_slack_and_hardly_more(minutes: list[int]) -> None:
    whole = sum(minutes) + slack(minutes)

    assert whole / 10 <= slack(minutes) < whole / 10 + 1
    assert end(minutes, NOON) == NOON + timedelta(minutes=whole)


@given(minutes_of_steps, st.randoms())
def test_session_ends_at_the_same_time_in_whatever_order(
    minutes: list[int], chance: object
) -> None:
    shuffled = list(minutes)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert end(shuffled, NOON) == end(minutes, NOON)


def test_whole_canvas_weighs_the_circle_before_the_square_is_linked_to_it() -> None:
    steps = [(step.kind, step.boxes) for step in TEMPLATES["canvas"].steps]

    weighs = steps.index((StepKind.VOTE, NEEDS))
    links = steps.index((StepKind.LINK, ANSWERS))
    reveals = [at for at, (kind, _boxes) in enumerate(steps) if kind == StepKind.REVEAL]
    assert reveals[0] < weighs < reveals[1] < links


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_template_takes_as_long_as_it_says(template: Template) -> None:
    assert end([step.minutes for step in template.steps], NOON) == NOON + timedelta(
        minutes=template.minutes
    )
    assert template.name.startswith(f"{template.minutes} minutes")


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_template_begins_with_time_to_join_and_reveals_what_is_written(template: Template) -> None:
    first, *_steps, last = template.steps
    written = {box for step in template.steps if step.kind == StepKind.WRITE for box in step.boxes}
    revealed = {
        box for step in template.steps if step.kind == StepKind.REVEAL for box in step.boxes
    }

    assert (first.kind, last.kind) == (StepKind.WELCOME, StepKind.CLOSE)
    assert first.minutes >= TO_JOIN
    assert revealed == written


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_template_fits_into_its_fields_and_says_everything(template: Template) -> None:
    for step in template.steps:
        assert 0 < len(step.title) <= TITLE
        assert 0 < len(step.instruction) <= INSTRUCTION
        assert 0 < len(step.script) <= NOTE_DETAILS
        assert step.kind in NAMES
