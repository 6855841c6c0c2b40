"""What the pages say to whom: home, workspace, history, and the pages for refusals."""

import re
from html import unescape

import pytest
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import Client

from canvases.access import CanvasGrant
from canvases.actions import canvases, notes, segments
from canvases.method.kinds import Kind
from canvases.models import Canvas, CustomerSegment, ValueMap, Workspace
from tests import cast


def page(browser: Client, address: str) -> str:
    """The words and tags of a page."""
    return unescape(browser.get(address).content.decode())


def of_workspace(grant: CanvasGrant, rest: str = "") -> str:
    """An address of the workspace."""
    return f"/w/{grant.workspace.public_id}/{rest}"


@pytest.fixture
def shop(ada: CanvasGrant) -> CustomerSegment:
    """A second segment of Ada's, without a canvas."""
    change = segments.add(cast.on_page(ada), cast.op(), name="Corner shops")
    assert change is not None
    return CustomerSegment.objects.get(public_id=change.subject_id)


def test_home_offers_a_copy_of_each_example(db: None) -> None:  # noqa: ARG001
    call_command("load_examples", verbosity=0)

    home = page(cast.browser(htmx=False), "/")

    assert home.count("Open a copy of") == Workspace.objects.exclude(example=None).count() == 3


def test_home_lists_own_workspaces_and_no_others(ada: CanvasGrant, dan: CanvasGrant) -> None:
    home = page(cast.browser("ada", htmx=False), "/")

    assert of_workspace(ada) in home
    assert of_workspace(dan) not in home


def test_home_of_a_stranger_lists_no_workspace(ada: CanvasGrant) -> None:
    assert of_workspace(ada) not in page(cast.browser(htmx=False), "/")


def test_start_gives_a_stranger_a_board(db: None) -> None:  # noqa: ARG001
    browser = cast.browser(htmx=False)

    answer = browser.post("/start/")

    assert answer["Location"] == f"/c/{Canvas.objects.get().public_id}/"
    assert "Untitled canvas" in page(browser, answer["Location"])


def test_start_sent_twice_makes_one_workspace(db: None) -> None:  # noqa: ARG001
    browser, operation = cast.browser("ada", htmx=False), cast.op()

    addresses = {browser.post("/start/", {"op_id": operation})["Location"] for _ in range(2)}

    assert len(addresses) == Workspace.objects.count() == 1


def test_workspace_shows_the_fit_of_each_canvas(ada: CanvasGrant) -> None:
    pain, other = cast.add(ada, Kind.PAIN, "Cold food"), cast.add(ada, Kind.PAIN, "No seat")
    cast.connect(ada, cast.add(ada, Kind.PAIN_RELIEVER, "Oven"), pain)

    shown = page(cast.browser("ada", htmx=False), of_workspace(ada))

    assert other.weight == pain.weight
    assert re.search(r"<strong class=\"figure\">50</strong> fit", shown)
    assert "3 notes" in shown


@pytest.mark.parametrize(
    ("name", "hinted"), [("Everyone", True), (" all people ", True), ("Night nurses", False)]
)
def test_workspace_asks_back_when_a_segment_is_everyone(
    ada: CanvasGrant, name: str, *, hinted: bool
) -> None:
    segments.add(cast.on_page(ada), cast.op(), name=name)

    assert ("Nobody feels meant" in page(cast.browser("ada"), of_workspace(ada))) is hinted


def test_workspace_offers_value_maps_to_other_segments_only(
    ada: CanvasGrant, shop: CustomerSegment
) -> None:
    map_id = ada.canvas.value_map.public_id

    shown = page(cast.browser("ada"), of_workspace(ada))

    before, own, other = re.split(r'<section class="segment"', shown)
    assert map_id not in before + own
    assert f'<option value="{map_id}"' in other
    assert shop.name in other


