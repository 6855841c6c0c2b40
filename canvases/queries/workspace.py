"""Reads what the workspace page lists."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from canvases.method import fit
from canvases.method.fit import LinkFact, NoteFact
from canvases.method.kinds import Kind, Strength
from canvases.method.segment_hints import Hint, find_hints
from canvases.method.segment_split import short_name
from canvases.method.segment_tree import above, in_order
from canvases.models import (
    Canvas,
    CustomerSegment,
    Link,
    Note,
    ValueMap,
    Workspace,
)
from canvases.models.note import NoteQuerySet
from canvases.queries.board import Sentence, sentence_of

_Home = tuple[int | None, int | None]
"""Where a note lies: the primary keys of its profile and of its value map, one of them None."""


@dataclass(frozen=True)
class CanvasCard:
    """One canvas on the workspace page."""

    canvas: Canvas
    facts: list[NoteFact]
    links: list[LinkFact]  # between its value map and its profile

    @cached_property
    def fit(self) -> fit.Fit:
        """How far it fits, counted when somebody asks."""
        return fit.assess(self.facts, self.links)

    @property
    def notes(self) -> int:
        """How many notes stand on it."""
        return len(self.facts)

    @property
    def state(self) -> str:
        """A digest of what its picture shows; with it, the picture's address changes."""
        shown = (
            self.canvas.title, self.canvas.statements, self.canvas.value_map.name,
            self.facts, sorted(map(repr, self.links)),
        )  # fmt: skip
        return hashlib.sha256(repr(shown).encode()).hexdigest()[:12]

    @property
    def sentence(self) -> Sentence | None:
        """Its value proposition, where there is one."""
        return sentence_of(self.canvas, self.facts, self.links)


@dataclass(frozen=True, slots=True)
class SegmentGroup:
    """A segment with its canvases. `size`: how many notes of each kind its profile has; `depth`:
    how deep it stands in the tree; `children`: how many sub-segments it has; `may_begin`: whether a
    canvas with notes stands above from which its own may start."""

    segment: CustomerSegment
    cards: list[CanvasCard]
    size: Mapping[str, int]
    depth: int = 0
    children: int = 0
    may_begin: bool = False

    @property
    def short_name(self) -> str:
        """What it is called right after its parent."""
        parent = self.segment.parent if self.depth else None
        return short_name(parent.name, self.segment.name) if parent else self.segment.name

    @property
    def hint(self) -> Hint | None:
        """The first hint on the segment, in the reader's language."""
        facts = {**self.segment.state(), "notes": sum(self.size.values())}
        return next(iter(find_hints(facts, gettext)), None)


@dataclass(frozen=True, slots=True)
class Overview:
    """A workspace as its page shows it."""

    groups: list[SegmentGroup]
    value_maps: list[ValueMap]
    binned: list[CustomerSegment | ValueMap | Canvas]
    binned_notes: int
    binned_rest: int  # deleted comments and snapshots, which lie nowhere to be seen


def load_overview(workspace: Workspace) -> Overview:
    """Segments, each followed by its sub-segments, canvases with their fit, value maps and the bin.
    Seven queries for any size."""
    segments = list(workspace.segments.select_related("profile"))
    value_maps = list(workspace.value_maps.all())
    canvases = list(workspace.canvases.select_related("profile__segment", "value_map"))
    notes = Note.objects.filter(workspace=workspace)
    live = list(_facts(notes.live()))
    cards: dict[int, list[CanvasCard]] = {}
    links = Link.objects.filter(workspace=workspace)
    standing = [canvas for canvas in canvases if not canvas.is_binned]
    for card in _cards(standing, live, links):
        cards.setdefault(card.canvas.profile_id, []).append(card)
    sizes: defaultdict[int | None, Counter[str]] = defaultdict(Counter)
    for (profile, _value_map), note in live:
        sizes[profile][note.kind] += 1
    by_key = {segment.pk: segment for segment in segments}
    for segment in segments:  # otherwise its state would read it
        segment.parent = by_key[segment.parent_id] if segment.parent_id else None
    parents = {segment.pk: segment.parent_id for segment in segments if not segment.is_binned}
    children = Counter(parents.values())
    begun = {profile for profile, some in cards.items() if any(card.notes for card in some)}
    rows: list[CustomerSegment | ValueMap | Canvas] = [*segments, *value_maps, *canvases]
    return Overview(
        groups=[
            SegmentGroup(
                by_key[key],
                cards.get(by_key[key].profile.pk, []),
                sizes.get(by_key[key].profile.pk, Counter()),
                depth,
                children[key],
                any(by_key[one].profile.pk in begun for one in above(parents, key)),
            )
            for key, depth in in_order(parents)
        ],
        value_maps=[value_map for value_map in value_maps if not value_map.is_binned],
        binned=[row for row in rows if row.is_binned],
        binned_notes=notes.exclude(binned_at=None).count(),
        binned_rest=_binned_rest(workspace),
    )


