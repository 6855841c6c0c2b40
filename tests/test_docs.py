"""What the documentation names is there: files, functions in them, pages it leads to, commands."""

import re
from itertools import chain
from pathlib import Path

from django.core.management import get_commands

ROOT = Path(__file__).parent.parent

FOLDERS = ("benchmarks", "canvas_project", "canvases", "docs", "setup", "static", "templates")
FILES = {
    f"/{path.relative_to(ROOT)}": path
    for folder in (*FOLDERS, "tests")
    for path in (ROOT / folder).rglob("*.*")
}
PAGES = [
    page
    for page in chain([ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ROOT.glob("docs/**/*.md"))
    if "Void" not in page.read_text()  # decisions of the past name what was there
]

NAMED = re.compile(r"`([\w./-]*[a-z_]\.(?:py|js|css|html))(?:: ([\w.]+))?`")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def found(name: str) -> list[Path]:
    return [path for file, path in FILES.items() if file.endswith(f"/{name}")]


def test_docs_name_files_and_functions_that_are_there() -> None:
    named = {match for page in PAGES for match in NAMED.findall(page.read_text())}

    def is_there(file: str, function: str) -> bool:
        return any(function in path.read_text() for path in found(file))

    assert not {match for match in named if not is_there(*match)}


def test_docs_lead_to_pages_that_are_there() -> None:
    links = {(page.parent / link) for page in PAGES for link in LINK.findall(page.read_text())}

    assert not {link for link in links if not link.exists()}


def test_docs_list_every_command() -> None:
    listed = (ROOT / "docs" / "operations.md").read_text().partition("## Commands")[2]
    ours = {name for name, app in get_commands().items() if app == "canvases"}

    assert not {name for name in ours if not re.search(rf"\b{name}\b", listed)}
