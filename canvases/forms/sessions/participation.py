"""Forms of team sessions that are going on: of those who lead, and of those who take part."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from canvases.forms.fields import BlockField, LineField
from canvases.forms.notes import PASTED
from canvases.method import clipboard
from canvases.method.agenda import (
    MESSAGE,
    MOST_AT_A_TABLE,
)
from canvases.method.agreement import Share
from canvases.method.dots import MOST_BUDGET, MOST_ON_ONE
from canvases.method.kinds import Kind
from canvases.method.text import NOTE_TEXT, PERSON, STATEMENT

LEADS = "start next back minute reveal due cancel show take_back close pause resume"
LEADS += " go lock unlock remove readmit lower let_help no_help say screen"
ROUND_ACTS = "open more close show hide apply share link fold reopen"
ENTERS = "table look texts votes links"
SAYS = "hide unhide vote keep choose"
UPS = "up down stack unstack entitle"
STACKS = "stack unstack take_out"
SORTS = f"{STACKS} entitle move keep_apart hide unhide"


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


class HelpSortForm(forms.Form):
    """What is done to which texts on the wall: those chosen, or the one text or stack `of`."""

    act = forms.ChoiceField(choices=[(one, one) for one in SORTS.split()])
    of = forms.CharField(max_length=12, required=False)
    headline = LineField(max_length=NOTE_TEXT, required=False)
    to = forms.CharField(max_length=13, required=False)


class SortForm(HelpSortForm):
    """The same for those who lead, who put one in the spotlight, too."""

    act = forms.ChoiceField(choices=[(one, one) for one in (*SORTS.split(), "spotlight")])


class UpForm(forms.Form):
    """What a participant does to own texts of a crowded box, or to the one `of`, in which step."""

    act = forms.ChoiceField(choices=[(one, one) for one in UPS.split()])
    at = forms.CharField(max_length=12)
    of = forms.CharField(max_length=12, required=False)
    headline = LineField(max_length=NOTE_TEXT, required=False)


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


class TableForm(forms.Form):
    """A table without a device: what it is called, and how many people sit at it."""

    name = LineField(max_length=PERSON)
    people = forms.IntegerField(
        min_value=1,
        max_value=MOST_AT_A_TABLE,
        error_messages={
            "required": _("How many people is a whole number."),
            "invalid": _("How many people is a whole number."),
            "min_value": _("One person sits at a table at least."),
            "max_value": _("50 people sit at a table at most."),
        },
    )


class EnterForm(forms.Form):
    """What is entered for which table, in which step."""

    act = forms.ChoiceField(choices=[(one, one) for one in ENTERS.split()])
    at = forms.CharField(max_length=12)
    table = forms.IntegerField(required=False, min_value=0, max_value=2**62)


class SentencesForm(forms.Form):
    """Sentences, one a line."""

    text = BlockField(max_length=PASTED)

    def clean_text(self) -> list[str]:
        """The sentences, read as pasted notes are."""
        lines = list(filter(None, clipboard.texts(clipboard.rows(self.cleaned_data["text"]))))
        if any(len(line) > STATEMENT for line in lines):
            raise forms.ValidationError(_("At most %d characters for one sentence.") % STATEMENT)
        return lines


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


class DotsForm(forms.Form):
    """In which step, and how many dots each person has."""

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


class RoundForm(DotsForm):
    """What is done to the round of which step, or to the note `of` in it."""

    act = forms.ChoiceField(choices=[(one, one) for one in f"{ROUND_ACTS} {STACKS}".split()])
    of = forms.CharField(max_length=12, required=False)
    share = forms.ChoiceField(required=False, choices=[(one.value, one.value) for one in Share])


class StackForm(forms.Form):
    """What is done to the notes of an open vote: those chosen, or the one note `of`."""

    act = forms.ChoiceField(choices=[(one, one) for one in STACKS.split()])
    at = forms.CharField(max_length=12)
    of = forms.CharField(max_length=12, required=False)


class HelpSayForm(forms.Form):
    """Whether sentences of which step are hidden, or no longer."""

    act = forms.ChoiceField(choices=[("hide", "hide"), ("unhide", "unhide")])
    at = forms.CharField(max_length=12)


class SayForm(DotsForm):
    """What is done to the sentences of which step, or to the one `of`."""

    act = forms.ChoiceField(choices=[(one, one) for one in SAYS.split()])
    of = forms.CharField(max_length=12, required=False)


class BallotForm(forms.Form):
    """How much a participant gives which note, in which step."""

    at = forms.CharField(max_length=12)
    note = forms.CharField(max_length=12)
    value = forms.IntegerField(
        min_value=0,
        max_value=MOST_ON_ONE * MOST_AT_A_TABLE,
        error_messages={
            "invalid": _("How many dots is a whole number."),
            "min_value": _("That is less than nothing."),
            "max_value": _("These are more dots than there are."),
        },
    )
    is_stack = forms.BooleanField(required=False)  # it stood there as the first of a stack


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
