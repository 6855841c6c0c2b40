"""Reads an archive (docs/archive.md), a ZIP that may come from anybody.

It checks all of it before it stores anything. It unpacks nothing to a file: it reads the parts with
known names, line by line.
"""

import hashlib
import json
import re
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from canvases.imports import note_schema, shape
from canvases.imports.archive_references import References
from canvases.imports.json_tree import parse, tidy
from canvases.imports.problems import BadFile, Place, Problem
from canvases.imports.table import refused
from canvases.method import archive as names
from canvases.method.archive import Line

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

_FILE: Final = Path(__file__).with_name("archive.schema.json")
_PART: Final = re.compile(
    rf"{names.README}|{names.MANIFEST}|[1-9]\d{{0,3}}/(?:{names.CANVAS_FILE}|{names.WORKSPACE}"
    rf"|{names.LOGOS}[0-9a-f]{{64}}\.png|{names.SESSIONS}\d{{1,6}}\.(?:md|csv)"
    rf"|(?:{'|'.join(names.KINDS)})\.jsonl|(?:{names.LOGOS}|{names.SESSIONS})?)",
    re.ASCII,
)
_MOST_PARTS: Final = 20_000
_LOGO: Final = 4_000_000  # bytes
_PIXELS: Final = 1_500  # of a side of a logo
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError,
    RuntimeError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read of an archive."""

    unpacked: int  # bytes of all parts
    line: int  # bytes
    values: int  # in a line
    seconds: float  # for checking all of it
    workspaces: int


ON_PAGE: Final = Limits(60_000_000, 8_000_000, 200_000, 10.0, 30)
AT_COMMAND: Final = Limits(10**12, 200_000_000, 10_000_000, 10**6, 9_999)


def is_one(file: IO[bytes]) -> bool:
    """Whether a file looks like an archive: a ZIP with a part that is called as its manifest."""
    try:
        with zipfile.ZipFile(file) as packed:
            return names.MANIFEST in packed.namelist()
    except _BROKEN:
        return False
    finally:
        file.seek(0)


class Archive:
    """An archive that is open, and found in order; a method/archive.py: Source. Raises BadFile."""

    def __init__(self, file: IO[bytes], limits: Limits = AT_COMMAND) -> None:
        self._limits = limits
        with _unbroken():
            self._packed = zipfile.ZipFile(file)
        self._parts = self._checked_parts()
        self._end = time.monotonic() + limits.seconds
        manifest = self._checked("manifest", (names.MANIFEST,), self._whole(names.MANIFEST))
        self.folders: list[str] = manifest["workspaces"]
        self._check()

    def workspace(self, folder: str) -> Line:
        """What is said of the workspace itself."""
        return self._parsed((name := f"{folder}/{names.WORKSPACE}",), self._whole(name))

    def lines(self, folder: str, kind: str) -> Iterator[Line]:
        """The lines of one kind, their texts cleaned."""
        for place, raw in self._raw_lines(folder, kind):
            yield self._parsed(place, raw)

    def logos(self, folder: str) -> Iterator[bytes]:
        """The logos, as PNG."""
        start = f"{folder}/{names.LOGOS}"
        for name in self._parts:
            if name.startswith(start) and name != start:
                yield self._whole(name)

    def _checked_parts(self) -> dict[str, zipfile.ZipInfo]:
        parts = self._packed.infolist()
        unpacked = sum(part.file_size for part in parts)
        if len(parts) > _MOST_PARTS or unpacked > self._limits.unpacked:
            raise refused(_("unpacks to more than can be imported here, so it was not opened"))
        for part in parts:
            if not _PART.fullmatch(part.filename) or part.flag_bits & 1:
                raise BadFile([Problem((part.filename,), _("does not belong into an archive"))])
        if len({part.filename for part in parts}) < len(parts):
            raise refused(_("holds a part twice"))
        return {part.filename: part for part in parts}

    def _check(self) -> None:
        """Read everything once. Raises BadFile for what is wrong first."""
        if len({*self.folders}) < len(self.folders) or len(self.folders) > self._limits.workspaces:
            most = self._limits.workspaces
            raise refused(_("holds more than %d workspaces, or one twice") % most)
        for folder in self.folders:
            name = f"{folder}/{names.WORKSPACE}"
            about = self._checked("about", (name,), self._whole(name))
            logos = {_digest(logo) for logo in self.logos(folder)}
            if not {about["workspace"].get("brand_logo", "")} <= {"", *logos}:
                raise BadFile([Problem((name, "workspace", "brand_logo"), _("is missing"))])
            references = References()
            for kind in names.KINDS:
                for place, raw in self._raw_lines(folder, kind):
                    line = self._checked(kind, place, raw)
                    _raise(place, references.check(kind, line))
                    if time.monotonic() > self._end:
                        raise refused(_too_long())
            _raise((folder,), references.finish())

    def _checked(self, kind: str, place: Place, raw: bytes) -> Line:
        line = self._parsed(place, raw)
        _raise(place, shape.check(line, _validator(kind)))
        return line

    def _parsed(self, place: Place, raw: bytes) -> Line:
        try:
            line: Line = parse(raw, self._limits.line)
            problems = tidy(line, self._limits.values)
            _raise(place, problems)
        except BadFile as error:
            first = error.problems[0]
            at = first.place if first.place[: len(place)] == place else (*place, *first.place)
            raise BadFile([Problem(at, first.message)]) from error
        return line

    def _raw_lines(self, folder: str, kind: str) -> Iterator[tuple[Place, bytes]]:
        name, most = f"{folder}/{kind}.jsonl", self._limits.line
        if kind in names.ADDED and name not in self._parts:
            return
        with _unbroken(name), self._open(name) as stream:
            number = 0
            while raw := stream.readline(most + 1):
                number += 1
                yield (name, number), raw

    def _whole(self, name: str) -> bytes:
        with _unbroken(name), self._open(name) as stream:
            return stream.read(_LOGO + 1)

    def _open(self, name: str) -> IO[bytes]:
        if name not in self._parts:
            raise BadFile([Problem((name,), _("is missing"))])
        return self._packed.open(self._parts[name])


@contextmanager
def _unbroken(name: str = "") -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise BadFile([Problem((name,) if name else (), _("is damaged"))]) from error


def _raise(place: Place, problems: Iterator[Problem]) -> None:
    """Raise BadFile for the first of the problems, if there is one."""
    for problem in problems:
        raise BadFile([Problem((*place, *problem.place), problem.message)])


def _too_long() -> str:
    return _(
        "takes too long to be imported here. Whoever runs the server can import it"
        " (manage.py import_archive)."
    )


def _digest(png: bytes) -> str:
    """The name under which a logo is kept. Raises BadFile for what is no PNG of our own size."""
    size = [int.from_bytes(png[at : at + 4]) for at in (16, 20)]
    is_ours = png.startswith(_PNG) and len(png) <= _LOGO and all(0 < one <= _PIXELS for one in size)
    if not is_ours:
        raise refused(_("holds a logo that was not made here"))
    return hashlib.sha256(png).hexdigest()


@cache
def _validator(kind: str) -> "Draft202012Validator":
    """For one definition of the schema."""
    from jsonschema import Draft202012Validator, FormatChecker

    checker = FormatChecker(formats=["date"])
    checker.checks("date-time", raises=ValueError)(_is_time)
    own = json.loads(_FILE.read_text(encoding="utf-8"))
    definitions = shape.schema()["$defs"] | own["$defs"]
    state = definitions["noteState"]
    definitions["noteState"] = note_schema.state_with_fields(state, definitions)
    schema = {"$ref": f"#/$defs/{kind}", "$defs": definitions}
    return Draft202012Validator(schema, format_checker=checker)


def _is_time(value: Any) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None
