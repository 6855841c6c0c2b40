"""Separate or not: the table of pairs and the page of one, refused, strange, without scripts."""

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant
from canvases.actions import canvases
from canvases.models import CustomerSegment, SegmentPair
from tests import cast


@pytest.fixture
def other(ada: CanvasGrant) -> CustomerSegment:
    return cast.another_segment(ada)


@pytest.fixture
def scripted(ada: CanvasGrant) -> Client:
    return cast.browser(cast.name_of(ada))


@pytest.fixture
def plain(ada: CanvasGrant) -> Client:
    """Ada's browser without scripts."""
    return cast.browser(cast.name_of(ada), htmx=False)


def at(grant: CanvasGrant, other: CustomerSegment | None = None, rest: str = "") -> str:
    """The address of all pairs, or of the first segment and another."""
    base = f"/w/{grant.workspace.public_id}/segments/"
    first = grant.canvas.profile.segment.public_id
    return f"{base}{first}/separate/{other.public_id}/{rest}" if other else f"{base}separate/"


def words(answer: Any) -> str:
    return unescape(answer.content.decode())


def verdict(answer: Any) -> str:
    return words(answer).partition('id="verdict-word"')[2].partition('id="steps"')[0]


def test_answer_is_saved_alone_and_brings_the_verdict(
    ada: CanvasGrant, other: CustomerSegment, scripted: Client
) -> None:
    answer = scripted.post(at(ada, other), {"needs-answer": "yes", "initial-needs-answer": ""})

    assert SegmentPair.objects.get().needs == {"answer": "yes"}
    assert "Keep them separate" in verdict(answer)
    assert "1 of 5 differs: <strong>needs</strong>." in verdict(answer)
    for follows in ("verdict-said", "verdict-next", "steps"):
        assert re.search(rf'id="{follows}"[^>]* hx-swap-oob=', words(answer)), follows


def test_verdict_says_what_is_missing_then_suggests_to_merge(
    ada: CanvasGrant, other: CustomerSegment, scripted: Client
) -> None:
    four = {f"{name}-answer": "no" for name in ("needs", "channels", "relationships")}

    answer = scripted.post(at(ada, other), four)
    assert "Still open" in verdict(answer)
    assert "<strong>profit, what they pay for</strong>" in verdict(answer)

    rest = {"profitability-answer": "no", "willingness-answer": "no"}
    assert "Consider merging them" in verdict(scripted.post(at(ada, other), rest))


def test_form_without_scripts_leads_back_to_the_pair_and_undo_too(
    ada: CanvasGrant, other: CustomerSegment, plain: Client
) -> None:
    answer = plain.post(at(ada, other), {"needs-answer": "no", "needs-why": "One bill"})

    assert answer["Location"] == at(ada, other)
    assert "One bill" in words(plain.get(answer["Location"]))
    assert plain.post(at(ada, other, "undo/"))["Location"] == at(ada, other)
    assert SegmentPair.objects.get().needs == {}
    plain.post(at(ada, other, "redo/"))
    assert SegmentPair.objects.get().needs == {"answer": "no", "why": "One bill"}


@pytest.mark.parametrize("htmx", [True, False])
@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"needs-answer": "maybe"}, "Choose one of these."),
        ({"needs-why": "x" * 40_000}, "This has 40000 characters; at most"),
    ],
)
def test_bad_answer_gets_words_and_nothing_typed_is_lost(
    ada: CanvasGrant, other: CustomerSegment, sent: dict[str, str], said: str, *, htmx: bool
) -> None:
    answer = cast.browser("ada", htmx=htmx).post(at(ada, other), {**sent, "channels-why": "Kept"})

    assert answer.status_code == 422
    assert said in words(answer)
    assert "Kept" in words(answer)
    assert sent.get("needs-why", "") in words(answer)
    assert not SegmentPair.objects.exists()


def test_stale_answer_shows_what_somebody_else_wrote(
    ada: CanvasGrant, ben: CanvasGrant, other: CustomerSegment, scripted: Client
) -> None:
    cast.browser(cast.name_of(ben)).post(at(ada, other), {"needs-why": "Theirs"})

    answer = scripted.post(at(ada, other), {"needs-why": "Mine", "initial-needs-why": ""})

    assert answer.status_code == 409
    assert "Someone else wrote here meanwhile: “Theirs”" in words(answer)


def test_segment_elsewhere_or_the_same_one_makes_no_pair(
    ada: CanvasGrant, dan: CanvasGrant, plain: Client
) -> None:
    foreign = dan.canvas.profile.segment

    for other in (foreign, ada.canvas.profile.segment):
        for rest in ("", "undo/"):
            assert plain.post(at(ada, other, rest), {"needs-answer": "yes"}).status_code == 404
        assert plain.get(at(ada, other)).status_code == 404
    assert not SegmentPair.objects.exists()


def test_segment_in_the_bin_is_told_and_not_in_the_table(
    ada: CanvasGrant, other: CustomerSegment, plain: Client
) -> None:
    canvases.discard(cast.on_page(ada), cast.op(), row=other)

    assert plain.get(at(ada, other)).status_code == 410
    assert "It takes two segments to compare them." in words(plain.get(at(ada)))