def load_cards(segment: CustomerSegment) -> list[CanvasCard]:
    """The canvases of one segment that stand. Three queries for any size."""
    rows = Canvas.objects.filter(
        profile__segment=segment, binned_at=None, value_map__binned_at=None
    )
    canvases = list(rows.select_related("value_map"))
    maps = [canvas.value_map_id for canvas in canvases]
    notes = Note.objects.filter(Q(profile__segment=segment) | Q(value_map__in=maps)).live()
    links = Link.objects.filter(target__profile__segment=segment, source__value_map__in=maps)
    return _cards(canvases, _facts(notes), links)


def _facts(notes: NoteQuerySet) -> Iterator[tuple[_Home, NoteFact]]:
    """What the fit reads of notes, in their order, each with where it lies. Their other columns are
    not read: of a large workspace, that would take longer than all else."""
    rows = notes.in_order().values_list(
        "profile", "value_map", "public_id", "kind", "text", "weight"
    )
    for profile, value_map, public_id, kind, text, weight in rows.iterator():
        yield (profile, value_map), NoteFact(public_id, Kind(kind), text, weight)


def load_other_maps(segment: CustomerSegment) -> list[ValueMap]:
    """The value maps that stand, and on no canvas of this segment. One query."""
    used = Canvas.objects.filter(profile__segment=segment, binned_at=None).values("value_map")
    maps = ValueMap.objects.filter(workspace=segment.workspace_id, binned_at=None)
    return list(maps.exclude(pk__in=used))


def _cards(
    canvases: list[Canvas], notes: Iterable[tuple[_Home, NoteFact]], links: QuerySet[Link]
) -> list[CanvasCard]:
    by_home: dict[_Home, list[NoteFact]] = {}
    for home, note in notes:
        by_home.setdefault(home, []).append(note)
    between: dict[_Home, list[LinkFact]] = {}
    for profile, value_map, source, target, strength in links.values_list(
        "target__profile", "source__value_map", "source__public_id", "target__public_id", "strength"
    ):
        fact = LinkFact(source, target, Strength(strength))
        between.setdefault((profile, value_map), []).append(fact)
    return [
        CanvasCard(
            canvas,
            by_home.get((canvas.profile_id, None), [])
            + by_home.get((None, canvas.value_map_id), []),
            between.get((canvas.profile_id, canvas.value_map_id), []),
        )
        for canvas in canvases
    ]


def canvases_of(workspace: Workspace, *ids: str) -> list[Canvas]:
    """The canvases of a workspace outside the bin, or those of them with one of the public `ids`,
    with workspace, segment and value map. One query."""
    rows = workspace.canvases.select_related("workspace", "profile__segment", "value_map")
    found = rows.filter(binned_at=None, profile__segment__binned_at=None, value_map__binned_at=None)
    if ids:
        found = found.filter(public_id__in=ids)
    return list(found)


def _binned_rest(workspace: Workspace) -> int:
    comments, snapshots = (
        rows.exclude(binned_at=None).order_by().values("pk")
        for rows in (workspace.comments.all(), workspace.snapshots.all())
    )
    return comments.union(snapshots, all=True).count()


def load_bin(canvas: Canvas) -> list[Note]:
    """The binned notes of both sides of a canvas, latest first. One query."""
    return list(
        Note.objects.on_canvas(profile_id=canvas.profile_id, value_map_id=canvas.value_map_id)
        .filter(binned_at__isnull=False)
        .order_by("-binned_at")
    )


def load_places(workspace: Workspace) -> list[Canvas]:
    """The canvases outside the bin with their segments, to choose one. One query."""
    canvases = workspace.canvases.filter(binned_at=None)
    return list(canvases.select_related("profile__segment"))


def find_canvas(workspace: Workspace, public_id: str) -> Canvas | None:
    """A canvas of the workspace outside the bin, with both sides. One query."""
    canvases = workspace.canvases.select_related("profile", "value_map")
    return canvases.filter(public_id=public_id, binned_at=None).first()


def find_segment(workspace: Workspace, public_id: str) -> CustomerSegment | None:
    """A segment of the workspace, binned or not. One query."""
    return workspace.segments.select_related("parent").filter(public_id=public_id).first()


def find_row(
    workspace: Workspace, row: str, public_id: str
) -> CustomerSegment | ValueMap | Canvas | None:
    """A segment, value map or canvas (`row` names which) of the workspace, binned or not."""
    match row:
        case "segment":
            return find_segment(workspace, public_id)
        case "value_map":
            return workspace.value_maps.filter(public_id=public_id).first()
        case "canvas":
            return workspace.canvases.filter(public_id=public_id).first()
    return None
