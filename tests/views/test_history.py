"""The history page: filtered by a form, in pages, with and without scripts."""

import pytest
from django.urls import reverse

from canvases.access import CanvasGrant
from tests import cast


def history(grant: CanvasGrant) -> str:
    return reverse("workspace_history", args=[grant.workspace.public_id])


def test_form_shows_what_was_chosen_and_filters(ada: CanvasGrant, ben: CanvasGrant) -> None:
    cast.add(ada, text="Ada's")
    cast.add(ben, text="Ben's")
    page = cast.browser("ada", htmx=False).get(
        history(ada), {"person": ben.member.public_id, "kind": "notes"}
    )

    assert "“Ben&#39;s”" in page.text
    assert "“Ada&#39;s”" not in page.text
    assert f'<option value="{ben.member.public_id}" selected' in page.text


def test_scripts_get_the_events_only(ada: CanvasGrant) -> None:
    cast.add(ada, text="Dark")
    part = cast.browser("ada").get(history(ada))

    assert "“Dark”" in part.text
    assert "<html" not in part.text


def test_browser_that_goes_back_gets_the_page(ada: CanvasGrant) -> None:
    client = cast.browser("ada")
    page = client.get(history(ada), headers={"HX-History-Restore-Request": "true"})

    assert "<html" in page.text


def test_earlier_changes_are_asked_for_with_the_same_filter(ada: CanvasGrant) -> None:
    for number in range(60):
        cast.add(ada, text=f"Note {number}")
    client = cast.browser("ada", htmx=False)
    first = client.get(history(ada), {"kind": "notes"})

    assert "?kind=notes&amp;before=12" in first.text
    rest = client.get(f"{history(ada)}?kind=notes&before=12").text
    assert "“Note 9”" in rest
    assert "“Note 10”" not in rest
    assert "Earlier changes" not in rest or "before=" in rest


@pytest.mark.parametrize(
    ("wish", "status"),
    [
        ({"kind": "nonsense"}, 422),
        ({"person": "bcdfghjkmnpq"}, 404),
        ({"canvas": "bcdfghjkmnpq"}, 404),
        ({"person": "'; DROP TABLE"}, 422),
        ({"before": "x"}, 200),
        ({"before": "9" * 40}, 200),
    ],
)
def test_nonsense_is_said_to_be_nonsense(
    ada: CanvasGrant, wish: dict[str, str], status: int
) -> None:
    assert cast.browser("ada", htmx=False).get(history(ada), wish).status_code == status


def test_person_of_another_workspace_is_not_found(ada: CanvasGrant, dan: CanvasGrant) -> None:
    wish = {"person": dan.member.public_id}

    assert cast.browser("ada").get(history(ada), wish).status_code == 404


def test_history_of_a_note_is_linked_from_its_panel(ada: CanvasGrant, cleo: CanvasGrant) -> None:
    note = cast.add(ada, text="Dark")
    address = reverse("note_history", args=[ada.canvas.public_id, note.public_id])

    for name in ("ada", cast.name_of(cleo)):
        client = cast.browser(name, htmx=False)
        panel = client.get(reverse("note", args=[ada.canvas.public_id, note.public_id]))
        assert address in panel.text
        assert "“Dark”" in client.get(address).text
