from typing import Any

from django.db import migrations, models


def count_notes(apps: Any, _schema_editor: Any) -> None:
    snapshots = apps.get_model("canvases", "Snapshot").objects
    # One at a time: each may hold a few megabytes.
    for snapshot in snapshots.only("content").iterator(chunk_size=1):
        snapshot.note_count = len(snapshot.content["notes"])
        snapshot.save(update_fields=["note_count"])


class Migration(migrations.Migration):
    dependencies = [("canvases", "0008_fewer_indexes")]

    operations = [
        migrations.AddField(
            model_name="snapshot",
            name="note_count",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.RunPython(count_notes, migrations.RunPython.noop),
    ]
