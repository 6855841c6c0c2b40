"""The hostile requests, each a class of its own: what is prepared, what is sent, what is a clear
answer to it."""

import json
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from random import Random

from django.contrib.auth.hashers import make_password

from benchmarks.boards import Guest, make_board
from benchmarks.hostile.client import PATIENCE, Request, all_at_once, form, stalled, upload
from canvases.access import new_token, token_hash
from canvases.models import Change, Note, Purge, Role, ShareLink, Snapshot

Send = Callable[[int], list[int]]
"""Attacks the server at a port. Returns the statuses of the answers."""

MARKS = "a" + 198_000 * "\u0301"  # what is normalised in quadratic time

REFUSED = frozenset({400, 413, 422, 429, 503})
SERVED = frozenset({200, 302, 303})


@dataclass(frozen=True, slots=True)
class Attack:
    """`clear` are the statuses that are a clear answer; 0 is none."""

    name: str
    prepare: Callable[[], Send]
    clear: frozenset[int] = REFUSED


def _sent(*requests: Request) -> Send:
    return lambda port: all_at_once(port, requests)


def note() -> Send:
    """A note of marks."""
    guest = make_board(1, seed=101)
    path = f"/c/{guest.canvas.public_id}/notes/"
    return _sent(form(path, guest.token, kind="pain", text=MARKS, op_id="hostile-note"))


def name_in_file() -> Send:
    """A name of marks in a canvas file, from nobody in particular."""
    name = MARKS[:117_000]
    content = {"format": "value-proposition-canvas", "version": 1, "workspace": {"name": name}}
    content |= {"segments": [], "value_maps": [], "canvases": [], "links": []}
    raw = json.dumps(content, ensure_ascii=False).encode()
    return _sent(upload("/import/", "name.json", raw, go="import"))


def name_at_link() -> Send:
    """A name of marks, said at a share link."""
    _guest, token = _link(Role.EDITOR)
    return _sent(form(f"/join/{token}/", name=MARKS[:70_000]))


def cell_of_spaces() -> Send:
    """A cell of blanks, in each column of a table in turn."""
    names = ["Text", "Kind", "Weight", "Links"]
    requests = []
    for at in range(len(names)):
        row = ["x"] * len(names)
        row[at] = "x" + 32_000 * " " + "x"
        raw = f"{','.join(names)}\n{','.join(row)}\n".encode()
        requests += [upload("/import/", "cells.csv", raw, go=go) for go in ("", "check")]
    return _sent(*requests)


def workbooks() -> Send:
    """Two spreadsheets of less than a megabyte that unpack to sixty, onto a board."""
    guest = make_board(1, seed=102)
    path = f"/c/{guest.canvas.public_id}/import/"
    return _sent(*(upload(path, "book.xlsx", _book(), guest.token) for _number in range(2)))


def _book() -> bytes:
    chance, cells = Random(7), ("<c><v>1</v></c>", "<c><v>2</v></c>")
    rows = "".join(f"<row>{''.join(chance.choices(cells, k=1500))}</row>" for _ in range(2_000))
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packed = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{packed}/content-types"><Override PartName='
        f'"/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{packed}/relationships"><Relationship Id="r1"'
        f' Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {space} xmlns:r="{office}"><sheets><sheet name="A"'
        ' sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{packed}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'<worksheet {space}><dimension ref="A1:BET2000"/><sheetData>'
        f"{rows}</sheetData></worksheet>",
    }
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return file.getvalue()


def tables() -> Send:
    """Twenty tables of two megabytes, from nobody in particular."""
    raw = b"Kind,Text\n" + 2_000 * (b"pain," + 990 * b"x" + b"\n")
    return _sent(*(upload("/import/", "table.csv", raw) for _number in range(20)))


def canvas_files() -> Send:
    """Three canvas files with as many notes as one may hold, into a workspace."""
    guest = make_board(1, seed=108)
    notes = [{"kind": "pain", "text": f"{number} {250 * 'x'}"} for number in range(1_000)]
    content = {"format": "value-proposition-canvas", "version": 1, "workspace": {"name": "Large"}}
    content["segments"] = [
        {"id": f"s{number}", "name": f"{number}", "profile": {"notes": notes}}
        for number in range(5)
    ]
    raw, path = json.dumps(content).encode(), f"/w/{guest.canvas.workspace.public_id}/import/"
    return _sent(
        *(upload(path, "large.json", raw, guest.token, go="import") for _number in range(3))
    )


def files_of_view_links() -> Send:
    """What is drawn for those who only look: twelve boards, each as file and picture, twice."""
    requests = []
    for number in range(12):
        guest = make_board(150, seed=200 + number)
        link = ShareLink.objects.create(
            workspace=guest.canvas.workspace, token_hash=token_hash(new_token()), role=Role.VIEWER
        )
        path = f"/v/{link.public_id}/{guest.canvas.public_id}/"
        kinds = 2 * ("pdf/", "picture/")
        requests += [Request("GET", path + kind, token=guest.token) for kind in kinds]
    return _sent(*requests)


def passphrases() -> Send:
    """Forty wrong ones."""
    _guest, token = _link(Role.EDITOR, passphrase=make_password("right one"))
    return _sent(*(form(f"/join/{token}/", name="X", passphrase=f"wrong {n}") for n in range(40)))


