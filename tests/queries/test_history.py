"""The history, by what somebody wants to see of it."""

import tracemalloc
from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries

from canvases.access import CanvasGrant
from canvases.actions import canvases, links, notes, undo_redo
from canvases.method.kinds import Kind, Strength
from canvases.models import Canvas, Change, Note
from canvases.queries.history import (
    GROUPS,
    OTHER,
    Detail,
    HistoryFilter,
    last_writer,
    load_history,
    load_note_history,
)
from tests import cast


def told(grant: CanvasGrant, wish: HistoryFilter) -> list[str]:
    return [entry.text for entry in load_history(grant.workspace, wish=wish)]


def told_on(grant: CanvasGrant, canvas: Canvas | None = None) -> list[str]:
    return [entry.text for entry in load_history(grant.workspace, canvas)]


def test_history_of_a_person_tells_what_they_did(ada: CanvasGrant, ben: CanvasGrant) -> None:
    cast.add(ada, text="Ada's")
    cast.add(ben, text="Ben's")

    assert told(ada, HistoryFilter(person=ben.member)) == ["added “Ben's”"]


def test_history_of_a_canvas_tells_what_happened_there(ada: CanvasGrant) -> None:
    canvases.duplicate(cast.on_page(ada), cast.op(), canvas=ada.canvas, title="Copy")
    copy = cast.on_canvas("ada", Canvas.objects.get(title="Copy"))
    cast.add(copy, text="There")
    cast.add(ada, text="Here")

    assert told(ada, HistoryFilter(canvas=copy.canvas)) == ["added “There”", "made the copy “Copy”"]


def test_every_change_is_in_one_group(ada: CanvasGrant) -> None:
    pain = cast.add(ada, text="Dark")
    cast.connect(ada, cast.add(ada, Kind.PAIN_RELIEVER, "Lamp"), pain)
    cast.comment(ada, pain)
    canvases.rename(ada, cast.op(), row=ada.canvas, name="New")
    undo_redo.undo(ada, cast.op())

    everything = [event.seq for event in load_history(ada.workspace)]
    groups = [
        event.seq
        for group in (*GROUPS, OTHER)
        for event in load_history(ada.workspace, wish=HistoryFilter(group=group))
    ]
    assert sorted(groups, reverse=True) == everything
    assert told(ada, HistoryFilter(group="links")) == ["linked “Lamp” with “Dark”"]


