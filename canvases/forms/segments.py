"""Forms for the sections of a segment's page: any of their fields, with what was seen in them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from canvases.forms.fields import EMPTIED, OVERTAKEN, SEEN, BlockField, LineField
from canvases.method.segment_fields import Facts, Field, Sort, Value, as_text, read
from canvases.method.segment_sections import Section
from canvases.method.stance import SCORES


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field as the page shows it: with what stands in it, what stood there when it was shown
    first, and what is wrong with it."""

    field: Field
    text: str
    seen: str
    errors: list[str]


class SectionForm(forms.Form):
    """Those fields of a section that were sent; none where nothing was. A tick that is not set is
    not sent, but what was seen in it is."""

    def __init__(
        self, section: Section, facts: Facts, sent: MultiValueDict[str, str] | None = None
    ) -> None:
        super().__init__(sent)
        self.section = section
        self._facts = facts
        self._now: Mapping[str, str] = {}  # what others have written meanwhile
        given = {name.removeprefix(SEEN) for name in sent or ()}
        for one in section.fields:
            if one.name in given:
                self.fields[one.name] = _MAKERS[one.sort](one)

    @property
    def seen(self) -> dict[str, str]:
        """What stood in the fields when they were shown, as far as it was sent."""
        return {name: self.data[SEEN + name] for name in self.fields if SEEN + name in self.data}

    @property
    def values(self) -> dict[str, Value]:
        """The clean values of the fields that differ from what was seen in them."""
        seen = self.seen
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in seen or as_text(value) != seen[name]
        }

    def note_overtaken(self, now: Mapping[str, str]) -> None:
        """Say at each field in `now` what somebody else has written there meanwhile. Whoever sends
        it again has seen that."""
        self._now = now
        for name, text in now.items():
            shown = self.section.field(name).choices.get(text, text)
            self.add_error(name, OVERTAKEN % {"now": shown} if shown else EMPTIED)

    def shown(self, name: str) -> ShownField:
        """A field to show."""
        one = self.section.field(name)
        now = as_text(read(self._facts, one))
        if name not in self.fields:
            return ShownField(one, now, now, [])
        seen = self._now.get(name, self.seen.get(name, now))
        return ShownField(
            one, self.data.get(name, ""), seen, [str(words) for words in self.errors.get(name, [])]
        )


def _line(one: Field) -> forms.Field:
    return LineField(max_length=one.most, required=one.is_required)


def _block(one: Field) -> forms.Field:
    return BlockField(max_length=one.most, required=False)


def _choice(one: Field) -> forms.Field:
    words = {"invalid_choice": _("Choose one of these.")}
    choices = [("", ""), *one.choices.items()]
    return forms.ChoiceField(choices=choices, required=False, error_messages=words)


def _score(_one: Field) -> forms.Field:
    return forms.TypedChoiceField(
        choices=[("", ""), *((score, score) for score in SCORES)],
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": _("Enter a number from 1 to 5.")},
    )


def _tick(_one: Field) -> forms.Field:
    return forms.BooleanField(required=False)


class _DayField(forms.DateField):
    """A day as text, as JSON keeps it."""

    def clean(self, value: Any) -> str:
        day = super().clean(value)
        return day.isoformat() if day else ""


def _day(_one: Field) -> forms.Field:
    words = {"invalid": _("Write the date as in 2026-05-31.")}
    return _DayField(required=False, input_formats=["%Y-%m-%d"], error_messages=words)


_MAKERS: Final[Mapping[Sort, Callable[[Field], forms.Field]]] = {
    Sort.LINE: _line,
    Sort.BLOCK: _block,
    Sort.CHOICE: _choice,
    Sort.SCORE: _score,
    Sort.TICK: _tick,
    Sort.DATE: _day,
}
