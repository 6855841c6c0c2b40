"""The shape of a canvas file: a whole workspace, or a part of it, as one plain tree.

Reading a file gives such a tree, storing takes one, exporting gives one back. The words are those
of docs/canvas-file.md; what may stand where is in docs/canvas-file.schema.json.
"""

from typing import Any, Final, NotRequired, TypedDict

FORMAT: Final = "value-proposition-canvas"
VERSION: Final = 1

Id = str
"""Names a thing inside one file only."""


NoteEntry = dict[str, Any]
"""`kind` and `text`, and where there is something in them `id`, `evidence` and the other fields of
note_fields.py by their names."""


class ProfileEntry(TypedDict):
    notes: list[NoteEntry]


class SegmentEntry(TypedDict):
    id: NotRequired[Id]
    name: str
    is_named: NotRequired[bool]
    description: NotRequired[str]
    market: NotRequired[str]
    kind: NotRequired[str]
    parent: NotRequired[Id]
    job_hired_for: NotRequired[str]
    channel_position: NotRequired[str]
    traits: NotRequired[list[dict[str, str]]]
    roles: NotRequired[list[str]]
    persona: NotRequired[dict[str, str]]
    meaningful: NotRequired[dict[str, dict[str, str]]]
    value: NotRequired[dict[str, int | str]]
    methods: NotRequired[list[dict[str, Any]]]
    target: NotRequired[dict[str, bool | str]]
    dismissed: NotRequired[list[str]]
    profile: ProfileEntry


PairEntry = dict[str, Any]
"""`segments`: the ids of two; and the answers by the names of the questions in
segmentation.SEPARATE, each with `answer` and `why`; flows.GIVES, in the order of the ids."""


class ValueMapEntry(TypedDict):
    id: NotRequired[Id]
    name: str
    alternative: str
    notes: list[NoteEntry]


class CanvasEntry(TypedDict):
    id: NotRequired[Id]
    title: str
    is_named: NotRequired[bool]
    segment: Id
    value_map: Id
    statements: NotRequired[list[str]]
    statement_slots: NotRequired[list[dict[str, Any]]]
    assessment: NotRequired[list[float | None]]
    tests: NotRequired[list[dict[str, str]]]
    language: NotRequired[str]
    dismissed: NotRequired[list[str]]


# "from" is a keyword, so this one cannot be written as a class.
LinkEntry = TypedDict("LinkEntry", {"from": Id, "to": Id, "strength": str})


class WorkspaceEntry(TypedDict):
    name: str
    is_named: NotRequired[bool]
    kind: NotRequired[str]


class Document(TypedDict):
    """Complete and consistent: texts are cleaned, defaults filled in, empty options left out, ids
    unique, and every reference leads somewhere."""

    format: str
    version: int
    workspace: WorkspaceEntry
    segments: list[SegmentEntry]
    pairs: NotRequired[list[PairEntry]]
    value_maps: list[ValueMapEntry]
    canvases: list[CanvasEntry]
    links: list[LinkEntry]
