"""What a round asks about links, what somebody said, and where the room agrees."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from canvases.method.agreement import MOST_NEEDS, strength_of
from canvases.method.dots import shuffled
from canvases.method.kinds import ANSWERS, Kind, Strength
from canvases.models import Link, Note, Participant, Round


@dataclass(frozen=True, slots=True)
class Agreed:
    """How many of those who answered say that an offer answers a need, and what comes of it."""

    offer: Note
    need: Note
    agree: int
    answered: int
    strength: Strength | None
    now: str = ""
    """How strong the link is that is on the canvas already."""

    @property
    def percent(self) -> int:
        """Of those who answered."""
        return int(100 * self.agree / self.answered + 0.5) if self.answered else 0

    @property
    def pair(self) -> str:
        """The two ids, as forms name them."""
        return f"{self.offer.public_id}-{self.need.public_id}"


@dataclass(frozen=True, slots=True)
class OwnLinks:
    """Which offer a participant is asked about now, and what they said so far."""

    offers: list[Note]
    """All, in an order of their own."""
    said: dict[str, int | None]
    """By the offers that they have answered: how many needs they ticked, None where skipped."""
    offer: Note | None = None
    """None once all are answered."""
    needs: list[Note] = field(default_factory=list)
    ticked: Collection[str] = ()

    @property
    def number(self) -> int:
        """Which one it is, from 1."""
        return self.offers.index(self.offer) + 1 if self.offer else len(self.offers)

    @property
    def before(self) -> Note | None:
        """The offer before it."""
        at = self.number - 2
        return self.offers[at] if self.offer and at >= 0 else None


def offers_in(notes: Iterable[Note]) -> list[Note]:
    """The notes that can answer something."""
    return [note for note in notes if note.kind in ANSWERS]


def needs_of(offer: Note, notes: Iterable[Note]) -> list[Note]:
    """The needs that are asked about it, heaviest first."""
    asked = ANSWERS[Kind(offer.kind)]
    return [note for note in notes if note.kind == asked][:MOST_NEEDS]


def pairs_asked(notes: list[Note]) -> list[tuple[Note, list[Note]]]:
    """Each offer with the needs that are asked about it."""
    return [(offer, needs_of(offer, notes)) for offer in offers_in(notes)]


def said_by(found: Round, participant: Participant) -> dict[str, set[str]]:
    """The needs that each offer answers, as a participant says: none where they said so. One
    query."""
    said: dict[str, set[str]] = {}
    for note, target in found.ballots.filter(participant=participant).values_list("note", "target"):
        said.setdefault(note, set()).update({target} - {""})
    return said


def load_own_links(
    found: Round, notes: list[Note], participant: Participant, asked: str
) -> OwnLinks:
    """The offer with the id `asked`, or the first one without an answer. One query."""
    said: dict[str, int | None] = {}
    ticks: dict[str, list[str]] = {}
    own = found.ballots.filter(participant=participant).order_by("target")
    for note, target, value in own.values_list("note", "target", "value"):
        if target:
            ticks.setdefault(note, []).append(target)
        else:
            said[note] = 0 if value else None
    said = {
        note: None if number is None else len(ticks.get(note, ())) for note, number in said.items()
    }
    by_id = {note.public_id: note for note in offers_in(notes)}
    order = shuffled(by_id, f"{participant.token_hash} {found.pk}")
    left = [one for one in order if one not in said]
    at = asked if asked in by_id else left[0] if left else ""
    offers = [by_id[one] for one in order]
    if not at:
        return OwnLinks(offers, said)
    return OwnLinks(offers, said, by_id[at], needs_of(by_id[at], notes), ticks.get(at, ()))


def agreed_of(found: Round, notes: list[Note], *, with_links: bool = False) -> list[Agreed]:
    """The pairs of a closed round that somebody sees linked, offer by offer, those that most agree
    on first; `with_links`: also those that are linked on the canvas. Two queries at most."""
    people = {(one.note, one.target): one.people for one in found.tallies.all() if one.value}
    links: dict[tuple[int, int], str] = {}
    offers = offers_in(notes)
    if with_links:
        made = Link.objects.filter(source__in=offers)
        links = {(one.source_id, one.target_id): one.strength for one in made}
    pairs = []
    for offer in offers:
        answered = people.get((offer.public_id, ""), 0)
        rows = []
        for need in needs_of(offer, notes):
            agree, now = (
                people.get((offer.public_id, need.public_id), 0),
                links.get((offer.pk, need.pk), ""),
            )
            if agree or now:
                strength = strength_of(agree, answered, found.share)
                rows.append(Agreed(offer, need, agree, answered, strength, now))
        pairs += sorted(rows, key=lambda row: -row.agree)
    return pairs