def test_table_has_every_pair_and_the_open_ones_first(
    ada: CanvasGrant, other: CustomerSegment, plain: Client
) -> None:
    third = cast.another_segment(ada, "Porters")
    plain.post(at(ada, other), {"needs-answer": "yes"})
    plain.post(at(ada, third), {"needs-answer": "no"})

    shown = words(plain.get(at(ada)))
    assert "2 of 3 pairs are still open." in shown
    rows = shown.partition('<ul class="rows">')[2].partition("</ul>")[0]
    assert re.findall(r"(\d) to answer", rows) == ["4", "5"]
    table = shown.partition("<tbody>")[2]
    assert re.findall(r"<strong>(.*?)</strong>", table) == ["separate", "not yet", "not yet"]


def test_no_pair_is_listed_as_open_where_all_are_decided(
    ada: CanvasGrant, other: CustomerSegment, plain: Client
) -> None:
    third = cast.another_segment(ada, "Porters")
    assert "Still open" in words(plain.get(at(ada)))
    between = at(ada, third).replace(ada.canvas.profile.segment.public_id, other.public_id)
    for pair in (at(ada, other), at(ada, third), between):
        decided = plain.post(pair, {"needs-answer": "yes"}, follow=True)

    shown = words(plain.get(at(ada)))
    assert "Still open" not in shown
    assert all("No pair is open any more." in page for page in (shown, words(decided)))


def test_workspace_leads_to_the_only_pair_at_once(
    ada: CanvasGrant, other: CustomerSegment, plain: Client
) -> None:
    workspace = f"/w/{ada.workspace.public_id}/"
    assert f'href="{at(ada, other)}"' in words(plain.get(workspace))
    assert "All pairs" not in words(plain.get(at(ada, other)))

    cast.another_segment(ada, "Porters")
    assert f'href="{at(ada)}"' in words(plain.get(workspace))


def test_segment_and_its_own_part_come_last(
    ada: CanvasGrant, other: CustomerSegment, plain: Client
) -> None:
    cast.another_segment(ada, "Cooks")
    CustomerSegment.objects.filter(pk=other.pk).update(parent=ada.canvas.profile.segment)

    rows = re.findall(r'<li class="rows__item">(.*?)</li>', words(plain.get(at(ada))), re.DOTALL)
    assert ["one is a part of the other" in row for row in rows] == [False, False, True]


def test_heads_tell_the_traits_by_which_two_differ(
    ada: CanvasGrant, other: CustomerSegment, plain: Client
) -> None:
    both, mine = (
        {"model": "geographic", "variable": "city", "value": value} for value in ("Lyon", "Turin")
    )
    CustomerSegment.objects.update(traits=[both])
    CustomerSegment.objects.filter(pk=other.pk).update(traits=[both, mine])

    heads = words(plain.get(at(ada, other))).partition("pair-heads")[2].partition("</header>")[0]
    assert "Turin" in heads
    assert "Lyon" not in heads


def test_pair_leads_to_the_next_open_one(
    ada: CanvasGrant, other: CustomerSegment, plain: Client, scripted: Client
) -> None:
    assert "Next open pair" not in words(plain.get(at(ada, other)))
    third = cast.another_segment(ada, "Porters")

    answer = scripted.post(at(ada, other), {"needs-answer": "yes"})
    assert f'href="{at(ada, third)}"' in verdict(answer)
    assert "2 of 3 pairs are still open." in verdict(answer)


def test_reader_sees_answers_and_no_form(
    ada: CanvasGrant, finn: CanvasGrant, other: CustomerSegment, scripted: Client
) -> None:
    scripted.post(at(ada, other), {"needs-why": "One bill"})

    shown = words(cast.browser(cast.name_of(finn), htmx=False).get(at(ada, other)))
    assert "One bill" in shown
    assert "<textarea" not in shown


def test_what_is_known_of_both_stands_beside_the_questions(
    ada: CanvasGrant, other: CustomerSegment, plain: Client
) -> None:
    CustomerSegment.objects.filter(pk=other.pk).update(channel_position="reseller")

    shown = words(plain.get(at(ada, other)))
    assert re.search(r"They are</span> resells", shown)
    assert "nothing noted yet that would help" in shown


def test_more_segments_need_no_more_queries_and_twenty_are_compared(
    ada: CanvasGrant, other: CustomerSegment, plain: Client
) -> None:
    def queries(address: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert plain.get(address).status_code == 200
        return len(captured)

    queries(at(ada))
    before = queries(at(ada)), queries(at(ada, other))
    for number in range(20):
        cast.another_segment(ada, f"Group {number}")

    assert (queries(at(ada)), queries(at(ada, other))) == before
    shown = words(plain.get(at(ada)))
    assert "190 of 190 pairs are still open." in shown
    assert "20 of 22 segments are compared." in shown
    some = [one.public_id for one in CustomerSegment.objects.order_by("-pk")[:3]]
    chosen = words(plain.get(at(ada), {"segment": [*some, "nonsense\0", other.public_id]}))
    assert "6 of 6 pairs are still open." in chosen
