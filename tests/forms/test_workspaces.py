"""Forms of the workspace page."""

import pytest

from canvases.access import CanvasGrant
from canvases.actions import canvases
from canvases.forms.workspaces import CanvasForm, NameForm, StatementForm
from tests import cast


@pytest.mark.parametrize("name", ["", " ", "x" * 121, "\u200b"])
def test_name_is_written_and_not_too_long(name: str) -> None:
    assert not NameForm({"name": name}).is_valid()


def test_statement_may_be_empty_but_not_too_long() -> None:
    assert StatementForm({"text": ""}).is_valid()
    assert not StatementForm({"text": "x" * 601}).is_valid()


def test_canvas_is_for_a_segment_of_the_same_workspace(ada: CanvasGrant, dan: CanvasGrant) -> None:
    own, foreign = ada.canvas.profile.segment, dan.canvas.profile.segment

    valid = {
        segment: CanvasForm(
            {"title": "New", "segment": segment.public_id}, workspace=ada.workspace
        ).is_valid()
        for segment in (own, foreign)
    }

    assert valid == {own: True, foreign: False}


def test_canvas_is_not_for_what_lies_in_the_bin(ada: CanvasGrant) -> None:
    segment, value_map = ada.canvas.profile.segment, ada.canvas.value_map
    canvases.discard(ada, cast.op(), row=value_map)
    sent = {"title": "New", "segment": segment.public_id, "value_map": value_map.public_id}

    assert list(CanvasForm(sent, workspace=ada.workspace).errors) == ["value_map"]
