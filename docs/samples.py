"""Makes every kind of file there is, to be looked at: `make samples` fills build/samples/.

From the three examples and a canvas of 120 notes: every format of one canvas, and of a whole
workspace, on every paper. What has pages or is a page stands beside itself as PNG: PowerPoint where
LibreOffice is, drawings and summaries where Chromium is.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.chromium import FLAGS, chromium

if TYPE_CHECKING:
    from canvases.exports.export_request import ExportRequest
    from canvases.exports.formats import Format
    from canvases.models import Canvas

FOLDER: Final = Path(__file__).parent.parent / "build" / "samples"
_WIDTH: Final = 1440  # pixels of a page


def main() -> None:
    """Make all of them anew."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="samples-") as data:
        os.environ |= {"DATA_DIR": data, "DJANGO_SETTINGS_MODULE": "canvas_project.settings"}
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("load_examples", verbosity=0)
        for folder, canvas in _canvases():
            for form, export_request, name in _export_requests(canvas):
                path = FOLDER / folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(form.make(export_request))
                _pictures(path)
                print(path.relative_to(FOLDER.parent))


def _canvases() -> "Iterator[tuple[str, Canvas]]":
    """The first canvas of each example, and a large one, with the names of their folders."""
    from benchmarks.boards import make_board
    from canvases.models import Workspace
    from canvases.queries.workspace import canvases_of

    large = make_board(120).canvas.workspace
    for workspace in [*Workspace.objects.exclude(example=None), large]:
        yield workspace.example or "120-notes", canvases_of(workspace)[0]


def _export_requests(canvas: "Canvas") -> "Iterator[tuple[Format, ExportRequest, str]]":
    """Every way to write it, with the name of the file."""
    from canvases.exports.export_request import ExportRequest, Scope
    from canvases.exports.formats import FORMATS
    from canvases.queries.workspace import canvases_of

    everything = tuple(canvases_of(canvas.workspace))
    for form in FORMATS.values():
        for paper in form.papers or ("slide",):
            papers = [paper] if form.papers else []
            if Scope.CANVAS in form.scopes:
                for scale in form.scales or (1,):
                    marks = [*papers, *([f"{scale}x"] if form.scales else [])]
                    export_request = ExportRequest(
                        canvas.workspace, Scope.CANVAS, (canvas,), paper, scale
                    )
                    yield form, export_request, _name("canvas", form, marks)
            if Scope.WORKSPACE in form.scopes:
                export_request = ExportRequest(canvas.workspace, Scope.WORKSPACE, everything, paper)
                yield form, export_request, _name("workspace", form, papers)


def _name(what: str, form: "Format", marks: list[str]) -> str:
    return "-".join([what, form.code, *marks]) + f".{form.extension}"


def _pictures(path: Path) -> None:
    """The pages of a file as PNG, beside it."""
    if path.suffix == ".pptx":
        office = shutil.which("soffice")
        if office is None:
            return
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(
                [office, "--headless", f"-env:UserInstallation=file://{folder}/profile",
                 "--convert-to", "pdf", "--outdir", folder, path],
                check=True, capture_output=True,
            )  # fmt: skip
            _pages(Path(folder) / f"{path.stem}.pdf", path)
    elif path.suffix == ".pdf":
        _pages(path, path)
    elif path.suffix in {".svg", ".html"}:
        _screen(path)


def _pages(document: Path, beside: Path) -> None:
    import pypdfium2

    opened = pypdfium2.PdfDocument(document)
    for number, page in enumerate(opened, 1):
        picture = page.render(scale=_WIDTH / page.get_width()).to_pil()
        picture.save(beside.with_name(f"{beside.stem}-{number}.png"))
    opened.close()


def _screen(path: Path) -> None:
    """What a browser shows: of a drawing all, of a summary a long window."""
    browser = chromium()
    if browser is None:
        return
    high = 810 if path.suffix == ".svg" else 2400
    picture = path.with_name(f"{path.stem}-screen.png")
    subprocess.run(
        [browser, *FLAGS, "--headless", "--disable-gpu", "--hide-scrollbars",
         f"--window-size={_WIDTH},{high}", f"--screenshot={picture}", path.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip


if __name__ == "__main__":
    main()
