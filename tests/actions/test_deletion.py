"""A deleted workspace is there for nobody, can be brought back for a while, and then is gone."""

import time
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from canvases.access import CanvasGrant, NotAllowed, new_token
from canvases.actions import canvases, deletion, notes, retention, segments, sharing
from canvases.actions.errors import Refused
from canvases.actions.sessions import admission, participation
from canvases.method.kinds import Kind
from canvases.models import Allowance, Device, Member, Note, Role, ShareLink, Workspace
from canvases.models.workspace import KEPT_DELETED
from canvases.session_access import grant_for_participant
from canvases.workspace_cache import WorkspaceCache
from tests import cast, sessions
from tests.actions.test_purges import everything

MARKER = "Marker-of-a-secret"


def delete(grant: CanvasGrant) -> None:
    deletion.delete(grant, name=grant.workspace.name)


def let_time_pass(grant: CanvasGrant, by: timedelta = KEPT_DELETED) -> None:
    deleted = Workspace.objects.filter(pk=grant.workspace.pk)
    deleted.update(deleted_at=timezone.now() - by)


def marked(grant: CanvasGrant) -> None:
    """Put the marker wherever people can put text."""
    note = cast.add(grant, Kind.PAIN, MARKER)
    notes.edit(grant, cast.op(), note=note, version=1, values={"details": MARKER * 200})
    notes.edit(grant, cast.op(), note=note, version=2, values={"details": ""})
    cast.connect(grant, cast.add(grant, Kind.PAIN_RELIEVER, MARKER), note)
    cast.comment(grant, note, MARKER)
    cast.snapshot(grant, MARKER)
    segments.add(grant, cast.op(), name=MARKER)
    canvases.duplicate(grant, cast.op(), canvas=grant.canvas, title=MARKER)
    canvases.rename_workspace(grant, cast.op(), name=MARKER)
    sharing.rename(grant, name=MARKER)
    notes.discard(grant, cast.op(), note=note)
    session = sessions.planned(grant)
    admission.join(session, token := new_token(), name=MARKER)
    sessions.go_to(grant, session, "write")
    joined = grant_for_participant(token, session.public_id)
    assert joined is not None
    participation.write(joined, cast.op(), kind=Kind.PAIN, text=MARKER)
    grant.workspace.refresh_from_db()


@pytest.fixture
def kept(ada: CanvasGrant) -> WorkspaceCache:
    """A file of Ada's workspace that was exported before."""
    cache = WorkspaceCache("exports", ada.workspace.public_id)
    cache.store("made before", "1", MARKER.encode(), generation=cache.generation())
    return cache


def test_workspace_is_deleted_only_by_its_name(ada: CanvasGrant) -> None:
    with pytest.raises(Refused, match="That is not its name"):
        deletion.delete(ada, name="My other venture")

    assert not Workspace.objects.deleted().exists()


def test_only_owners_delete_and_bring_back(ada: CanvasGrant, ben: CanvasGrant) -> None:
    with pytest.raises(NotAllowed):
        delete(ben)
    delete(ada)
    with pytest.raises(NotAllowed):
        deletion.bring_back(ben)

    assert Workspace.objects.deleted().exists()


def test_write_that_was_on_its_way_is_refused(ada: CanvasGrant, ben: CanvasGrant) -> None:
    delete(ada)

    with pytest.raises(NotAllowed):
        cast.add(ben)
    with pytest.raises(NotAllowed):
        sharing.make_link(ben, role=Role.VIEWER)


def test_workspace_that_is_brought_back_is_as_it_was(ada: CanvasGrant, ben: CanvasGrant) -> None:
    cast.add(ada)
    before = cast.all_states()
    delete(ada)
    deletion.bring_back(ada)

    assert cast.all_states() == before
    cast.add(cast.on_canvas("ben", ben.canvas), text="Here again")


def test_nothing_is_gone_before_its_time(ada: CanvasGrant) -> None:
    marked(ada)
    before = everything()
    delete(ada)
    let_time_pass(ada, KEPT_DELETED - timedelta(minutes=1))
    retention.delete_due()

    Workspace.objects.update(deleted_at=None)
    assert everything() == before