def test_value_map_stands_against_a_second_segment(ada: CanvasGrant, shop: CustomerSegment) -> None:
    sent = {
        "title": "Idea for shops",
        "segment": shop.public_id,
        "value_map": ada.canvas.value_map.public_id,
    }

    cast.browser("ada", htmx=False).post(of_workspace(ada, "canvases/"), sent)

    assert ValueMap.objects.get().canvases.count() == 2
    assert "on 2 canvases" in page(cast.browser("ada"), of_workspace(ada))


def test_workspace_shows_a_viewer_forms_to_take_it_along_and_leave_only(
    cleo: CanvasGrant,
) -> None:
    shown = page(cast.browser("cleo"), of_workspace(cleo))

    assert "Untitled canvas" in shown
    own = [f'action="{of_workspace(cleo, name)}"' for name in ("archive/", "leave/")]
    assert [shown.count(form) for form in ("<form", *own)] == [2, 1, 1]


def test_workspace_names_what_undo_takes_back(ada: CanvasGrant) -> None:
    segments.add(cast.on_page(ada), cast.op(), name="Corner shops")

    assert "Undo: add the segment “Corner shops”" in page(cast.browser("ada"), of_workspace(ada))


def test_undo_of_what_others_changed_since_offers_the_one_before(
    ada: CanvasGrant, ben: CanvasGrant, shop: CustomerSegment
) -> None:
    mine, theirs = cast.on_page(ada), cast.on_page(ben)
    canvases.rename(mine, cast.op(), row=shop, name="Of Ada")
    canvases.rename(theirs, cast.op(), row=shop, name="Of Ben")
    browser = cast.browser("ada", htmx=False)

    refused = browser.post(of_workspace(ada, "undo/"))
    words = unescape(refused.content.decode())
    past = re.findall(r'name="past" value="([\d ]+)"', words)

    assert refused.status_code == 409
    assert "changed this since" in words
    assert "Undo: add the segment" in words
    assert len(past) == 1

    browser.post(of_workspace(ada, "undo/"), {"past": past[0]})
    assert CustomerSegment.objects.get(pk=shop.pk).name == "Of Ben"


def test_deleted_canvas_is_restored_from_the_bin(ada: CanvasGrant) -> None:
    browser, row = cast.browser("ada", htmx=False), f"canvas/{ada.canvas.public_id}/"
    browser.post(of_workspace(ada, f"{row}bin/"))
    assert "Restore “Untitled canvas”" in page(browser, of_workspace(ada))

    browser.post(of_workspace(ada, f"{row}restore/"))

    assert "Restore “" not in page(browser, of_workspace(ada))


def test_only_the_owner_is_offered_to_empty_the_bin(ada: CanvasGrant, ben: CanvasGrant) -> None:
    notes.discard(ada, cast.op(), note=cast.add(ada))

    assert "Empty the bin" in page(cast.browser("ada"), of_workspace(ada))
    assert "Empty the bin" not in page(cast.browser("ben"), of_workspace(ben))


def test_empty_bin_is_not_offered_to_be_emptied(ada: CanvasGrant) -> None:
    cast.add(ada)

    assert "Empty the bin" not in page(cast.browser("ada"), of_workspace(ada))


def test_deleted_canvas_leads_to_the_bin_of_its_workspace(ada: CanvasGrant) -> None:
    canvases.discard(ada, cast.op(), row=ada.canvas)

    answer = cast.browser("ada", htmx=False).get(f"/c/{ada.canvas.public_id}/")

    assert answer.status_code == 410
    assert f"{of_workspace(ada)}#bin" in answer.content.decode()


def test_whole_workspace_is_downloaded_as_a_canvas_file(ada: CanvasGrant) -> None:
    answer = cast.browser("ada").get(of_workspace(ada, "export/json/"))

    assert answer["Content-Disposition"].startswith("attachment")
    assert [row["title"] for row in answer.json()["canvases"]] == ["Untitled canvas"]


