"""Agendas that a workspace keeps as templates of its own."""

from typing import Any

from django.db import models

from canvases.method.agenda import PlannedStep, Template
from canvases.method.agenda_file import read_steps
from canvases.method.text import NAME
from canvases.models.base import new_public_id
from canvases.models.workspace import Workspace


class AgendaTemplate(models.Model):
    """An agenda under a name, to begin sessions with: its steps, and nothing of the session that it
    comes from."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="agendas")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    name = models.CharField(max_length=NAME)
    steps: Any = models.JSONField(default=list)  # method/agenda_file.py
    op_id = models.CharField(max_length=40, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "op_id"], name="agenda_kept_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def planned_steps(self) -> tuple[PlannedStep, ...]:
        """Its steps, those that are ones."""
        return read_steps(self.steps)

    @property
    def minutes(self) -> int:
        """Of all steps."""
        return sum(step.minutes for step in self.planned_steps)

    @property
    def template(self) -> Template:
        """To plan a session by."""
        return Template(self.minutes, self.name, "", self.planned_steps, is_ours=False)
