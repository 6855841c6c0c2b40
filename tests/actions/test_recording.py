"""Every kind of change is recorded and has its words."""

import pytest

from canvases.access import CanvasGrant
from canvases.actions import (
    branding,
    canvases,
    comments,
    hints,
    links,
    notes,
    purges,
    snapshots,
    statements,
    undo_redo,
)
from canvases.actions.sessions import vote_folds
from canvases.method.kinds import Kind, Strength
from canvases.models import Change, Note
from canvases.queries.change_words import SENTENCES
from canvases.queries.history import load_history
from tests import cast, rounds, sessions, stacks
from tests.actions.fit_acts import FIT_ACTS
from tests.actions.segment_acts import SEGMENT_ACTS, Act


def linked(grant: CanvasGrant) -> tuple[Note, Note]:
    ends = cast.add(grant, Kind.PAIN_RELIEVER), cast.add(grant, Kind.PAIN)
    cast.connect(grant, *ends)
    return ends


def binned(grant: CanvasGrant) -> Note:
    note = cast.add(grant)
    notes.discard(grant, cast.op(), note=note)
    return note


def fold(grant: CanvasGrant) -> Change | None:
    session = stacks.begun(grant)
    stacks.stack(grant, session, *rounds.TEXTS[:2])
    rounds.end(grant, session)
    vote_folds.fold(sessions.leads(grant, session), cast.op(), at=rounds.step(grant, session))
    return Change.objects.last()


def link(grant: CanvasGrant, strength: Strength) -> Change | None:
    source, target = linked(grant)
    return links.connect(
        grant, cast.op(), canvas=grant.canvas, source=source, target=target, strength=strength
    )


def add(grant: CanvasGrant) -> Change | None:
    cast.add(grant)
    return cast.last_change(grant.workspace)


def make_link(grant: CanvasGrant) -> Change | None:
    linked(grant)
    return cast.last_change(grant.workspace)


def unlink(grant: CanvasGrant) -> Change | None:
    source, target = linked(grant)
    return links.disconnect(grant, cast.op(), canvas=grant.canvas, source=source, target=target)


def edit(grant: CanvasGrant) -> Change | None:
    return notes.edit(
        grant, cast.op(), note=cast.add(grant), version=1, values={"details": "Since May"}
    )


def paste(grant: CanvasGrant) -> Change | None:
    return notes.paste(grant, cast.op(), canvas=grant.canvas, kind=Kind.JOB, texts=["One", "Two"])


def place(grant: CanvasGrant) -> Change | None:
    return notes.place(grant, cast.op(), note=cast.add(grant), kind=Kind.GAIN, after=None)


def add_canvas(grant: CanvasGrant) -> Change | None:
    segment = grant.canvas.profile.segment
    return canvases.add_canvas(grant, cast.op(), title="Two", segment=segment, value_map=None)


def choose(grant: CanvasGrant) -> Change | None:
    """One link new, one weaker, one gone."""
    source = cast.add(grant, Kind.PAIN_RELIEVER)
    new, weaker, gone = (cast.add(grant) for _need in range(3))
    cast.connect(grant, source, weaker)
    cast.connect(grant, source, gone)
    wanted = {new.public_id: Strength.STRONG, weaker.public_id: Strength.WEAK, gone.public_id: None}
    return links.choose(grant, cast.op(), canvas=grant.canvas, source=source, wanted=wanted)


def agree(grant: CanvasGrant) -> Change | None:
    """Of two relievers, one link new and one gone."""
    one, other, need = (
        cast.add(grant, kind) for kind in (Kind.PAIN_RELIEVER, Kind.PAIN_RELIEVER, Kind.PAIN)
    )
    cast.connect(grant, other, need)
    wanted: dict[str, dict[str, Strength | None]] = {
        one.public_id: {need.public_id: Strength.WEAK},
        other.public_id: {need.public_id: None},
    }
    return links.choose_all(grant, cast.op(), canvas=grant.canvas, wanted=wanted)


def like(grant: CanvasGrant, *, likes: bool) -> Change | None:
    variant = cast.statement(grant)
    change = statements.like(grant, cast.op(), statement=variant, likes=True)
    return change if likes else statements.like(grant, cast.op(), statement=variant, likes=False)


def say(grant: CanvasGrant) -> Change | None:
    cast.statement(grant)
    return cast.last_change(grant.workspace)


def settle(grant: CanvasGrant, *, again: bool = False) -> Change | None:
    note = cast.add(grant)
    said = cast.comment(grant, note)
    change = comments.resolve(grant, cast.op(), note=note, comment=said, resolved=True)
    if again:
        change = comments.resolve(grant, cast.op(), note=note, comment=said, resolved=False)
    return change


def comment(grant: CanvasGrant) -> Change | None:
    cast.comment(grant, cast.add(grant))
    return cast.last_change(grant.workspace)


def take_back(grant: CanvasGrant) -> Change | None:
    note = cast.add(grant)
    said = cast.comment(grant, note)
    return comments.discard(grant, cast.op(), note=note, comment=said)


def go_back(grant: CanvasGrant) -> Change | None:
    kept = cast.snapshot(grant)
    cast.add(grant)
    return snapshots.restore(grant, cast.op(), snapshot=kept)


def keep(grant: CanvasGrant) -> Change | None:
    cast.snapshot(grant)
    return cast.last_change(grant.workspace)


def undo(grant: CanvasGrant) -> Change | None:
    cast.add(grant)
    return undo_redo.undo(grant, cast.op())


def redo(grant: CanvasGrant) -> Change | None:
    undo(grant)
    return undo_redo.redo(grant, cast.op())


