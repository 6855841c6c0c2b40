"""The look of exports: which logos are kept, and what undo brings back of them."""

import pytest

from canvases.access import CanvasGrant, Grant
from canvases.actions import branding, undo_redo
from canvases.exports.workspace_brand import brand_of
from canvases.models import Logo, Workspace
from tests import cast


@pytest.fixture
def page(ada: CanvasGrant) -> Grant:
    """Ada on the page of her workspace."""
    return cast.on_page(ada)


def wear(page: Grant, *logos: bytes) -> None:
    """Take one logo after the other."""
    for logo in logos:
        branding.brand(page, cast.op(), logo=logo)


def worn(page: Grant) -> bytes | None:
    """The logo that exports have now."""
    return brand_of(Workspace.objects.get(pk=page.workspace.pk)).logo


def test_replaced_logo_comes_back_by_undo(page: Grant) -> None:
    wear(page, b"first", b"second", b"")
    undo_redo.undo(page, cast.op())
    assert worn(page) == b"second"
    undo_redo.undo(page, cast.op())
    assert worn(page) == b"first"
    undo_redo.redo(page, cast.op())
    assert worn(page) == b"second"


def test_logos_replaced_long_ago_are_forgotten_and_the_one_in_use_is_not(page: Grant) -> None:
    wear(page, *(b"%d" % number for number in range(branding.KEPT + 5)), b"0")
    wear(page, *(b"again %d" % number for number in range(branding.KEPT + 5)), b"0")

    assert Logo.objects.count() == branding.KEPT + 1
    assert worn(page) == b"0"


def test_undo_says_that_a_logo_is_gone_and_keeps_the_look(page: Grant) -> None:
    wear(page, *(b"%d" % number for number in range(branding.KEPT + 2)))
    for _time in range(branding.KEPT):
        undo_redo.undo(page, cast.op())
    assert worn(page) == b"1"

    with pytest.raises(undo_redo.Overtaken, match="no longer kept"):
        undo_redo.undo(page, cast.op())

    assert worn(page) == b"1"


def test_logos_of_other_workspaces_are_let_alone(page: Grant, dan: CanvasGrant) -> None:
    wear(cast.on_page(dan), b"old", b"new")
    wear(page, *(b"%d" % number for number in range(branding.KEPT + 5)))

    assert Logo.objects.filter(workspace=dan.workspace).count() == 2
