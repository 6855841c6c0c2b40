"""Sentences for each kind of change."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from canvases.method.flows import FLOWS
from canvases.method.segment_sections import SECTIONS
from canvases.method.separation import ANSWERED

# What each kind of change is called: in the history ("Ana …") and on the undo button ("Undo: …").
SENTENCES: dict[str, tuple[str, str]] = {
    "workspace.started": (gettext_noop("started the workspace “%s”"), gettext_noop("start “%s”")),
    "workspace.imported": (
        gettext_noop("imported the workspace “%s”"),
        gettext_noop("import “%s”"),
    ),
    "workspace.renamed": (
        gettext_noop("renamed the workspace to “%s”"),
        gettext_noop("rename to “%s”"),
    ),
    "workspace.described": (
        gettext_noop("said what kind of market “%s” is"),
        gettext_noop("the kind of market"),
    ),
    "workspace.branded": (
        gettext_noop("changed how exports of “%s” look"),
        gettext_noop("change how exports look"),
    ),
    "segment.moved": (
        gettext_noop("moved the segment “%s” in the tree"),
        gettext_noop("move “%s” in the tree"),
    ),
    "segment.split": (gettext_noop("split the segment “%s”"), gettext_noop("split “%s”")),
    "segment.added": (gettext_noop("added the segment “%s”"), gettext_noop("add the segment “%s”")),
    "segments.from_list": (
        gettext_noop("made segments from a customer list, the first “%s”"),
        gettext_noop("make segments from a list, the first “%s”"),
    ),
    **{one.change: (one.did, one.undo) for one in SECTIONS.values()},
    "segment.hint_dismissed": (
        gettext_noop("put a hint on “%s” aside"),
        gettext_noop("put the hint on “%s” aside"),
    ),
    ANSWERED.change: (ANSWERED.did, ANSWERED.undo),
    FLOWS.change: (FLOWS.did, FLOWS.undo),
    "segment.merged": (gettext_noop("merged “%s”"), gettext_noop("merge “%s”")),
    "segment.renamed": (gettext_noop("renamed a segment to “%s”"), gettext_noop("rename to “%s”")),
    "segment.binned": (gettext_noop("deleted the segment “%s”"), gettext_noop("delete “%s”")),
    "segment.restored": (gettext_noop("restored the segment “%s”"), gettext_noop("restore “%s”")),
    "value_map.renamed": (
        gettext_noop("renamed a value map to “%s”"),
        gettext_noop("rename to “%s”"),
    ),
    "value_map.binned": (gettext_noop("deleted the value map “%s”"), gettext_noop("delete “%s”")),
    "value_map.restored": (
        gettext_noop("restored the value map “%s”"),
        gettext_noop("restore “%s”"),
    ),
    "canvas.added": (gettext_noop("added the canvas “%s”"), gettext_noop("add the canvas “%s”")),
    "canvas.begun": (
        gettext_noop("started the canvas “%s” from one of the parent segment"),
        gettext_noop("start the canvas “%s”"),
    ),
    "canvas.duplicated": (gettext_noop("made the copy “%s”"), gettext_noop("copy “%s”")),
    "canvas.imported": (gettext_noop("imported “%s”"), gettext_noop("import “%s”")),
    "canvas.renamed": (gettext_noop("renamed a canvas to “%s”"), gettext_noop("rename to “%s”")),
    "canvas.named": (gettext_noop("named the canvas “%s”"), gettext_noop("name it “%s”")),
    "canvas.stated": (
        gettext_noop("changed the sentence of “%s”"),
        gettext_noop("change the sentence"),
    ),
    "statement.kept": (
        gettext_noop("kept the sentence “%s”"),
        gettext_noop("keep “%s”"),
    ),
    "statement.rewritten": (
        gettext_noop("rewrote a sentence: “%s”"),
        gettext_noop("rewrite “%s”"),
    ),
    "statement.chosen": (
        gettext_noop("chose the sentence “%s”"),
        gettext_noop("choose “%s”"),
    ),
    "statement.binned": (
        gettext_noop("deleted the sentence “%s”"),
        gettext_noop("delete “%s”"),
    ),
    "statement.liked": (
        gettext_noop("marked the sentence “%s” as a favourite"),
        gettext_noop("mark “%s” as a favourite"),
    ),
    "statement.unliked": (
        gettext_noop("took back a favourite: “%s”"),
        gettext_noop("take back the mark on “%s”"),
    ),
    "canvas.binned": (gettext_noop("deleted the canvas “%s”"), gettext_noop("delete “%s”")),
    "canvas.restored": (gettext_noop("restored the canvas “%s”"), gettext_noop("restore “%s”")),
    "assessment.scored": (
        gettext_noop("scored the ten characteristics of “%s”"),
        gettext_noop("score “%s”"),
    ),
    "note.added": (gettext_noop("added “%s”"), gettext_noop("add “%s”")),
    "notes.pasted": (gettext_noop("pasted notes, the first “%s”"), gettext_noop("paste “%s” …")),
    "notes.weighed": (gettext_noop("weighed notes, the first “%s”"), gettext_noop("weigh “%s” …")),
    "notes.folded": (
        gettext_noop("folded stacked notes into one each, the first “%s”"),
        gettext_noop("fold “%s” …"),
    ),
    "notes.imported": (
        gettext_noop("imported notes, the first “%s”"),
        gettext_noop("import “%s” …"),
    ),
    "note.edited": (gettext_noop("edited “%s”"), gettext_noop("edit “%s”")),
    "note.weighed": (gettext_noop("weighed “%s”"), gettext_noop("weigh “%s”")),
    "note.unweighed": (
        gettext_noop("cleared the weight of “%s”"),
        gettext_noop("clear the weight of “%s”"),
    ),
    "card.written": (
        gettext_noop("wrote the test “%s”"),
        gettext_noop("write the test “%s”"),
    ),
    "card.removed": (
        gettext_noop("removed the test “%s”"),
        gettext_noop("remove the test “%s”"),
    ),
    "evidence.added": (
        gettext_noop("added evidence to “%s”"),
        gettext_noop("add evidence to “%s”"),
    ),
    "evidence.captured": (
        gettext_noop("quoted an interview for “%s”"),
        gettext_noop("quote an interview for “%s”"),
    ),
    "evidence.changed": (
        gettext_noop("changed evidence of “%s”"),
        gettext_noop("change evidence of “%s”"),
    ),
    "evidence.removed": (
        gettext_noop("removed evidence from “%s”"),
        gettext_noop("remove evidence from “%s”"),
    ),
    "note.split": (gettext_noop("split a note, first “%s”"), gettext_noop("split “%s” …")),
    "hint.dismissed": (
        gettext_noop("put a hint on “%s” aside"),
        gettext_noop("put the hint on “%s” aside"),
    ),
    "canvas.language": (
        gettext_noop("chose the language of “%s”"),
        gettext_noop("choose the language"),
    ),
    "notes.ranked": (
        gettext_noop("weighed notes, the heaviest “%s”"),
        gettext_noop("weigh “%s” …"),
    ),
    "note.placed": (gettext_noop("moved “%s”"), gettext_noop("move “%s”")),
    "note.binned": (gettext_noop("deleted “%s”"), gettext_noop("delete “%s”")),
    "note.restored": (gettext_noop("restored “%s”"), gettext_noop("restore “%s”")),
    "link.made": (gettext_noop("linked “%s”"), gettext_noop("link “%s”")),
    "link.changed": (gettext_noop("changed a link of “%s”"), gettext_noop("change a link of “%s”")),
    "links.chosen": (
        gettext_noop("said what “%s” answers"),
        gettext_noop("what “%s” answers"),
    ),
    "links.agreed": (
        gettext_noop("took over links of the room, the first of “%s”"),
        gettext_noop("links of the room, the first of “%s”"),
    ),
    "link.removed": (gettext_noop("unlinked “%s”"), gettext_noop("unlink “%s”")),
    "comment.added": (gettext_noop("commented on “%s”"), gettext_noop("comment on “%s”")),
    "comment.resolved": (
        gettext_noop("resolved a comment on “%s”"),
        gettext_noop("resolve a comment on “%s”"),
    ),
    "comment.reopened": (
        gettext_noop("reopened a comment on “%s”"),
        gettext_noop("reopen a comment on “%s”"),
    ),
    "comment.binned": (
        gettext_noop("deleted a comment on “%s”"),
        gettext_noop("delete a comment on “%s”"),
    ),
    "snapshot.made": (
        gettext_noop("saved the snapshot “%s”"),
        gettext_noop("save the snapshot “%s”"),
    ),
    "snapshot.restored": (
        gettext_noop("restored the snapshot “%s”"),
        gettext_noop("restore the snapshot “%s”"),
    ),
    "snapshot.binned": (
        gettext_noop("deleted the snapshot “%s”"),
        gettext_noop("delete the snapshot “%s”"),
    ),
    "undo": (gettext_noop("undid a change of “%s”"), gettext_noop("undo “%s”")),
    "redo": (gettext_noop("redid a change of “%s”"), gettext_noop("redo “%s”")),
    "purged": (gettext_noop("emptied the bin"), gettext_noop("empty the bin")),
    "forgotten": (gettext_noop("changed something that is deleted for good"), gettext_noop("…")),
}
# For what a later release wrote, before somebody went back to this one.
_UNKNOWN = (gettext_noop("changed “%s”"), gettext_noop("change “%s”"))
_SHORT = 48  # characters of a subject on the undo button


def describe(kind: str, subject: str, *, for_button: bool = False) -> str:
    """The words for a kind of change about `subject`; the text of a note is cut on buttons."""
    pattern = _(SENTENCES.get(kind, _UNKNOWN)[for_button])
    if for_button and len(subject) > _SHORT:
        subject = subject[: _SHORT - 1].rstrip() + "…"
    return pattern % subject if "%s" in pattern else pattern
