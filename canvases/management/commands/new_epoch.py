from typing import Any

from django.core.management.base import BaseCommand

from canvases.actions import epochs


class Command(BaseCommand):
    help = (
        "Makes every open board load itself anew. To be run after PostgreSQL was restored from a"
        " backup; `restore` does it by itself."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Begin new epochs."""
        self.stdout.write(f"{epochs.begin():,} workspaces count anew.")
