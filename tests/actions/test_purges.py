"""Emptying the bin leaves nothing of what was in it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core import serializers

from canvases.access import CanvasGrant, NotAllowed, grant_for_workspace
from canvases.actions import canvases, notes, purges, segments, sharing, undo_redo
from canvases.method.kinds import Kind
from canvases.models import Canvas, CustomerSegment, Link, Note, Purge, Role
from canvases.queries.history import load_history
from canvases.queries.undo_stack import steps
from canvases.workspace_cache import WorkspaceCache
from tests import cast

MARKER = "Marker-of-a-secret"


def empty_bin(grant: CanvasGrant) -> None:
    purges.empty_bin(cast.on_page(grant), cast.op())


def everything() -> str:
    """Every row of every table as text."""
    rows = [row for model in apps.get_models() for row in model._base_manager.all()]
    return str(serializers.serialize("json", rows))


def marked_note(grant: CanvasGrant) -> None:
    note = cast.add(grant, Kind.PAIN, MARKER)
    notes.edit(grant, cast.op(), note=note, version=1, values={"details": f"{MARKER} too"})
    cast.connect(grant, cast.add(grant, Kind.PAIN_RELIEVER), note)
    undo_redo.undo(grant, cast.op())
    notes.discard(grant, cast.op(), note=note)


def marked_paste(grant: CanvasGrant) -> None:
    texts = [MARKER, "Innocent"]
    notes.paste(grant, cast.op(), canvas=grant.canvas, kind=Kind.JOB, texts=texts)
    notes.discard(grant, cast.op(), note=Note.objects.get(text=MARKER))


def marked_segment(grant: CanvasGrant) -> None:
    segments.add(grant, cast.op(), name=MARKER)
    segment = CustomerSegment.objects.get(name=MARKER)
    canvases.add_canvas(grant, cast.op(), title=MARKER, segment=segment, value_map=None)
    there = cast.on_canvas("ada", Canvas.objects.get(title=MARKER))
    cast.add(there, Kind.GAIN, MARKER)
    cast.add(there, Kind.PRODUCT, MARKER)
    canvases.discard(grant, cast.op(), row=there.canvas.value_map)
    canvases.discard(grant, cast.op(), row=segment)


def marked_canvas(grant: CanvasGrant) -> None:
    canvases.duplicate(grant, cast.op(), canvas=grant.canvas, title=MARKER)
    copy = Canvas.objects.get(title=MARKER)
    canvases.state_proposition(cast.on_canvas("ada", copy), cast.op(), canvas=copy, text=MARKER)
    canvases.discard(grant, cast.op(), row=copy.value_map)


@pytest.mark.parametrize("put", [marked_note, marked_paste, marked_segment, marked_canvas])
def test_nothing_of_what_was_in_the_bin_is_kept(
    ada: CanvasGrant, put: Callable[[CanvasGrant], None]
) -> None:
    put(ada)
    assert MARKER in everything()
    numbers = list(ada.workspace.changes.values_list("seq", flat=True))

    empty_bin(ada)

    assert MARKER not in everything()
    assert list(ada.workspace.changes.values_list("seq", flat=True)) == [*numbers, len(numbers) + 1]


def test_what_is_not_in_the_bin_stays_with_its_history(ada: CanvasGrant) -> None:
    marked_paste(ada)
    cast.connect(ada, cast.add(ada, Kind.PAIN_RELIEVER), cast.add(ada, Kind.PAIN, "Stays"))

    empty_bin(ada)

    assert cast.texts(ada.canvas, Kind.JOB) == ["Innocent"]
    assert Link.objects.count() == 1
    assert cast.replayed(ada.workspace.changes.all()) == cast.all_states()


def test_history_says_that_something_is_gone_but_not_what(ada: CanvasGrant) -> None:
    note = cast.add(ada, text=MARKER)
    notes.discard(ada, cast.op(), note=note)
    empty_bin(ada)

    assert [event.text for event in load_history(ada.workspace)] == [
        "emptied the bin",
        "changed something that is deleted for good",
        "changed something that is deleted for good",
        "started the workspace “My venture”",
    ]


def test_what_is_gone_is_not_offered_to_undo(ada: CanvasGrant) -> None:
    cast.add(ada, text="Stays")
    notes.discard(ada, cast.op(), note=cast.add(ada, text=MARKER))
    empty_bin(ada)

    step = steps(ada).undo
    assert step is not None
    assert step.label == "add “Stays”"


def test_changes_on_a_canvas_that_is_gone_are_not_undone_on_the_workspace_page(
    ada: CanvasGrant,
) -> None:
    cast.add(ada, Kind.PAIN, "On the profile, which stays")
    canvases.discard(cast.on_page(ada), cast.op(), row=ada.canvas)
    empty_bin(ada)

    assert steps(cast.on_page(ada)).undo is None


def test_pages_and_files_made_before_are_gone_too_and_those_of_others_stay(
    ada: CanvasGrant, dan: CanvasGrant, django_capture_on_commit_callbacks: Any
) -> None:
    def kept(grant: CanvasGrant) -> list[WorkspaceCache]:
        return [WorkspaceCache(name, grant.workspace.public_id) for name in settings.CACHES]

    for cache in kept(ada) + kept(dan):
        cache.store("made before", "1", MARKER.encode(), generation=cache.generation())
    marked_note(ada)

    with django_capture_on_commit_callbacks(execute=True):
        empty_bin(ada)

    assert not any(cache.load("made before", "1") for cache in kept(ada))
    assert all(cache.load("made before", "1") for cache in kept(dan))


def test_who_came_for_a_canvas_that_is_gone_stays_in_the_history_and_comes_no_more(
    ada: CanvasGrant,
) -> None:
    gus = cast.joined_by("gus", ada.canvas, Role.COMMENTER, limited=True)
    sharing.rename(gus, name="Gus")
    cast.comment(gus, cast.add(ada))
    canvases.discard(ada, cast.op(), row=ada.canvas)
    purges.empty_bin(ada, cast.op())

    assert grant_for_workspace(cast.TOKENS["gus"], ada.workspace.public_id, limited=True) is None
    assert "Gus" in {str(event.who) for event in load_history(ada.workspace)}


def test_empty_bin_is_nothing_to_empty(ada: CanvasGrant) -> None:
    assert purges.empty_bin(cast.on_page(ada), cast.op()) is None


def test_bin_of_another_workspace_stays_full(ada: CanvasGrant, dan: CanvasGrant) -> None:
    for grant in (ada, dan):
        notes.discard(grant, cast.op(), note=cast.add(grant))

    empty_bin(ada)

    assert [note.workspace for note in Note.objects.all()] == [dan.workspace]


def test_only_the_owner_empties_the_bin(ada: CanvasGrant, ben: CanvasGrant) -> None:
    notes.discard(ada, cast.op(), note=cast.add(ada))

    with pytest.raises(NotAllowed):
        empty_bin(ben)
    assert Note.objects.count() == 1


def begun(grant: CanvasGrant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin to empty the bin, in the smallest batches."""
    monkeypatch.setattr(purges, "BATCH", 0.0)
    purges._begin(cast.on_page(grant), cast.op())