def rows_of(grant: CanvasGrant) -> dict[str, canvases.Named]:
    canvas = grant.canvas
    return {"segment": canvas.profile.segment, "value_map": canvas.value_map, "canvas": canvas}


def rename(row: str) -> Act:
    return lambda grant: canvases.rename(grant, cast.op(), row=rows_of(grant)[row], name="New")


def discard(row: str) -> Act:
    return lambda grant: canvases.discard(grant, cast.op(), row=rows_of(grant)[row])


def restore(row: str) -> Act:
    def act(grant: CanvasGrant) -> Change | None:
        discard(row)(grant)
        return canvases.restore(grant, cast.op(), row=rows_of(grant)[row])

    return act


def purge(grant: CanvasGrant) -> Change | None:
    binned(grant)
    return purges.empty_bin(grant, cast.op())


def forget(grant: CanvasGrant) -> Change | None:
    purge(grant)
    return Change.objects.filter(workspace=grant.workspace).order_by("-seq")[1]


ACTS: dict[str, Act] = {
    "workspace.started": lambda grant: cast.last_change(grant.workspace),
    "workspace.renamed": lambda grant: canvases.rename_workspace(grant, cast.op(), name="New"),
    "workspace.described": lambda grant: canvases.describe_workspace(
        grant, cast.op(), kind="niche"
    ),
    "workspace.branded": lambda grant: branding.brand(grant, cast.op(), footer="Ward & Co."),
    **SEGMENT_ACTS,
    **FIT_ACTS,
    **{
        f"{row}.{kind}": act(row)
        for row in ("segment", "value_map", "canvas")
        for kind, act in {"renamed": rename, "binned": discard, "restored": restore}.items()
    },
    "canvas.added": add_canvas,
    "canvas.duplicated": lambda grant: canvases.duplicate(
        grant, cast.op(), canvas=grant.canvas, title="Copy"
    ),
    "canvas.named": lambda grant: canvases.name_canvas(
        grant, cast.op(), canvas=grant.canvas, title="Warm meals", segment="Nurses"
    ),
    "canvas.stated": lambda grant: canvases.state_proposition(
        grant, cast.op(), canvas=grant.canvas, text="Ours"
    ),
    "canvas.language": lambda grant: hints.choose_language(
        grant, cast.op(), canvas=grant.canvas, language="de"
    ),
    "hint.dismissed": lambda grant: hints.dismiss_on_note(
        grant, cast.op(), note=cast.add(grant), hint="vague"
    ),
    "note.split": lambda grant: hints.split(
        grant, cast.op(), canvas=grant.canvas, note=cast.add(grant), version=1, parts=["A", "B"]
    ),
    "note.added": add,
    "notes.pasted": paste,
    "notes.folded": fold,
    "note.edited": edit,
    "note.unweighed": lambda grant: notes.unweigh(grant, cast.op(), note=cast.add(grant, weight=5)),
    "note.weighed": lambda grant: notes.weigh(grant, cast.op(), note=cast.add(grant), weight=5),
    "notes.weighed": lambda grant: notes.weigh_all(
        grant, cast.op(), canvas=grant.canvas, weights={cast.add(grant).public_id: 5}
    ),
    "note.placed": place,
    "note.binned": lambda grant: notes.discard(grant, cast.op(), note=cast.add(grant)),
    "note.restored": lambda grant: notes.restore(grant, cast.op(), note=binned(grant)),
    "link.made": make_link,
    "link.changed": lambda grant: link(grant, Strength.WEAK),
    "link.removed": unlink,
    "links.chosen": choose,
    "links.agreed": agree,
    "comment.added": comment,
    "statement.kept": say,
    "statement.rewritten": lambda grant: statements.rewrite(
        grant, cast.op(), statement=cast.statement(grant), text="New", pattern="", slots={}
    ),
    "statement.chosen": lambda grant: statements.choose(
        grant, cast.op(), statement=cast.statement(grant)
    ),
    "statement.binned": lambda grant: statements.discard(
        grant, cast.op(), statement=cast.statement(grant)
    ),
    "statement.liked": lambda grant: like(grant, likes=True),
    "statement.unliked": lambda grant: like(grant, likes=False),
    "comment.resolved": settle,
    "comment.reopened": lambda grant: settle(grant, again=True),
    "comment.binned": take_back,
    "snapshot.made": keep,
    "snapshot.restored": go_back,
    "snapshot.binned": lambda grant: snapshots.discard(
        grant, cast.op(), snapshot=cast.snapshot(grant)
    ),
    "undo": undo,
    "redo": redo,
    "purged": purge,
    "forgotten": forget,
}
ELSEWHERE = {
    "workspace.imported",
    "notes.imported",
    "canvas.imported",
}  # tests/actions/test_documents.py


def test_every_sentence_is_tested_here_or_named_as_tested_elsewhere() -> None:
    assert set(SENTENCES) == {*ACTS, *ELSEWHERE}


@pytest.mark.parametrize("kind", ACTS)
def test_change_is_recorded_with_its_kind_and_words(ada: CanvasGrant, kind: str) -> None:
    change = ACTS[kind](ada)

    assert change is not None
    assert change.kind == kind
    told = {event.seq: event.text for event in load_history(ada.workspace)}[change.seq]
    assert change.subject in told
    assert "%" not in told


@pytest.mark.parametrize("kind", ACTS)
def test_change_can_be_replayed(ada: CanvasGrant, kind: str) -> None:
    ACTS[kind](ada)

    assert cast.replayed(ada.workspace.changes.all()) == cast.all_states()
