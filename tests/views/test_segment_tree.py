"""Where a segment stands, on its page: moved, split, with a canvas from the parent's."""

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canvases.access import CanvasGrant
from canvases.actions import segment_split, segment_tree
from canvases.models import Canvas, CustomerSegment
from tests import cast

CUISINE = "By needs · cuisine"


def at(grant: CanvasGrant, rest: str = "", segment: CustomerSegment | None = None) -> str:
    """An address of a segment, the first one otherwise."""
    segment = segment or grant.canvas.profile.segment
    return f"/w/{grant.workspace.public_id}/segments/{segment.public_id}/{rest}"


def words(answer: Any) -> str:
    return unescape(answer.content.decode())


def post(grant: CanvasGrant, rest: str, *, htmx: bool = True, **fields: str) -> Any:
    client = cast.browser(cast.name_of(grant), htmx=htmx)
    return client.post(at(grant, rest), fields)


def split(grant: CanvasGrant, count: int = 2) -> list[CustomerSegment]:
    traits = [
        {"model": "needs_based", "variable": "cuisine", "value": f"Number {number}"}
        for number in range(count)
    ]
    parent = grant.canvas.profile.segment
    segment_split.split(cast.on_page(grant), cast.op(), segment=parent, traits=traits)
    return list(parent.children.all())


def names() -> list[str]:
    return list(CustomerSegment.objects.filter(binned_at=None).values_list("name", flat=True))


def test_page_tells_parents_and_children_with_their_traits(ada: CanvasGrant) -> None:
    child, _other = split(ada)
    client = cast.browser("ada", htmx=False)

    of_parent = words(client.get(at(ada)))
    of_child = words(client.get(at(ada, segment=child)))

    assert re.search(r'class="branch__name"[^>]*>My first segment – Number 0<', of_parent)
    assert 'cuisine</span> <span dir="auto" translate="no">Number 0' in of_parent
    path = of_child.partition('id="segment-path"')[2].partition("</nav>")[0]
    assert "My first segment" in path


def test_move_answers_with_the_way_there_and_can_be_undone(ada: CanvasGrant) -> None:
    other = cast.another_segment(ada)

    shown = words(post(ada, "tree/", parent=other.public_id))

    assert "It is a part of “Ward managers” now." in shown
    for follows in ("segment-path", "steps", "segment-canvases", "tree-done"):
        assert re.search(rf'id="{follows}"[^>]* hx-swap-oob="true"', shown), follows
    assert "Undo: move “My first segment” in the tree" in shown
    back = words(post(ada, "undo/"))
    assert 'hx-swap-oob="innerHTML:#tree"' in back
    assert re.search(r'id="segment-path"[^>]* hidden', back)


def test_form_without_scripts_leads_back_to_the_tree(ada: CanvasGrant) -> None:
    other = cast.another_segment(ada)

    answer = post(ada, "tree/", htmx=False, parent=other.public_id)

    assert answer["Location"] == at(ada, "?section=tree#tree")


@pytest.mark.parametrize("htmx", [True, False])
def test_circle_is_refused_beside_the_choice(ada: CanvasGrant, *, htmx: bool) -> None:
    child, _other = split(ada)

    answer = post(ada, "tree/", htmx=htmx, parent=child.public_id)

    assert answer.status_code == 422
    said = words(answer).partition('id="tree-parent-wrong"')[2].partition("</p>")[0]
    assert "is a part of “My first segment” already" in said


@pytest.mark.parametrize("parent", ["bcdfghjkmnpq", "x\0y", "🐟", "x" * 5000])
def test_parent_that_is_none_is_refused_with_words(ada: CanvasGrant, parent: str) -> None:
    answer = post(ada, "tree/", parent=parent)

    assert answer.status_code == 422
    assert 'id="tree-parent-wrong"' in words(answer)


def test_choice_offers_neither_itself_nor_what_is_below(ada: CanvasGrant) -> None:
    split(ada)
    other = cast.another_segment(ada)

    shown = words(cast.browser("ada").get(at(ada, "tree/")))

    assert re.findall(r'<option value="(\w+)"', shown) == [other.public_id]


@pytest.mark.parametrize("htmx", [True, False])
def test_split_is_shown_before_it_is_made(ada: CanvasGrant, *, htmx: bool) -> None:
    answer = post(
        ada, "split/", htmx=htmx, look="1", values="ethnic, American, Ethnic", about=CUISINE
    )

    shown = words(answer)
    assert "This makes 2 sub-segments:" in shown
    assert "My first segment – American" in shown
    assert "“Ethnic” is there more than once; it is created once." in shown
    assert "ethnic, American, Ethnic</textarea>" in shown
    assert names() == ["My first segment"]


def test_split_makes_what_was_shown_with_one_undo(ada: CanvasGrant) -> None:
    shown = words(post(ada, "split/", values="ethnic\nAmerican", about=CUISINE))

    assert "2 sub-segments are made." in shown
    assert "Undo: split “My first segment”" in shown
    assert len(names()) == 3


def test_look_before_anything_is_written_is_no_error(ada: CanvasGrant) -> None:
    assert post(ada, "split/", look="1", values="", about=CUISINE).status_code == 200
    assert post(ada, "split/", values="", about=CUISINE).status_code == 422


def test_parts_of_everyone_are_called_by_their_values_alone(ada: CanvasGrant) -> None:
    CustomerSegment.objects.update(name="Everyone with a phone")

    assert "My first" not in words(post(ada, "split/", look="1", values="Nurses", about=CUISINE))
    post(ada, "split/", values="Nurses", about=CUISINE)
    assert CustomerSegment.objects.filter(name="Nurses").exists()


