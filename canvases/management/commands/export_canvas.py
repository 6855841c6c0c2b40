from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from canvases.exports import canvas_file, pdf
from canvases.exports.papers import PAPERS
from canvases.models import Canvas, Workspace


class Command(BaseCommand):
    help = (
        "Write a canvas as PDF or as canvas file. With the id of a workspace, --format json "
        "writes all of it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("row", metavar="ID")
        parser.add_argument("--format", choices=["pdf", "json"], required=True)
        parser.add_argument("--paper", choices=list(PAPERS), default="slide")
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")

    def handle(self, *, row: str, format: str, paper: str, output: Path, **_options: Any) -> None:
        canvas = (
            Canvas.objects.filter(public_id=row)
            .select_related("workspace", "profile__segment", "value_map")
            .first()
        )
        if canvas is not None and format == "pdf":
            content = self._pdf(canvas, paper)
        elif canvas is not None:
            content = canvas_file.render(canvas.workspace, canvas)
        else:
            content = self._workspace(row, format)
        try:
            output.write_bytes(content)
        except OSError as error:
            raise CommandError(f"{output}: {error.strerror}") from error

    def _pdf(self, canvas: Canvas, paper: str) -> bytes:
        try:
            return pdf.export_canvas(canvas, paper, settings.LANGUAGE_CODE)
        except pdf.ExportFailed as error:
            raise CommandError(str(error)) from error

    def _workspace(self, public_id: str, format: str) -> bytes:
        workspace = Workspace.objects.filter(public_id=public_id).first()
        if workspace is None:
            raise CommandError(f"There is no canvas with the id {public_id}.")
        if format != "json":
            raise CommandError("A whole workspace is written with --format json only.")
        return canvas_file.render(workspace)
