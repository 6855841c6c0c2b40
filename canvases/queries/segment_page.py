"""A segment as its page shows it: its facts, and how much of each section is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.utils.translation import gettext

from canvases.access import Grant
from canvases.method.journey import Feeling, feeling
from canvases.method.note_fields import FIELDS
from canvases.method.research_methods import notes_of
from canvases.method.segment_hints import MOST_AT_ONCE, Hint, find_hints
from canvases.method.segment_sections import SECTIONS, Section
from canvases.method.traits import plain
from canvases.method.weight import counted
from canvases.models import Canvas, Change, CustomerSegment, Note

_LATEST: Final = 30  # changes of a person that are looked at


@dataclass(frozen=True, slots=True)
class Told:
    """How much is told in a section: a share from 0 to 1."""

    section: Section
    share: float

    @property
    def quarters(self) -> int:
        """The share in quarters. Only a whole one is 4, only nothing is 0."""
        return min(3, max(1, round(self.share * 4))) if 0 < self.share < 1 else int(self.share) * 4


@dataclass(frozen=True)
class SegmentPage:
    """`stages`: the notes of the profile at each stage of the journey, heaviest first; "" stands
    for none."""

    segment: CustomerSegment
    stages: Mapping[str, list[Note]]

    @cached_property
    def facts(self) -> dict[str, Any]:
        """What the table of sections reads: the segment's state, and numbers of notes."""
        notes = sum(map(len, self.stages.values()))
        staged = notes - len(self.stages[""])
        return {**self.segment.state(), "notes": notes, "staged": staged}

    @cached_property
    def feelings(self) -> dict[str, Feeling | None]:
        """How it feels at each stage; None where nothing says so."""
        return {stage: feeling(notes) for stage, notes in self.stages.items() if stage}

    @cached_property
    def told(self) -> dict[str, Told]:
        """How much is told in each section, by its name."""
        return {
            name: Told(section, section.known(self.facts)) for name, section in SECTIONS.items()
        }

    @property
    def is_begun(self) -> bool:
        """Whether anything is told."""
        return any(told.share for told in self.told.values())

    @cached_property
    def hints(self) -> list[Hint]:
        """The hints to show, in the reader's language."""
        return find_hints(self.facts, gettext)[:MOST_AT_ONCE]

    @cached_property
    def notes(self) -> dict[str, Note]:
        """The notes of the profile by their ids, heaviest first."""
        notes = [note for some in self.stages.values() for note in some]
        notes.sort(key=lambda note: (-counted(note.weight), note.position))
        return {note.public_id: note for note in notes}

    def came_of(self, way: str) -> list[Note]:
        """The notes that came of a way of profiling, without those that are not there any more."""
        found = notes_of(self.segment.methods, way)
        return [self.notes[one] for one in found if one in self.notes]

    @cached_property
    def canvas_id(self) -> str:
        """The id of the first canvas on which the notes stand; "" where there is none. One query,
        when somebody asks."""
        canvases = Canvas.objects.filter(profile__segment=self.segment, binned_at=None)
        canvases = canvases.filter(value_map__binned_at=None)
        return canvases.values_list("public_id", flat=True).first() or ""

    @property
    def whole(self) -> int:
        """How many sections are told in full."""
        return sum(told.share == 1 for told in self.told.values())


def load_segment_page(segment: CustomerSegment) -> SegmentPage:
    """The page of a segment, with one query."""
    stages: dict[str, list[Note]] = {stage: [] for stage in (*FIELDS["stage"].choices, "")}
    for note in Note.objects.filter(profile__segment=segment).live().in_order().defer("details"):
        stages[note.stage].append(note)
    return SegmentPage(segment, stages)


def find_note_of_segment(segment: CustomerSegment, public_id: str) -> Note | None:
    """A note of the segment's profile, in the bin or not. None where it has none with this id. One
    query."""
    return Note.objects.filter(profile__segment=segment, public_id=public_id).first()


def last_section(grant: Grant, segment: CustomerSegment) -> str:
    """The section of the segment that the person worked on last; "" where there is none. One
    query."""
    changes = Change.objects.filter(workspace=grant.workspace, actor=grant.member)
    latest = changes.order_by("-seq").values_list("kind", "subject_id", "undoes__kind")[:_LATEST]
    kinds = {section.change: name for name, section in SECTIONS.items()}
    kinds |= dict.fromkeys(("segment.moved", "segment.split"), "tree")
    for kind, subject, undone in latest:
        if subject == segment.public_id and (found := kinds.get(kind) or kinds.get(undone or "")):
            return found
    return ""


def find_notes_that_say(segment: CustomerSegment, text: str) -> list[Note]:
    """The note of the segment's profile outside the bin with this text, however it is written, or
    all that have it in their text. One query."""
    notes = Note.objects.filter(profile__segment=segment).live().in_order().defer("details")
    found = [note for note in notes if plain(text) in plain(note.text)]
    return [note for note in found if plain(note.text) == plain(text)][:1] or found
