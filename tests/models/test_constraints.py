"""What the database itself refuses, whatever the code above it does."""

import pytest
from django.db import IntegrityError, models, transaction

from canvases.access import CanvasGrant
from canvases.method.kinds import Kind
from canvases.models import Canvas, Change, Link, Member, Note, ShareLink, Workspace
from tests import cast


def note(grant: CanvasGrant, **fields: object) -> Note:
    return Note(
        **{
            "workspace": grant.workspace,
            "profile": grant.canvas.profile,
            "kind": Kind.PAIN,
            "text": "Canteen is closed",
        }
        | fields
    )


def assert_refused(row: models.Model, constraint: str) -> None:
    """`constraint` is its name, which PostgreSQL tells, or the columns, which SQLite tells."""
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        row.save()


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"kind": Kind.PRODUCT}, "note_kind_of_its_side"),
        ({"kind": "idea"}, "note_kind_of_its_side"),
        ({"profile": None}, "note_kind_of_its_side"),
        ({"type": "functional"}, "note_type_of_its_kind"),
        ({"weight": 0}, "note_weight_1_to_5"),
        ({"weight": 6}, "note_weight_1_to_5"),
        ({"text": ""}, "note_has_text"),
        ({"kind": Kind.JOB, "moment": "before"}, "note_moment_of_pain"),
        ({"moment": "never"}, "note_moment_of_pain"),
        ({"stage": "never"}, "note_stage_of_profile"),
    ],
)
def test_note_that_makes_no_sense_is_refused(
    ada: CanvasGrant, fields: dict[str, object], constraint: str
) -> None:
    assert_refused(note(ada, **fields), constraint)


def test_note_on_both_sides_is_refused(ada: CanvasGrant) -> None:
    assert_refused(note(ada, value_map=ada.canvas.value_map), "note_kind_of_its_side")


def test_links_that_make_no_sense_are_refused(ada: CanvasGrant) -> None:
    reliever, pain = cast.add(ada, Kind.PAIN_RELIEVER), cast.add(ada, Kind.PAIN)
    ends = {"workspace": ada.workspace, "source": reliever, "target": pain}

    assert_refused(Link(**ends | {"target": reliever}), "link_between_two_notes")
    assert_refused(Link(**ends, strength="medium"), "link_strength_known")
    Link.objects.create(**ends)
    assert_refused(Link(**ends), "link_once|canvases_link.source_id, canvases_link.target_id")


def test_pair_of_profile_and_value_map_is_once(ada: CanvasGrant) -> None:
    canvas = ada.canvas
    twin = Canvas(
        workspace=canvas.workspace, profile=canvas.profile, value_map=canvas.value_map, title="Twin"
    )

    assert_refused(
        twin, "canvas_pair_once|canvases_canvas.profile_id, canvases_canvas.value_map_id"
    )


def test_number_and_operation_are_once_in_a_journal(ada: CanvasGrant) -> None:
    first = cast.last_change(ada.workspace)
    same = {"workspace": ada.workspace, "kind": "note.added"}

    assert_refused(
        Change(**same, seq=first.seq, op_id="another"), "change_seq_once|canvases_change.seq"
    )
    assert_refused(Change(**same, seq=9, op_id=first.op_id), "change_op_once|canvases_change.op_id")


def test_guest_is_once_in_a_workspace(ada: CanvasGrant) -> None:
    twin = Member(workspace=ada.workspace, token_hash=ada.member.token_hash, public_id="twin")

    assert_refused(twin, "member_once_in_workspace|canvases_member.token_hash")


def test_unknown_roles_markets_and_alternatives_are_refused(ada: CanvasGrant) -> None:
    segment, value_map = ada.canvas.profile.segment, ada.canvas.value_map
    segment.market, value_map.alternative = "b2x", "wish"

    assert_refused(segment, "segment_market_known")
    assert_refused(value_map, "value_map_alternative_known")
    assert_refused(
        Member(workspace=ada.workspace, public_id="x", token_hash="x", role="god"),
        "member_role_known",
    )
    assert_refused(
        ShareLink(workspace=ada.workspace, token_hash="x", role="god"), "share_link_role_known"
    )


def test_example_is_once(ada: CanvasGrant, dan: CanvasGrant) -> None:
    Workspace.objects.filter(pk=ada.workspace.pk).update(example="hospital")
    dan.workspace.example = "hospital"

    assert_refused(dan.workspace, "canvases_workspace[._]example")
