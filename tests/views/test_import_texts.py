"""Each change to a text on the last page of an import is a small request of its own."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from canvases.access import CanvasGrant
from canvases.actions import customer_files
from canvases.method.kinds import Kind
from tests import cast
from tests.views.import_pages import bring, go_on, key

TEXT = "Pains:\nLate\nCold\nGains:\nWarm"
TABLE = "Box;Text;Type\nJob;Cook;functional\nPain;Late;"


def kept(page: Any) -> str:
    found = re.search(r'name="kept" value="([^"]+)"', page.content.decode())
    return found[1] if found else ""


def change(page: Any, of: str, who: str = "ada", **fields: str) -> str:
    """Send what a page sends of one text: its box and its wording."""
    sent = {f"{name}-{key(of)}": value for name, value in {"box": "", "text": of, **fields}.items()}
    sent |= {"go": "text", "key": key(of), "kept": kept(page)}
    answer = cast.browser(who).post(page.wsgi_request.path, sent)
    assert answer.status_code == 200
    content: str = answer.content.decode()
    return content


def files() -> list[Path]:
    return [*settings.FILE_UPLOAD_TEMP_DIR.glob("*.import")]


def test_text_that_is_left_out_is_answered_alone_with_the_new_count(ada: CanvasGrant) -> None:
    answer = change(bring(ada, TEXT, ""), "Late", box="skip")

    assert (answer.count('<li class="bring"'), 'data-place="skip"' in answer) == (1, True)
    assert "Import 2 notes" in answer


def test_changes_add_up_and_can_be_taken_back(ada: CanvasGrant) -> None:
    page = bring(ada, TEXT, "")

    change(page, "Late", box="skip")
    assert "Import one note" in change(page, "Cold", box="skip")
    assert "Import 2 notes" in change(page, "Late", box="")


def test_wording_that_is_too_long_is_told_at_once(ada: CanvasGrant) -> None:
    answer = change(bring(ada, TEXT, ""), "Late", text="x" * 300)

    assert 'class="bring__flaw"' in answer
    assert "One text has no box yet, or is too long" in answer


def test_what_a_moved_text_cannot_have_there_is_told_at_once(ada: CanvasGrant) -> None:
    check = go_on(bring(ada, TABLE), "check")

    assert "Type that do not fit the box" in change(check, "Cook", box="product")


def test_nothing_is_imported_before_the_form_is_sent(ada: CanvasGrant) -> None:
    page = bring(ada, TEXT, "")
    change(page, "Late", box="gain")

    assert not ada.canvas.profile.notes.exists()


def test_file_is_for_the_server_alone_and_ends_in_half_an_hour(
    ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files()
    page = bring(ada, TEXT, "")
    (file,) = [one for one in files() if one not in before]
    assert file.stat().st_mode & 0o777 == 0o600

    monkeypatch.setattr(customer_files, "SECONDS", -1)
    assert "Nothing is lost" in change(page, "Late", box="gain")
    assert not file.exists()


def test_where_the_file_is_gone_the_form_still_brings_all(ada: CanvasGrant) -> None:
    page = bring(ada, TEXT, "")
    for file in files():
        file.unlink()
    assert "Bring them up to date" in change(page, "Late", box="gain")

    go_on(page, "import", **{f"box-{key('Late')}": "gain"})

    assert cast.texts(ada.canvas, Kind.GAIN) == ["Late", "Warm"]


@pytest.mark.usefixtures("ben")
def test_nobody_else_changes_it(ada: CanvasGrant) -> None:
    page = bring(ada, TEXT, "")

    assert "Nothing is lost" in change(page, "Late", who="ben", box="gain")


@pytest.mark.django_db
def test_visitor_without_a_workspace_changes_a_text() -> None:
    client = Client()
    page = client.post(reverse("import_anew"), {"text": TEXT})
    sent = {"go": "text", "key": key("Late"), "kept": kept(page), f"box-{key('Late')}": "skip"}

    assert "Import 2 notes" in client.post(reverse("import_anew"), sent).content.decode()
