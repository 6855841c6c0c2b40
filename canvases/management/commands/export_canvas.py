from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from canvases.exports.errors import ExportFailed
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.formats import FORMATS, Format
from canvases.exports.interchange.csv_notes import SEPARATORS
from canvases.exports.layout.papers import PAPERS
from canvases.exports.options import Options
from canvases.models import Canvas, Workspace
from canvases.queries.workspace import canvases_of


class Command(BaseCommand):
    help = "Write a canvas as a file; with the id of a workspace, all of its canvases in one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("row", metavar="ID")
        parser.add_argument("--format", choices=list(FORMATS), required=True)
        parser.add_argument("--paper", choices=list(PAPERS), default="slide")
        parser.add_argument("--scale", type=int, default=1, help="of pictures: 1, 2 or 3")
        parser.add_argument("--separator", choices=list(SEPARATORS), default="comma")
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")

    def handle(
        self,
        *,
        row: str,
        format: str,
        paper: str,
        scale: int,
        separator: str,
        output: Path,
        **_options: Any,
    ) -> None:
        form = FORMATS[format]
        export_request = _export_request(row, form, paper, scale, separator)
        try:
            content = form.make(export_request)
        except ExportFailed as error:
            raise CommandError(str(error)) from error
        try:
            output.write_bytes(content)
        except OSError as error:
            raise CommandError(f"{output}: {error.strerror}") from error


def _export_request(
    row: str, form: Format, paper: str, scale: int, separator: str
) -> ExportRequest:
    """What the words of the command mean."""
    if form.papers and paper not in form.papers:
        raise CommandError(f"--format {form.code} takes --paper {' or '.join(form.papers)}.")
    if form.scales and scale not in form.scales:
        raise CommandError(
            f"--format {form.code} takes --scale {' or '.join(map(str, form.scales))}."
        )
    options = Options(separator=separator, language=settings.LANGUAGE_CODE)
    scope, canvases, workspace = _found(row)
    if scope not in form.scopes:
        whole = "A whole workspace" if scope is Scope.WORKSPACE else "One canvas"
        raise CommandError(f"{whole} cannot be written as {form.code}.")
    return ExportRequest(workspace, scope, canvases, paper, scale, options)


def _found(row: str) -> tuple[Scope, tuple[Canvas, ...], Workspace]:
    found = Canvas.objects.filter(public_id=row)
    canvas = found.select_related("workspace", "profile__segment", "value_map").first()
    if canvas is not None:
        return Scope.CANVAS, (canvas,), canvas.workspace
    workspace = Workspace.objects.filter(public_id=row).first()
    if workspace is None:
        raise CommandError(f"There is no canvas with the id {row}.")
    return Scope.WORKSPACE, tuple(canvases_of(workspace)), workspace
