"""The made-up people of a rehearsal: who they are and what they write, rate and choose."""

from typing import Final

from canvases.method.kinds import Kind, gettext_noop

NAMES: Final = ("Amara", "Jonas", "Mei", "Priya", "Tomás", "Zofia")

EACH: Final = 2
"""Texts of each person for a box."""

TEXTS: Final[dict[Kind, tuple[str, ...]]] = {
    Kind.JOB: (
        gettext_noop("See a doctor after a night shift"),
        gettext_noop("Get a doctor at seven in the morning"),
        gettext_noop("Plan the week with the family"),
        gettext_noop("Eat something warm at night"),
        gettext_noop("Sleep through the day"),
        gettext_noop("Feel that the team is there for me"),
    ),
    Kind.PAIN: (
        gettext_noop("The canteen is closed after eight"),
        gettext_noop("Canteen is closed after 8"),
        gettext_noop("Nobody answers the phone at night"),
        gettext_noop("The roster changes on the day before"),
        gettext_noop("Two hours in the waiting room after work"),
        gettext_noop("Forms that ask the same thing three times"),
    ),
    Kind.GAIN: (
        gettext_noop("A paid taxi home"),
        gettext_noop("Know the roster a month ahead"),
        gettext_noop("Money back before the rent is due"),
        gettext_noop("A voice instead of a form"),
        gettext_noop("One free morning every week"),
        gettext_noop("A warm meal at three"),
    ),
    Kind.PRODUCT: (
        gettext_noop("Night desk by phone"),
        gettext_noop("App with one button"),
        gettext_noop("Meal box for the shift"),
        gettext_noop("Appointments before eight"),
        gettext_noop("Roster in the calendar"),
        gettext_noop("A person on each ward"),
    ),
    Kind.PAIN_RELIEVER: (
        gettext_noop("Answers within a minute, day and night"),
        gettext_noop("Fills in the form from the last one"),
        gettext_noop("Warm food from a locker"),
        gettext_noop("Warns of a new roster two days ahead"),
        gettext_noop("Appointments without a waiting room"),
        gettext_noop("Speaks the language of the ward"),
    ),
    Kind.GAIN_CREATOR: (
        gettext_noop("Orders the taxi as the shift ends"),
        gettext_noop("Pays back within three days"),
        gettext_noop("Finds a swap for a free morning"),
        gettext_noop("Remembers what one likes to eat"),
        gettext_noop("Calls back when one is awake"),
        gettext_noop("Shows the month at a glance"),
    ),
}
"""What the room writes. Some texts say the same, so that there is something to stack."""

SENTENCES: Final = (
    gettext_noop("Our night desk helps night nurses to see a doctor at seven, without waiting."),
    gettext_noop("We are awake when night nurses need us."),
    gettext_noop("One call, and everything after the night shift is settled."),
    gettext_noop(
        "Our night desk helps nurses who work at night to get a doctor before they sleep."
    ),
    gettext_noop("For nurses on nights, we do at three what others do at ten."),
    gettext_noop("Insurance that keeps the hours of those it insures."),
)


def texts_of(number: int, kind: Kind) -> tuple[str, ...]:
    """What the person with this number, counted from 0, writes for a box."""
    known = TEXTS[kind]
    return tuple(known[(number + 3 * place) % len(known)] for place in range(EACH))


def rating_of(number: int, place: int) -> int:
    """What this person gives the note at this place: most agree, and one does not."""
    return 1 + (number + place) % 2 if number == 0 else 3 + (number + place) % 3
