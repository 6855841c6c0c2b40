from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("canvases", "0040_session_weights"),
    ]

    operations = [
        migrations.AddField(
            model_name="sharelink",
            name="lands",
            field=models.BooleanField(default=False),
        ),
    ]
