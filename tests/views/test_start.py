"""Where one begins: with a copy of an example, or where one left off."""

from django.core.management import call_command

from canvases.access import CanvasGrant
from canvases.models import Workspace
from canvases.queries.workspace import load_overview
from tests import cast


def test_copy_opens_the_canvas_of_ones_own_that_fits_best(db: None) -> None:  # noqa: ARG001
    call_command("load_examples", verbosity=0)

    answer = cast.browser(htmx=False).post("/examples/online-shop/")

    copy = Workspace.objects.get(example=None)
    cards = [card for group in load_overview(copy).groups for card in group.cards]
    own = [card for card in cards if card.canvas.value_map.alternative == "idea"]
    best = max(own, key=lambda card: card.fit.figure or 0)
    assert answer["Location"] == f"/c/{best.canvas.public_id}/"


def test_home_offers_to_continue_with_the_latest_workspace(ada: CanvasGrant) -> None:
    assert "Continue with “My venture”" in cast.browser("ada", htmx=False).get("/").text
    assert "Continue with" not in cast.browser(htmx=False).get("/").text
    assert ada.workspace.name == "My venture"
