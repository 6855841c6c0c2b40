"""The report of a session as Markdown."""

from collections.abc import Iterable, Iterator

from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from canvases.exports.export_request import ExportRequest
from canvases.exports.report.report_request import report_of
from canvases.exports.text.markdown import escape
from canvases.method.kinds import KINDS, Kind
from canvases.models import ActionItem, Note
from canvases.queries.sessions.report import Report, ReportPart, ReportRound
from canvases.queries.sessions.report_sentences import ReportSentences


def make(request: ExportRequest) -> bytes:
    """The report, as UTF-8, in the language asked for."""
    with translation.override(request.options.language):
        return ("\n\n".join(_parts(report_of(request))) + "\n").encode()


def _parts(report: Report) -> Iterator[str]:
    session, outcome = report.session, report.outcome
    yield f"# {escape(session.title)}"
    people = ngettext("%(num)d person", "%(num)d people", report.people) % {"num": report.people}
    day = date_format(localtime(report.at), "DATETIME_FORMAT")
    yield f"*{escape(_('Session report'))} · {escape(day)} · {people}*"
    if report.names:
        yield escape(", ".join(report.names))
    if report.helpers:
        yield escape(f"{_('Helped to lead:')} {', '.join(report.helpers)}")
    if session.fit_after is not None or session.fit_before is not None:
        before, after = (
            "–" if one is None else one for one in (session.fit_before, session.fit_after)
        )
        yield f"{_('Fit')}: {before} → **{after}**"
    if outcome.sentence:
        yield f"> {escape(outcome.sentence)}"
    for title, needs in (
        (_("The heaviest needs"), outcome.heaviest),
        (_("Still without an answer"), outcome.unanswered),
    ):
        if needs:
            told = (f"{escape(one.text)} ({escape(_(KINDS[one.kind].one))})" for one in needs)
            yield _section(title, told)
    yield from _lists(report)
    yield from _raw(report)


def _lists(report: Report) -> Iterator[str]:
    if report.actions:
        yield _section(_("Who does what"), map(_item, report.actions))
    if report.parked:
        yield _section(_("Parked"), map(_item, report.parked))
    if report.feedback.people:
        spread = zip(range(1, 6), report.feedback.spread, strict=True)
        told = [f"**{report.feedback.average:.1f}**", *(f"{one}: {many}" for one, many in spread)]
        yield f"## {_('How it was')}\n\n" + " · ".join(told)
    if report.feedback.words:
        yield "\n".join(f"- {escape(word)}" for word in report.feedback.words)
    rows = [f"| {_('Step')} | {_('Planned')} | {_('Real')} |", "|---|---|---|"]
    rows += [
        f"| {escape(step.title)} | {step.minutes} | {step.spent / 60:.0f} |"
        for step in report.steps
    ]
    yield f"## {_('How the time went')}\n\n" + "\n".join(rows)


def _raw(report: Report) -> Iterator[str]:
    if report.reported:
        told = (f"{escape(note.text)} ({escape(name)})" for name, note in report.reported)
        yield _section(_("Reported back, on the canvas of all"), told)
    for part in report.parts:
        yield from _part(part)


def _part(part: ReportPart) -> Iterator[str]:
    if part.group is not None:
        people = ngettext("%(num)d person", "%(num)d people", part.people) % {"num": part.people}
        yield f"# {escape(part.group.name)}\n\n*{people} · {escape(part.group.canvas.title)}*"
    for result in part.rounds:
        yield _section(result.step.title, _results(result))
    for said in part.sentences:
        yield _section(said.step.title, _said(said))
    for kind, found in part.boxes:
        lines = []
        for one in found:
            marks = [_("on the canvas")] if one.is_placed else []
            marks += [_("hidden")] if one.is_hidden else []
            lines.append(escape(one.text) + (f" ({', '.join(marks)})" if marks else ""))
            if len(one.texts) > 1:
                lines[-1] += "".join(f"\n  - {escape(text)}" for text in one.texts)
        yield _section(f"{_('What we wrote')}: {_(KINDS[kind].many)}", lines)


def _results(one: ReportRound) -> Iterator[str]:
    for pair in one.links:
        agree = _("%(agree)d of %(all)d") % {"agree": pair.agree, "all": pair.answered}
        told = [agree, *([_(pair.strength)] if pair.strength else [])]
        offer, need = _named(pair.offer, one), _named(pair.need, one)
        yield f"{offer} → {need} ({', '.join(told)})"
    for row in one.rows:
        if one.is_vote:
            dots = ngettext("%(num)d dot", "%(num)d dots", row.dots) % {"num": row.dots}
            told = [dots]
            if weight := one.weights.get(row.note.public_id):
                told.append(_("weight %d") % weight)
            elif weight := one.stays.get(row.note.public_id):
                told.append(_("weight stays %d") % weight)
        else:
            spread = " ".join(str(people) for people in row.spread)
            told = [f"{row.average:.1f}", spread] if row.raters else ["–"]
        under = "".join(f"\n  - {escape(note.text)}" for note in row.under)
        yield f"{_named(row.note, one)} ({', '.join(told)}){under}"


def _named(note: Note, one: ReportRound) -> str:
    """A note, with its box where the round was about several."""
    box = f"{_(KINDS[Kind(note.kind)].one)}: " if len(one.step.kinds) > 1 else ""
    return f"{box}{escape(note.text)}"


def _said(found: ReportSentences) -> Iterator[str]:
    for one in found.said:
        told = [ngettext("%(num)d dot", "%(num)d dots", one.dots) % {"num": one.dots}]
        told = (told if found.people else []) + ([_("the canvas’s sentence")] if one.is_own else [])
        yield escape(one.row.text) + (f" ({', '.join(told)})" if told else "")
    for text in found.hidden:
        yield f"{escape(text)} ({_('hidden')})"


def _item(item: ActionItem) -> str:
    until = date_format(item.until, "DATE_FORMAT") if item.until else ""
    told = " · ".join(one for one in (item.who, until) if one)
    return escape(item.text) + (f" ({escape(told)})" if told else "")


def _section(title: str, lines: Iterable[str]) -> str:
    return f"## {escape(title)}\n\n" + "\n".join(f"- {line}" for line in lines)
