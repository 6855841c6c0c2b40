"""Several offers against one profile, and one offer against several."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from canvases.method import value_circle, value_curve
from canvases.method.buying_roles import ROLES, known_roles
from canvases.method.fit import Fit, LinkFact, NoteFact, assess, coverages
from canvases.method.kinds import SIDES, Kind, Side, Strength
from canvases.method.value_circle import ValueCircle
from canvases.method.value_curve import MOST_OFFERS, Compared, Curve
from canvases.models import Canvas, Link, Note
from canvases.queries.alternatives import Alternative, load_alternatives

TOP_NEEDS = 5


@dataclass(frozen=True, slots=True)
class Facts:
    """The notes and links of one canvas, as the method sees them."""

    notes: list[NoteFact]
    links: list[LinkFact]

    @property
    def needs(self) -> list[NoteFact]:
        """Jobs, pains and gains."""
        return [note for note in self.notes if note.kind in SIDES[Side.PROFILE]]

    @property
    def fit(self) -> Fit:
        """How well both sides fit."""
        return assess(self.notes, self.links)


@dataclass(frozen=True, slots=True)
class Offer:
    """An alternative in the picture, and its fit."""

    alternative: Alternative
    fit: Fit
    number: int

    @property
    def canvas(self) -> Canvas:
        """Where it stands."""
        return self.alternative.canvas

    @property
    def mark(self) -> str:
        """How it is told apart from the others, beside its line."""
        return value_curve.MARKS[self.number]

    @property
    def dashes(self) -> str:
        """How its line is drawn."""
        return value_curve.DASHES[self.number]


@dataclass(frozen=True)
class Alternatives:
    """The alternatives for one segment, of which `offers` are shown side by side."""

    everything: list[Alternative]
    offers: list[Offer]
    compared: tuple[Compared, ...]

    @property
    def rows(self) -> tuple[Compared, ...]:
        """The needs that the picture shows."""
        return self.compared[: value_curve.MOST_NEEDS]

    @cached_property
    def curve(self) -> Curve:
        """The picture."""
        return value_curve.lay_out(self.compared)

    @cached_property
    def circle(self) -> ValueCircle:
        """The same, laid over one circle."""
        return value_circle.lay_out(self.compared)

    def ahead(self, offer: Offer) -> list[NoteFact]:
        """What this one alone answers best."""
        return value_curve.ahead(self.compared, offer.number)

    @cached_property
    def open_to_all(self) -> list[NoteFact]:
        """What nobody answers well."""
        return value_curve.open_to_all(self.compared)

    @property
    def leading(self) -> list[Offer]:
        """Those of the highest fit."""
        most = max((offer.fit.figure or 0 for offer in self.offers), default=0)
        return [offer for offer in self.offers if most and offer.fit.figure == most]


@dataclass(frozen=True, slots=True)
class ForSegment:
    """One canvas of an offer: whom it is for, its fit, and the heaviest needs there."""

    canvas: Canvas
    fit: Fit
    top: tuple[Compared, ...]

    @property
    def answered(self) -> int:
        """How many of the heaviest needs are answered well."""
        return sum(bool(one.best) for one in self.top)


@dataclass(frozen=True, slots=True)
class ForRole:
    """Who plays a part in buying and using the offer, the best fit first; nobody where it is not
    known who does."""

    role: str
    rows: list[ForSegment]

    @property
    def open(self) -> list[NoteFact]:
        """What the offer does not answer well of the heaviest needs of those who have the role,
        heaviest first."""
        missing = [one.need for row in self.rows for one in row.top if not one.best]
        return sorted(missing, key=lambda need: -need.worth)


def by_role(rows: Sequence[ForSegment]) -> list[ForRole]:
    """The segments of an offer by the roles that they have; of roles that nobody has those that
    every purchase knows."""
    held = [(row, known_roles(row.canvas.profile.segment.roles)) for row in rows]
    found = [ForRole(role, [row for row, roles in held if role in roles]) for role in ROLES]
    return [one for one in found if one.rows or not ROLES[one.role].in_organisations]


def load_compared(canvas: Canvas, asked: Sequence[str], *, alone: bool = False) -> Alternatives:
    """The alternatives with these public ids, or the first ones, on the profile of a canvas;
    `alone`: this canvas only. Three queries for any number."""
    everything = load_alternatives(canvas)
    if alone:
        everything = [one for one in everything if one.canvas.pk == canvas.pk]
    chosen = [one for one in everything if one.canvas.public_id in asked] or everything
    chosen = chosen[:MOST_OFFERS]
    facts = _load_facts([one.canvas for one in chosen])
    found = [facts[one.canvas.pk] for one in chosen]
    return Alternatives(
        everything,
        [
            Offer(one, each.fit, at)
            for at, (one, each) in enumerate(zip(chosen, found, strict=True))
        ],
        value_curve.compare(
            found[0].needs if found else [], [coverages(one.notes, one.links) for one in found]
        ),
    )


def load_segments_of(canvas: Canvas, *, alone: bool = False) -> list[ForSegment]:
    """All canvases of the offer on a canvas, the best fit first; `alone`: this one only. Three
    queries for any number."""
    rows = Canvas.objects.filter(value_map=canvas.value_map_id, binned_at=None)
    rows = rows.filter(profile__segment__binned_at=None).select_related("profile__segment")
    canvases = [one for one in rows if not alone or one.pk == canvas.pk]
    facts = _load_facts(canvases)
    found = []
    for one in canvases:
        each = facts[one.pk]
        compared = value_curve.compare(each.needs, [coverages(each.notes, each.links)])
        found.append(ForSegment(one, each.fit, compared[:TOP_NEEDS]))
    return sorted(found, key=lambda one: -1 if one.fit.figure is None else one.fit.figure)[::-1]


def _load_facts(canvases: Iterable[Canvas]) -> dict[int, Facts]:
    """The notes and links of several canvases, by primary key. Two queries."""
    canvases = list(canvases)
    profiles, maps = (
        {getattr(one, f"{side}_id") for one in canvases} for side in ("profile", "value_map")
    )
    here = Q(profile__in=profiles) | Q(value_map__in=maps)
    notes = list(Note.objects.filter(here).live().in_order())
    ids = {note.pk: note.public_id for note in notes}
    links = [
        LinkFact(ids[one.source_id], ids[one.target_id], Strength(one.strength))
        for one in Link.objects.filter(source__value_map__in=maps).order_by("pk")
        if one.source_id in ids and one.target_id in ids
    ]
    found = {}
    for canvas in canvases:
        mine = [
            NoteFact(note.public_id, Kind(note.kind), note.text, note.weight)
            for note in notes
            if canvas.profile_id == note.profile_id or canvas.value_map_id == note.value_map_id
        ]
        found[canvas.pk] = Facts(mine, links)
    return found
