from argparse import ArgumentParser
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from canvases.exports import archive
from canvases.management.database_copy import write_new
from canvases.models import Workspace


class Command(BaseCommand):
    help = "Write all that is kept of workspaces to one ZIP, whatever its size (docs/archive.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("workspaces", metavar="WORKSPACE", nargs="+", help="its id")
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")

    def handle(self, *, workspaces: list[str], output: Path, **_options: Any) -> None:
        found = []
        for public_id in workspaces:
            workspace = Workspace.objects.filter(public_id=public_id).first()
            if workspace is None:
                raise CommandError(f"There is no workspace with the id {public_id}.")
            found.append(workspace)
        write_new(output, partial(_write, found))
        self.stdout.write(f"{output}: {output.stat().st_size:,} bytes")


def _write(workspaces: list[Workspace], path: Path) -> None:
    with path.open("wb") as file:
        archive.write(file, workspaces)