def test_look_tells_what_is_there_already(ada: CanvasGrant) -> None:
    post(ada, "split/", values="ethnic", about=CUISINE)

    shown = words(post(ada, "split/", look="1", values="Ethnic, American", about=CUISINE))

    assert "“Ethnic” is there already: “My first segment – ethnic” stays as it is." in shown
    assert "This makes 1 sub-segment:" in shown


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ("", "Please write something."),
        (" ,, \n , ", "Write at least one value."),
        ("x" * 4000, "has 4000 characters; at most 120 fit."),
        (",".join(map(str, range(31))), "These are 31 values; at most 30 are made at once."),
        ("x" * 40_000, "This has 40000 characters"),
    ],
    ids=["empty", "commas", "long", "many", "flood"],
)
@pytest.mark.parametrize("htmx", [True, False])
def test_values_that_cannot_be_are_refused_and_kept(
    ada: CanvasGrant, values: str, said: str, *, htmx: bool
) -> None:
    answer = post(ada, "split/", htmx=htmx, values=values, about=CUISINE)

    assert answer.status_code == 422
    assert said in words(answer)
    assert f"{values}</textarea>" in words(answer)
    assert names() == ["My first segment"]


def test_variable_without_a_model_is_asked_for(ada: CanvasGrant) -> None:
    answer = post(ada, "split/", about="cuisine", values="Thai")

    assert answer.status_code == 422
    assert 'id="split-model"' in words(answer)
    assert (
        post(ada, "split/", about="cuisine", model="behavioral", values="Thai").status_code == 200
    )
    assert CustomerSegment.objects.last().traits[0]["model"] == "behavioral"  # type: ignore[union-attr]


def test_child_without_a_canvas_starts_from_that_of_the_parent(ada: CanvasGrant) -> None:
    child, _other = split(ada)
    client = cast.browser("ada", htmx=False)
    assert "Start from" not in words(client.get(at(ada, segment=child)))  # it has no notes
    cast.add(ada)
    assert "a canvas of “My first segment”" in words(client.get(at(ada, segment=child)))

    address = at(ada, "begin/", child)
    answer = client.post(address, {"canvas": ada.canvas.public_id})

    begun = Canvas.objects.get(profile__segment=child)
    assert answer["Location"] == f"/c/{begun.public_id}/"
    assert "Start from" not in words(client.get(at(ada, segment=child)))


def test_canvas_of_no_parent_is_no_start(ada: CanvasGrant) -> None:
    other = cast.another_segment(ada)

    answer = cast.browser("ada").post(at(ada, "begin/", other), {"canvas": ada.canvas.public_id})

    assert answer.status_code == 422
    assert "is part of another segment now" in words(answer)


def test_grandchild_starts_from_the_nearest_canvas_above(ada: CanvasGrant) -> None:
    child, other = split(ada)
    segment_tree.move(cast.on_page(ada), cast.op(), segment=other, parent=child)
    cast.add(ada)

    shown = words(cast.browser("ada").get(at(ada, segment=other)))

    assert "a canvas of “My first segment”" in shown


def test_viewer_sees_the_tree_and_no_form(ada: CanvasGrant, cleo: CanvasGrant) -> None:
    split(ada)

    shown = words(cast.browser(cast.name_of(cleo), htmx=False).get(at(ada)))

    assert "2 sub-segments" in shown
    assert "split-form" not in shown
    assert "tree-parent" not in shown


@pytest.mark.parametrize("rest", ["", "tree/"])
def test_queries_are_as_many_with_thirty_children(ada: CanvasGrant, rest: str) -> None:
    counts = []
    client = cast.browser("ada", htmx=bool(rest))
    for count in (1, 30):
        split(ada, count)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(at(ada, rest)).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]


def workspace_page(grant: CanvasGrant, rest: str = "") -> str:
    client = cast.browser(cast.name_of(grant), htmx=False)
    return words(client.get(f"/w/{grant.workspace.public_id}/{rest}"))


def test_table_and_cards_say_what_a_segment_is_a_part_of(ada: CanvasGrant) -> None:
    split(ada)
    cast.add(ada)

    table, cards = workspace_page(ada, "segments/"), workspace_page(ada)

    assert (
        table.count('segment-table__of muted">in <bdi translate="no">My first segment</bdi>') == 2
    )
    assert len(re.findall("Sub-segment of <a [^>]*>My first segment</a>", cards)) == 2
    assert cards.count('class="segment in-tree in-tree--1"') == 2
    assert cards.count("Start from a canvas of its parent") == 2


def test_menu_says_what_becomes_of_the_parts(ada: CanvasGrant) -> None:
    child, other = split(ada)
    assert "Delete it, and its 2 sub-segments stand on their own." in workspace_page(ada)

    segment_tree.move(cast.on_page(ada), cast.op(), segment=other, parent=child)

    said = "Delete it, and its 1 sub-segment moves up to “My first segment”."
    assert said in workspace_page(ada)


@pytest.mark.parametrize("rest", ["", "segments/"])
def test_workspace_is_read_in_as_many_queries_with_thirty_children(
    ada: CanvasGrant, rest: str
) -> None:
    counts = []
    for count in (1, 30):
        split(ada, count)
        with CaptureQueriesContext(connection) as queries:
            workspace_page(ada, rest)
        counts.append(len(queries))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("hostile", [None, 5, "x", [None], [{"model": 1}], {"model": "x"}])
def test_traits_that_are_none_break_no_page(ada: CanvasGrant, hostile: Any) -> None:
    split(ada)
    CustomerSegment.objects.update(traits=hostile if hostile is not None else [[]])

    client = cast.browser("ada", htmx=False)
    for rest in ("", "segments/"):
        assert workspace_page(ada, rest)
    assert client.get(at(ada)).status_code == 200
    assert post(ada, "split/", values="ethnic", about=CUISINE).status_code == 200
