"""Merging two segments on pages: what is shown, asked again, refused; without scripts."""

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant
from canvases.actions import canvases, segment_tree
from canvases.method.kinds import Kind
from canvases.models import Canvas, Change, CustomerSegment, Note, Role
from tests import cast
from tests.two_segments import Two, say


@pytest.fixture
def two(ada: CanvasGrant) -> Two:
    return Two(ada)


@pytest.fixture
def plain(ada: CanvasGrant) -> Client:
    """Ada's browser without scripts."""
    return cast.browser(cast.name_of(ada), htmx=False)


def at(two: Two, *, turned: bool = False) -> str:
    """The address of merging the other segment into Ada's; `turned`: hers into the other."""
    away, into = (two.into, two.away) if turned else (two.away, two.into)
    workspace = two.page.workspace.public_id
    return f"/w/{workspace}/segments/{away.public_id}/merge/{into.public_id}/"


def words(answer: Any) -> str:
    """What stands there, without marks."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def fields(answer: Any) -> dict[str, str]:
    """What the form on the page would send."""
    hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', answer.content.decode())
    return {**dict(hidden), "keeps": "into"}


def test_page_says_what_moves_what_stays_and_what_is_kept_as_text(two: Two, plain: Client) -> None:
    cast.connect(
        two.theirs, cast.add(two.theirs, Kind.PAIN_RELIEVER), cast.add(two.theirs, text="Theirs")
    )
    cast.add(two.mine, text="Mine")
    two.canvas(two.away)
    say(two.into, market="b2b")
    say(two.away, market="b2c", job_hired_for="get home")

    shown = words(plain.get(at(two)))

    assert "Merge “Ward managers” into “My first segment”" in shown
    for told in (
        "1 Pain with 1 link", "goes to the bin; its notes and its sentence stand on",
        "shows the circle of", "The job they hire your offer for", "They are people (B2C)",
        "2 notes · 2 canvases",
    ):  # fmt: skip
        assert told in shown, told


def test_page_warns_of_who_was_let_in_to_one_canvas(two: Two, plain: Client) -> None:
    assert "let in to one of these" not in words(plain.get(at(two)))
    cast.joined_by("gus", two.theirs.canvas, Role.VIEWER, limited=True)

    assert "1 person or link was let in to one of these alone" in words(plain.get(at(two)))


def test_form_without_scripts_merges_and_leads_to_the_segment_that_stays(
    two: Two, plain: Client
) -> None:
    note = cast.add(two.theirs)
    say(two.into, market="b2b")
    say(two.away, market="b2c")

    answer = plain.post(at(two), {**fields(plain.get(at(two))), "keeps": "away"})

    workspace = two.page.workspace.public_id
    page = f"/w/{workspace}/segments/{two.into.public_id}/"
    assert answer["Location"] == f"{page}?merged={two.away.public_id}&section=who"
    shown = words(plain.get(answer["Location"]))
    assert "From “Ward managers”:" in shown
    assert two.now().name == "Ward managers"
    assert Note.objects.get(pk=note.pk).profile == two.into.profile
    plain.post(f"{page}undo/")
    assert Note.objects.get(pk=note.pk).profile == two.away.profile


def test_form_sent_twice_merges_once(two: Two, plain: Client) -> None:
    sent = fields(plain.get(at(two)))

    first, again = plain.post(at(two), sent), plain.post(at(two), sent)

    assert first["Location"] == again["Location"]
    assert Change.objects.filter(kind="segment.merged").count() == 1


def test_what_is_new_since_the_page_was_shown_is_told_and_asked_again(
    two: Two, ben: CanvasGrant, plain: Client
) -> None:
    sent = {**fields(plain.get(at(two))), "keeps": "away"}
    cast.add(ben, text="Meanwhile")
    cast.another_segment(ben, "Unrelated")

    answer = plain.post(at(two), sent)

    assert answer.status_code == 409
    assert "Something changed while you were looking." in words(answer)
    assert "added “Meanwhile”" in words(answer)
    assert "Unrelated" not in words(answer)
    assert re.search(r'value="away" checked', answer.content.decode())
    assert plain.post(at(two), fields(answer)).status_code == 302


@pytest.mark.parametrize("sent", [{}, {"seen": "nonsense"}, {"seen": "x" * 99}, {"after": "-1"},
                                  {"keeps": "both"}, {"op_id": "!"}])  # fmt: skip
def test_strange_form_is_no_error_of_the_server(
    two: Two, plain: Client, sent: dict[str, str]
) -> None:
    assert plain.post(at(two), sent).status_code in (302, 400, 409, 422)


def test_itself_a_part_and_one_elsewhere_are_refused_in_words(
    two: Two, dan: CanvasGrant, plain: Client
) -> None:
    itself = at(two).replace(two.into.public_id, two.away.public_id)
    segment_tree.move(two.page, cast.op(), segment=two.away, parent=two.into)

    assert "cannot be merged with itself" in words(plain.get(itself))
    for turned in (False, True):
        assert "is a part of" in words(plain.get(at(two, turned=turned)))
        assert plain.post(at(two, turned=turned)).status_code == 422
    foreign = at(two).replace(two.into.public_id, dan.canvas.profile.segment.public_id)
    assert plain.get(foreign).status_code == plain.post(foreign).status_code == 404


def test_segment_in_the_bin_is_told(two: Two, plain: Client) -> None:
    sent = fields(plain.get(at(two)))
    canvases.discard(two.page, cast.op(), row=two.away)

    assert plain.get(at(two)).status_code == 410
    assert plain.post(at(two), sent).status_code == 409


def test_page_of_a_merged_segment_says_where_it_went(two: Two, plain: Client) -> None:
    two.merge()

    page = plain.get(at(two).partition("merge/")[0])

    assert page.status_code == 410
    assert f"merged “Ward managers” into “{two.into.name}”, so this" in words(page)


def test_who_may_not_edit_is_offered_no_merging(two: Two, finn: CanvasGrant) -> None:
    viewer = cast.browser(cast.name_of(finn), htmx=False)

    assert viewer.get(at(two)).status_code == 403
    assert viewer.post(at(two)).status_code == 403
    assert "Merge" not in words(viewer.get(at(two).partition("merge/")[0]))


def test_pair_and_segment_lead_to_the_page(two: Two, plain: Client) -> None:
    segment = at(two).partition("merge/")[0]
    assert f'href="{segment}merge/"' in plain.get(segment).content.decode()
    assert f'href="{at(two)}"' in plain.get(f"{segment}merge/").content.decode()

    pair = at(two, turned=True).replace("/merge/", "/separate/")
    assert f'href="{at(two)}"' in plain.get(pair).content.decode()


def test_more_notes_need_no_more_queries(two: Two, plain: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert plain.get(at(two)).status_code == 200
        return len(captured)

    for grant in (two.mine, two.theirs):
        cast.add(grant)
    queries()
    before = queries()
    for grant in (two.mine, two.theirs):
        for _number in range(29):
            cast.add(grant)
        two.canvas(grant.canvas.profile.segment)

    assert queries() == before


def test_empty_segments_can_be_merged(two: Two, plain: Client) -> None:
    empty = CustomerSegment.objects.get(pk=cast.another_segment(two.mine, "Empty").pk)
    address = at(two).replace(two.away.public_id, empty.public_id)

    assert plain.post(address, fields(plain.get(address))).status_code == 302
    assert Canvas.objects.filter(binned_at=None).count() == 2


def test_page_says_that_two_were_merged_for_as_long_as_undo_takes_it_back(
    two: Two, plain: Client
) -> None:
    merged = plain.post(at(two), fields(plain.get(at(two))))["Location"]
    said = "Merged “Ward managers” into “My first segment”. Undo"
    assert said in words(plain.get(merged))

    cast.another_segment(two.page, "Another one")
    assert said not in words(plain.get(merged))
    foreign = merged.replace(two.away.public_id, two.into.public_id)
    assert "Merged “" not in words(plain.get(foreign))