def test_after_its_time_nothing_is_left_and_others_keep_theirs(
    ada: CanvasGrant, dan: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deletion, "PAUSE", 0.0)
    monkeypatch.setattr(deletion, "BATCH", 0.0)
    marked(ada)
    cast.add(dan, text="Dan's own")
    delete(ada)
    let_time_pass(ada)

    retention.delete_due()

    assert MARKER not in everything()
    assert list(Workspace.objects.all()) == [dan.workspace]
    assert [note.text for note in Note.objects.all()] == ["Dan's own"]


def test_others_write_between_the_batches(
    ada: CanvasGrant, dan: CanvasGrant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deletion, "BATCH", 0.0)
    marked(ada)
    delete(ada)
    let_time_pass(ada)
    # Its own clock: threads of other tests may sleep meanwhile, and are no others who write.
    pauses = SimpleNamespace(
        monotonic=time.monotonic, sleep=lambda _seconds: cast.add(dan, text="Meanwhile")
    )
    monkeypatch.setattr(deletion, "time", pauses)

    deletion.delete_for_good(ada.workspace)

    assert Note.objects.filter(text="Meanwhile").count() > 5
    assert not Workspace.objects.due().exists()


def test_too_late_is_too_late(ada: CanvasGrant) -> None:
    delete(ada)
    let_time_pass(ada)

    with pytest.raises(Refused, match="too late"):
        deletion.bring_back(ada)


@pytest.mark.django_db(transaction=True)
def test_exported_files_are_gone_at_once(ada: CanvasGrant, kept: WorkspaceCache) -> None:
    delete(ada)

    assert kept.load("made before", "1") is None


@pytest.mark.skipif(connection.vendor != "sqlite", reason="bytes of files")
@pytest.mark.django_db(transaction=True)
def test_no_byte_of_a_deleted_workspace_is_left_in_the_data_folder(
    ada: CanvasGrant, dan: CanvasGrant, kept: WorkspaceCache
) -> None:
    for number in range(300):  # pages of both workspaces lie between each other
        cast.add(dan if number % 3 else ada, text=f"{MARKER * (1 - min(1, number % 3))} {number}")
    marked(ada)
    assert any(MARKER.encode() in path.read_bytes() for path in files())
    delete(ada)
    let_time_pass(ada)

    retention.delete_due()

    assert [path.name for path in files() if MARKER.encode() in path.read_bytes()] == []
    assert Note.objects.filter(workspace=dan.workspace).count() == 200
    assert kept.load("made before", "1") is None


def files() -> list[Path]:
    """All that the program keeps."""
    return [path for path in Path(settings.DATA_DIR).rglob("*") if path.is_file()]


@pytest.mark.django_db
def test_what_counts_no_more_is_forgotten() -> None:
    for minutes in (-1, 1):
        at = timezone.now() + timedelta(minutes=minutes)
        Allowance.objects.create(name="looks", who=f"{minutes}", back_at=at)
        Device.objects.create(guest="ada", link_hash=f"{minutes}", expires_at=at)

    retention.delete_due()

    assert [one.who for one in Allowance.objects.all()] == ["1"]
    assert [one.link_hash for one in Device.objects.all()] == ["1"]


def test_last_owner_cannot_leave(ada: CanvasGrant, ben: CanvasGrant) -> None:
    with pytest.raises(Refused, match="needs an owner"):
        sharing.leave(ada)

    sharing.change_role(ada, member=ben.member, role=Role.OWNER)
    sharing.leave(ada)
    assert list(ada.workspace.members.filter(left_at=None)) == [ben.member]


def test_who_leaves_takes_the_links_they_made_along(ada: CanvasGrant, ben: CanvasGrant) -> None:
    sharing.make_link(ben, role=Role.EDITOR)
    sharing.make_link(ada, role=Role.EDITOR)

    sharing.leave(ben)

    assert [link.made_by for link in ShareLink.objects.working()] == [ada.member]
    assert Member.objects.get(pk=ben.member.pk).token_hash is None
