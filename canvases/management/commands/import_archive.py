import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from canvases.actions import archives, workspaces
from canvases.actions.errors import Refused
from canvases.imports.archive import Archive
from canvases.imports.problems import BadFile


class Command(BaseCommand):
    help = (
        "Import an archive (docs/archive.md) of any size; the server may go on. Prints a line for"
        " each workspace: its id, its name and an address that makes whoever opens it an owner,"
        " separated by tabs. An archive with an error is refused as a whole."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *, file: Path, **_options: Any) -> None:
        try:
            with file.open("rb") as stream:
                stored = archives.store(Archive(stream), uuid4().hex)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        except BadFile as error:
            self.stderr.write("\n".join(map(str, error.problems)))
            sys.exit(1)
        except Refused as error:
            raise CommandError(error.message) from error
        for workspace in stored:
            address = settings.BASE_URL + reverse("join", args=[workspaces.make_key(workspace)])
            self.stdout.write(f"{workspace.public_id}\t{workspace.name}\t{address}")
