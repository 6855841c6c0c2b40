"""Long exports where several processes serve: begun by one of them, known to all."""

import re
import time

import pytest

from tests.cast import op
from tests.live.backends import NOTIFY
from tests.live.server import Person, Server
from tests.live.test_bus import at
from tests.live.test_retention import workspace_of


def workspace(person: Person) -> str:
    """The address of the workspace, with a second canvas so that an export takes long."""
    address = f"/w/{workspace_of(person)}/"
    copied = f"{address}canvas/{person.canvas}/duplicate/"
    assert person.request("POST", copied, {"name": "Two", "op_id": op()})[0] == 302
    return address


def begun(person: Person, address: str) -> str:
    """The address of a long export that was asked for."""
    wish = {"what": "workspace", "format": "pptx"}
    _status, headers, _body = person.request("POST", f"{address}export/file/", wish)
    return headers["location"]


def until_ready(person: Person, job: str) -> None:
    """Wait as the page does."""
    end = time.monotonic() + 40
    while "is ready" not in (page := person.request("GET", job)[2]):
        assert time.monotonic() < end, page
        assert re.search("Waiting|Making", page), page
        time.sleep(0.2)


def test_file_that_one_process_made_comes_from_another(servers: list[Server]) -> None:
    here, there = servers
    owner = Person(here).start()
    job = begun(owner, workspace(owner))
    until_ready(at(there, owner), job)

    status, headers, content = at(there, owner).request("GET", f"{job}file/")
    assert (status, content[:2]) == (200, "PK")
    assert ".pptx" in headers["content-disposition"]


@pytest.mark.parametrize("servers", [NOTIFY], indirect=True)
def test_bin_that_one_process_empties_takes_the_files_of_another(servers: list[Server]) -> None:
    here, there = servers
    owner = Person(here).start()
    address = workspace(owner)
    owner.add("Soon deleted for good")
    job = begun(owner, address)
    until_ready(owner, job)
    note = owner.note()

    elsewhere = at(there, owner)
    elsewhere.request("POST", f"/c/{owner.canvas}/notes/{note}/bin/", {"op_id": op()})
    assert elsewhere.request("POST", f"{address}bin/empty/", {"op_id": op()})[0] == 302
    assert owner.request("GET", f"{job}file/")[0] == 404
