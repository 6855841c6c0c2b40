"""What can be imported, in the order in which it is offered. The page that asks for a file, what
its field accepts, and the table in docs/importing.md are made from this list."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_noop

from canvases.imports import lines, markdown, tree_values, word_blocks, workbook
from canvases.imports.json_tree import LARGEST
from canvases.imports.table import MOST_BYTES


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of file or text."""

    name: str
    endings: tuple[str, ...]  # of files
    hint: str  # on the page
    about: str  # in the documentation, which is not translated
    most: str  # how much of it
    for_new: bool = False  # only where a workspace is begun


SOURCES: Final = (
    Source(
        gettext_noop("Table"), ("csv", "tsv"),
        gettext_noop(
            "a row for each note, or a column for each box; exports of whiteboards such as Miro"
            " and Mural"
        ),
        "a row for each note, or a column for each box. UTF-8, UTF-16 and the older alphabets of"
        " Windows and the Mac, of Europe and Asia: where a file does not say which, its words are"
        " shown as they read in the likely ones, to choose from; commas, semicolons, tabs or bars."
        " Also dumps of whiteboards such as Miro and Mural: a column such as colour or frame can be"
        " the box, and you say once what “yellow” means",
        f"{MOST_BYTES // 1_000_000} MB",
    ),
    Source(
        gettext_noop("Spreadsheet"), ("xlsx", "ods"),
        gettext_noop("the same as a spreadsheet; notes and links of the one made here"),
        "the same; one sheet at a time, the results of formulas. Hidden rows, columns and sheets"
        " are told, and left out unless you choose them. The workbook that *Export* writes:"
        " notes and links of its two sheets together",
        f"{workbook.MOST_BYTES // 1_000_000} MB",
    ),
    Source(
        gettext_noop("Document"), ("docx", "odt"),
        gettext_noop("headings that name boxes, lists and tables; text boxes, too"),
        "headings, bold lines and lines that name a box, with lists, paragraphs and tables below"
        " them; tracked changes as if accepted. Text boxes follow at the end, comments and foot"
        " notes are listed under *Left out*. Where nothing names a box, each paragraph is a text",
        f"{workbook.MOST_BYTES // 1_000_000} MB, {word_blocks.MOST_LETTERS:,} characters",
    ),
    Source(
        gettext_noop("Text"), ("md", "txt", "eml"),
        gettext_noop(
            "a canvas from a chat or another builder: headings, lists and tables; a saved mail"
        ),
        "one note a line, or cells copied from a spreadsheet. A line that names a box (“Pains:”,"
        " “## Gains”) sorts those below it. Bullets and the tabs after them go, numbers where they"
        " run on from 1, ruled lines too; a cell with a line break is one note; it is a table where"
        " most lines have the same number of cells. Of a saved mail, what it says: what it quotes,"
        " its signature and the names of attached files are listed under *Left out*",
        f"{lines.MOST_TEXT:,} characters",
    ),
    Source(
        gettext_noop("Markdown"), (),
        "",
        "canvases of chats and other builders, and ours: headings of any level or in bold letters"
        " name boxes, also as “💢 Pains (Frustrations)”, “Customer's gains” or “Pain Relievers ↔"
        " Pains”; a table of one box, or of all boxes. Emphasis, links, rules and front matter are"
        " undone, addresses go to the details. Below a heading that says nothing to us the import"
        " asks. “**Functional**: …” is a type, “**Roster**: …” text; 🔴 🟠 🟡 🟢 ⚪ are the weights"
        " 5 to 1; a cell that names a need, by its text or as “P1 — …”, is a link",
        f"{markdown.LONGEST:,} characters; longer texts are read line by line",
    ),
    Source(
        gettext_noop("Canvas file"), ("json",),
        gettext_noop(
            "a canvas file made here, with everything in it; or lists of another tool, also as YAML"
        ),
        "what *Export → Canvas file* writes: segments, value maps, canvases, notes, links."
        " [All about it](canvas-file.md)",
        f"{LARGEST // 1_000_000} MB",
    ),
    Source(
        gettext_noop("JSON and YAML of others"), ("yaml", "yml", "jsonl", "ndjson"),
        "",
        "texts and lists under names such as `pains`, `painRelievers` or `job_description`, at any"
        " depth, with their weights, types and links as far as they say them, and pairs of ids as"
        " links; boards of Trello and Wekan; JSON Lines. All other values are listed under *Left"
        " out*. A file with our `format`, or our keys, is a canvas file, and is told its errors;"
        " text that begins with “{” and is no JSON is text. Of YAML everything is text; aliases are"
        " refused",
        f"{LARGEST // 1_000_000} MB, YAML {tree_values.MOST_YAML // 1_000_000} MB",
    ),
    Source(
        gettext_noop("Archive"), ("zip",),
        gettext_noop(
            "an archive made here: whole workspaces with their history, restored at once"
            " (5 MB at most)"
        ),
        "whole workspaces with their history, on the home page only. [All about it](archive.md)",
        f"{workbook.MOST_BYTES // 1_000_000} MB on the page",
        for_new=True,
    ),
)  # fmt: skip


def accepted() -> str:
    """What the field for a file accepts."""
    return ",".join(f".{ending}" for source in SOURCES for ending in source.endings)
