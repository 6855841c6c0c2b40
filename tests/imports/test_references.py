"""Ids, references and links in canvas files."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.imports.documents import Tree, note_of, problems_after


@pytest.mark.parametrize(
    ("change", "place", "message"),
    [
        (
            lambda tree: note_of(tree, 2).update(id="p"),
            "$.segments[0].profile.notes[2].id",
            'the id "p" is already used at $.segments[0].profile.notes[1]',
        ),
        (
            lambda tree: tree["value_maps"].append({"id": "fridge", "name": "Other"}),
            "$.value_maps[1].id",
            'the id "fridge" is already used at $.value_maps[0]',
        ),
        (
            lambda tree: tree["links"].append({"from": "v", "to": "nobody"}),
            "$.links[2].to",
            'there is nothing with the id "nobody"',
        ),
        (
            lambda tree: tree["links"].append({"from": "r", "to": "j"}),
            "$.links[2]",
            "a link from “Pain reliever” to “Customer job” has no meaning",
        ),
        (
            lambda tree: tree["links"].append({"from": "v", "to": "j", "strength": "weak"}),
            "$.links[2]",
            "the same link stands at $.links[0]",
        ),
        (
            lambda tree: tree["canvases"][0].update(segment="nobody"),
            "$.canvases[0].segment",
            'there is nothing with the id "nobody"',
        ),
        (
            lambda tree: tree["canvases"].append(tree["canvases"][0] | {"id": "d"}),
            "$.canvases[1]",
            "the same segment and value map already stand in the canvas at $.canvases[0]",
        ),
        (
            lambda tree: tree["segments"][0].update(parent="nurses"),
            "$.segments[0].parent",
            'the segment "nurses" is a part of itself',
        ),
        (
            lambda tree: tree["segments"][0].update(roles=["user", "user"]),
            "$.segments[0].roles[1]",
            "is given more than once",
        ),
        (
            lambda tree: tree["segments"][0].update(
                methods=[{"way": "personas", "notes": ["j", "r"]}]
            ),
            "$.segments[0].methods[0].notes[1]",
            'the profile has no note with the id "r"',
        ),
        (
            lambda tree: tree["segments"][0].update(methods=[{"way": "personas"}] * 2),
            "$.segments[0].methods[1]",
            "is given more than once",
        ),
    ],
)
def test_read_refuses(change: Callable[[Tree], Any], place: str, message: str) -> None:
    assert f"{place}: {message}" in problems_after(change)


def test_read_refuses_a_link_to_another_segments_job() -> None:
    def damage(tree: Tree) -> None:
        other = {
            "name": "Doctors",
            "profile": {"notes": [{"id": "d", "kind": "job", "text": "Eat"}]},
        }
        tree["segments"].append(other)
        tree["links"].append({"from": "p", "to": "d"})

    assert problems_after(damage) == [
        "$.links[2]: “Pain” and “Customer job” stand on different profiles or value maps"
    ]


def test_read_names_a_circle_of_parents_once() -> None:
    def damage(tree: Tree) -> None:
        tree["segments"] += [
            {"id": "a", "name": "A", "parent": "b"},
            {"id": "b", "name": "B", "parent": "a"},
            {"id": "c", "name": "C", "parent": "a"},
        ]

    assert problems_after(damage) == ['$.segments[1].parent: the segment "a" is a part of itself']


def test_read_refuses_more_than_5000_notes() -> None:
    def damage(tree: Tree) -> None:
        tree["segments"][0]["profile"]["notes"] = [{"kind": "job", "text": "x"}] * 4_999
        tree["links"] = []

    assert problems_after(damage) == ["$: has 5001 notes, at most 5000 are allowed"]


def of_two(change: Callable[[Tree], Any]) -> list[str]:
    """The problems of the small file with a second segment and a pair, after `change`."""

    def bend(tree: Tree) -> None:
        tree["segments"].append({"id": "guards", "name": "Guards"})
        tree["pairs"] = [{"segments": ["nurses", "guards"], "needs": {"answer": "yes"}}]
        change(tree)

    return problems_after(bend)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            lambda tree: tree["pairs"][0].update(segments=["nurses", "nurses"]),
            "$.pairs[0].segments: names the same segment twice",
        ),
        (
            lambda tree: tree["pairs"][0].update(segments=["nurses", "nobody"]),
            '$.pairs[0].segments[1]: there is nothing with the id "nobody"',
        ),
        (
            lambda tree: tree["pairs"][0].update(segments=["nurses"]),
            "$.pairs[0].segments: needs 2 entries",
        ),
        (
            lambda tree: tree["pairs"].append({"segments": ["guards", "nurses"]}),
            "$.pairs[1]: the same pair stands at $.pairs[0]",
        ),
        (
            lambda tree: tree["pairs"][0].update(needs={"answer": "maybe"}),
            '$.pairs[0].needs.answer: "maybe" is not one of: yes, no, unknown',
        ),
        (
            lambda tree: tree["segments"][0].update(dismissed=["joined", "joined"]),
            "$.segments[0].dismissed[1]: is given more than once",
        ),
    ],
)
def test_error_of_a_pair_is_named(change: Callable[[Tree], Any], problem: str) -> None:
    assert of_two(change) == [problem]
