"""What people do with segments: one act for each kind of change."""

from collections.abc import Callable

from canvases.access import CanvasGrant
from canvases.actions import (
    canvases,
    customer_segments,
    segment_merge,
    segment_pairs,
    segment_split,
    segment_tree,
    segments,
)
from canvases.actions.customer_segments import NewSegment
from canvases.method.kinds import Kind
from canvases.method.segment_fields import Value
from canvases.models import Canvas, Change
from tests import cast

Act = Callable[[CanvasGrant], Change | None]


def answer_pair(grant: CanvasGrant) -> Change | None:
    two = grant.canvas.profile.segment, cast.another_segment(grant)
    return segment_pairs.answer(
        cast.on_page(grant), cast.op(), segments=two, values={"needs-answer": "yes"}
    )


def say_flows(grant: CanvasGrant) -> Change | None:
    two = grant.canvas.profile.segment, cast.another_segment(grant)
    return segment_pairs.say_flows(
        cast.on_page(grant), cast.op(), segments=two, values={"first_gives": "audience"}
    )


def from_list(grant: CanvasGrant) -> Change | None:
    trait = {"model": "demographic", "variable": "age", "value": "30 to 40"}
    made = [NewSegment(name, [trait], "") for name in ("Clinics", "Practices")]
    return customer_segments.add_segments(cast.on_page(grant), cast.op(), segments=made)


def merge(grant: CanvasGrant) -> Change | None:
    """Another segment, with a note and two canvases, into the first one."""
    cast.add(grant)
    page, away = cast.on_page(grant), cast.another_segment(grant)
    shared = grant.canvas.value_map
    for value_map in (shared, None):
        canvases.add_canvas(page, cast.op(), title="Theirs", segment=away, value_map=value_map)
    theirs = Canvas.objects.get(profile__segment=away, value_map=shared)
    cast.add(cast.on_canvas(cast.name_of(grant), theirs), Kind.GAIN, "Goes along")
    return segment_merge.merge(page, cast.op(), into=grant.canvas.profile.segment, away=away)


def describe(grant: CanvasGrant) -> Change | None:
    values = {"description": "On shift", "market": "b2b"}
    segment = grant.canvas.profile.segment
    return segments.fill_in(grant, cast.op(), segment=segment, section="who", values=values)


def fill_in(section: str, **values: Value) -> Act:
    return lambda grant: segments.fill_in(
        grant,
        cast.op(),
        segment=grant.canvas.profile.segment,
        section=section,
        values={name.replace("__", "-"): value for name, value in values.items()},
    )


def add_trait(grant: CanvasGrant) -> Change | None:
    trait = {"model": "demographic", "variable": "age", "value": "30 to 55"}
    return segments.add_trait(grant, cast.op(), segment=grant.canvas.profile.segment, trait=trait)


def move_segment(grant: CanvasGrant) -> Change | None:
    whole = grant.canvas.profile.segment
    part = cast.another_segment(grant)
    return segment_tree.move(cast.on_page(grant), cast.op(), segment=part, parent=whole)


def split_segment(grant: CanvasGrant) -> Change | None:
    return segment_split.split(
        cast.on_page(grant),
        cast.op(),
        segment=grant.canvas.profile.segment,
        traits=[{"model": "needs_based", "variable": "cuisine", "value": "Thai"}],
    )


def begin_canvas(grant: CanvasGrant) -> Change | None:
    split_segment(grant)
    child = grant.canvas.profile.segment.children.get()
    page = cast.on_page(grant)
    return segment_split.begin_canvas(page, cast.op(), segment=child, canvas=grant.canvas)


def set_stage(grant: CanvasGrant) -> Change | None:
    segment, note = grant.canvas.profile.segment, cast.add(grant)
    return segments.set_stage(grant, cast.op(), segment=segment, note=note, stage="purchase")


SEGMENT_ACTS: dict[str, Act] = {
    "segment.added": lambda grant: segments.add(grant, cast.op(), name="Nurses"),
    "segment.moved": move_segment,
    "segment.split": split_segment,
    "canvas.begun": begin_canvas,
    "segment.described": describe,
    "pair.answered": answer_pair,
    "pair.flows": say_flows,
    "segment.merged": merge,
    "segments.from_list": from_list,
    "segment.hint_dismissed": lambda grant: segments.dismiss_hint(
        grant, cast.op(), segment=grant.canvas.profile.segment, hint="traits"
    ),
    "segment.persona": fill_in("persona", persona__quote="Not again"),
    "segment.traits": add_trait,
    "segment.roles": fill_in("roles", roles__buyer=True),
    "segment.worth": fill_in("worth", meaningful__growing__answer="yes"),
    "segment.value": fill_in("value", value__revenue_today=4),
    "segment.methods": fill_in("methods", methods__feedback__learnt="They phone at night"),
    "segment.journey": set_stage,
}
