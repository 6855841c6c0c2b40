"""The picture of values in a pack, and its table: nothing is left out or lies on another."""

from types import SimpleNamespace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from canvases.access import CanvasGrant
from canvases.exports.options import Options
from canvases.exports.pack.sections import value
from canvases.exports.pack.sections.section import PackSource
from canvases.method.stance import STANCES, VALUE_SCALES
from canvases.models import CustomerSegment
from tests import cast
from tests.exports.pack.pages import assert_clear, made, texts_of

names = st.integers(1, 20).map(lambda count: ("stone " * count)[:120])
values = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(VALUE_SCALES, st.integers(1, 5))
    | {"stance": st.sampled_from(sorted(STANCES))},
)


def planned(some: list[tuple[str, Any]], **options: bool) -> list[Any]:
    """The chapters for segments with these names and values."""
    segments = tuple(SimpleNamespace(chosen_name=name, value=one) for name, one in some)
    return list(value.SECTION.plan(PackSource("Pack", (), (), segments, {}, Options(**options))))  # type: ignore[arg-type]


@given(st.lists(st.tuples(names, values), max_size=40), st.booleans())
@settings(max_examples=40, deadline=None)
def test_values_of_all_segments_are_told(some: list[tuple[str, dict[str, Any]]], rtl: bool) -> None:
    for chapter in planned(some):
        pages = made(value.SECTION, chapter.content, rtl=rtl)
        assert_clear(pages)
        words = [" ".join(text.text.split()) for texts in texts_of(pages[1:]) for text in texts]
        for name, one in some:
            assert not one or " ".join(name.split()) in words


def test_one_segment_alone_has_no_picture() -> None:
    both = {"revenue_today": 2, "growth_potential": 3}
    assert not planned([("Nurses", both), ("Doctors", {"revenue_today": 2})])
    assert planned([("Nurses", both), ("Doctors", both)])


def test_hostile_values_have_no_place_in_the_picture(ada: CanvasGrant) -> None:
    both = {"revenue_today": 2, "growth_potential": 3}
    for stored in (["x"], [1], {"revenue_today": 99, "growth_potential": 1}, both, both):
        one = cast.another_segment(ada)
        CustomerSegment.objects.filter(pk=one.pk).update(value=stored)
    read = CustomerSegment.objects.filter(workspace=ada.workspace)
    (chapter,) = planned([(one.name, one.value) for one in read])
    assert len(chapter.content.segments) == 2