@pytest.mark.parametrize("put", [marked_note, marked_paste, marked_segment, marked_canvas])
def test_emptying_goes_on_wherever_it_was_broken_off(
    ada: CanvasGrant, put: Callable[[CanvasGrant], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(ada)
    begun(ada, monkeypatch)
    batches = 1
    while not purges.go_on(seconds=0):  # as after a restart
        batches += 1

    assert batches > ada.workspace.changes.count()
    assert MARKER not in everything()
    assert not Purge.objects.exists()


def test_others_write_between_the_batches(
    ada: CanvasGrant, ben: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked_note(ada)
    begun(ada, monkeypatch)
    while not purges.go_on(seconds=0):
        cast.add(ben, text="Meanwhile")
        if Note.objects.count() > 9:
            assert purges.go_on()
            break

    assert MARKER not in everything()
    assert Note.objects.filter(text="Meanwhile").count() > 1


def test_what_is_restored_before_its_turn_stays_with_its_history(
    ada: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = cast.add(ada, text="Restored in time")
    notes.discard(ada, cast.op(), note=note)
    begun(ada, monkeypatch)
    notes.restore(ada, cast.op(), note=note)

    assert purges.go_on()
    assert cast.texts(ada.canvas, Kind.PAIN) == ["Restored in time"]
    assert cast.replayed(ada.workspace.changes.all()) == cast.all_states()
