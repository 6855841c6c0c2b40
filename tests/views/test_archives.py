"""Downloading all that is kept, and bringing it back by the import page."""

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.exports import jobs
from canvases.models import Role, Workspace
from canvases.views import archives
from tests import cast
from tests.test_archive import packed, parts, repacked


def of(grant: CanvasGrant, name: str = "archive") -> str:
    return reverse(name, args=[grant.workspace.public_id])


def names_in(answer: Any) -> list[str]:
    """The names of the workspaces in a downloaded archive."""
    with zipfile.ZipFile(io.BytesIO(answer.content)) as opened:
        read_me = opened.read("README.txt").decode()
    return [line[3:] for line in read_me.splitlines() if line[1:3] == ". "]


def upload(browser: Client, path: str, file: io.BytesIO) -> Any:
    sent = SimpleUploadedFile("all.zip", file.getvalue(), "application/zip")
    return browser.post(path, {"file": sent})


def test_small_archive_is_downloaded_at_once(ada: CanvasGrant) -> None:
    answer = cast.browser("ada", htmx=False).post(of(ada))

    assert answer["Content-Type"] == "application/zip"
    assert names_in(answer) == ["My venture"]


def test_all_of_ones_workspaces_are_in_one(ada: CanvasGrant, dan: CanvasGrant) -> None:
    cast.joined_by("dan", ada.canvas, Role.EDITOR)
    Workspace.objects.filter(pk=dan.workspace.pk).update(name="Dan's own")

    answer = cast.browser("dan", htmx=False).post("/archive/")

    assert sorted(names_in(answer)) == ["Dan's own", "My venture"]


def test_workspace_whose_history_one_does_not_see_is_not_in_it(
    ada: CanvasGrant, dan: CanvasGrant
) -> None:
    cast.joined_by("dan", ada.canvas, Role.VIEWER)
    Workspace.objects.filter(pk=dan.workspace.pk).update(name="Dan's own")
    browser = cast.browser("dan", htmx=False)

    assert names_in(browser.post("/archive/")) == ["Dan's own"]
    assert browser.post(of(ada)).status_code == 403
    assert of(ada) not in browser.get(of(ada, "workspace")).content.decode()


def test_whoever_has_no_workspace_is_led_home() -> None:
    assert Client().post("/archive/")["Location"] == "/"


@pytest.mark.django_db(transaction=True)
def test_large_archive_is_made_in_the_background_for_oneself_alone(
    ada: CanvasGrant, ben: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "QUICK", 0)
    start = jobs.begin
    monkeypatch.setattr(
        jobs, "start", lambda form, order, who: jobs.make(start(form, order, who), form, order)
    )
    browser, other = cast.browser("ada", htmx=False), cast.browser(cast.name_of(ben), htmx=False)

    page = browser.post(of(ada))["Location"]

    assert "is ready" in browser.get(page).content.decode()
    assert names_in(browser.get(f"{page}file/")) == ["My venture"]
    assert {other.get(page).status_code, other.get(f"{page}file/").status_code} == {404}


def test_archive_is_imported_on_the_page(ada: CanvasGrant) -> None:
    cast.add(ada, text="Comes back")
    browser = cast.browser("dan", htmx=False)

    answer = upload(browser, "/import/", packed(ada.workspace))

    copy = Workspace.objects.latest("pk")
    assert answer["Location"] == reverse("workspace", args=[copy.public_id])
    assert [note.text for note in copy.notes.all()] == ["Comes back"]
    assert browser.get(answer["Location"]).status_code == 200


def test_hostile_archive_is_refused_on_the_page_with_words(ada: CanvasGrant) -> None:
    found = parts(packed(ada.workspace)) | {"1/members.jsonl": b'{"id": 1}\n'}
    answer = upload(cast.browser("dan", htmx=False), "/import/", repacked(found))

    assert answer.status_code == 422
    assert "members.jsonl" in answer.content.decode()
    assert Workspace.objects.count() == 1


def test_archive_is_told_where_to_go_when_brought_to_a_workspace(ada: CanvasGrant) -> None:
    path = of(ada, "import_to_workspace")
    answer = upload(cast.browser("ada", htmx=False), path, packed(ada.workspace))

    assert answer.status_code == 422
    assert "on the home page" in answer.content.decode()
