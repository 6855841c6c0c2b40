"""Makes canvases for the groups of a session, which share nothing with each other."""

from canvases.actions.note_copies import Place, copy_notes
from canvases.actions.rows import current, next_position
from canvases.journal.writer import Entry, journaled
from canvases.method.text import NAME
from canvases.models import Canvas, CustomerProfile, CustomerSegment, Link, Note, ValueMap


@journaled("canvas.added")
def add_apart(entry: Entry, *, like: Canvas, title: str, copies: bool) -> None:
    """Add a canvas with a segment and a value map of its own, called like those of another one and
    `title`; `copies`: with copies of its notes and links."""
    like = current(like)
    segment = CustomerSegment.objects.create(
        workspace=entry.workspace,
        name=_called(like.profile.segment.name, title),
        is_named=like.profile.segment.is_named,
        description=like.profile.segment.description,
        position=next_position(entry, CustomerSegment),
    )
    profile = CustomerProfile.objects.create(segment=segment)
    value_map = ValueMap.objects.create(
        workspace=entry.workspace,
        name=_called(like.value_map.name, title),
        alternative=like.value_map.alternative,
        position=next_position(entry, ValueMap),
    )
    canvas = Canvas.objects.create(
        workspace=entry.workspace,
        profile=profile,
        value_map=value_map,
        title=_called(like.title, title),
        is_named=like.is_named,
        language=like.language,
        position=next_position(entry, Canvas),
    )
    entry.created(segment, value_map, canvas)
    if copies:
        _copy(entry, like, profile, value_map)
    entry.about(canvas, canvas.title)


def _copy(entry: Entry, like: Canvas, profile: CustomerProfile, value_map: ValueMap) -> None:
    sides = Note.objects.on_canvas(profile_id=like.profile_id, value_map_id=like.value_map_id)

    def place(note: Note) -> Place:
        return profile if note.profile_id else value_map

    links = Link.objects.filter(source__value_map=like.value_map, target__profile=like.profile)
    copy_notes(entry, sides.live().in_order(), links, place)


def _called(name: str, title: str) -> str:
    ending = f" – {title}"
    return name[: NAME - len(ending)] + ending
