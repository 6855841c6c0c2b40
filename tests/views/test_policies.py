"""Everyone calls every address: outsiders get 404, insiders without the role 403, nobody a 500.

Each test calls all addresses there are, so that a new one is in the matrix from its first day.
"""

from collections.abc import Mapping
from typing import Final

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from canvases.access import CanvasGrant
from canvases.actions import canvases, notes
from canvases.models import Canvas, Note, Role, Workspace
from tests import cast
from tests.addresses import ADDRESSES, GUARDED, Address, fields, ids_of

# What shows a canvas to whoever has its token: tests/views/test_embeds.py. The health page
# writes from a thread of its own, which here would wait for the test: tests/live/test_start.py.
OPEN = {
    key: address
    for key, address in ADDRESSES.items()
    if address.policy == "anyone"
    and address.name
    not in ("embed", "landing", "oembed", "join_picture", "embed_picture", "health")
}

# What every member may do, because it is about themselves, or only makes a file.
OWN = {
    key: address
    for key, address in GUARDED.items()
    if address.name
    in ("own_name", "cancel_export", "export_file", "look_follow", "leave", "archive")
}

# What shows the past, or people, to those only who see the history.
HISTORY = {key for key, address in GUARDED.items() if ":history:" in address.policy}

# Pages that are nothing but a form for those who may send it.
EDITORS = {
    key
    for key, address in GUARDED.items()
    if address.name.startswith(("import_to_", "choose_merge", "merge_segment"))
    or address.name
    in {
        "customer_list",
        "customer_list_columns",
        "fit_walk",
        "quotes",
        "rank",
        "customer_list_groups",
        "notes",
        "title",
        "sessions",
        "session_agenda",
        "session_code",
        "session_console",
        "session_report",
        "session_report_file",
        "session_console_now",
        "session_mirror",
        "session_screen",
        "session_screen_now",
    }
}

Statuses = dict[str, dict[str, int]]  # by address and method


_ACTS: Final = {
    "wall": {"act": "stack"},
    "round": {"act": "open"},
    "groups": {"act": "choose"},
    "move": {"to": "0"},
    "sentences": {"act": "hide"},
    "enter": {"act": "table", "people": "4"},
}
"""What forms on the console call what they do, by the end of their addresses."""

_FORMATS: Final = {"export_file": "?format=csv"}
"""Of files, one that is made at once."""

