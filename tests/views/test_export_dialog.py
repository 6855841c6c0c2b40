"""The export dialog: choices, preview, files, the workspace's look."""

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image  # noqa: TID253 — to look at what was made

from canvases.access import CanvasGrant
from canvases.actions import canvases
from canvases.exports import jobs
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.formats import FORMATS
from canvases.exports.job_queue import JobQueue, Ticket, queue_position
from canvases.method.kinds import Kind
from canvases.models import Canvas, Workspace
from tests import cast

QueueMaker = Callable[..., JobQueue]

LONG = {"what": "workspace", "format": "pptx"}  # where there are several canvases


def at(grant: CanvasGrant, name: str, **more: str) -> str:
    return reverse(name, kwargs={"workspace": grant.workspace.public_id, **more})


def second_canvas(grant: CanvasGrant) -> Canvas:
    segment = grant.canvas.profile.segment
    change = canvases.add_canvas(grant, cast.op(), title="Two", segment=segment, value_map=None)
    assert change
    return Canvas.objects.get(public_id=change.subject_id)


@pytest.fixture
def browsing() -> Client:
    """Ada's browser, without scripts."""
    return cast.browser("ada", htmx=False)


def test_page_offers_every_format_and_the_canvas_one_came_from(
    ada: CanvasGrant, browsing: Client
) -> None:
    shown = browsing.get(at(ada, "exporting"), {"canvas": ada.canvas.public_id}).content.decode()
    for form in FORMATS.values():
        assert f'value="{form.code}"' in shown
    assert f'value="{ada.canvas.public_id}" id="canvas-{ada.canvas.public_id}" checked' in shown


def test_whole_workspace_is_offered_as_a_pack_and_what_holds_one_canvas_says_so(
    ada: CanvasGrant, browsing: Client
) -> None:
    shown = browsing.get(at(ada, "exporting")).content.decode()

    assert re.search(r'value="pack"[^>]* checked', shown)
    assert shown.count("One canvas only") == sum(
        Scope.WORKSPACE not in form.scopes for form in FORMATS.values()
    )
    assert "The PDF pack holds several" in shown


def test_page_asks_for_names_and_comes_back(ada: CanvasGrant, browsing: Client) -> None:
    address = f"{at(ada, 'exporting')}?canvas={ada.canvas.public_id}"
    assert 'id="export-segment"' in browsing.get(address).content.decode()

    fields = {"segment": "Nurses", "title": "Warm meals", "back": "export"}
    answer = browsing.post(f"/c/{ada.canvas.public_id}/names/", fields)

    assert answer.headers["Location"] == address
    assert 'id="export-segment"' not in browsing.get(address).content.decode()


def test_script_gets_the_dialog_and_then_the_form_alone(ada: CanvasGrant) -> None:
    browser = cast.browser("ada")
    dialog = browser.get(at(ada, "exporting")).content.decode()
    form = browser.get(at(ada, "exporting"), headers={"HX-Target": "export"}).content.decode()
    assert "dialog__head" in dialog
    assert form.lstrip().startswith('<div id="export"')


@pytest.mark.parametrize("code", ["csv", "json", "md", "html"])
def test_file_of_the_workspace_comes_in_the_format_chosen(
    ada: CanvasGrant, browsing: Client, code: str
) -> None:
    cast.add(ada, Kind.PAIN, "Canteen is closed")
    answer = browsing.get(at(ada, "export_file"), {"what": "workspace", "format": code})
    assert answer["Content-Type"] == FORMATS[code].media_type
    assert answer["Content-Disposition"].startswith("attachment")
    assert "Canteen is closed" in answer.content.decode()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"what": "canvases", "format": "csv"}, "at least one canvas"),
        ({"what": "workspace", "format": "pdf"}, "holds one canvas"),
        ({"what": "workspace", "format": "exe"}, "not available"),
        ({"what": "workspace", "format": "csv", "paper": "papyrus"}, "not available"),
        ({"what": "canvases", "format": "csv", "canvas": "bcdfghjkmnpq"}, "no longer exists"),
    ],
)
def test_what_cannot_be_made_is_said_beside_the_choice(
    ada: CanvasGrant, browsing: Client, asked: dict[str, str], words: str
) -> None:
    answer = browsing.get(at(ada, "export_file"), asked)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_canvas_of_another_workspace_cannot_be_chosen(
    ada: CanvasGrant, dan: CanvasGrant, browsing: Client
) -> None:
    asked = {"what": "canvases", "format": "csv", "canvas": dan.canvas.public_id}
    assert browsing.get(at(ada, "export_file"), asked).status_code == 422


