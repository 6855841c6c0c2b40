"""Dates read alike on pages and in files; only files' names keep the order of numbers."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from canvases.access import CanvasGrant
from canvases.exports.board_sheet import from_board
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.file_names import file_name
from canvases.exports.formats import FORMATS
from canvases.exports.text import html_summary, markdown
from canvases.queries.consistent_read import load_current
from tests import cast

EVENING = datetime(2026, 11, 22, 19, 5, tzinfo=UTC)


@pytest.fixture
def evening(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the evening of a Sunday."""
    monkeypatch.setattr(timezone, "now", lambda: EVENING)


def ordered(grant: CanvasGrant) -> ExportRequest:
    return ExportRequest(grant.workspace, Scope.CANVAS, (grant.canvas,))


def test_month_stands_in_letters_and_hours_count_to_24() -> None:
    assert date_format(EVENING, "DATE_FORMAT") == "22 November 2026"
    assert date_format(EVENING, "DATETIME_FORMAT") == "22 November 2026, 19:05"


@pytest.mark.usefixtures("evening")
def test_every_file_has_the_same_date(ada: CanvasGrant) -> None:
    sheet = from_board(load_current(ada.canvas.pk), "en")  # PDF, slides, pictures and packs

    assert sheet.date == "22 November 2026"
    assert "22 November 2026" in markdown.make(ordered(ada)).decode()
    assert "22 November 2026" in html_summary.make(ordered(ada)).decode()


@pytest.mark.usefixtures("evening")
def test_name_of_a_file_sorts_by_its_date(ada: CanvasGrant) -> None:
    assert file_name(ordered(ada), FORMATS["md"]).endswith(" – 2026-11-22.md")


@pytest.mark.usefixtures("evening")
def test_pages_without_scripts_have_the_same_date(ada: CanvasGrant) -> None:
    cast.add(ada)
    browser = cast.browser("ada", htmx=False)
    history = browser.get(reverse("workspace_history", args=[ada.workspace.public_id])).text
    share = browser.get(reverse("share", args=[ada.workspace.public_id])).text

    assert ">22 November 2026</time>" in history
    assert ">19:05 UTC</time>" in history
    assert ">22 November 2026, 19:05 UTC</time>" in share
