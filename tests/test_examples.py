"""The examples that come with the product: whoever opens one sees every page filled."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command

from canvases.method.segment_sections import SECTIONS
from canvases.models import Workspace
from canvases.queries.segment_page import SegmentPage, load_segment_page
from canvases.queries.segment_pairs import load_pairs
from canvases.queries.value_picture import load_value_picture
from tests.shared_rows import SharedRows

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _stored(shared_rows: SharedRows) -> None:
    shared_rows(lambda: call_command("load_examples", verbosity=0))


@pytest.fixture
def examples(_stored: None, db: None) -> list[Workspace]:  # noqa: ARG001 — the fixture opens the database
    return list(Workspace.objects.exclude(example=None))


def pages(workspace: Workspace) -> Iterator[SegmentPage]:
    """The pages of its segments."""
    yield from map(load_segment_page, workspace.segments.all())


def test_no_segment_of_an_example_is_weak(examples: list[Workspace]) -> None:
    for workspace in examples:
        for page in pages(workspace):
            assert not page.hints, page.segment.name
            assert page.segment.channel_position or page.segment.roles


def test_each_example_fills_every_section(
    examples: list[Workspace], subtests: pytest.Subtests
) -> None:
    for workspace in examples:
        told = [page.told for page in pages(workspace)]
        for section in SECTIONS:
            with subtests.test(f"{workspace.name}: {section}"):
                shares = [one[section].share for one in told]
                assert min(shares) > 0
                assert max(shares) > 0.6


def test_each_example_compares_and_values_its_segments(examples: list[Workspace]) -> None:
    for workspace in examples:
        assert workspace.kind
        assert any(pair.verdict.differing for pair in load_pairs(workspace).pairs)
        assert len(load_value_picture(workspace).rows) > 1
    assert any(workspace.segments.exclude(parent=None) for workspace in examples)