def half_bodies() -> Send:
    """Two hundred requests that are never sent to the end."""
    head = b"POST /import/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9999999\r\n\r\n"

    def send(port: int) -> list[int]:
        lines = stalled(port, head + 60_000 * b"x", 200)
        statuses = []
        for line in lines:
            line.settimeout(PATIENCE)
            answer = line.recv(64)
            statuses.append(int(answer.split()[1]) if answer else 0)
            line.close()
        return statuses

    return send


def unread_answers() -> Send:
    """Two hundred answers of half a megabyte that nobody reads."""
    guest = make_board(900, seed=103)
    asked = Request("GET", f"/c/{guest.canvas.public_id}/", token=guest.token)
    headers = "".join(f"{name}: {value}\r\n" for name, value in asked.headers.items())
    raw = f"GET {asked.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n".encode()

    def send(port: int) -> list[int]:
        lines = stalled(port, raw, 200)
        time.sleep(5)
        statuses = [int(line.recv(64).split()[1]) for line in lines]
        for line in lines:
            line.close()
        return statuses

    return send


def bin_with_long_journal() -> Send:
    """A bin of one note whose journal has thirty thousand changes."""
    guest = make_board(1, seed=104)
    workspace = guest.canvas.workspace
    row = Note.objects.get(workspace=workspace)
    state = {"note": {row.public_id: {"text": 200 * "x"}}}
    Change.objects.bulk_create(
        Change(
            workspace=workspace, seq=seq, op_id=f"long-{seq}", kind="note.edited", before=state,
            after=state, subject_id=row.public_id, canvas=guest.canvas,
        )
        for seq in range(2, 30_002)
    )  # fmt: skip
    type(workspace).objects.filter(pk=workspace.pk).update(seq=30_001)
    Note.objects.filter(pk=row.pk).update(binned_at=guest.canvas.workspace.created_at)
    path = f"/w/{workspace.public_id}/bin/empty/"

    def send(port: int) -> list[int]:
        answered = all_at_once(port, [form(path, guest.token)])
        end = time.monotonic() + PATIENCE
        while Purge.objects.exists() and time.monotonic() < end:
            time.sleep(0.2)
        return answered

    return send


def snapshots_of_large_board() -> Send:
    """Eight who look at forty snapshots of a thousand notes."""
    guest = make_board(900, seed=105)
    notes = {
        row.public_id: row.state() for row in Note.objects.filter(workspace=guest.canvas.workspace)
    }
    content = {"notes": notes, "links": {}, "canvas": {"statements": [], "assessment": []}}
    Snapshot.objects.bulk_create(
        Snapshot(
            workspace=guest.canvas.workspace, canvas=guest.canvas, name=f"{number}",
            content=content,
        )
        for number in range(40)
    )  # fmt: skip
    path = f"/c/{guest.canvas.public_id}/snapshots/"
    return _sent(*(Request("GET", path, token=guest.token) for _number in range(8)))


def edits_of_large_board() -> Send:
    """A hundred changes of a board of nine hundred notes, looked at after each."""
    guest = make_board(900, seed=106)
    path = f"/c/{guest.canvas.public_id}/"

    def send(port: int) -> list[int]:
        return [status for pair in _edits(path, guest) for status in all_at_once(port, pair)]

    return send


def _edits(path: str, guest: Guest) -> Iterator[list[Request]]:
    for number in range(100):
        op = f"hostile-edit-{number}"
        added = form(f"{path}notes/", guest.token, kind="pain", text="x", op_id=op)
        yield [added, Request("GET", path, token=guest.token)]


def new_workspaces() -> Send:
    """Four hundred workspaces for nobody."""
    return _sent(*(form("/start/", op_id=f"hostile-start-{number}") for number in range(400)))


def _link(role: str, passphrase: str = "") -> tuple[Guest, str]:
    guest, token = make_board(1, seed=107), new_token()
    ShareLink.objects.create(
        workspace=guest.canvas.workspace, token_hash=token_hash(token), role=role,
        passphrase=passphrase,
    )  # fmt: skip
    return guest, token


ATTACKS = (
    Attack("note of 198,000 marks", note),
    Attack("name of 117,000 marks in a file", name_in_file),
    Attack("name of 70,000 marks at a link", name_at_link),
    Attack("table with a cell of 32,000 blanks", cell_of_spaces, REFUSED | SERVED),
    Attack("two workbooks that unpack to 50 MB", workbooks),
    Attack("20 tables of 2 MB", tables, REFUSED | SERVED),
    Attack("3 canvas files of 5,000 notes", canvas_files, SERVED | {503}),
    Attack("48 files and pictures by view links", files_of_view_links, SERVED | {503}),
    Attack("40 wrong passphrases", passphrases, frozenset({403, 429, 503})),
    Attack("200 requests sent by half", half_bodies, frozenset({408})),
    Attack("200 answers that nobody reads", unread_answers, SERVED | {503}),
    Attack("bin with a journal of 30,000", bin_with_long_journal, SERVED),
    Attack("8 × 40 snapshots of 900 notes", snapshots_of_large_board, SERVED | {503}),
    Attack("100 edits of a board of 900 notes", edits_of_large_board, SERVED),
    Attack("400 new workspaces", new_workspaces, SERVED | {429}),
)
