"""What migrations do with rows that were there before."""

from importlib import import_module

from django.apps import apps

from canvases.access import CanvasGrant
from canvases.actions import sharing
from canvases.models import Role, ShareLink, Snapshot
from tests import cast


def test_notes_of_snapshots_made_before_are_counted(ada: CanvasGrant) -> None:
    cast.add(ada)
    kept = cast.snapshot(ada)
    Snapshot.objects.update(note_count=0)

    import_module("canvases.migrations.0009_snapshot_note_count").count_notes(apps, None)

    kept.refresh_from_db()
    assert kept.note_count == 1


def test_links_that_embed_a_canvas_are_still_told_from_others(ada: CanvasGrant) -> None:
    sharing.make_embed(ada, canvas=ada.canvas, origins=["https://example.org"])
    sharing.make_link(ada, role=Role.VIEWER)
    ShareLink.objects.update(embeds=False)

    import_module("canvases.migrations.0015_narrow_links").mark_embeds(apps, None)

    assert ShareLink.objects.get(embeds=True).origins == ["https://example.org"]