def test_history_asks_no_more_of_many_links(
    ada: CanvasGrant, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    lamp = cast.add(ada, Kind.PAIN_RELIEVER, "Lamp")
    for number in range(5):
        cast.connect(ada, lamp, cast.add(ada, text=f"Dark {number}"))

    with django_assert_num_queries(2):
        load_history(ada.workspace)


def test_pasted_notes_are_counted(ada: CanvasGrant) -> None:
    for texts in (["100 % dark"], ["100 % dark", "Cold"]):
        notes.paste(ada, cast.op(), canvas=ada.canvas, kind=Kind.PAIN, texts=texts)

    assert told(ada, HistoryFilter(group="notes")) == [
        "pasted 2 notes, the first “100 % dark”",
        "pasted notes, the first “100 % dark”",
    ]


def test_undo_and_redo_say_what_of_a_subject_they_took_back(ada: CanvasGrant) -> None:
    note = cast.add(ada, text="Dark")
    notes.weigh(ada, cast.op(), note=note, weight=5)
    for turn in (undo_redo.undo, undo_redo.redo, undo_redo.undo, undo_redo.redo, undo_redo.undo):
        turn(ada, cast.op())

    assert told(ada, HistoryFilter(group="undone and redone")) == [
        "undid a change of “Dark”",  # far from what was first done
        "redid: weigh “Dark”",
        "undid: weigh “Dark”",
        "redid: weigh “Dark”",
        "undid: weigh “Dark”",
    ]


def test_move_that_weighed_a_note_says_so(ada: CanvasGrant) -> None:
    top = cast.add(ada, Kind.PAIN, "Top", weight=5)
    note = cast.add(ada, Kind.PAIN, "Dark")
    notes.place(ada, cast.op(), note=note, kind=Kind.PAIN, after=None)
    notes.place(ada, cast.op(), note=note, kind=Kind.PAIN, after=top.public_id)

    assert told(ada, HistoryFilter(group="notes"))[:2] == [
        "moved “Dark”",
        "moved “Dark”, which set its weight to 5 of 5",
    ]
    assert load_note_history(note)[1].details == (Detail("Weight", "not weighed", "5"),)


def test_history_of_a_note_says_what_was_and_what_is(ada: CanvasGrant) -> None:
    note = cast.add(ada, Kind.PAIN, "Dark", weight=2)
    notes.weigh(ada, cast.op(), note=note, weight=5)
    notes.edit(ada, cast.op(), note=note, version=1, values={"text": "Too dark"})
    notes.move(ada, cast.op(), note=note, kind=Kind.GAIN)

    assert [event.details for event in load_note_history(note)] == [
        (Detail("Box", "Pains", "Gains"),),
        (Detail("Text", "Dark", "Too dark"),),
        (Detail("Weight", "2", "5"),),
        (),
    ]


def test_link_is_told_with_both_ends(ada: CanvasGrant) -> None:
    pain = cast.add(ada, text="Dark")
    lamp = cast.add(ada, Kind.PAIN_RELIEVER, "100 % lamp")
    cast.connect(ada, lamp, pain, Strength.WEAK)
    cast.connect(ada, lamp, pain, Strength.STRONG)
    notes.edit(ada, cast.op(), note=pain, version=1, values={"text": "Too dark"})
    links.disconnect(ada, cast.op(), canvas=ada.canvas, source=lamp, target=pain)

    said = [
        "unlinked “100 % lamp” and “Too dark”",
        "made the link of “100 % lamp” with “Too dark” strong",
        "linked “100 % lamp” weakly with “Too dark”",
    ]
    assert told(ada, HistoryFilter(group="links")) == said


def test_history_of_a_note_tells_of_its_links_from_either_end(ada: CanvasGrant) -> None:
    pain, lamp = cast.add(ada, Kind.PAIN, "Dark"), cast.add(ada, Kind.PAIN_RELIEVER, "Lamp")
    cast.connect(ada, lamp, pain, Strength.WEAK)
    links.disconnect(ada, cast.op(), canvas=ada.canvas, source=lamp, target=pain)

    wanted = ["unlinked “Lamp” and “Dark”", "linked “Lamp” weakly with “Dark”"]
    assert [event.text for event in load_note_history(pain)] == [*wanted, "added “Dark”"]
    assert [event.text for event in load_note_history(lamp)] == [*wanted, "added “Lamp”"]


def test_history_of_a_note_tells_of_comments_and_of_no_other_note(ada: CanvasGrant) -> None:
    note = cast.add(ada, text="Dark")
    cast.add(ada, text="Another")
    cast.comment(ada, note)

    assert [event.text for event in load_note_history(note)] == [
        "commented on “Dark”",
        "added “Dark”",
    ]


@pytest.mark.parametrize(
    "load",
    [
        lambda note: load_history(note.workspace),
        load_note_history,
        last_writer,
    ],
)
def test_what_large_changes_hold_is_never_loaded_together(
    ada: CanvasGrant, load: Callable[[Note], object]
) -> None:
    note = cast.add(ada)
    large = {"note": {f"{note.public_id}, not": {"details": "x" * 1_000_000}}}
    Change.objects.bulk_create(
        Change(
            workspace=ada.workspace, seq=100 + number, op_id=f"large-{number}", actor=ada.member,
            kind="snapshot.restored", subject="Large", before=large, after=large,
        )
        for number in range(12)
    )  # fmt: skip

    tracemalloc.start()
    load(note)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 14_000_000


def test_history_tells_newest_first_who_did_what(ada: CanvasGrant, ben: CanvasGrant) -> None:
    note = cast.add(ada, text="Canteen is closed")
    notes.discard(ben, cast.op(), note=note)

    events = load_history(ada.workspace)

    assert [(event.who, event.text) for event in events] == [
        (ben.member, "deleted “Canteen is closed”"),
        (ada.member, "added “Canteen is closed”"),
        (ada.member, "started the workspace “My venture”"),
    ]


def test_history_of_a_canvas_tells_nothing_of_others(ada: CanvasGrant) -> None:
    canvases.duplicate(cast.on_page(ada), cast.op(), canvas=ada.canvas, title="Copy")
    copy = cast.on_canvas("ada", Canvas.objects.get(title="Copy"))
    cast.add(copy, text="Only on the copy")

    assert "added “Only on the copy”" not in told_on(ada, ada.canvas)
    assert told_on(ada, copy.canvas) == ["added “Only on the copy”", "made the copy “Copy”"]


def test_history_tells_nothing_of_another_workspace(ada: CanvasGrant, dan: CanvasGrant) -> None:
    cast.add(dan, text="Dan's secret")

    assert not [text for text in told_on(ada) if "secret" in text]


def test_history_goes_on_before_a_number(ada: CanvasGrant) -> None:
    for text in ("One", "Two", "Three"):
        cast.add(ada, text=text)

    first = load_history(ada.workspace, most=2)
    rest = load_history(ada.workspace, before=first[-1].seq)

    assert [event.seq for event in first] == [4, 3]
    assert [event.seq for event in rest] == [2, 1]