def test_canvas_in_the_bin_is_not_offered(ada: CanvasGrant, browsing: Client) -> None:
    two = second_canvas(ada)
    canvases.discard(ada, cast.op(), row=two)
    assert two.public_id not in browsing.get(at(ada, "exporting")).content.decode()


def test_preview_is_a_picture_or_the_beginning_of_the_text(
    ada: CanvasGrant, browsing: Client
) -> None:
    cast.add(ada, Kind.PAIN, "=1+1 <b>")
    asked = {"what": "canvases", "canvas": ada.canvas.public_id, "format": "pdf"}
    picture = browsing.get(at(ada, "export_picture"), asked)
    assert Image.open(io.BytesIO(picture.content)).size == (900, 507)
    assert (
        "&#39;=1+1 &lt;b&gt;"
        in browsing.get(at(ada, "exporting"), asked | {"format": "csv"}).content.decode()
    )


def test_preview_of_a_workbook_is_its_table(ada: CanvasGrant, browsing: Client) -> None:
    cast.add(ada, Kind.PAIN, "Canteen is closed")
    asked = {"what": "workspace", "format": "xlsx"}

    assert (
        "profile,pain,Canteen is closed"
        in browsing.get(at(ada, "exporting"), asked).content.decode()
    )


def test_preview_of_a_pack_is_its_cover(ada: CanvasGrant, browsing: Client) -> None:
    asked = {"what": "canvases", "canvas": ada.canvas.public_id}
    cover, page = (
        browsing.get(at(ada, "export_picture"), asked | {"format": code}).content
        for code in ("pack", "pdf")
    )
    assert Image.open(io.BytesIO(cover)).size == (900, 507)
    assert cover != page


def test_preview_of_a_summary_is_what_it_says(ada: CanvasGrant, browsing: Client) -> None:
    cast.add(ada, Kind.PAIN, "Canteen is closed")
    asked = {"what": "canvases", "canvas": ada.canvas.public_id, "format": "html"}
    shown = browsing.get(at(ada, "exporting"), asked).content.decode()
    text = shown.partition("<pre")[2].partition("</pre>")[0]
    assert "\nCanteen is closed" in text
    assert "&lt;" not in text
    assert "# " not in text


