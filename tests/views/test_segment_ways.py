"""Notes that came of a way of profiling: chosen, refused, taken back, gone."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now as present

from canvases.access import CanvasGrant
from canvases.actions import segments, undo_redo
from canvases.exports.interchange import canvas_file
from canvases.method.kinds import Kind
from canvases.method.research_methods import MOST_NOTES, notes_of
from canvases.models import CustomerSegment, Note
from tests import cast
from tests.views.test_segments import at, now, words


@pytest.fixture
def scripted(ada: CanvasGrant) -> Client:
    return cast.browser(cast.name_of(ada))


def chips(shown: str) -> list[tuple[str, str]]:
    """Where the chips of notes lead, and what they say."""
    return re.findall(r'came-of__one.*?<a href="([^"]*)"[^>]*>([^<]*)<', shown, re.DOTALL)


def test_note_is_linked_by_its_words_and_leads_to_the_board(
    ada: CanvasGrant, scripted: Client
) -> None:
    note = cast.add(ada, Kind.PAIN, "The canteen is closed")
    shown = words(scripted.post(at(ada, "ways/feedback/"), {"says": " the canteen is  Closed"}))

    assert now().methods == [{"way": "feedback", "notes": [note.public_id]}]
    assert chips(shown) == [(f"/c/{ada.canvas.public_id}/#note-{note.public_id}", note.text)]
    assert "Undo: how “My first segment” is known" in shown


def test_words_of_no_note_are_refused_and_kept(ada: CanvasGrant, scripted: Client) -> None:
    cast.add(ada, Kind.PAIN, "The canteen is closed")
    answer = scripted.post(at(ada, "ways/feedback/"), {"says": "Never written"})

    assert answer.status_code == 422
    assert 'value="Never written"' in words(answer)
    assert "No note says that." in words(answer)
    assert scripted.post(at(ada, "ways/feedback/"), {}).status_code == 422
    assert scripted.post(at(ada, "ways/nonsense/"), {"says": "x"}).status_code == 404
    assert now().methods == []


def test_few_words_find_a_note_where_no_other_has_them(ada: CanvasGrant, scripted: Client) -> None:
    note = cast.add(ada, Kind.PAIN, "The canteen is closed")
    cast.add(ada, Kind.PAIN, "The canteen is far")

    answer = scripted.post(at(ada, "ways/feedback/"), {"says": "canteen"})
    assert answer.status_code == 422
    assert "2 notes say that." in words(answer)
    assert scripted.post(at(ada, "ways/feedback/"), {"says": "CLOSED"}).status_code == 200
    assert notes_of(now().methods, "feedback") == [note.public_id]


def test_note_of_a_value_map_or_another_segment_is_not_found(
    ada: CanvasGrant, dan: CanvasGrant, scripted: Client
) -> None:
    cast.add(ada, Kind.PRODUCT, "Planted")
    cast.add(dan, Kind.PAIN, "Planted")
    assert scripted.post(at(ada, "ways/feedback/"), {"says": "Planted"}).status_code == 422


def test_note_is_taken_back_and_undo_brings_it_again(ada: CanvasGrant, scripted: Client) -> None:
    note = cast.add(ada, Kind.PAIN, "Closed")
    scripted.post(at(ada, "ways/feedback/"), {"says": "Closed"})
    shown = words(scripted.post(at(ada, "ways/feedback/"), {"remove": note.public_id}))
    assert chips(shown) == []
    assert now().methods == [{"way": "feedback"}]

    undo_redo.undo(cast.on_page(ada), cast.op())
    assert notes_of(now().methods, "feedback") == [note.public_id]


def test_two_people_link_notes_and_both_stay(ada: CanvasGrant, ben: CanvasGrant) -> None:
    stale = now()
    for grant, text in ((ada, "One"), (ben, "Two")):
        note = cast.add(grant, Kind.GAIN, text)
        segments.link_note(cast.on_page(grant), cast.op(), segment=stale, way="context", note=note)

    assert len(notes_of(now().methods, "context")) == 2


def test_deleted_note_is_no_chip_and_comes_back_as_one(ada: CanvasGrant, scripted: Client) -> None:
    cast.add(ada, Kind.PAIN, "Closed")
    scripted.post(at(ada, "ways/feedback/"), {"says": "Closed"})
    Note.objects.update(binned_at=present())
    cache.clear()
    assert chips(words(scripted.get(at(ada)))) == []
    (segment,) = canvas_file.document(ada.workspace)["segments"]
    assert segment["methods"] == [{"way": "feedback"}]

    Note.objects.update(binned_at=None)
    cache.clear()
    assert len(chips(words(scripted.get(at(ada))))) == 1


def test_one_way_has_so_many_notes_and_not_more(ada: CanvasGrant, scripted: Client) -> None:
    cast.add(ada, Kind.PAIN, "Closed")
    full = [{"way": "feedback", "notes": [f"{number:012}" for number in range(MOST_NOTES)]}]
    CustomerSegment.objects.update(methods=full)

    answer = scripted.post(at(ada, "ways/feedback/"), {"says": "Closed"})
    assert "At most 30 notes can come from one way." in words(answer)


def test_page_without_scripts_links_and_shows_the_words_of_a_refusal(ada: CanvasGrant) -> None:
    plain = cast.browser("ada", htmx=False)
    cast.add(ada, Kind.PAIN, "Closed")

    assert plain.post(at(ada, "ways/feedback/"), {"says": "Closed"}).status_code == 302
    refused = plain.post(at(ada, "ways/feedback/"), {"says": "Open"})
    assert refused.status_code == 422
    assert "No note says that." in words(refused)


def test_queries_stay_the_same_with_thirty_notes(ada: CanvasGrant, scripted: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            scripted.get(at(ada, "methods/"))
        return len(found)

    def link(number: int) -> None:
        cast.add(ada, Kind.PAIN, f"Closed {number}")
        scripted.post(at(ada, "ways/feedback/"), {"says": f"Closed {number}"})

    link(0)
    few = queries()
    for number in range(1, MOST_NOTES):
        link(number)
    assert queries() == few
