"""Forms of team sessions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from canvases.forms.fields import LineField
from canvases.method.agenda import (
    INSTRUCTION,
    LONGEST_RETENTION,
    MESSAGE,
    MOST_AT_A_TABLE,
    MOST_MINUTES,
    MOST_NOTES_EACH,
    MOST_STEPS,
    TITLE,
    Names,
    StepKind,
    Template,
)
from canvases.method.agenda_templates import TEMPLATES
from canvases.method.agreement import Share
from canvases.method.dots import MOST_BUDGET, MOST_ON_ONE
from canvases.method.kinds import Kind
from canvases.method.session_proposal import FEW, LONGEST, MOST_PEOPLE, SHORTEST, Place
from canvases.method.text import NAME, NOTE_TEXT, PERSON
from canvases.models import Canvas, Workspace
from canvases.queries.sessions import agenda_of

LEADS = "start next back minute reveal cancel show take_back close pause resume"
LEADS += " go lock unlock remove readmit lower say screen"
ROUND_ACTS = "open more close show hide apply share link reopen"
SORTS = "stack unstack take_out entitle move keep_apart hide unhide"


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
    """The same, what it is called, and what the room is told."""

    title = LineField(max_length=TITLE)
    instruction = LineField(max_length=INSTRUCTION, required=False)


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


class LeadForm(forms.Form):
    """What the facilitator does, in which step."""

    act = forms.ChoiceField(choices=[(one, one) for one in LEADS.split()])
    at = forms.CharField(max_length=12, required=False)
    to = forms.CharField(max_length=12, required=False)
    of = forms.IntegerField(required=False, min_value=0, max_value=2**62)
    text = LineField(max_length=MESSAGE, required=False)
    sure = forms.BooleanField(required=False)
    gives_link = forms.BooleanField(required=False)
    gives_report = forms.BooleanField(required=False)


class SortForm(forms.Form):
    """What is done to which texts on the wall: those chosen, or the one text or stack `of`."""

    act = forms.ChoiceField(choices=[(one, one) for one in SORTS.split()])
    of = forms.CharField(max_length=12, required=False)
    headline = LineField(max_length=NOTE_TEXT, required=False)
    to = forms.CharField(max_length=13, required=False)


class BoxForm(forms.Form):
    """Which box the room shall see, or see no longer, in which step."""

    at = forms.CharField(max_length=12)
    box = forms.ChoiceField(choices=[(kind.value, kind.value) for kind in Kind])
    shown = forms.BooleanField(required=False)

    def __init__(self, sent: Any) -> None:
        # The button that was pressed says both what is to be done and to which box.
        show = sent.get("show", "")
        box = show or sent.get("take_back", "")
        super().__init__({"at": sent.get("at", ""), "box": box, "shown": bool(show)})


class JoinSessionForm(forms.Form):
    """The name somebody wants to go by, if any, and for whom their device speaks."""

    name = LineField(max_length=PERSON, required=False)
    people = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST_AT_A_TABLE,
        error_messages={
            "invalid": _("How many people is a whole number."),
            "min_value": _("A device speaks for one person at least."),
            "max_value": _("A device speaks for 50 people at most."),
        },
    )
    is_observer = forms.BooleanField(required=False)

    def clean_people(self) -> int:
        """One, where nothing was said."""
        return self.cleaned_data["people"] or 1


class WriteForm(forms.Form):
    """A text for a box."""

    kind = forms.ChoiceField(choices=[(kind.value, kind.value) for kind in Kind])
    text = LineField(max_length=NOTE_TEXT)
    at = forms.CharField(max_length=12, required=False)

    def clean_kind(self) -> Kind:
        """The kind itself."""
        return Kind(self.cleaned_data["kind"])


class TextForm(forms.Form):
    """A text as it shall be now."""

    text = LineField(max_length=NOTE_TEXT)


class RoundForm(forms.Form):
    """What is done to the round of which step."""

    act = forms.ChoiceField(
        choices=[(one, one) for one in ROUND_ACTS.split()],
    )
    share = forms.ChoiceField(required=False, choices=[(one.value, one.value) for one in Share])
    at = forms.CharField(max_length=12)
    budget = forms.IntegerField(
        min_value=1,
        max_value=MOST_BUDGET,
        required=False,
        error_messages={
            "invalid": _("Dots are a whole number."),
            "min_value": _("Each person has one dot at least."),
            "max_value": _("Each person has 30 dots at most."),
        },
    )


class BallotForm(forms.Form):
    """How much a participant gives which note, in which step."""

    at = forms.CharField(max_length=12)
    note = forms.CharField(max_length=12)
    value = forms.IntegerField(min_value=0, max_value=MOST_ON_ONE * MOST_AT_A_TABLE)


class LinksForm(forms.Form):
    """What a participant says that an offer answers, in which step."""

    at = forms.CharField(max_length=12)
    offer = forms.CharField(max_length=12)
    says = forms.ChoiceField(choices=[(one, one) for one in ("links", "none", "skip")])


class ItemForm(forms.Form):
    """Who does what until when, or what is parked."""

    item = forms.CharField(max_length=12, required=False)  # "": a new one
    text = LineField(max_length=NOTE_TEXT)
    who = LineField(max_length=PERSON, required=False)
    until = forms.DateField(
        required=False, error_messages={"invalid": _("Write the day like 2027-01-31.")}
    )
    is_parked = forms.BooleanField(required=False)


class FeedbackForm(forms.Form):
    """How it was, and a word."""

    value = forms.IntegerField(
        min_value=1,
        max_value=5,
        error_messages={
            "required": _("Choose a figure from 1 to 5."),
            "invalid": _("Choose a figure from 1 to 5."),
            "min_value": _("Choose a figure from 1 to 5."),
            "max_value": _("Choose a figure from 1 to 5."),
        },
    )
    word = LineField(max_length=MESSAGE, required=False)
