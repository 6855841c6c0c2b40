from datetime import datetime
from typing import Any, Final

import django.db.models.deletion
from django.db import migrations, models

import canvases.models.base

_SAID: Final = (
    "believe", "do", "measure", "right_if", "cost", "time", "criticality", "owner", "due", "note",
    "observed", "learned", "therefore",
)  # fmt: skip

Card = dict[str, str]
State = dict[str, Any]
Ids = dict[tuple[str, str], str]
"""The ids of rows, by those of canvas and card: copies of a canvas had cards with the same ids."""


def move_cards(apps: Any, _schema_editor: Any) -> None:
    """Cards in the column of a canvas become rows, also where the journal tells of them."""
    model, ids = apps.get_model("canvases", "TestCard"), Ids()
    for canvas in apps.get_model("canvases", "Canvas").objects.exclude(tests=[]).order_by("pk"):
        for card in canvas.tests:
            row = _row(model, canvas, card)
            ids[canvas.public_id, card["id"]] = row.public_id
    tell_journal(apps, ids)


def tell_journal(apps: Any, ids: Ids) -> None:
    """Let changes of the column be changes of rows; `ids` are those of the rows that stand."""
    changes = apps.get_model("canvases", "Change").objects.filter(after__has_key="canvas")
    for change in changes.order_by("workspace", "seq").iterator(chunk_size=50):
        told = False
        for canvas, state in change.after["canvas"].items():
            if state and "tests" in state:
                _tell(apps, change, canvas, ids)
                told = True
        if told:
            change.save(update_fields=["before", "after"])


def _tell(apps: Any, change: Any, canvas: str, ids: Ids) -> None:
    old, new = (
        {card["id"]: card for card in (side["canvas"].get(canvas) or {}).pop("tests", [])}
        for side in (change.before or {"canvas": {}}, change.after)
    )
    for name in {**old, **new}:
        states = _states(old.get(name), new.get(name), change.at)
        if states[1]:
            key = _known(apps, change, canvas, new.get(name) or old[name], ids)
            if new.get(name) is None:
                rows = apps.get_model("canvases", "TestCard").objects.filter(public_id=key)
                rows.exclude(binned_at=None).update(binned_at=change.at)
            for side, state in zip((change.before, change.after), states, strict=True):
                side.setdefault("test_card", {})[key] = state
    for side in (change.before, change.after):
        rows = {key: state for key, state in side.get("canvas", {}).items() if state != {}}
        side.pop("canvas", None)
        side.update({"canvas": rows} if rows else {})


def _states(
    old: Card | None, new: Card | None, at: datetime
) -> tuple[State | None, State]:
    """A card before and after. One that went lies in the bin."""
    if new is None:
        return {"binned_at": None}, {"binned_at": at.isoformat()}
    if old is None:
        return None, {**_state(new), "binned_at": None}
    before, after = _state(old), _state(new)
    changed = [name for name in after if before[name] != after[name]]
    return {name: before[name] for name in changed}, {name: after[name] for name in changed}


def _state(card: Card) -> State:
    return {"stage": card.get("state", "to_do"), **{name: card.get(name, "") for name in _SAID}}


def _known(apps: Any, change: Any, canvas: str, card: Card, ids: Ids) -> str:
    """The id of the row of a card. One that was removed before gets its row in the bin."""
    if (canvas, card["id"]) not in ids:
        home = apps.get_model("canvases", "Canvas").objects.filter(public_id=canvas).first()
        if home is None:
            return card["id"]
        model = apps.get_model("canvases", "TestCard")
        ids[canvas, card["id"]] = _row(model, home, card, binned_at=change.at).public_id
    return ids[canvas, card["id"]]


def _row(model: Any, canvas: Any, card: Card, **more: Any) -> Any:
    is_taken = model.objects.filter(public_id=card["id"]).exists() or len(card["id"]) != 12
    name = canvases.models.base.new_public_id() if is_taken else card["id"]
    place = {"workspace_id": canvas.workspace_id, "canvas_id": canvas.pk}
    return model.objects.create(public_id=name, **place, **_state(card), **more)


class Migration(migrations.Migration):

    dependencies = [
        ('canvases', '0037_session_link'),
    ]

    operations = [
        migrations.CreateModel(
            name='TestCard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=canvases.models.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('binned_at', models.DateTimeField(blank=True, null=True)),
                ('stage', models.CharField(default='to_do', max_length=10)),
                ('believe', models.CharField(max_length=280)),
                ('do', models.CharField(blank=True, max_length=280)),
                ('measure', models.CharField(blank=True, max_length=280)),
                ('right_if', models.CharField(blank=True, max_length=280)),
                ('cost', models.CharField(blank=True, max_length=60)),
                ('time', models.CharField(blank=True, max_length=60)),
                ('criticality', models.CharField(blank=True, max_length=10)),
                ('owner', models.CharField(blank=True, max_length=60)),
                ('due', models.CharField(blank=True, max_length=10)),
                ('note', models.CharField(blank=True, max_length=120)),
                ('observed', models.CharField(blank=True, max_length=280)),
                ('learned', models.CharField(blank=True, max_length=280)),
                ('therefore', models.CharField(blank=True, max_length=280)),
                ('canvas', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='test_cards', to='canvases.canvas')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='test_cards', to='canvases.workspace')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.RunPython(move_cards, migrations.RunPython.noop),
    ]
