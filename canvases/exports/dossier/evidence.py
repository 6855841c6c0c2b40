"""What is known of a canvas, as blocks: kinds of fit, what its top needs stand on, tests."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from django.utils.translation import gettext as _

from canvases.exports.dossier.behind import Known, Mark
from canvases.exports.dossier.blocks import Answer, Block, Row, Words
from canvases.exports.page.scripts import joined
from canvases.method import cards, evidence
from canvases.method.cards import Card
from canvases.method.evidence import Evidence
from canvases.method.fit_kinds import CONDITIONS, FIT_KINDS, TOP_WEIGHT, FitKind
from canvases.method.text import without_quotes
from canvases.queries.evidence_page import COLUMNS, EvidencePage, MapRow, Weighed

_MOST: Final = 11  # needs that are drawn in a cell


def is_known(page: EvidencePage) -> bool:
    """Whether there is any evidence or test: without them nothing is known."""
    return any(one.evidence for one in page.weighed.values()) or any(page.cards.values())


def known(page: EvidencePage, canvas: str) -> Known | None:
    """The map and the blocks about a canvas of this title; None where nothing is known."""
    if not is_known(page):
        return None
    numbers = {one.note.pk: str(number) for number, one in enumerate(tops(page), 1)}
    return Known(
        title=_("What we know: {canvas}").format(canvas=canvas),
        heads=column_names(),
        rows=tuple(
            (
                _weight(row),
                tuple(_marks(cell, numbers) for cell in row.cells),
            )
            for row in page.rows
        ),
        first=sum((row.weight or 0) >= TOP_WEIGHT for row in page.rows),
        key=_(
            "Square: job. Diamond: pain. Circle: gain. With a number: a top need. In the frame:"
            " test these first."
        ),
        fit=fit_block(page),
        blocks=(needs_block(page), *test_blocks(page)),
        told=_map_told(page),
        tests=_("Tests"),
    )


def fit_block(page: EvidencePage) -> Block:
    """Which kinds of fit are reached, and what the others lack."""
    return Block(_("Kind of fit"), tuple(_kind(kind) for kind in page.kinds), page.unproven_words)


def needs_block(page: EvidencePage) -> Block:
    """The top needs in their order, each with all that speaks for it or against it."""
    rows = [row for number, one in enumerate(tops(page), 1) for row in _need(number, one)]
    return Block(_("Top needs and what they stand on"), tuple(rows))


def test_blocks(page: EvidencePage) -> list[Block]:
    """Test cards, those that are learnt from first; a block for each state that has some."""
    return [
        Block(
            _("Tests: {state}").format(state=_(cards.STATES[state]).lower()),
            tuple(row for card in page.cards[state] for row in _card(card)),
        )
        for state in reversed(cards.STATES)
        if page.cards[state]
    ]


def column_names() -> tuple[str, ...]:
    """The heads of the map, from what is refuted to what people did."""
    others = {"contradicted": _("Contradicted"), "assumption": _("Nothing yet")}
    return tuple(
        others[name] if name in others else _(evidence.RUNGS[evidence.Rung(name)])
        for name in COLUMNS
    )


def tops(page: EvidencePage) -> list[Weighed]:
    """The top needs with their evidence."""
    return [page.weighed[need.id] for need in page.top]


def told(one: Evidence) -> str:
    """A piece of evidence in a line."""
    quote = _("“%s”") % without_quotes(one.quote) if one.quote else ""
    return " ".join([*one.summary.split(), *quote.split()])


def claim(one: Evidence) -> str:
    """What it says of its note, and how one knows."""
    words = {"supports": _("For"), "contradicts": _("Against")}.get(one.claim, "")
    method = _(evidence.METHODS[one.method].label) if one.method else ""
    strength = _("strength %(strength)s of 5") % {"strength": one.strength} if one.strength else ""
    return joined(filter(None, (words, method, strength, one.source, one.day)))


def _marks(cell: Sequence[Weighed], numbers: Mapping[int, str]) -> tuple[Mark, ...]:
    """The top needs first; of many, a figure says how many more there are."""
    found = [(one.note.kind, numbers.get(one.note.pk, "")) for one in cell]
    ordered = sorted(found, key=lambda one: (not one[1], int(one[1] or 0)))
    rest = len(ordered) - _MOST
    return (*ordered[:_MOST], ("", f"+{rest}")) if rest > 0 else tuple(ordered)


def _map_told(page: EvidencePage) -> str:
    """What stands in each cell of the map that is not empty, a line each."""
    lines = []
    for row in page.rows:
        for name, cell in zip(column_names(), row.cells, strict=True):
            if cell:
                lines.append(f"{_weight(row)}, {name}: {'; '.join(one.note.text for one in cell)}")
    return "\n".join(lines)


def _weight(row: MapRow) -> str:
    return _("Weight {weight}").format(weight=row.weight) if row.weight else _("not weighed")


def _kind(kind: FitKind) -> Answer:
    missing = "; ".join(_(CONDITIONS[one.name]) for one in kind.missing)
    return Answer(
        f"{_(FIT_KINDS[kind.name])}:",
        "yes" if kind.is_reached else "no",
        _("reached") if kind.is_reached else _("not reached yet"),
        _("Missing: {conditions}").format(conditions=missing) if missing else "",
    )


def _need(number: int, one: Weighed) -> Iterator[Row]:
    standing = _(evidence.STANDINGS[one.standing])
    yield Words(joined((str(number), f"{one.note.text} ({standing})")), look="caption")
    for piece in one.evidence:
        yield Words(told(piece), claim(piece))


def _card(card: Card) -> Iterator[Row]:
    is_learnt = card.state == "learnt"
    lines = cards.LEARNT if is_learnt else cards.LINES
    facts = (card.owner, card.due, card.cost, card.time)
    yield Words(card.believe, _(cards.LINES["believe"]), "caption")
    for name, label in lines.items():
        if name != "believe" and getattr(card, name):
            yield Words(getattr(card, name), _(label))
    if not is_learnt and any(facts):
        yield Words(joined(filter(None, facts)), look="hint")
