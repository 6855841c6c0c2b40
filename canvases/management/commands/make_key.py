from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.urls import reverse

from canvases.actions import workspaces
from canvases.models import Workspace


class Command(BaseCommand):
    help = (
        "Make a key to a workspace, for somebody who lost theirs, and print its address. Whoever "
        "opens it becomes an owner; any owner can revoke it on the share page."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "workspace",
            metavar="WORKSPACE",
            help="the id in its address, /w/ID/, or in that of one of its canvases, /c/ID/",
        )

    def handle(self, *, workspace: str, **_options: Any) -> None:
        named = Q(public_id=workspace) | Q(canvases__public_id=workspace)
        found = Workspace.objects.filter(named, example=None, deleted_at=None).first()
        if found is None:
            raise CommandError(f"There is no workspace with the id {workspace}.")
        address = reverse("join", args=[workspaces.make_key(found)])
        self.stdout.write(f"{settings.BASE_URL}{address}")
