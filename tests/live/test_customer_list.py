"""A large customer list over the network: it alone may have 20 MB, and others work meanwhile."""

import http.client
from threading import Thread

from tests.live.server import Person, Server
from tests.live.test_retention import workspace_of

HEAD = b"Name;Type;Umsatz\r\n"
ROWS = b"Ana;club;1,50\r\nBen;firm;7,50\r\n"
BOUNDARY = "a-boundary"


def send(server: Server, person: Person, raw: bytes) -> tuple[int, str]:
    """Send a list. Returns the status, and where it leads or what the page says."""
    csrf = person.cookies.setdefault("csrftoken", "a" * 32)
    body = b"\r\n".join([
        f"--{BOUNDARY}".encode(),
        b'Content-Disposition: form-data; name="file"; filename="customers.csv"',
        b"Content-Type: text/csv", b"", raw, f"--{BOUNDARY}--".encode(), b"",
    ])  # fmt: skip
    headers = {
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
        "Cookie": person.cookie,
        "X-CSRFToken": csrf,
    }
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("POST", f"/w/{workspace_of(person)}/segments/from-list/", body, headers)
    answer = connection.getresponse()
    page = answer.read().decode()
    connection.close()
    return answer.status, answer.headers.get("Location") or page


def large(size: int) -> bytes:
    """A list of so many bytes, most of them in remarks."""
    padded = ROWS.replace(b"Ana", b"Ana" + b" remark" * 300)
    return HEAD + padded * (size // len(padded))


def test_list_of_19_megabytes_is_read_while_others_write(server: Server) -> None:
    owner = Person(server).start()
    found: list[tuple[int, str]] = []
    sending = Thread(target=lambda: found.append(send(server, owner, large(19_000_000))))
    sending.start()
    while sending.is_alive():
        owner.add("meanwhile")
    sending.join()

    status, where = found[0]
    assert status == 302
    assert owner.request("GET", where)[0] == 200


def test_list_of_22_megabytes_is_refused_with_what_fits(server: Server) -> None:
    status, page = send(server, Person(server).start(), large(22_500_000))

    assert status == 413
    assert "a file may have 20 MB" in page
