"""What an import would make, as far as the present step of its form knows.

Every step reads the upload again with all choices so far. Only the form carries anything from one
step to the next.
"""

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final

from django.utils.translation import gettext as _

from canvases.imports import alphabets, canvas_file, delimited, foreign, lines, upload
from canvases.imports.choices import Choices, Sent, choices
from canvases.imports.columns import ROLES, Columns, box_named, guess, names_of, several
from canvases.imports.document_notes import beyond_notes, decide
from canvases.imports.drawn import as_list
from canvases.imports.header import MOST_ABOVE, beneath, filled_down, header_of
from canvases.imports.leftovers import Leftover, leftovers, unfit
from canvases.imports.markup import without_markup
from canvases.imports.problems import BadFile, Place, Problem, listed, said_of
from canvases.imports.ragged_rows import joined, mended, place_of_text
from canvases.imports.sheet_cells import MOST_COUNTED
from canvases.imports.sheets import likely
from canvases.imports.table import Row, Table
from canvases.imports.table_document import Names, build
from canvases.imports.table_note import TableNote
from canvases.imports.table_notes import MOST_NOTES, Reading, read
from canvases.imports.upload import Upload
from canvases.method.document import Document
from canvases.method.kinds import Kind
from canvases.method.text import NAME, BadText, clean_line

SAMPLE: Final = 6
"""Rows that are shown of a table, and as many more with errors."""

_SEPARATORS: Final = {"none": "", "tab": "\t"}  # what a form would lose, by another name
_ROLES: Final = {"", *ROLES, *(kind.value for kind in Kind)}


