"""What flows between the sides of a platform: said, refused, taken back, in the file."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant
from canvases.actions import canvases, documents, undo_redo
from canvases.board_state.section_events import PAIRS, stale
from canvases.exports.interchange import canvas_file
from canvases.imports.canvas_file import read
from canvases.method.flows import MOST_SIDES, turned
from canvases.models import CustomerSegment, SegmentPair
from tests import cast
from tests.imports.documents import raw
from tests.views.test_roles_map import page
from tests.views.test_segments import words


def side(grant: CanvasGrant, name: str) -> CustomerSegment:
    """One more side of the platform, with a canvas with the offer."""
    one = cast.another_segment(grant, name)
    value_map = grant.canvas.value_map
    canvases.add_canvas(grant, cast.op(), title=name, segment=one, value_map=value_map)
    CustomerSegment.objects.filter(workspace=grant.workspace).update(kind="multi_sided")
    return one


@pytest.fixture
def readers(ada: CanvasGrant) -> CustomerSegment:
    return side(ada, "Readers")


@pytest.fixture
def scripted(ada: CanvasGrant) -> Client:
    return cast.browser(cast.name_of(ada))


def say(client: Client, grant: CanvasGrant, other: CustomerSegment, **sent: str) -> Any:
    first = grant.canvas.profile.segment.public_id
    address = f"/w/{grant.workspace.public_id}/segments/{first}/gives/{other.public_id}/"
    return client.post(address, {key.replace("initial_", "initial-"): sent[key] for key in sent})


def test_each_direction_is_said_and_shown_in_picture_and_table(
    ada: CanvasGrant, readers: CustomerSegment, scripted: Client
) -> None:
    say(scripted, ada, readers, first_gives="ad money")
    shown = words(say(scripted, ada, readers, second_gives="audience"))

    picture, _, table = shown.partition("<table")
    for text in ("ad money", "audience"):
        assert f">{text}</textarea>" in picture
        assert text in table
    assert table.index("ad money") < table.index("audience")
    assert "ad money" in page(ada)


def test_answer_brings_the_undo_of_what_was_said(
    ada: CanvasGrant, readers: CustomerSegment, scripted: Client
) -> None:
    shown = words(say(scripted, ada, readers, first_gives="ad money"))
    assert "Undo: what flows between “My first segment” and “Readers”" in shown

    at = f"/w/{ada.workspace.public_id}/segments/roles"
    answer = scripted.post(f"{at}/undo/?offer=all")
    assert (answer.status_code, answer["Location"]) == (302, f"{at}/?offer=all")
    assert SegmentPair.objects.get().first_gives == ""
    scripted.post(f"{at}/redo/?offer=all")
    assert SegmentPair.objects.get().first_gives == "ad money"


def test_undo_that_others_have_overtaken_is_refused_with_words(
    ada: CanvasGrant, ben: CanvasGrant, readers: CustomerSegment, scripted: Client
) -> None:
    say(scripted, ada, readers, first_gives="mine")
    say(cast.browser(cast.name_of(ben)), ada, readers, first_gives="theirs")
    answer = scripted.post(f"/w/{ada.workspace.public_id}/segments/roles/undo/")

    assert answer.status_code == 409
    assert 'role="alert"' in words(answer)
    assert SegmentPair.objects.get().first_gives == "theirs"


def test_what_flows_makes_the_pairs_stale(
    ada: CanvasGrant, readers: CustomerSegment, scripted: Client
) -> None:
    say(scripted, ada, readers, first_gives="ad money")
    assert PAIRS in stale(cast.last_change(ada.workspace))


def test_undo_takes_back_one_direction_only(
    ada: CanvasGrant, ben: CanvasGrant, readers: CustomerSegment, scripted: Client
) -> None:
    say(scripted, ada, readers, first_gives="ad money")
    say(cast.browser(cast.name_of(ben)), ada, readers, second_gives="audience")

    change = undo_redo.undo(cast.on_page(ada), cast.op())
    assert change is not None
    pair = SegmentPair.objects.get()
    assert (pair.first_gives, pair.second_gives) == ("", "audience")


def test_too_long_words_are_refused_and_kept_beside_the_arrow(
    ada: CanvasGrant, readers: CustomerSegment, scripted: Client
) -> None:
    answer = say(scripted, ada, readers, first_gives="x" * 121)

    assert answer.status_code == 422
    assert "x" * 121 in words(answer)
    assert words(answer).count("at most 120 fit") == 1
    plain = say(cast.browser("ada", htmx=False), ada, readers, first_gives="x" * 4000)
    assert (plain.status_code, "at most 120 fit" in words(plain)) == (422, True)
    assert not SegmentPair.objects.exists()


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(
    ada: CanvasGrant, ben: CanvasGrant, readers: CustomerSegment, scripted: Client
) -> None:
    say(cast.browser(cast.name_of(ben)), ada, readers, first_gives="theirs")
    answer = say(scripted, ada, readers, first_gives="mine", initial_first_gives="")

    assert answer.status_code == 409
    assert "Someone else wrote here meanwhile: “theirs”" in words(answer)
    assert SegmentPair.objects.get().first_gives == "theirs"


def test_form_without_scripts_leads_back_to_the_flows(
    ada: CanvasGrant, readers: CustomerSegment
) -> None:
    answer = say(cast.browser("ada", htmx=False), ada, readers, first_gives="ad money")

    assert answer.status_code == 302
    assert answer["Location"].endswith("#flows")


def test_segment_gives_nothing_to_itself_or_to_strangers(
    ada: CanvasGrant, dan: CanvasGrant, scripted: Client
) -> None:
    for other in (ada, dan):
        segment = other.canvas.profile.segment
        assert say(scripted, ada, segment, first_gives="x").status_code == 404


def test_file_carries_the_flows_whichever_segment_comes_first(
    ada: CanvasGrant, readers: CustomerSegment, scripted: Client
) -> None:
    say(scripted, ada, readers, first_gives="ad money")
    written = canvas_file.document(ada.workspace)
    for tree in (written, {**written, "segments": written["segments"][::-1]}):
        copy = documents.store(read(raw(tree)), cast.op())
        pair = SegmentPair.objects.get(workspace=copy)
        said = {pair.first.name: pair.first_gives, pair.second.name: pair.second_gives}
        assert said == {"My first segment": "ad money", "Readers": ""}


def test_turning_a_pair_twice_changes_nothing() -> None:
    pair = {"first_gives": "a", "needs": {"answer": "yes"}}

    assert turned(pair) == {"second_gives": "a", "needs": {"answer": "yes"}}
    assert turned(turned(pair)) == pair


@pytest.mark.parametrize("count", [1, 29])
def test_map_of_a_platform_is_read_in_the_same_queries(ada: CanvasGrant, count: int) -> None:
    for number in range(count):
        side(ada, f"Side {number}")
    page(ada)
    with CaptureQueriesContext(connection) as queries:
        shown = page(ada)

    shown_sides = min(count + 1, MOST_SIDES)
    assert shown.count('class="flow-pair"') == shown_sides * (shown_sides - 1) // 2
    assert len(queries) <= 11
