"""Three kinds of fit, checked by hand on a canvas of four needs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.method.evidence import CLAIMS, METHODS, Evidence
from canvases.method.fit_kinds import Around, FitKind, Need, judge_fit, top_needs, unproven

TALKED = Evidence("supports", "interview", "Six of eight", strength=2)
COUNTED = Evidence("supports", "data", "49 of 61", strength=4)
TRIED = Evidence("supports", "experiment", "36 of 40", strength=3)
HINTED = Evidence("supports", "experiment", "1 of 40", strength=2)
PAID = Evidence("supports", "purchase", "Nine paid", strength=4)
REFUTED = Evidence("contradicts", "data", "49 of 61", strength=5)
NOBODY = Around(is_meaningful=False, is_valued=False, notes=[])


def need(name: str, weight: int | None, *evidence: Evidence, answered: bool = True) -> Need:
    return Need(name, weight, answered, evidence)


def names(kinds: tuple[FitKind, ...]) -> list[str]:
    return [kind.name for kind in kinds if kind.is_reached]


def test_top_needs_are_those_of_weight_four_and_five() -> None:
    needs = [need("a", 3), need("b", 5), need("c", None), need("d", 4)]
    assert [one.id for one in top_needs(needs)] == ["b", "d"]


def test_top_needs_are_the_first_five_where_none_is_heavy() -> None:
    needs = [need(str(number), weight) for number, weight in enumerate([1, 2, None, 3, 2, 1, 3])]
    assert [one.id for one in top_needs(needs)] == ["2", "3", "6", "1", "4"]


def test_unproven_are_assumptions_and_what_is_contradicted() -> None:
    needs = [need("a", 5), need("b", 5, TALKED), need("c", 4, TALKED, REFUTED)]
    assert [one.id for one in unproven(needs)] == ["a", "c"]


def test_problem_solution_fit_needs_strong_answers_and_half_of_the_evidence() -> None:
    # Four top needs, all strongly answered; two are supported: 2 of 4 is half.
    needs = [need("a", 5, TALKED), need("b", 5, COUNTED), need("c", 4), need("d", 4, REFUTED)]
    assert names(judge_fit(needs, NOBODY)) == ["problem_solution"]

    kind = judge_fit([*needs[1:], need("a", 5)], NOBODY)[0]
    assert [(one.name, one.done, one.all, one.enough) for one in kind.missing] == [
        ("heard", 1, 4, 2)
    ]


def test_weak_answer_keeps_problem_solution_fit_away() -> None:
    kind = judge_fit([need("a", 5, TALKED), need("b", 5, TALKED, answered=False)], NOBODY)[0]
    assert [(one.name, one.done, one.open) for one in kind.missing] == [("answered", 1, ("b",))]


@pytest.mark.parametrize(
    ("evidence", "reached"),
    [
        ((TRIED,), True), ((PAID,), True), ((HINTED,), False), ((COUNTED,), False),
        ((TRIED, REFUTED), False),
    ],
)  # fmt: skip
def test_product_market_fit_needs_behaviour_of_strength_three(
    evidence: tuple[Evidence, ...], reached: bool
) -> None:
    kinds = judge_fit([need("a", 5, TRIED), need("b", 5, *evidence)], NOBODY)
    assert ("product_market" in names(kinds)) is reached


def test_business_model_fit_needs_segment_value_and_a_purchase() -> None:
    needs = [need("a", 5, TRIED)]
    around = Around(is_meaningful=True, is_valued=True, notes=[(TRIED,), (PAID,)])
    assert names(judge_fit(needs, around))[-1] == "business_model"

    for lacking, name in (
        (Around(False, True, [(PAID,)]), "meaningful"),
        (Around(True, False, [(PAID,)]), "valued"),
        (Around(True, True, [(TRIED,), (PAID, REFUTED)]), "paid"),
    ):
        kind = judge_fit(needs, lacking)[2]
        assert [one.name for one in kind.missing] == [name]


def test_kind_is_not_reached_before_those_before_it() -> None:
    around = Around(is_meaningful=True, is_valued=True, notes=[(PAID,)])
    assert names(judge_fit([need("a", 5)], around)) == []


def test_empty_canvas_reaches_nothing() -> None:
    assert names(judge_fit([], NOBODY)) == []


pieces = st.builds(
    Evidence, st.sampled_from(list(CLAIMS)), st.sampled_from(list(METHODS)),
    st.just("Something"), strength=st.integers(0, 5),
)  # fmt: skip
needs_of_any_kind = st.lists(
    st.builds(
        Need,
        st.uuids().map(str),
        st.none() | st.integers(1, 5),
        st.booleans(),
        st.lists(pieces, max_size=3).map(tuple),
    ),
    max_size=8,
)


@given(needs_of_any_kind, st.booleans(), st.booleans())
def test_each_kind_is_reached_only_with_all_before(
    needs: list[Need], meaningful: bool, valued: bool
) -> None:
    around = Around(meaningful, valued, [one.evidence for one in needs])
    reached = [kind.is_reached for kind in judge_fit(needs, around)]
    assert reached == sorted(reached, reverse=True)


@given(needs_of_any_kind)
def test_support_never_takes_a_kind_of_fit_away(needs: list[Need]) -> None:
    around = Around(is_meaningful=True, is_valued=True, notes=[(PAID,)])
    more = [Need(n.id, n.weight, n.is_answered, (*n.evidence, PAID)) for n in needs]
    assert len(names(judge_fit(more, around))) >= len(names(judge_fit(needs, around)))
