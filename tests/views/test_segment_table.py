"""The page of all segments: the table, its filters and order, what to say to whom."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant
from canvases.actions import canvases, segments
from canvases.method.kinds import Kind
from canvases.models import Canvas, CustomerSegment
from tests import cast


def page(grant: CanvasGrant, query: str = "") -> str:
    """What the page says."""
    client = cast.browser(cast.name_of(grant), htmx=False)
    answer = client.get(f"/w/{grant.workspace.public_id}/segments/?{query}")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def listed(shown: str) -> list[str]:
    return re.findall(r'<th scope="row".*?<a [^>]*>(.*?)</a>', shown, re.DOTALL)


def with_sentence(grant: CanvasGrant, text: str) -> None:
    Canvas.objects.filter(pk=grant.canvas.pk).update(statements=[text])


@pytest.fixture
def two(ada: CanvasGrant) -> CanvasGrant:
    """Ada's first segment, with nothing told, and her bakers, with much."""
    segments.add(ada, cast.op(), name="Bakers")
    CustomerSegment.objects.filter(name="Bakers").update(
        market="b2b", kind="niche", channel_position="reseller", job_hired_for="Sell all of it",
        roles=["payer", "user"], target={"chosen": True}, value={"stance": "migrate"},
        meaningful={"growing": {"answer": "yes"}, "profitable": {"answer": "no"}},
    )  # fmt: skip
    return ada


def test_table_tells_what_is_known_and_leads_to_what_is_not(two: CanvasGrant) -> None:
    shown = page(two)

    assert listed(shown) == ["My first segment", "Bakers"]
    for words in (
        "B2B · niche market · resells", "Sell all of it", "migrate away", "Payer, User",
        "?section=who#who", f"#segment-{CustomerSegment.objects.get(name='Bakers').public_id}",
        "2 segments · 1 is the target",
    ):  # fmt: skip
        assert words in shown
    assert re.findall(r'(\w+)<span class="aside-only">: ([\w ]+)<', shown)[3:] == [
        ("identifiable", "Not known"), ("profitable", "No"), ("growing", "Yes"),
    ]  # fmt: skip


def test_table_is_filtered_and_sorted_by_its_address(two: CanvasGrant) -> None:
    assert listed(page(two, "target=yes")) == ["Bakers"]
    assert listed(page(two, "role=user&stance=migrate&kind=niche")) == ["Bakers"]
    assert listed(page(two, "sort=name")) == ["Bakers", "My first segment"]
    assert "No segments match." in page(two, "role=saboteur")


def test_column_that_sorts_says_so(two: CanvasGrant) -> None:
    shown = page(two, "sort=-name&target=no")

    assert re.findall(r'aria-sort="(\w+)"', shown) == ["descending"]
    assert "?target=no&sort=name" in shown


@pytest.mark.parametrize(
    "query",
    ["sort=nonsense", "sort=-", "role=king", "kind=%00&stance=%F0%9F%92%A5", "target=maybe",
     "sort=name&sort=--name", "role=" + "x" * 4000],
)  # fmt: skip
def test_filter_that_is_not_known_is_passed_over(two: CanvasGrant, query: str) -> None:
    assert listed(page(two, query)) == ["My first segment", "Bakers"]


def test_sentences_stand_side_by_side_and_can_be_copied_at_once(two: CanvasGrant) -> None:
    with_sentence(two, "Ours <feeds> you")

    shown = page(two)
    assert shown.count("Ours <feeds> you") == 3
    assert "My first segment\nOurs <feeds> you</textarea>" in shown
    assert "No sentence yet" in shown


def test_draft_is_marked_as_one(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.PRODUCT, "Night kitchen")
    cast.add(ada, Kind.JOB, "Eat at 3 am")
    cast.connect(ada, cast.add(ada, Kind.PAIN_RELIEVER), cast.add(ada, Kind.PAIN))

    shown = page(ada)
    assert "Our night kitchen helps customers who want to eat at 3 am" in shown
    assert "suggested from your notes" in shown


