"""What a forged or cut request is told: our words, and no framework's."""

import pytest
from django import forms

from canvases.forms.errors import words_of
from canvases.forms.sessions.groups import GroupsForm
from canvases.forms.sessions.kit import WifiForm
from canvases.forms.sessions.participation import (
    BallotForm,
    BoxForm,
    DotsForm,
    EnterForm,
    FeedbackForm,
    ItemForm,
    JoinSessionForm,
    LeadForm,
    LinksForm,
    RoundForm,
    SayForm,
    SortForm,
    StackForm,
    TableForm,
    UpForm,
    WriteForm,
)
from canvases.forms.sessions.plan import MoveStepForm, NewStepForm, SettingsForm

ALL = (
    BallotForm, BoxForm, DotsForm, EnterForm, FeedbackForm, GroupsForm, ItemForm, JoinSessionForm,
    LeadForm, LinksForm, MoveStepForm, NewStepForm, RoundForm, SayForm, SettingsForm, SortForm,
    StackForm, TableForm, UpForm, WifiForm, WriteForm,
)  # fmt: skip
THEIRS = ("Ensure this", "This field", "Select a valid", "Enter a", "valid choice")


@pytest.mark.parametrize("form", ALL)
@pytest.mark.parametrize("sent", ["", "9" * 400, "-1", "what nobody offers"])
def test_forged_form_is_refused_in_our_words(form: type[forms.Form], sent: str) -> None:
    words = " ".join(words_of(form(dict.fromkeys(form.base_fields, sent))))

    assert not [one for one in THEIRS if one in words]


def test_vote_beyond_all_dots_is_told_so() -> None:
    form = BallotForm({"at": "x", "note": "x", "value": "9" * 12})

    assert words_of(form) == ["These are more dots than there are."]


def test_answer_that_is_cut_short_is_told_once_that_something_is_missing() -> None:
    assert words_of(LinksForm({})) == ["Something is missing here. Fill it in, and send it again."]