@dataclass(slots=True)
class Plan:
    """An upload with its choices, and what follows from them."""

    upload: Upload
    sent: Sent = field(default_factory=dict)
    chosen: Choices = field(default_factory=Choices)
    sheet: int = 0
    first: int = 0  # the row that the table begins with, from 0
    starts: list[Row] = field(default_factory=list)  # the rows that it may begin with
    encoding: str = ""
    separator: str = ""
    mended: list[Row] = field(default_factory=list)  # rows with too many cells, joined
    joins: bool = False  # these are taken in
    tables: list[Table] = field(default_factory=list)
    may_be_drawn: bool = False  # as a canvas, rather than a table
    columns: Columns | None = None
    reading: Reading | None = None
    document: Document | None = None
    problems: list[Problem] = field(default_factory=list)
    most: int = MOST_NOTES  # that are offered
    counted: int = MOST_COUNTED  # at least, of those that follow
    wrong_names: dict[str, str] = field(default_factory=dict)  # field of the form → what is wrong

    @property
    def table(self) -> Table | None:
        """The table that is imported."""
        return self.tables[self.sheet] if self.tables else None

    @property
    def shape(self) -> str:
        """What the choices for the columns depend on: how many there are, and the first row."""
        return f"{self.table.width if self.table else 0} {self.first} {self.is_list}"

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return names_of(self.table, self.columns) if self.table and self.columns else []

    @property
    def tool(self) -> str:
        """The name of the tool that wrote the table, where that is known."""
        found = foreign.tool_of(self.table) if self.table and self.has_columns else None
        return found.name if found else ""

    @property
    def several(self) -> list[str]:
        """The entries of the first cell that has several of them."""
        return several(self.table, self.columns) if self.table and self.columns else []

    @property
    def mended_texts(self) -> list[tuple[int, str]]:
        """The rows with too many cells: their numbers, and their texts where these are joined."""
        at = place_of_text(self.columns) if self.columns else None
        return [] if at is None else [(number, cells[at]) for number, cells in self.mended]

    @property
    def sample(self) -> list[Row]:
        """The first rows, to see what stands in each column; and the first ones with errors."""
        if self.table is None or self.columns is None:
            return []
        rows = self.table.rows[self.columns.has_names :]
        numbers = {place[0] for place in self.wrong}
        further = (row for row in rows[SAMPLE:] if row[0] in numbers)
        sample = [*rows[:SAMPLE], *islice(further, SAMPLE)]
        return (
            [(number, [text, box_named(box)]) for number, (text, box) in sample]
            if self.is_list
            else sample
        )

    @property
    def wrong(self) -> set[Place]:
        """Where something is wrong."""
        return {problem.place for problem in self.problems if problem.place}

    @property
    def row_count(self) -> int:
        """How many rows may become notes."""
        if self.table is None or self.columns is None:
            return 0
        return len(self.table.rows) - self.columns.has_names

    @property
    def has_columns(self) -> bool:
        """Whether there is anything to choose about columns: copied cells, or a file that may have
        been read wrongly."""
        return self.upload.form in ("table", "book") or self.is_copied_table or self.may_be_drawn

    @property
    def is_copied_table(self) -> bool:
        """Whether the text is cells of a spreadsheet, rather than lines."""
        table = self.table if self.upload.form == "lines" else None
        return table is not None and table.width > 1 and not lines.has_headings(table)

    @property
    def is_list(self) -> bool:
        """Whether it was read as texts below the names of boxes: what its columns are called is
        ours, and stands in no row."""
        return self.table is not None and self.table.rows[:1] == [(0, list(lines.NAMES))]

    @property
    def alphabets(self) -> list[alphabets.Preview]:
        """How words of a file read in different alphabets, where it does not say which it is in."""
        raw = self.upload.raw if self.upload.form == "table" else b""
        return alphabets.previews(raw) if alphabets.is_doubtful(raw) else []

    @property
    def waiting(self) -> list[TableNote]:
        """Texts that cannot become notes yet: they have no box, or are too long."""
        notes = self.reading.notes if self.reading else []
        return [note for note in notes if note.kind is None or note.flaw]

    @property
    def beyond(self) -> int:
        """How many rows and texts follow after those that are offered."""
        rest = len(self.reading.rest) if self.reading else 0
        return rest + (self.table.beyond if self.table else 0)

    @property
    def leftovers(self) -> list[Leftover]:
        """What is left out beside single texts."""
        if self.reading is None:
            return []
        if self.columns is None:
            return list(unfit(self.reading))
        return list(leftovers(self.tables, self.sheet, self.columns, self.reading))

    @property
    def beyond_notes(self) -> list[str]:
        """The texts of a canvas file that an existing canvas does not take."""
        is_file = self.document is not None and self.upload.form == "canvas"
        return beyond_notes(self.document) if is_file and self.document else []

    @property
    def is_ready(self) -> bool:
        """Whether it can be imported as it is."""
        has_notes = self.reading is None or self.columns is None or bool(self.reading.notes)
        is_sound = not self.problems and not self.wrong_names and not self.waiting
        return self.document is not None and has_notes and is_sound

    @property
    def is_single(self) -> bool:
        """Whether it has at most one circle and one square, and so fits on one canvas."""
        made = self.document
        return made is None or max(len(made["segments"]), len(made["value_maps"])) <= 1


def plan(brought: Upload, sent: Sent, workspace: str, default: str) -> Plan:
    """Everything known of an upload with these choices, for the workspace of this name. A canvas
    without a title gets the `default`. An unreadable upload has `problems` and nothing else."""
    made = Plan(brought, sent, choices(sent))
    try:
        if brought.form == "canvas":
            made.document = canvas_file.read(brought.raw)
            made.reading = decide(made.document, made.chosen)
            return made
        _read_table(made, sent)
    except BadFile as error:
        made.problems = error.problems
        return made
    if made.table and made.columns:
        table = made.table if made.tool else filled_down(made.table, made.columns)
        made.reading = read(table, made.columns, made.chosen)
        made.problems = _problems(made, made.reading)
        if not made.problems and not made.waiting:
            called = table.called
            title = _name(made, sent, "title") or called.get("canvas", default)
            segment = _name(made, sent, "segment_name") or called.get("segment", "")
            value_map = called.get("value_map", title)
            names = Names(
                workspace, title, segment or _("My first segment"), not segment, value_map
            )
            gone = [*made.reading.left_out, *made.reading.rest]
            made.document, wrong = build(
                made.reading.notes, names, gone, is_part=bool(table.beyond)
            )
            made.problems = listed(wrong)
    return made


