import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from canvases.actions import documents, workspaces
from canvases.imports.canvas_file import LARGEST, BadFile, read


class Command(BaseCommand):
    help = (
        "Import a canvas file (docs/canvas-file.md) as a new workspace. Prints a line for each "
        "canvas: its id, its title and an address that makes whoever opens it an owner, separated "
        "by tabs. A file with an error is refused as a whole and every error listed with its path."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *, file: Path, **_options: Any) -> None:
        try:
            with file.open("rb") as stream:
                document = read(stream.read(LARGEST + 1))
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        except BadFile as error:
            self.stderr.write("\n".join(map(str, error.problems)))
            sys.exit(1)
        workspace = documents.store(document, uuid4().hex)
        key = workspaces.make_key(workspace)
        for canvas in workspace.canvases.all():
            address = settings.BASE_URL + reverse("join", args=[key, canvas.public_id])
            self.stdout.write(f"{canvas.public_id}\t{canvas.title}\t{address}")
        if not document["canvases"]:
            address = settings.BASE_URL + reverse("join", args=[key])
            self.stderr.write(f"The file has no canvas. Its workspace: {address}")
