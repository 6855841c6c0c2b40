"""The report of a session as a table: a row for each step, text, result, action and answer."""

import csv
import io
from collections.abc import Iterator
from typing import Final

from canvases.exports.export_request import ExportRequest
from canvases.exports.report.report_request import report_of
from canvases.method.cells import guard
from canvases.queries.sessions.report import (
    Report,
    ReportPart,
    ReportRound,
    ReportText,
)
from canvases.queries.sessions.report_sentences import ReportSentences

COLUMNS: Final = (
    "part", "group", "step", "box", "text", "stack", "on_canvas", "hidden", "people", "dots",
    "average", "spread", "weight", "minutes_planned", "minutes_real", "who", "until", "answers",
    "strength",
)  # fmt: skip
"""Names of the columns, never translated: docs/sessions.md says what stands in them."""

_Row = dict[str, str]


def make(request: ExportRequest) -> bytes:
    """The table of the session's report."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, restval="")
    writer.writeheader()
    for row in _rows(report_of(request)):
        writer.writerow({name: guard(cell) for name, cell in row.items()})
    return text.getvalue().encode("utf-8-sig")


def _rows(report: Report) -> Iterator[_Row]:
    yield {"part": "session", "text": report.session.title, "people": str(report.people)}
    for name in report.names:
        yield {"part": "person", "who": name}
    for step in report.steps:
        real = f"{step.spent / 60:.1f}"
        times = {"minutes_planned": str(step.minutes), "minutes_real": real}
        yield {"part": "step", "step": step.title, "box": " ".join(step.kinds)} | times
    for part in report.parts:
        group = {"group": part.group.name} if part.group else {}
        yield from (row | group for row in _of_part(part))
    for name, note in report.reported:
        reported = {"part": "reported", "group": name, "box": note.kind, "text": note.text}
        yield reported | {"weight": str(note.weight or "")}
    yield from _end(report)


def _of_part(part: ReportPart) -> Iterator[_Row]:
    if part.group is not None:
        yield {"part": "group", "people": str(part.people)}
    for kind, found in part.boxes:
        for one in found:
            yield from _text(kind.value, one)
    for result in part.rounds:
        yield from _round(result)
    for sentences in part.sentences:
        yield from _sentences(sentences)


def _end(report: Report) -> Iterator[_Row]:
    for item in report.items:
        part, until = "parked" if item.is_parked else "action", item.until
        day = until.isoformat() if until else ""
        yield {"part": part, "text": item.text, "who": item.who, "until": day}
    if report.feedback.people:
        yield {
            "part": "feedback",
            "people": str(report.feedback.people),
            "average": f"{report.feedback.average:.2f}",
            "spread": " ".join(str(one) for one in report.feedback.spread),
        }
    yield from ({"part": "feedback", "text": word} for word in report.feedback.words)


def _text(box: str, one: ReportText) -> Iterator[_Row]:
    marks = {"on_canvas": _mark(one.is_placed), "hidden": _mark(one.is_hidden)}
    stack = one.text if len(one.texts) > 1 else ""
    for text in one.texts:
        yield {"part": "text", "box": box, "text": text, "stack": stack} | marks


def _round(one: ReportRound) -> Iterator[_Row]:
    for pair in one.links:
        yield {
            "part": "link",
            "step": one.step.title,
            "box": pair.offer.kind,
            "text": pair.offer.text,
            "answers": pair.need.text,
            "people": str(pair.agree),
            "average": f"{pair.agree / pair.answered:.2f}",
            "strength": pair.strength or "",
        }
    for row in one.rows:
        result = {"part": "vote" if one.is_vote else "rating", "step": one.step.title}
        result["stack"] = row.note.text if row.under else ""
        under = [result | {"box": note.kind, "text": note.text} for note in row.under]
        result |= {"box": row.note.kind, "text": row.note.text, "people": str(row.raters)}
        if one.is_vote:
            result["dots"] = str(row.dots)
            result["weight"] = str((one.stays | one.weights).get(row.note.public_id, ""))
        elif row.raters:
            result["average"] = f"{row.average:.2f}"
            result["spread"] = " ".join(str(people) for people in row.spread)
        yield from (result, *under)


def _sentences(found: ReportSentences) -> Iterator[_Row]:
    same = {"part": "sentence", "step": found.step.title}
    for one in found.said:
        dots = str(one.dots) if found.people else ""
        yield same | {"text": one.row.text, "dots": dots, "on_canvas": _mark(one.is_kept)}
    for text in found.hidden:
        yield same | {"text": text, "hidden": _mark(yes=True)}


def _mark(yes: bool) -> str:
    return "yes" if yes else ""
