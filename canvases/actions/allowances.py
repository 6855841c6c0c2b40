"""Allowances: how often something may be done in a time, by a visitor, from an address, or in all.

The database holds the counts, so all processes see them and a restart forgets nothing.
docs/decisions/018-allowances.md gives the reasons.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.crypto import salted_hmac

from canvases.journal.group_commit import in_transaction
from canvases.models import Allowance
from canvases.network import network_of


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `most` at once. What was used comes back evenly; after `per` all of it is back."""

    most: int
    per: timedelta

    @property
    def each(self) -> timedelta:
        """How long it takes until one is back."""
        return self.per / self.most


def take(name: str, who: str, rate: Rate, patience: timedelta = timedelta(0)) -> timedelta:
    """Use one of what `who` may do. Returns how long to wait before doing it. Where that is longer
    than `patience`, nothing was taken."""
    wait, is_new = _take(name, who, rate, patience)
    if is_new:
        forget_those_at_rest()
    return wait


@in_transaction
def _take(name: str, who: str, rate: Rate, patience: timedelta) -> tuple[timedelta, bool]:
    """What `take` returns, and whether nothing was known of them."""
    now = timezone.now()
    row, is_new = Allowance.objects.select_for_update().get_or_create(
        name=name, who=who, defaults={"back_at": now}
    )
    back_at = max(row.back_at, now) + rate.each
    wait = max(back_at - rate.per - now, timedelta(0))
    if wait <= patience:
        row.back_at = back_at
        row.save(update_fields=["back_at"])
    return wait, is_new


@in_transaction
def give_back(name: str, who: str, rate: Rate) -> None:
    """Give back one that was taken and not used."""
    row = Allowance.objects.select_for_update().filter(name=name, who=who).first()
    if row is not None:
        row.back_at -= rate.each
        row.save(update_fields=["back_at"])


def place(address: str) -> str:
    """The network of an address, as a keyed hash."""
    return hidden(network_of(address))


def hidden(*parts: str) -> str:
    """A keyed hash, so that the table does not reveal who somebody is."""
    value = "\n".join(parts)
    return salted_hmac("canvases.actions.allowances", value, algorithm="sha256").hexdigest()


@in_transaction
def forget_those_at_rest() -> None:
    """Delete the rows whose allowance is full again."""
    now = timezone.now()  # none that somebody else is about to use: two would wait in a ring
    rows = Allowance.objects.select_for_update(skip_locked=True).filter(back_at__lte=now)
    Allowance.objects.filter(pk__in=[row.pk for row in rows], back_at__lte=now).delete()
