"""What migrations do with rows that were there before."""

from importlib import import_module

from django.apps import apps

from canvases.access import CanvasGrant
from canvases.models import Snapshot
from tests import cast


def test_notes_of_snapshots_made_before_are_counted(ada: CanvasGrant) -> None:
    cast.add(ada)
    kept = cast.snapshot(ada)
    Snapshot.objects.update(note_count=0)

    import_module("canvases.migrations.0009_snapshot_note_count").count_notes(apps, None)

    kept.refresh_from_db()
    assert kept.note_count == 1
