from typing import Any

from django.core.management import call_command
from django.db import migrations

TABLES = ("canvases_cache_exports", "canvases_cache_jobs")  # canvas_project/caches.py


def create(_apps: Any, schema_editor: Any) -> None:
    # Where the database is SQLite, files are kept in the data folder.
    if schema_editor.connection.vendor == "postgresql":
        call_command(
            "createcachetable", *TABLES, database=schema_editor.connection.alias, verbosity=0
        )


class Migration(migrations.Migration):
    dependencies = [("canvases", "0011_purge")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
