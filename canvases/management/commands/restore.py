import sqlite3
from argparse import ArgumentParser
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.utils import timezone

from canvases.management.database_copy import check, copy, live_database, replace, write_new


class Command(BaseCommand):
    help = (
        "Brings the SQLite database back to a backup; the server may go on, and open boards load"
        " themselves anew. What was there before is kept beside it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One file."""
        parser.add_argument("file", metavar="FILE", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Check, keep, replace, and bring the tables up to date."""
        path, live = options["file"], live_database()
        check(path)
        now = timezone.now().strftime("%Y%m%d-%H%M%S-%f")
        kept = live.with_name(f"before-restore-{now}.sqlite3")
        draft = live.with_name(f"restoring-{now}.sqlite3")
        try:
            write_new(draft, partial(copy, path))
            _count_anew(draft)
            connection.close()
            if live.exists() and live.stat().st_size:
                replace(live, draft, partial(write_new, kept, partial(copy, live)))
                self.stdout.write(f"What was there before is in {kept}")
            else:
                copy(draft, live)
        finally:
            draft.unlink(missing_ok=True)
        call_command("migrate", interactive=False, verbosity=0)
        self.stdout.write(f"{path} is restored.")


def _count_anew(path: Path) -> None:
    """Begin new epochs before anybody can see the restored state under the old ones."""
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA journal_mode=DELETE")  # all of it in this one file
        file.execute("UPDATE canvases_workspace SET epoch = lower(hex(randomblob(4)))")
        file.commit()
