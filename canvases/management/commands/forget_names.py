from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from canvases.actions.sessions import name_removal


class Command(BaseCommand):
    help = (
        "Forget the names of people who took part in team sessions, where the time that a session "
        "keeps them is over. A running server does that every night."
    )

    def handle(self, **_options: Any) -> None:
        self.stdout.write(f"Names forgotten: {name_removal.forget_due(timezone.now())}")
