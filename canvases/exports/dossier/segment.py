"""What is known of a segment, as blocks of its page, in the words of the active language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from canvases.exports.dossier.blocks import (
    Answer,
    Block,
    Chips,
    FitLine,
    Portrait,
    Row,
    Score,
    Words,
)
from canvases.exports.page.sheet import Sheet
from canvases.method import buying_roles
from canvases.method.kinds import MARKETS
from canvases.method.research_methods import WAYS
from canvases.method.segmentation import ANSWERS, MARKET_KINDS, MEANINGFUL, judge
from canvases.method.stance import STANCES, VALUE_SCALES, suggest_stance
from canvases.method.text import initials, without_quotes
from canvases.method.traits import by_model, find_variable

if TYPE_CHECKING:
    from canvases.models import CustomerSegment, Note

_TRAIT: Final = ("model", "variable", "value")


def badges(segment: "CustomerSegment") -> tuple[str, ...]:
    """What the segment is, each in a word or two: target, market, kind, channel position."""
    kind = MARKET_KINDS.get(segment.kind)
    position = buying_roles.CHANNEL_POSITIONS.get(segment.channel_position)
    found = (
        f"★ {_('target market')}" if is_target(segment) else "",
        _(MARKETS[segment.market]) if segment.market in MARKETS else "",
        _(kind.label) if kind else "",
        _(position.label) if position else "",
        sorts_of(roles_of(segment)),
    )
    return tuple(filter(None, found))


def is_target(segment: "CustomerSegment") -> bool:
    """Whether it belongs to the target market."""
    return bool(_object(segment.target).get("chosen"))


def sorts_of(roles: Sequence[str]) -> str:
    """Whether those with these roles are customers, consumers or both; "" where nothing says so."""
    buys, uses = buying_roles.buys([*roles]), buying_roles.uses([*roles])
    if buys and uses:
        return _("customer and consumer")
    if buys:
        return _("customer, not consumer")
    return _("consumer, not customer") if uses else ""


def blocks_of(
    segment: "CustomerSegment",
    family: "Family",
    sheets: Sequence[Sheet],
    notes: "Iterable[Note]" = (),
) -> list[Block]:
    """The blocks about a segment, in the order a reader wants them, without empty ones. `sheets`:
    those of its canvases; `notes`: those of its profile. The last two tell of others, and are no
    reason for a page."""
    found = [
        _who(segment), _persona(segment), _traits(segment), _role(segment), _worth(segment),
        _value(segment), _methods(segment, notes), _relatives(*family), _canvases(sheets),
    ]  # fmt: skip
    return [block for block in found if block.rows]


Family = tuple[str, Sequence[str]]
"""The name of the segment that one is a part of, "" for none, and the names of its own parts."""


def is_known(blocks: Sequence[Block]) -> bool:
    """Whether something is told of the segment itself."""
    return any(block.is_own for block in blocks)


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def roles_of(segment: "CustomerSegment") -> list[str]:
    """The roles of a segment, in the order of the method."""
    return buying_roles.known_roles(segment.roles)


def _said(*rows: Row | None) -> tuple[Row, ...]:
    """The rows that say something."""
    return tuple(row for row in rows if row and not (isinstance(row, Words) and not row.text))


def _who(segment: "CustomerSegment") -> Block:
    target = _object(segment.target)
    label = _("Why the target") if target.get("chosen") else _("Why not the target")
    reason = str(target.get("reason") or "")
    return Block(_("Who they are"), _said(Words(segment.description), Words(reason, label)))


def _persona(segment: "CustomerSegment") -> Block:
    told = {key: str(value) for key, value in _object(segment.persona).items() if value}
    name, quote = told.get("name", ""), told.get("quote", "")
    picture = told.get("picture") or initials(name) or "?"
    rows = _said(
        Portrait(picture, name or _("No name yet")) if told else None,
        Words(f"“{without_quotes(quote)}”" if quote else "", look="caption"),
        Words(told.get("context", "")),
    )
    return Block(_("Persona"), rows, is_card=True)


def _traits(segment: "CustomerSegment") -> Block:
    known = [
        one for one in _list(segment.traits)
        if isinstance(one, dict) and all(isinstance(one.get(key), str) for key in _TRAIT)
    ]  # fmt: skip
    models = by_model(known, segment.market)
    rows = tuple(
        Chips(_(model.label), tuple((_variable(one), one["value"]) for one in some))
        for model, some in models.items()
    )
    count = sum(len(row.chips) for row in rows)
    traits = ngettext("%(num)d trait", "%(num)d traits", count) % {"num": count}
    told = ngettext("in %(num)d model", "in %(num)d models", len(rows)) % {"num": len(rows)}
    return Block(_("Traits"), rows, f"{traits} {told}")


def _variable(trait: Mapping[str, str]) -> str:
    found = find_variable(trait["model"], trait["variable"])
    return _(found.label) if found else trait["variable"]


def _role(segment: "CustomerSegment") -> Block:
    roles = roles_of(segment)
    position = buying_roles.CHANNEL_POSITIONS.get(segment.channel_position)
    mixed = buying_roles.mixes_channel_and_customer(roles, segment.channel_position)
    rows = _said(
        Chips("", tuple(("", _(buying_roles.ROLES[role].label)) for role in roles))
        if roles
        else None,
        Words(f"{capfirst(_(position.label))}. {_(position.meaning)}") if position else None,
        Words(mixed_words() if mixed else "", look="hint"),
    )
    return Block(_("Roles"), rows, sorts_of(roles))


def mixed_words() -> str:
    """What is said where a channel partner and an end customer share a segment."""
    return _(
        "A channel partner and the people who use the product share this segment. What suits one"
        " fails the other: give each a segment of its own."
    )


def _worth(segment: "CustomerSegment") -> Block:
    answers = {name: _object(one) for name, one in _object(segment.meaningful).items()}
    rows = []
    for name, criterion in MEANINGFUL.items():
        one = answers.get(name, {})
        sign = str(one.get("answer")) if one.get("answer") in ANSWERS else "unknown"
        if one:
            label, word = _(criterion.label), _(ANSWERS[sign])
            rows.append(Answer(label, sign, word, str(one.get("note") or "")))
    return Block(_("Worth it?"), tuple(rows), verdict_of(answers) if rows else "")


def verdict_of(answers: Mapping[str, Mapping[str, Any]]) -> str:
    """The verdict on the answers, and what has to be found out for a clear yes."""
    verdict = judge(answers)
    if verdict.against or not verdict.missing:
        return _(verdict.word)
    missing = ", ".join(_(MEANINGFUL[name].to_find_out) for name in verdict.missing)
    return f"{_(verdict.word)} {_('For a clear yes, find out %(what)s.') % {'what': missing}}"


def _value(segment: "CustomerSegment") -> Block:
    value = segment.value
    rows: list[Row] = [
        Score(_(scale.label), value[name]) for name, scale in VALUE_SCALES.items() if name in value
    ]
    stance = STANCES.get(value.get("stance", ""))
    if stance:
        rows.append(Words(f"{capfirst(_(stance.label))}. {_(stance.meaning)}", _("Our stance")))
    suggested, reason = suggest_stance(value)
    if suggested and rows:
        words = _("Suggested: %(stance)s.") % {"stance": _(STANCES[suggested].label)}
        rows.append(Words(f"{words} {_(reason)}", look="hint"))
    return Block(_("Value and stance"), tuple(rows))


def _methods(segment: "CustomerSegment", notes: "Iterable[Note]") -> Block:
    texts = {note.public_id: note.text for note in notes}
    rows: list[Row] = []
    for one in segment.methods:
        label = " · ".join(filter(None, (_(WAYS[one["way"]].label), _day(one.get("when")))))
        came = [("", texts[key]) for key in one.get("notes", ()) if key in texts]
        if one.get("learnt") or not came:
            rows.append(Words(one.get("learnt") or "–", label))
            label = _("Notes that came from it")
        if came:
            rows.append(Chips(label, tuple(came)))
    used = {"used": len(segment.methods), "all": len(WAYS)}
    return Block(_("How we know"), tuple(rows), _("%(used)d of %(all)d ways used") % used)


def _day(when: Any) -> str:
    try:
        day = parse_date(str(when)) if when else None
    except ValueError:  # such as 2025-02-31
        return ""
    return date_format(day, "DATE_FORMAT") if day else ""


def _relatives(parent: str, parts: Sequence[str]) -> Block:
    rows = _said(
        Words(parent, _("Part of")),
        Chips("", tuple(("", name) for name in parts)) if parts else None,
    )
    return Block(_("Sub-segments") if parts else _("Where it belongs"), rows, is_own=False)


def _canvases(sheets: Sequence[Sheet]) -> Block:
    return Block(_("Canvases"), tuple(map(_fit_line, sheets)), is_own=False)


def _fit_line(sheet: Sheet) -> FitLine:
    fit, labels = sheet.fit, sheet.labels
    parts: Iterator[tuple[str, str, int | None]] = iter((
        ("job", labels.jobs, fit.jobs), ("pain", labels.pains, fit.pains),
        ("gain", labels.gains, fit.gains),
    ))  # fmt: skip
    known = tuple((pair, name, share) for pair, name, share in parts if share is not None)
    return FitLine(sheet.title, "" if fit.overall is None else str(fit.overall), known)
