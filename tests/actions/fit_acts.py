"""What people do to find out whether an offer fits: one act for each kind of change."""

from canvases.access import CanvasGrant
from canvases.actions import assessments, cards, evidence, ranking
from canvases.method.cards import Card
from canvases.method.evidence import Evidence
from canvases.method.kinds import Kind
from canvases.models import Change, Note
from tests import cast
from tests.actions.segment_acts import Act

DOUBT = Evidence("contradicts", "interview", "Two of three laughed")
CARD = Card(id="", believe="They send a photo")


def written(grant: CanvasGrant) -> Change | None:
    return cards.write(grant, cast.op(), canvas=grant.canvas, card=CARD)


def removed(grant: CanvasGrant) -> Change | None:
    written(grant)
    card = grant.canvas.test_cards.get().public_id
    return cards.remove(grant, cast.op(), canvas=grant.canvas, card=card)


def told(grant: CanvasGrant) -> Change | None:
    return evidence.add(grant, cast.op(), note=cast.add(grant), evidence=DOUBT)


def doubted(grant: CanvasGrant) -> Note:
    told(grant)
    return Note.objects.latest("pk")


FIT_ACTS: dict[str, Act] = {
    "card.written": written,
    "card.removed": removed,
    "evidence.added": told,
    "evidence.captured": lambda grant: evidence.capture(
        grant, cast.op(), canvas=grant.canvas, pieces=[DOUBT], note=None, kind=Kind.PAIN, text="New"
    ),
    "evidence.changed": lambda grant: evidence.change(
        grant, cast.op(), note=doubted(grant), key=DOUBT.key, evidence=Evidence("supports")
    ),
    "evidence.removed": lambda grant: evidence.remove(
        grant, cast.op(), note=doubted(grant), key=DOUBT.key
    ),
    "assessment.scored": lambda grant: assessments.score(
        grant, cast.op(), canvas=grant.canvas, scores=[3] * 10
    ),
    "notes.ranked": lambda grant: ranking.weigh_in_order(
        grant,
        cast.op(),
        canvas=grant.canvas,
        kind=Kind.PAIN,
        weights={cast.add(grant).public_id: 5},
    ),
}