def test_page_tells_nothing_of_another_workspace_nor_of_the_bin(
    two: CanvasGrant, dan: CanvasGrant
) -> None:
    canvases.rename(dan, cast.op(), row=dan.canvas.profile.segment, name="Dan's secret")
    with_sentence(dan, "The secret sentence")
    bakers = CustomerSegment.objects.get(name="Bakers")
    canvases.discard(two, cast.op(), row=bakers)

    shown = page(two)
    assert "secret" not in shown
    assert listed(shown) == ["My first segment"]


@pytest.mark.usefixtures("two")
def test_viewer_reads_the_table_and_is_asked_for_nothing(finn: CanvasGrant) -> None:
    shown = page(finn)

    assert listed(shown) == ["My first segment", "Bakers"]
    assert "not set yet" in shown
    assert "no canvas yet" in shown
    assert "Add the job" not in shown
    assert "Add a canvas" not in shown


def test_segment_is_still_added_at_the_same_address(ada: CanvasGrant) -> None:
    answer = cast.browser("ada", htmx=False).post(
        f"/w/{ada.workspace.public_id}/segments/", {"name": "Nurses", "op_id": cast.op()}
    )

    nurses = CustomerSegment.objects.get(name="Nurses")
    assert answer.headers["Location"].endswith(f"/segments/{nurses.public_id}/")


def test_workspace_page_leads_to_the_table_where_there_are_two(ada: CanvasGrant) -> None:
    client, address = cast.browser("ada", htmx=False), f"/w/{ada.workspace.public_id}/"
    link = f'href="{address}segments/"'
    assert link not in client.get(address).content.decode()

    segments.add(ada, cast.op(), name="Bakers")
    assert link in client.get(address).content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_page_takes_at_most_twelve_queries(ada: CanvasGrant, count: int) -> None:
    for number in range(count):
        segments.add(ada, cast.op(), name=f"Segment {number}")
        one = CustomerSegment.objects.get(name=f"Segment {number}")
        canvases.add_canvas(ada, cast.op(), title=f"C{number}", segment=one, value_map=None)
        there = cast.on_canvas("ada", Canvas.objects.get(title=f"C{number}"))
        cast.connect(there, cast.add(there, Kind.PRODUCT), cast.add(there, Kind.JOB))

    with CaptureQueriesContext(connection) as queries:
        assert len(listed(page(ada, "sort=-fit"))) == count + 1
    assert len(queries) <= 12


def test_page_that_was_served_before_shows_what_changed_since(two: CanvasGrant) -> None:
    assert listed(page(two)) == ["My first segment", "Bakers"]

    segments.add(two, cast.op(), name="Nurses")
    assert listed(page(two)) == ["My first segment", "Bakers", "Nurses"]


def test_viewer_is_not_served_the_page_of_an_editor(two: CanvasGrant, cleo: CanvasGrant) -> None:
    assert "From a customer list" in page(two)
    assert "From a customer list" not in page(cleo)


def test_workspace_tells_what_is_known_of_a_segment_in_one_line(two: CanvasGrant) -> None:
    client = cast.browser(cast.name_of(two), htmx=False)
    shown = unescape(client.get(f"/w/{two.workspace.public_id}/").content.decode())

    assert re.findall(r"<dt>(.*?)</dt> <dd>(.*?)</dd>", shown) == [
        ("Worth it?", "Doubtful."), ("Stance", "Migrate away"), ("Roles", "Payer, User"),
        ("Channel", "resells"),
    ]  # fmt: skip


def test_one_job_is_no_jobs(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.JOB)

    sizes = re.findall(r'<span class="figure">(\d+)</span> (\w+)</li>', page(ada))
    assert sizes == [("1", "Job"), ("0", "Pains"), ("0", "Gains")]