def _name(made: Plan, sent: Sent, field: str) -> str:
    """A name chosen in the form where the table gives none; "" where it is invalid."""
    try:
        return clean_line(sent.get(field, ""), NAME)
    except BadText as error:
        made.wrong_names[field] = said_of(error)
        return ""


def _read_table(made: Plan, sent: Sent) -> None:
    raw, form = made.upload.raw, made.upload.form
    if form == "table":
        chosen = sent.get("encoding", "")
        made.encoding = chosen if chosen in alphabets.ENCODINGS else alphabets.encoding_of(raw)
        separator = _SEPARATORS.get(sent.get("separator", ""), sent.get("separator", "?"))
        if separator not in delimited.SEPARATORS:
            separator = delimited.separator_of(delimited.text_of(raw, made.encoding))
        made.separator = separator
    made.tables = found = upload.tables(made.upload, made.encoding, made.separator)
    sheet = sent.get("sheet", "")
    made.sheet = int(sheet) if sheet in map(str, range(len(found))) else likely(found)
    if made.upload.form in ("table", "book", "lines"):
        listed = list(map(as_list, found))
        made.may_be_drawn = listed[made.sheet] is not found[made.sheet]
        made.tables = found if sent.get("layout") == "table" else listed
    if made.table:
        _begin(made, made.table, sent)
        made.columns = _columns(made.table, sent, made.shape)
        made.mended = mended(made.table, made.columns, made.separator)
        made.joins = sent.get("ragged") != "0"
        if made.joins:
            made.tables[made.sheet] = joined(made.table, made.columns, made.separator)


def _begin(made: Plan, table: Table, sent: Sent) -> None:
    """Pass over what stands above the names of the columns, and make HTML text."""
    table = without_markup(table) if made.has_columns else table
    made.starts = table.rows[:MOST_ABOVE]
    chosen = sent.get("first", "")
    if made.has_columns and chosen in map(str, range(len(made.starts))):
        made.first = int(chosen)
    elif made.has_columns:
        made.first = header_of([cells for _number, cells in made.starts])
    table = beneath(table, made.first)
    hidden = dict.fromkeys(table.hidden, _("a hidden row"))
    made.tables[made.sheet] = replace(
        table, asides={**table.asides, **foreign.asides(table), **hidden}
    )


def _columns(table: Table, sent: Sent, shape: str) -> Columns:
    """The choices for the columns, where they were made for columns like these."""
    found = guess(table)
    if sent.get("width") != shape:
        return found
    roles = [sent.get(f"column-{index}", "") for index in range(table.width)]
    known = tuple(role if role in _ROLES else "" for role in roles)
    chosen = Columns(known, has_names=bool(sent.get("has_names")))
    apart = sent.get("apart", "")
    is_apart = apart == "1" if apart else bool(several(table, chosen, surely=True))
    return replace(chosen, apart=is_apart)


def _problems(made: Plan, reading: Reading) -> list[Problem]:
    if made.columns and not made.columns.has_texts:
        return [Problem((), _("has no column with the texts of the notes. Choose one."))]
    roles = [role for role in (made.columns.roles if made.columns else ()) if role in ROLES]
    for role in ROLES:
        if roles.count(role) > 1:
            words = _("has several columns of “%s”. Choose one of them.")
            return [Problem((), words % _(ROLES[role]))]
    if reading.problems:
        return listed(reading.problems)
    if not reading.notes and not reading.left_out:
        return [Problem((), _("has no notes to import"))]
    return []
