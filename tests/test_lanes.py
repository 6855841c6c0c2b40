"""Nobody waits behind slow work: each address has its lane."""

import multiprocessing

import pytest
from django.db import transaction

from canvas_project.lanes import CHANGES, LANES, PAGES, lane_of, most_of_body
from canvas_project.request_bodies import MOST
from canvases import workers
from canvases.access import CanvasGrant
from tests import cast
from tests.addresses import ADDRESSES, fields, ids_of


def test_quick_address_starts_no_worker(ada: CanvasGrant) -> None:
    ids, client = ids_of(ada), cast.browser("ada")
    workers.stop()
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


def test_lane_has_its_name_for_itself() -> None:
    assert len({lane.name for lane in LANES}) == len(LANES)


def test_customer_list_alone_may_be_larger_than_other_bodies() -> None:
    assert most_of_body("/w/bbbbbbbbbbbb/segments/from-list/") > 20_000_000
    assert most_of_body("/import/") == most_of_body("/nothing/here/") == MOST
