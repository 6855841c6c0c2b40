"""What can be imported: the page, its field and the documentation say the same."""

from django.test import Client

from canvases.imports.sources import SOURCES, accepted
from docs.sources import TABLE


def test_documentation_says_what_comes_in() -> None:
    assert TABLE.is_current(), "python -m docs.sources writes it"


def test_page_accepts_and_names_every_kind_of_file(client: Client) -> None:
    shown = client.get("/import/").content.decode()

    assert f'accept="{accepted()}' in shown
    assert all(source.hint in shown for source in SOURCES if source.hint)
