"""Forms that plan team sessions: which agenda, for how many people, and each of its steps."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from canvases.forms.fields import BlockField, LineField
from canvases.method.agenda import (
    INSTRUCTION,
    LONGEST_RETENTION,
    MOST_MINUTES,
    MOST_NOTES_EACH,
    MOST_STEPS,
    TITLE,
    Names,
    StepKind,
    Template,
)
from canvases.method.agenda_templates import TEMPLATES
from canvases.method.dots import MOST_BUDGET
from canvases.method.kinds import Kind
from canvases.method.session_proposal import FEW, LONGEST, MOST_PEOPLE, SHORTEST, Place
from canvases.method.text import NAME, NOTE_DETAILS
from canvases.models import Canvas, Workspace
from canvases.queries.sessions.session import agenda_of


class PlanForm(forms.Form):
    """For which canvas, with which agenda, under which title."""

    title = LineField(max_length=NAME)
    template = forms.CharField(max_length=12)
    people = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST_PEOPLE,
        error_messages={
            "invalid": _("How many people is a whole number."),
            "min_value": _("A session has one person at least."),
            "max_value": _("A session has 1000 people at most."),
        },
    )
    minutes = forms.IntegerField(
        required=False,
        min_value=SHORTEST,
        max_value=LONGEST,
        error_messages={
            "invalid": _("Minutes are a whole number."),
            "min_value": _("A session takes 15 minutes at least."),
            "max_value": _("A session takes 480 minutes at most."),
        },
    )
    place = forms.ChoiceField(required=False, choices=[(one.value, one.value) for one in Place])

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.workspace = workspace
        self.fields["canvas"] = forms.ModelChoiceField(
            Canvas.objects.filter(workspace=workspace, binned_at=None), to_field_name="public_id"
        )

    def clean_template(self) -> Template:
        """The template itself, or the agenda of an earlier session."""
        name = self.cleaned_data["template"]
        if name in TEMPLATES:
            return TEMPLATES[name]
        own = self.workspace.agendas.filter(public_id=name, removed_at=None).first()
        if own is not None and own.planned_steps:
            return own.template
        session = self.workspace.sessions.filter(public_id=name).first()
        if session is None:
            raise forms.ValidationError(_("Choose an agenda to begin with."))
        return agenda_of(session)

    def clean_people(self) -> int:
        """Few, where nothing was said."""
        return self.cleaned_data["people"] or FEW

    def clean_place(self) -> str:
        """In the room, where nothing was said."""
        return self.cleaned_data["place"] or Place.ROOM


class AgendaNameForm(forms.Form):
    """What a template of one's own is called."""

    name = LineField(max_length=NAME)


class LengthForm(forms.Form):
    """How long a step takes, and which boxes it is about."""

    boxes = forms.MultipleChoiceField(
        required=False, choices=[(kind.value, kind.value) for kind in Kind]
    )
    minutes = forms.IntegerField(
        min_value=1,
        max_value=MOST_MINUTES,
        error_messages={
            "invalid": _("Minutes are a whole number."),
            "min_value": _("A step takes one minute at least."),
            "max_value": _("A step takes 120 minutes at most."),
        },
    )


class StepForm(LengthForm):
    """The same, what it is called, what the room is told, and what those who lead say."""

    title = LineField(max_length=TITLE)
    instruction = LineField(max_length=INSTRUCTION, required=False)
    script = BlockField(max_length=NOTE_DETAILS, required=False)


class NewStepForm(LengthForm):
    """The same, and what kind of step it is."""

    step_kind = forms.ChoiceField(choices=[(one.value, one.value) for one in StepKind])


class MoveStepForm(forms.Form):
    """To which place of the agenda a step goes, from 0."""

    to = forms.IntegerField(min_value=0, max_value=MOST_STEPS)


class SettingsForm(forms.Form):
    """How a session goes. Figures that are not sent stay; those that are left out are 0."""

    ends_hard = forms.BooleanField(required=False)
    names = forms.ChoiceField(choices=[(one.value, one.value) for one in Names])
    retention_days = forms.IntegerField(
        min_value=1,
        max_value=LONGEST_RETENTION,
        error_messages={
            "required": _("Days are a whole number from 1 to 365."),
            "invalid": _("Days are a whole number from 1 to 365."),
            "min_value": _("Days are a whole number from 1 to 365."),
            "max_value": _("Days are a whole number from 1 to 365."),
        },
    )
    notes_each = forms.IntegerField(required=False, min_value=0, max_value=MOST_NOTES_EACH)
    dots = forms.IntegerField(required=False, min_value=0, max_value=MOST_BUDGET)

    def clean(self) -> dict[str, Any]:
        """0 where a field was left empty."""
        for name in ("notes_each", "dots"):
            if self.data.get(name) == "":
                self.cleaned_data[name] = 0
        return self.cleaned_data