def test_what_takes_long_is_made_aside_and_shows_how_far_it_is(
    ada: CanvasGrant, browsing: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    second_canvas(ada)
    # A thread would not see this transaction.
    monkeypatch.setattr(
        jobs, "start", lambda form, export_request, _visitor: jobs.begin(form, export_request)
    )

    progress = browsing.post(at(ada, "export_file"), LONG, follow=True)

    assert "<progress" in progress.content.decode()
    (job,) = [part for part in progress.request["PATH_INFO"].split("/") if len(part) == 32]
    cancelled = browsing.post(at(ada, "cancel_export", job=job), follow=True)
    assert "Cancelled" in cancelled.content.decode()
    assert browsing.get(at(ada, "export_job_file", job=job)).status_code == 404


def test_what_waits_says_how_many_are_before_it_and_can_be_cancelled(
    ada: CanvasGrant, browsing: Client, idle_queue: QueueMaker
) -> None:
    second_canvas(ada)
    queue = idle_queue()
    queue.put(Ticket("another", "elsewhere", "dan"), list)

    waiting = browsing.post(at(ada, "export_file"), LONG, follow=True)

    assert "1 export before yours" in waiting.content.decode()
    (job,) = [part for part in waiting.request["PATH_INFO"].split("/") if len(part) == 32]
    cancelled = browsing.post(at(ada, "cancel_export", job=job), follow=True)
    assert "Cancelled" in cancelled.content.decode()
    assert queue_position(queue.name, job) is None


def test_address_that_is_opened_begins_nothing_and_shows_the_choices(
    ada: CanvasGrant, browsing: Client, idle_queue: QueueMaker
) -> None:
    second_canvas(ada)
    idle_queue(waiting=0)

    shown = browsing.get(at(ada, "export_file"), LONG, follow=True)

    assert shown.request["PATH_INFO"] == at(ada, "exporting")
    assert 'value="pptx" id="format-pptx" checked' in shown.content.decode()


def test_where_too_many_wait_it_is_said_and_worth_asking_again(
    ada: CanvasGrant, browsing: Client, idle_queue: QueueMaker
) -> None:
    second_canvas(ada)
    idle_queue(waiting=0)

    refused = browsing.post(at(ada, "export_file"), LONG)

    assert refused.status_code == 503
    assert refused["Retry-After"]
    assert "Many exports are waiting" in refused.content.decode()


def test_preview_without_scripts_has_an_address_without_a_token(
    ada: CanvasGrant, browsing: Client
) -> None:
    sent = {**LONG, "do": "preview", "csrfmiddlewaretoken": "secret"}
    shown = browsing.post(at(ada, "export_file"), sent, follow=True)

    assert shown.request["PATH_INFO"] == at(ada, "exporting")
    assert shown.request["QUERY_STRING"] == "what=workspace&format=pptx"


def test_finished_job_gives_its_file_under_its_name(ada: CanvasGrant, browsing: Client) -> None:
    canvases.rename(ada, cast.op(), row=ada.canvas, name='a"b/c')
    export_request = ExportRequest(ada.workspace, Scope.CANVAS, (Canvas.objects.get(),))
    job = jobs.make(jobs.begin(FORMATS["csv"], export_request), FORMATS["csv"], export_request)
    answer = browsing.get(at(ada, "export_job_file", job=job.id))
    assert "a-b-c" in answer["Content-Disposition"]
    assert answer.content.startswith(b"\xef\xbb\xbfid")


def saved(grant: CanvasGrant, browsing: Client, **values: Any) -> Any:
    return browsing.post(at(grant, "brand"), values)


def logo() -> SimpleUploadedFile:
    made = io.BytesIO()
    Image.new("RGB", (30, 10), "#123456").save(made, "PNG")
    return SimpleUploadedFile("logo.png", made.getvalue())


def test_look_is_kept_shown_and_undone(ada: CanvasGrant, browsing: Client) -> None:
    saved(ada, browsing, main="#123456", footer="Ward & Co.", logo=logo())
    shown = browsing.get(at(ada, "exporting")).content.decode()
    assert 'value="#123456"' in shown
    assert "Ward &amp; Co." in shown
    assert "data:image/png;base64," in shown

    browsing.post(at(ada, "workspace_undo"))

    workspace = Workspace.objects.get(pk=ada.workspace.pk)
    assert (workspace.brand_main, workspace.brand_footer, workspace.brand_logo) == ("", "", "")


def test_look_that_is_refused_keeps_what_was_typed(ada: CanvasGrant, browsing: Client) -> None:
    bad = SimpleUploadedFile("logo.svg", b"<svg/>")
    answer = saved(ada, browsing, main="#ffff00", footer="Ward & Co.", logo=bad)
    words = answer.content.decode()
    assert answer.status_code == 422
    for text in ("too light", "PNG or JPEG", 'value="Ward &amp; Co."', 'value="#ffff00"'):
        assert text in words
    assert cast.last_change(ada.workspace).kind != "workspace.branded"


def test_look_without_a_new_logo_keeps_the_old_one(ada: CanvasGrant, browsing: Client) -> None:
    saved(ada, browsing, logo=logo())
    saved(ada, browsing, footer="New")
    assert Workspace.objects.get(pk=ada.workspace.pk).brand_logo
    saved(ada, browsing, no_logo="1")
    assert not Workspace.objects.get(pk=ada.workspace.pk).brand_logo


def test_viewer_sees_the_choices_but_not_the_look(ada: CanvasGrant, cleo: CanvasGrant) -> None:
    shown = cast.browser("cleo", htmx=False).get(at(ada, "exporting")).content.decode()
    assert "Download" in shown
    assert "Save the look" not in shown
    assert cleo.workspace == ada.workspace
