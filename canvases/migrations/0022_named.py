from typing import Any

from django.conf import settings
from django.db import migrations, models
from django.utils import translation
from django.utils.translation import gettext

_PLACEHOLDERS = {  # model → field and placeholder
    "Workspace": ("name", "My venture"),
    "CustomerSegment": ("name", "My first segment"),
    "Canvas": ("title", "Untitled canvas"),
}


def tell_placeholders(apps: Any, _schema_editor: Any) -> None:
    """A name that every new workspace begins with is a placeholder, unless the journal saw somebody
    give it."""
    changes = apps.get_model("canvases", "Change").objects
    for model, (field, words) in _PLACEHOLDERS.items():
        rows = apps.get_model("canvases", model).objects
        renamed = changes.filter(kind__endswith=".renamed").values("subject_id")
        unnamed = rows.filter(**{f"{field}__in": _in_all_languages(words)})
        unnamed.exclude(public_id__in=renamed).update(is_named=False)


def _in_all_languages(words: str) -> set[str]:
    found = {words}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found.add(gettext(words))
    return found


class Migration(migrations.Migration):
    dependencies = [("canvases", "0021_unweighed_notes")]

    operations = [
        *(
            migrations.AddField(
                model_name=model.lower(),
                name="is_named",
                field=models.BooleanField(default=True),
            )
            for model in _PLACEHOLDERS
        ),
        migrations.RunPython(tell_placeholders, migrations.RunPython.noop),
    ]
