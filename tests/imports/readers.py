"""Every reader of foreign text, to be given long runs of separators and of odd characters."""

from contextlib import suppress

from django.core.exceptions import ValidationError

from canvases.forms.notes import NoteForm, PasteForm
from canvases.forms.sharing import clean_origin
from canvases.imports import alphabets, canvas_file, upload
from canvases.imports.columns import ROLES
from canvases.imports.plan import Plan, plan
from canvases.imports.problems import BadFile, quoted
from canvases.method.text import BadText, clean_block, clean_line, is_visible, without_bullet
from tests.imports.documents import raw, small

RUNS = [
    *" \t\n\r\v\f\x1f,;|:()[]{}-'\"*#_./&=+@1xa•–\\\u00a0\u2028\u3000\u3164",
    *"\u0301\u0344\u0f73\u2066\u2069\u202e\ufeff\u200d\uff9e\U0001f44d",
    " -", "- ", "* ", "1.", "# ", "**", " : ", " (", "()", ") ", '""', '","', "\r\n",
    "a\u0301", "a ",    "☆", "★", "a:weak ", "x,", "\t\n", "x\n", "- x\n", "&lt;",
]  # fmt: skip
HEAD = tuple(ROLES)


def cleaned(text: str) -> None:
    for clean in (clean_line, clean_block):
        with suppress(BadText):
            clean(text, 180_000)
    is_visible(text)
    without_bullet(text)
    quoted(text)


def filled_in(text: str) -> None:
    NoteForm({"kind": "pain", "text": text}).is_valid()
    PasteForm({"kind": "pain", "text": text}).is_valid()
    with suppress(ValidationError):
        clean_origin(text[:2_000])


def brought(content: bytes, name: str = "notes.csv") -> Plan | None:
    with suppress(BadFile):
        made = plan(upload.of_file(content, name, None), {"go": "import"}, "Meals", "Fridge")
        assert made.table is None or made.names
        assert len(made.alphabets) <= len(alphabets.ENCODINGS)
        return made
    return None


def pasted(text: str) -> None:
    for whole in (text, f"{text}x"):
        with suppress(BadFile):
            plan(upload.of_text(whole), {"go": "import"}, "Meals", "Fridge")


def in_each_column(run: str) -> None:
    """A table whose cells say something around the run, then one that is nothing but runs."""
    for role in HEAD:
        for cell in (run, f"a{run}b", f"a{run}weak)"):
            row = {"text": "Late", "box": "pain", role: cell}
            quotes = ['"' + row.get(name, "").replace('"', '""') + '"' for name in HEAD]
            brought(f"{','.join(HEAD)}\n{','.join(quotes)}\n".encode("utf-8", "replace"))


def in_each_text(run: str) -> None:
    tree = small()
    note = tree["segments"][0]["profile"]["notes"][0]
    note |= {"text": run, "details": run, "id": run, run: run}
    tree |= {"workspace": {"name": run}, run: 1}
    tree["segments"][0] |= {"name": run, "parent": run, "roles": [run, run]}
    tree["links"] = [{"from": run, "to": run, "strength": run}]
    with suppress(BadFile):
        canvas_file.read(raw(tree))
