"""What can be imported: the page, its field and the documentation say the same."""

from pathlib import Path

from django.test import Client

from canvases.imports.sources import SOURCES, accepted
from docs import sources as documented


def test_documentation_says_what_comes_in() -> None:
    page = Path(documented.PAGE).read_text(encoding="utf-8")

    assert documented.with_table(page) == page


def test_page_accepts_and_names_every_kind_of_file(client: Client) -> None:
    shown = client.get("/import/").content.decode()

    assert f'accept="{accepted()}' in shown
    assert all(source.hint in shown for source in SOURCES if source.hint)
