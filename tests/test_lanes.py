"""Nobody waits behind slow work: each address has its lane."""

import multiprocessing

import pytest
from django.db import connection, transaction

from canvas_project.lanes import CHANGES, FORMS, LANES, PAGES, SLOW, lane_of
from canvases.access import CanvasGrant
from canvases.exports import worker
from tests import cast
from tests.addresses import ADDRESSES, fields, ids_of

# Nothing but a few queries, a template, a change on a board. What reads files or long texts of
# strangers, draws, hashes passphrases or goes through all of a workspace's texts is slow.
QUICK = {
    "add_canvas", "add_segment", "bin", "bin_comment", "bin_note", "bin_snapshot", "board",
    "cancel_export", "change_role", "changes", "comments", "compare_snapshots", "copy_example",
    "embed", "export_job", "export_job_file", "health", "history", "home",
    "join_code", "join_room", "links", "look", "look_follow", "looks", "make_embed", "make_key",
    "note", "note_history", "notes", "oembed", "own_name", "paste", "place", "redo",
    "remove_member", "rename_workspace", "resolve_comment", "restore_note", "restore_snapshot",
    "revoke_link", "row", "segment", "share", "snapshots", "start", "statement", "title", "undo",
    "weight", "workspace", "workspace_history", "workspace_redo", "workspace_undo",
}  # fmt: skip


def test_every_address_is_either_quick_or_has_a_lane_of_its_own() -> None:
    assert {address.name for address in ADDRESSES.values()} == QUICK | set(SLOW)
    assert not QUICK & set(SLOW)
    assert set(SLOW) >= FORMS


def test_quick_address_starts_no_worker(ada: CanvasGrant) -> None:
    ids, client = ids_of(ada), cast.browser("ada")
    worker.stop()
    for address in ADDRESSES.values():
        path = address.at(ids)
        with transaction.atomic():
            if lane_of("GET", path) in (PAGES, CHANGES):
                client.get(path)
            if lane_of("POST", path) in (PAGES, CHANGES):
                client.post(path, fields(ids))
            transaction.set_rollback(True)

        assert not multiprocessing.active_children(), address.name


@pytest.mark.parametrize(
    ("method", "path", "name"),
    [
        ("GET", "/", "pages"),
        ("GET", "/nothing/here/", "pages"),
        ("GET", "/c/bbbbbbbbbbbb/", "pages"),
        ("POST", "/c/bbbbbbbbbbbb/notes/", "changes"),
        ("POST", "/start/", "changes"),
        ("GET", "/c/bbbbbbbbbbbb/export/pdf/", "files"),
        ("HEAD", "/v/bbbbbbbbbbbb/bbbbbbbbbbbb/pdf/", "public"),
        ("GET", "/import/", "pages"),
        ("POST", "/import/", "uploads"),
        ("POST", "/c/bbbbbbbbbbbb/import/", "uploads"),
        ("GET", "/join/token/", "pages"),
        ("POST", "/join/token/", "passphrases"),
    ],
)
def test_request_waits_in_the_lane_of_its_address(method: str, path: str, name: str) -> None:
    assert lane_of(method, path).name == name


def test_sqlite_has_one_thread_that_writes() -> None:
    assert (CHANGES.threads == 1) == (connection.vendor == "sqlite")


def test_lane_has_its_name_for_itself() -> None:
    assert len({lane.name for lane in LANES}) == len(LANES)
