"""What is said of a segment: in the journal, taken back, by two people at once."""

import pytest

from canvases.access import CanvasGrant
from canvases.actions import segments, undo_redo
from canvases.actions.errors import Conflict, Outdated, Refused
from canvases.method.segment_fields import Value
from canvases.method.traits import MOST_TRAITS
from canvases.models import CustomerSegment
from canvases.queries.undo_stack import steps
from tests import cast

AGE = {"model": "demographic", "variable": "age", "value": "30 to 55"}


def fill_in(
    grant: CanvasGrant, section: str, values: dict[str, Value], seen: dict[str, str] | None = None
) -> None:
    """As somebody whose page shows an old state."""
    segment = grant.canvas.profile.segment
    segments.fill_in(
        cast.on_page(grant), cast.op(), segment=segment, section=section, values=values, seen=seen
    )


def now() -> CustomerSegment:
    return CustomerSegment.objects.get()


def test_two_who_fill_in_different_fields_both_win(ada: CanvasGrant, ben: CanvasGrant) -> None:
    fill_in(ada, "persona", {"persona-name": "Carmen"}, {"persona-name": ""})
    fill_in(ben, "persona", {"persona-quote": "Not again"}, {"persona-quote": ""})
    fill_in(ada, "roles", {"roles-buyer": True})
    fill_in(ben, "roles", {"roles-user": True})

    assert now().persona == {"name": "Carmen", "quote": "Not again"}
    assert now().roles == ["buyer", "user"]


def test_field_that_somebody_else_changed_meanwhile_is_not_overwritten(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    fill_in(ben, "who", {"job_hired_for": "Sleep"}, {"job_hired_for": ""})

    with pytest.raises(Outdated) as outdated:
        fill_in(ada, "who", {"job_hired_for": "Eat"}, {"job_hired_for": ""})

    assert outdated.value.now == {"job_hired_for": "Sleep"}
    assert now().job_hired_for == "Sleep"


def test_ones_own_change_on_its_way_is_no_conflict(ada: CanvasGrant, ben: CanvasGrant) -> None:
    fill_in(ben, "who", {"description": "On shift"})
    fill_in(ada, "who", {"job_hired_for": "Eat"}, {"job_hired_for": ""})

    fill_in(ada, "who", {"job_hired_for": "Eat well"}, {"job_hired_for": ""})

    assert now().job_hired_for == "Eat well"


def test_field_that_already_says_so_changes_nothing(ada: CanvasGrant) -> None:
    fill_in(ada, "who", {"job_hired_for": "Eat"})
    before = cast.change_count(ada.workspace)

    fill_in(ada, "who", {"job_hired_for": "Eat"}, {"job_hired_for": ""})

    assert cast.change_count(ada.workspace) == before


def test_change_holds_the_facts_that_differ_only(ada: CanvasGrant) -> None:
    fill_in(ada, "value", {"value-revenue_today": 4})

    change = cast.last_change(ada.workspace)
    assert change.after == {"segment": {now().public_id: {"value": {"revenue_today": 4}}}}


def test_undo_names_and_takes_back_one_section(ada: CanvasGrant) -> None:
    page = cast.on_page(ada)
    fill_in(ada, "roles", {"roles-buyer": True})
    segments.add_trait(page, cast.op(), segment=now(), trait=AGE)
    todo = steps(page)
    assert todo.undo is not None
    assert todo.undo.label == f"the traits of “{now().name}”"

    undo_redo.undo(page, cast.op())
    assert (now().traits, now().roles) == ([], ["buyer"])

    undo_redo.redo(page, cast.op())
    assert now().traits == [AGE]


def test_same_operation_sent_twice_adds_one_trait(ada: CanvasGrant) -> None:
    operation = cast.op()

    for _attempt in range(2):
        segments.add_trait(ada, operation, segment=now(), trait=AGE)

    assert now().traits == [AGE]


def test_trait_that_is_there_is_refused(ada: CanvasGrant) -> None:
    segments.add_trait(ada, cast.op(), segment=now(), trait=AGE)

    with pytest.raises(Refused, match="exists already"):
        segments.add_trait(ada, cast.op(), segment=now(), trait={**AGE, "value": "30 TO 55"})


def test_trait_is_changed_in_its_place_and_removed(ada: CanvasGrant) -> None:
    city = {"model": "geographic", "variable": "city", "value": "Lyon"}
    for trait in (AGE, city):
        segments.add_trait(ada, cast.op(), segment=now(), trait=trait)

    segments.change_trait(ada, cast.op(), segment=now(), trait=AGE, value="40 to 60")
    assert now().traits == [{**AGE, "value": "40 to 60"}, city]

    segments.remove_trait(ada, cast.op(), segment=now(), trait=city)
    assert now().traits == [{**AGE, "value": "40 to 60"}]


def test_trait_that_is_gone_is_not_changed(ada: CanvasGrant) -> None:
    with pytest.raises(Conflict, match="changed or removed"):
        segments.change_trait(ada, cast.op(), segment=now(), trait=AGE, value="40")
    with pytest.raises(Conflict, match="changed or removed"):
        segments.remove_trait(ada, cast.op(), segment=now(), trait=AGE)


def test_segment_has_a_hundred_traits_and_no_more(ada: CanvasGrant) -> None:
    CustomerSegment.objects.update(
        traits=[{**AGE, "value": str(number)} for number in range(MOST_TRAITS)]
    )

    with pytest.raises(Refused, match="at most 100"):
        segments.add_trait(ada, cast.op(), segment=now(), trait=AGE)


def test_hint_is_put_aside_once_and_undo_brings_it_back(ada: CanvasGrant) -> None:
    page, name = cast.on_page(ada), cast.op()
    before = cast.change_count(ada.workspace)

    for op_id in (name, name, cast.op()):
        segments.dismiss_hint(page, op_id, segment=now(), hint="traits")

    assert now().dismissed == ["traits"]
    assert cast.change_count(ada.workspace) == before + 1
    found = steps(page).undo
    assert found is not None
    assert found.label == f"put the hint on “{now().name}” aside"

    undo_redo.undo(page, cast.op())

    assert now().dismissed == []
