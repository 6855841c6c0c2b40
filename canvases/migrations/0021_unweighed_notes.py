from collections.abc import Iterable
from typing import Any

from django.db import migrations, models

_DEFAULT = 3  # what every note began with

State = dict[str, Any]


def forget_defaults(apps: Any, _schema_editor: Any) -> None:
    """A note of weight 3 becomes one that nobody has weighed, unless the journal saw it weighed;
    also where the journal and snapshots say what it was before, so that undo still finds it."""
    for workspace in apps.get_model("canvases", "Workspace").objects.order_by("pk"):
        history = _History()
        kept = workspace.snapshots.all()
        seen = []
        for change in workspace.changes.order_by("seq").iterator(chunk_size=50):
            if history.read(change):
                change.save(update_fields=["before", "after"])
            if change.kind == "snapshot.made":
                seen += _clear(kept.filter(public_id=change.subject_id), history)
        _clear(kept.exclude(pk__in=seen), history)
        notes = list(workspace.notes.filter(weight=_DEFAULT))
        bare = [note for note in notes if note.public_id not in history.weighed]
        for note in bare:
            note.weight = None
        workspace.notes.model.objects.bulk_update(bare, ["weight"], batch_size=500)


class _History:
    """Which notes were weighed, as the journal is read from its beginning."""

    def __init__(self) -> None:
        self.weighed: set[str] = set()
        self._first: set[tuple[int, str]] = set()  # changes that weighed a note for the first time

    def read(self, change: Any) -> bool:
        """Take in a change, and take defaults out of it. Whether there were any."""
        before, after = change.before.get("note", {}), change.after.get("note", {})
        made = [key for key in after if after[key] and before.get(key) is None]
        # Notes that came with different weights have them from a file, or from another canvas.
        if len({after[key].get("weight") for key in made}) > 1:
            self.weighed.update(made)
        told = False
        for key in {**before, **after}:
            told |= self._read(change, key, before.get(key) or {}, after.get(key) or {})
        return told

    def _read(self, change: Any, key: str, before: State, after: State) -> bool:
        if (change.undoes_id, key) in self._first and after.get("weight") == _DEFAULT:
            self.weighed.discard(key)
            return self.clear(key, after)
        told = self.clear(key, before)
        if after.get("weight", _DEFAULT) != _DEFAULT or ("weight" in before and "weight" in after):
            if told:
                self._first.add((change.pk, key))
            self.weighed.add(key)
        return self.clear(key, after) or told

    def clear(self, key: str, state: State) -> bool:
        """Take the default out of the state of a note that nobody has weighed."""
        if key in self.weighed or state.get("weight") != _DEFAULT:
            return False
        state["weight"] = None
        return True


def _clear(snapshots: Any, history: _History) -> Iterable[int]:
    """Take defaults out of some snapshots; their keys."""
    keys = []
    for snapshot in snapshots.iterator(chunk_size=1):  # each may hold a few megabytes
        keys.append(snapshot.pk)
        states = snapshot.content["notes"].items()
        if any([history.clear(key, state) for key, state in states]):
            snapshot.save(update_fields=["content"])
    return keys


def weigh_all(apps: Any, _schema_editor: Any) -> None:
    apps.get_model("canvases", "Note").objects.filter(weight=None).update(weight=_DEFAULT)


class Migration(migrations.Migration):
    dependencies = [("canvases", "0020_pair_flows")]

    operations = [
        migrations.AlterField(
            model_name="note",
            name="weight",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.RunPython(forget_defaults, weigh_all),
    ]
