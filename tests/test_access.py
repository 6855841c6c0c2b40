"""The one gate: who may do what."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canvases.access import (
    CanvasGrant,
    grant_for_canvas,
    grant_for_note,
    grant_for_workspace,
    new_token,
    token_hash,
)
from canvases.models import Role
from tests import cast

ROLES = ["owner", "facilitator", "editor", "participant", "commenter", "viewer"]


def test_token_has_256_bits_and_its_hash_does_not_tell_it() -> None:
    token = new_token()

    assert len(token) == 43  # 256 bits in base64
    assert token not in token_hash(token)
    assert len({new_token() for _ in range(100)}) == 100


def test_member_gets_a_grant_and_outsiders_none(ada: CanvasGrant, dan: CanvasGrant) -> None:
    canvas, workspace = ada.canvas.public_id, ada.workspace.public_id

    assert grant_for_canvas(cast.TOKENS["ada"], canvas) == ada
    assert grant_for_canvas(cast.TOKENS["dan"], canvas) is None
    assert grant_for_workspace(cast.TOKENS["dan"], workspace) is None
    assert dan.canvas != ada.canvas


@pytest.mark.parametrize("token", [None, "", "nobody's"])
def test_nobody_gets_no_grant(ada: CanvasGrant, token: str | None) -> None:
    assert grant_for_canvas(token, ada.canvas.public_id) is None
    assert grant_for_workspace(token, ada.workspace.public_id) is None


def test_hash_of_a_token_is_no_token(ada: CanvasGrant) -> None:
    assert grant_for_canvas(ada.member.token_hash, ada.canvas.public_id) is None


def test_guest_of_two_workspaces_has_a_role_in_each(ada: CanvasGrant, dan: CanvasGrant) -> None:
    cast.joined_by("ada", dan.canvas, Role.VIEWER)

    assert cast.on_canvas("ada", ada.canvas).member.role == "owner"
    assert cast.on_canvas("ada", dan.canvas).member.role == "viewer"


@pytest.mark.parametrize("role", ROLES)
def test_role_allows_itself_and_what_comes_after_it(ben: CanvasGrant, role: str) -> None:
    ben.member.role = role

    assert [other for other in ROLES if ben.allows(other)] == ROLES[ROLES.index(role) :]
    assert ben.can_edit == (role in ROLES[:3])


@pytest.mark.parametrize("limited", [False, True])
def test_gate_asks_the_database_as_often_whatever_one_may_see(
    ada: CanvasGrant, limited: bool
) -> None:
    note = cast.add(ada)
    for role, alone in ((Role.VIEWER, True), (Role.COMMENTER, limited)):
        cast.joined_by("gus", ada.canvas, role, limited=alone)
    asked = (cast.TOKENS["gus"], ada.canvas.public_id)

    with CaptureQueriesContext(connection) as queries:
        assert grant_for_canvas(*asked)
        assert grant_for_note(*asked, note.public_id)

    assert len(queries) == 5


def test_gate_asks_the_database_as_often_as_it_says(ada: CanvasGrant) -> None:
    note = cast.add(ada)
    with CaptureQueriesContext(connection) as of_workspace:
        grant_for_workspace(cast.TOKENS["ada"], ada.workspace.public_id)
    with CaptureQueriesContext(connection) as of_canvas:
        grant_for_canvas(cast.TOKENS["ada"], ada.canvas.public_id)

    with CaptureQueriesContext(connection) as of_note:
        grant_for_note(cast.TOKENS["ada"], ada.canvas.public_id, note.public_id)

    assert (len(of_workspace), len(of_canvas), len(of_note)) == (1, 2, 3)


def test_gate_asks_nothing_of_the_database_for_who_brings_no_cookie(ada: CanvasGrant) -> None:
    note = cast.add(ada)
    with CaptureQueriesContext(connection) as queries:
        assert grant_for_workspace(None, ada.workspace.public_id) is None
        assert grant_for_canvas(None, ada.canvas.public_id) is None
        assert grant_for_note("", ada.canvas.public_id, note.public_id) is None

    assert len(queries) == 0