_READING: Final = ("SELECT", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")


def statuses(
    who: str | None,
    addresses: Mapping[str, Address],
    ids: dict[str, str],
    *,
    harmless: bool = True,
) -> Statuses:
    """What each address answers to GET and POST, where it knows the method. Nothing of it stays;
    `harmless`: nor does any of it have an effect, or show what a note says."""
    client, before = cast.browser(who), cast.all_states()
    answered: Statuses = {}
    for key, address in addresses.items():
        path = address.at(ids)
        file = path + _FORMATS.get(address.name, "")
        with transaction.atomic(), CaptureQueriesContext(connection) as ran:
            sent = fields(ids) | _ACTS.get(path.rstrip("/").rsplit("/", 1)[-1], {})
            answers = {"GET": client.get(file), "POST": client.post(file, sent)}
            if harmless and not all(one["sql"].startswith(_READING) for one in ran):
                assert cast.all_states() == before, key
            transaction.set_rollback(True)
        answered[key] = {
            method: answer.status_code
            for method, answer in answers.items()
            if answer.status_code != 405
        }
        if who in (None, "dan"):
            assert not any(b"Canteen is closed" in answer.content for answer in answers.values())
    return answered


def others(answered: Statuses, *expected: int) -> Statuses:
    """The answers that are none of the expected."""
    return {key: found for key, found in answered.items() if not {*found.values()} <= {*expected}}


def those(need: str) -> dict[str, Address]:
    return {key: address for key, address in GUARDED.items() if need in address.needs}


@pytest.mark.parametrize("who", [None, "dan"])
def test_outsider_finds_nothing_and_changes_nothing(
    ada: CanvasGrant, dan: CanvasGrant, who: str | None
) -> None:
    assert others(statuses(who, GUARDED, ids_of(ada)), 404) == {}
    assert dan.workspace != ada.workspace


def test_outsider_cannot_tell_what_exists(ada: CanvasGrant, dan: CanvasGrant) -> None:
    real = ids_of(ada)
    unreal = {name: "bcdfghjkmnpq" if len(value) == 12 else value for name, value in real.items()}
    client = cast.browser("dan")

    for address in GUARDED.values():
        assert client.get(address.at(real)).content == client.get(address.at(unreal)).content
    assert dan.workspace != ada.workspace


def test_viewer_reads_everything_and_changes_nothing(ada: CanvasGrant, cleo: CanvasGrant) -> None:
    answered = statuses(cast.name_of(cleo), GUARDED, ids_of(ada))

    for key, found in answered.items():
        assert found.get("GET", 200) == (403 if key in EDITORS else 200), key
        assert found.get("POST", 403) in ((200, 302) if key in OWN else (403,)), key


def test_viewer_of_the_canvases_is_refused_history_and_people(
    ada: CanvasGrant, finn: CanvasGrant
) -> None:
    answered = statuses(cast.name_of(finn), GUARDED, ids_of(ada))

    for key, found in answered.items():
        expected = 403 if key in EDITORS | HISTORY else 200
        assert found.get("GET", expected) == expected, key
        own = (200, 302) if key in OWN.keys() - HISTORY else (403,)
        assert found.get("POST", 403) in own, key
    assert {GUARDED[key].name for key in HISTORY} == {
        "workspace_history", "history", "note_history", "bin",
        "snapshots", "compare_snapshots", "archive",
    }  # fmt: skip


def test_viewer_of_one_canvas_finds_that_canvas_and_themselves(
    ada: CanvasGrant, gus: CanvasGrant
) -> None:
    answered = statuses(cast.name_of(gus), GUARDED, ids_of(ada))

    for key, found in answered.items():
        if GUARDED[key].policy == "link" or {"workspace", "session"} & {*GUARDED[key].needs}:
            of_oneself = {"share": 200, "own_name": 302, "leave": 302}.get(GUARDED[key].name, 404)
            assert {*found.values()} == {of_oneself}, key
        else:
            assert found.get("GET", 200) == (403 if key in EDITORS | HISTORY else 200), key
            assert found.get("POST", 403) == 403, key


@pytest.mark.parametrize("role", [Role.VIEWER, Role.COMMENTER])
def test_who_came_for_one_canvas_finds_no_other(ada: CanvasGrant, role: Role) -> None:
    cast.joined_by("gus", ada.canvas, role, sees_history=True, limited=True)
    canvases.duplicate(cast.on_page(ada), cast.op(), canvas=ada.canvas, title="The sister")
    ids = ids_of(cast.on_canvas("ada", Canvas.objects.get(title="The sister")))

    assert others(statuses("gus", those("canvas"), ids), 404) == {}


def test_what_lies_in_the_bin_is_not_there_for_a_viewer_of_the_canvases(
    ada: CanvasGrant, finn: CanvasGrant
) -> None:
    ids, who = ids_of(ada), cast.name_of(finn)
    notes.discard(ada, cast.op(), note=Note.objects.get(public_id=ids["note"]))
    assert others(statuses(who, those("note"), ids), 404) == {}

    canvases.discard(ada, cast.op(), row=ada.canvas)
    assert others(statuses(who, those("canvas"), ids), 404) == {}


def test_commenter_reads_everything_and_comments(ada: CanvasGrant, eve: CanvasGrant) -> None:
    answered = statuses(cast.name_of(eve), GUARDED, ids_of(ada), harmless=False)

    allowed = OWN.keys() | {key for key, found in GUARDED.items() if found.name == "comments"}
    allowed |= {key for key, address in GUARDED.items() if address.policy.endswith(":commenter")}
    for key, found in answered.items():
        assert found.get("GET", 200) in ((403,) if key in EDITORS else (200, 302)), key
        if found.get("POST", 403) == 403 and key in allowed:
            assert GUARDED[key].name == "bin_comment", "what somebody else said"
        assert found.get("POST", 403) == 403 or key in allowed, key


def test_editor_may_do_everything_but_what_is_the_owners(
    ada: CanvasGrant, ben: CanvasGrant
) -> None:
    answered = statuses(cast.name_of(ben), GUARDED, ids_of(ada), harmless=False)

    owners = {key for key, address in GUARDED.items() if address.policy.endswith(":owner")}
    owners |= {key for key, address in GUARDED.items() if address.name == "bin_comment"}  # Ada's
    assert {key for key, found in answered.items() if 403 in found.values()} == owners
    # 422: there is nothing to undo or redo. 410: a customer list is its member's alone.
    assert others(answered, 200, 302, 403, 410, 422) == {}


def test_owner_may_do_everything(ada: CanvasGrant) -> None:
    assert others(statuses("ada", GUARDED, ids_of(ada), harmless=False), 200, 302, 422) == {}


def test_foreign_id_in_ones_own_place_is_not_found(ada: CanvasGrant, dan: CanvasGrant) -> None:
    own, foreign = ids_of(ada), ids_of(dan)
    mixed = foreign | {"workspace": own["workspace"], "canvas": own["canvas"]}
    rows = [
        those(need)
        for need in ("note", "segment", "public_id", "link", "member", "job", "comment", "snapshot")
    ]
    addresses = {key: address for found in rows for key, address in found.items()}

    assert others(statuses("ada", addresses, mixed), 404) == {}


def test_foreign_ends_of_a_link_are_not_found(ada: CanvasGrant, dan: CanvasGrant) -> None:
    own, foreign = ids_of(ada), ids_of(dan)
    links = {
        key: address for key, address in GUARDED.items() if address.name in ("links", "fit_cell")
    }

    for end in ("source", "note"):
        assert others(statuses("ada", links, own | {end: foreign[end]}), 404) == {}


def test_canvas_in_the_bin_is_said_to_be_there(ada: CanvasGrant) -> None:
    ids = ids_of(ada)
    canvases.discard(ada, cast.op(), row=ada.canvas)

    inside = {key: found for key, found in those("canvas").items() if found.policy != "link"}
    assert others(statuses("ada", inside, ids), 410) == {}


def test_note_in_the_bin_is_looked_at_and_restored_but_not_changed(ada: CanvasGrant) -> None:
    ids = ids_of(ada)
    notes.discard(ada, cast.op(), note=Note.objects.get(public_id=ids["note"]))
    restore = {key: address for key, address in GUARDED.items() if address.name == "restore_note"}
    bin_it = {key: address for key, address in GUARDED.items() if address.name == "bin_note"}

    rest = those("note").keys() - restore.keys() - bin_it.keys()
    answered = statuses("ada", {key: GUARDED[key] for key in rest}, ids)

    assert {found["POST"] for found in answered.values() if "POST" in found} == {409}
    assert others(statuses("ada", bin_it, ids), 200) == {}
    assert others(statuses("ada", restore, ids, harmless=False), 200) == {}


def test_example_is_changed_by_nobody(ada: CanvasGrant) -> None:
    ids = ids_of(ada)
    Workspace.objects.filter(pk=ada.workspace.pk).update(example="hospital")

    answered = statuses("ada", GUARDED, ids)

    harmless = (
        *("cancel_export", "export_file", "archive(", "statement_try", "session_kit"),
        "session_restore",  # where nothing is in the bin
    )
    changed = {key: found for key, found in answered.items() if not key.startswith(harmless)}
    assert {key for key, found in changed.items() if found.get("POST", 403) != 403} == set()


@pytest.mark.parametrize("who", [None, "dan", "ada"])
def test_address_for_everyone_is_served_to_everyone(
    ada: CanvasGrant, dan: CanvasGrant, who: str | None
) -> None:
    ids = ids_of(ada)
    Workspace.objects.filter(pk=dan.workspace.pk).update(example=ids["slug"])
    dan.workspace.sessions.create(
        canvas=dan.canvas, title="Finished", op_id=cast.op(), closed_at=timezone.now()
    )

    assert others(statuses(who, OPEN, ids, harmless=False), 200, 302) == {}
