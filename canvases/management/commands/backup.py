from argparse import ArgumentParser
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from canvases.management.database_copy import copy, live_database, write_new


class Command(BaseCommand):
    help = "Copies the SQLite database to FILE; the server may go on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One file."""
        parser.add_argument("file", metavar="FILE", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write the copy."""
        path: Path = options["file"]
        write_new(path, partial(copy, live_database()))
        self.stdout.write(f"{path}: {path.stat().st_size:,} bytes")
