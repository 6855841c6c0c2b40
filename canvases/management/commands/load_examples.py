import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from canvases.actions import documents
from canvases.models import Workspace

FOLDER = Path(__file__).resolve().parents[2] / "examples"
_SESSIONS = FOLDER / "sessions"  # finished ones, called as the example that has them


class Command(BaseCommand):
    help = "Store the example workspaces that come with the product; quick when nothing changed."

    def handle(self, **_options: Any) -> None:
        stored = dict(
            Workspace.objects.exclude(example=None).values_list("example", "example_digest")
        )
        files = {path.stem: path.read_bytes() for path in sorted(FOLDER.glob("*.json"))}
        for slug, content in files.items():
            file = _SESSIONS / f"{slug}.json"
            told = file.read_bytes() if file.exists() else b""
            digest = sha256(content + told).hexdigest()
            if stored.get(slug) != digest:
                from canvases.imports.canvas_file import read  # half a second of JSON Schema

                session = json.loads(told) if told else None
                documents.store_example(read(content), slug, digest, session=session)
                self.stdout.write(f"Example stored: {slug}")
        if stored.keys() - files.keys():
            documents.drop_examples(but=files)
