"""The check-fit walk: one offer at a time, what is ticked is linked, others' links stay."""

from html import unescape

import pytest

from canvases.access import CanvasGrant
from canvases.actions import notes
from canvases.method.kinds import Kind, Strength
from canvases.models import Link, Note
from tests import cast

WALK = "/c/{}/fit/walk/"


@pytest.fixture
def three(ada: CanvasGrant) -> tuple[Note, Note, Note]:
    """A reliever and two pains, the first of which it relieves."""
    found = (
        cast.add(ada, Kind.PAIN_RELIEVER, "Order from bed"),
        cast.add(ada, Kind.PAIN, "Canteen is closed", weight=5),
        cast.add(ada, Kind.PAIN, "Lines are long", weight=2),
    )
    cast.connect(ada, found[0], found[1])
    return found


def shown(who: CanvasGrant, offer: str = "") -> str:
    client = cast.browser(cast.name_of(who), htmx=False)
    at = WALK.format(who.canvas.public_id)
    return unescape(client.get(at, {"offer": offer}).content.decode())


def send(who: CanvasGrant, offer: Note, **fields: object) -> str:
    client = cast.browser(cast.name_of(who), htmx=False)
    at = WALK.format(who.canvas.public_id)
    answer = client.post(at, {"source": offer.public_id, **fields})
    assert answer.status_code == 302, answer.content
    return answer["Location"].partition("?offer=")[2]


def linked() -> dict[str, str]:
    return dict(Link.objects.values_list("target__text", "strength"))


def test_walk_asks_of_each_kind_of_offer_its_own_question(ada: CanvasGrant) -> None:
    for kind, question in (
        (Kind.PRODUCT, "Which jobs does this help to get done?"),
        (Kind.PAIN_RELIEVER, "Which pains does this relieve?"),
        (Kind.GAIN_CREATOR, "Which gains does this create?"),
    ):
        offer = cast.add(ada, kind, "It")
        cast.add(
            ada, {"product": Kind.JOB, "pain_reliever": Kind.PAIN}.get(kind, Kind.GAIN), "Need"
        )
        assert question in shown(ada, offer.public_id)


def test_ticks_become_links_in_one_change(ada: CanvasGrant, three: tuple[Note, ...]) -> None:
    reliever, first, second = three
    before = cast.change_count(ada.workspace)
    both = [first.public_id, second.public_id]
    at = send(ada, reliever, need=both, weak=second.public_id, shown=first.public_id, go="next")

    assert linked() == {"Canteen is closed": "strong", "Lines are long": "weak"}
    assert cast.change_count(ada.workspace) == before + 1
    assert at == "end"


def test_tick_taken_away_takes_the_link_away(ada: CanvasGrant, three: tuple[Note, ...]) -> None:
    send(ada, three[0], shown=three[1].public_id)
    assert linked() == {}


def test_link_that_somebody_made_meanwhile_stays(
    ada: CanvasGrant, ben: CanvasGrant, three: tuple[Note, ...]
) -> None:
    reliever, first, second = three
    cast.connect(ben, reliever, second, Strength.WEAK)
    send(ada, reliever, need=first.public_id, shown=first.public_id)
    assert linked() == {"Canteen is closed": "strong", "Lines are long": "weak"}


def test_need_that_was_deleted_meanwhile_is_passed_over(
    ada: CanvasGrant, ben: CanvasGrant, three: tuple[Note, ...]
) -> None:
    reliever, first, second = three
    notes.discard(ben, cast.op(), note=second)
    send(ada, reliever, need=[first.public_id, second.public_id], weak=first.public_id,
         shown=first.public_id)  # fmt: skip
    assert linked() == {"Canteen is closed": "weak"}


def test_offer_that_was_deleted_meanwhile_is_told(
    ada: CanvasGrant, three: tuple[Note, ...]
) -> None:
    notes.discard(ada, cast.op(), note=three[0])
    sent = {"source": three[0].public_id, "need": three[2].public_id}
    answer = cast.browser("ada").post(WALK.format(ada.canvas.public_id), sent)
    assert answer.status_code == 422
    assert "A note in the bin cannot be linked." in answer.text


def test_needs_of_another_kind_or_canvas_are_not_linked(
    ada: CanvasGrant, dan: CanvasGrant, three: tuple[Note, ...]
) -> None:
    strange = [cast.add(ada, Kind.GAIN).public_id, cast.add(dan, Kind.PAIN).public_id, "nonsense"]
    send(ada, three[0], need=[*strange, three[1].public_id], shown=three[1].public_id)
    assert linked() == {"Canteen is closed": "strong"}


def test_walk_goes_forth_and_back_and_ends(ada: CanvasGrant, three: tuple[Note, ...]) -> None:
    second = cast.add(ada, Kind.GAIN_CREATOR, "Warm at any hour")
    assert "1 of 2" in shown(ada)
    assert (
        send(ada, three[0], shown=three[1].public_id, need=three[1].public_id) == second.public_id
    )
    assert send(ada, second, go="back") == three[0].public_id
    assert "The fit is 89 of 100." in shown(ada, "end")  # 16 of 16 + 2


def test_walk_without_offers_leads_to_the_board(ada: CanvasGrant) -> None:
    assert "There is nothing to check yet" in shown(ada)


def test_offer_without_needs_says_so(ada: CanvasGrant) -> None:
    cast.add(ada, Kind.PRODUCT, "Kitchen")
    assert "There are no jobs on this canvas yet." in shown(ada)