def test_history_says_who_did_it(ada: CanvasGrant, ben: CanvasGrant) -> None:
    ben.member.name = "Ben"
    ben.member.save()
    cast.add(ada, text="Cold food")
    cast.add(ben, text="No seat")

    shown = page(cast.browser("ada"), f"/c/{ada.canvas.public_id}/history/")

    assert re.search(r"<strong>You</strong> <bdi>added <[^>]*>“Cold food”", shown)
    assert re.search(r"<strong[^>]*>Ben</strong> <bdi>added <[^>]*>“No seat”", shown)


def test_history_of_the_workspace_leads_to_the_canvas(ada: CanvasGrant) -> None:
    cast.add(ada)

    shown = page(cast.browser("ada"), of_workspace(ada, "history/"))

    assert f'<a href="/c/{ada.canvas.public_id}/" translate="no">Untitled canvas</a>' in shown


def test_history_pages_on_to_the_first_change(ada: CanvasGrant) -> None:
    for number in range(52):
        cast.add(ada, text=f"Pain {number}")
    browser, address = cast.browser("ada"), of_workspace(ada, "history/")
    latest = page(browser, address)
    older = re.search(r"\?before=\d+", latest)
    assert older

    earliest = page(browser, address + older[0])

    assert "Pain 51" in latest
    assert "started the workspace" not in latest
    assert "started the workspace" in earliest
    assert "Earlier changes" not in earliest


def test_history_shows_markup_as_it_was_written(ada: CanvasGrant) -> None:
    cast.add(ada, text="<script>alert(1)</script>{{ 7 * 7 }}")

    sent = cast.browser("ada").get(of_workspace(ada, "history/")).content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 * 7 }}" in sent


def test_deleted_note_is_restored_without_scripts(ada: CanvasGrant) -> None:
    note, browser = cast.add(ada, text="Cold food"), cast.browser("ada", htmx=False)
    canvas = f"/c/{ada.canvas.public_id}/"
    browser.post(f"{canvas}notes/{note.public_id}/bin/")
    assert f'action="{canvas}notes/{note.public_id}/restore/"' in page(browser, f"{canvas}bin/")

    browser.post(f"{canvas}notes/{note.public_id}/restore/")

    assert cast.texts(ada.canvas, Kind.PAIN) == ["Cold food"]


def test_details_of_a_note_are_a_page_that_leads_back(ada: CanvasGrant) -> None:
    note, canvas = cast.add(ada, text="Cold food"), f"/c/{ada.canvas.public_id}/"

    shown = page(cast.browser("ada", htmx=False), f"{canvas}notes/{note.public_id}/")

    assert "Cold food</textarea>" in shown
    assert f'<a href="{canvas}">Untitled canvas</a>' in shown


def test_refusal_keeps_what_was_written(ada: CanvasGrant) -> None:
    name = "too long " * 20

    answer = cast.browser("ada", htmx=False).post(of_workspace(ada, "segments/"), {"name": name})

    words = answer.content.decode()
    assert answer.status_code == 422
    assert "at most 120 fit" in words
    assert re.search(rf'<textarea [^>]*name="name"[^>]*>{name}</textarea>', words)
    assert f'href="{of_workspace(ada)}"' in words


def test_outsider_gets_a_page_with_a_way_on(ada: CanvasGrant, dan: CanvasGrant) -> None:
    answer = cast.browser("dan", htmx=False).get(of_workspace(ada))

    assert answer.status_code == 404
    assert dan.workspace != ada.workspace
    assert "Go to the home page" in answer.content.decode()


def test_form_without_its_token_is_not_lost(ada: CanvasGrant) -> None:
    browser = cast.browser("ada", htmx=False, enforce_csrf_checks=True)

    answer = browser.post(of_workspace(ada, "segments/"), {"name": "Night nurses"})

    assert answer.status_code == 403
    assert "Night nurses" in answer.content.decode()


def test_page_for_our_own_errors_needs_no_request() -> None:
    assert "Go to the home page" in render_to_string("500.html")


@pytest.mark.parametrize("rest", ["", "history/"])
def test_page_holds_no_inline_script_or_style(ada: CanvasGrant, rest: str) -> None:
    shown = page(cast.browser("ada", htmx=False), of_workspace(ada, rest))

    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\bsrc=)", shown)
