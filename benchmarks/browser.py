"""The least a browser does, in this process: one request through the whole middleware."""

import secrets
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from django.conf import settings

from canvas_project.handler import Handler

_handler = Handler()


class Browser:
    """Keeps its cookies and asks Django as the server does."""

    def __init__(self, token: str = "") -> None:
        self.cookies: dict[str, str] = {settings.GUEST_COOKIE: token} if token else {}

    def get(self, path: str, **headers: str) -> tuple[int, bytes]:
        """Status and body."""
        return self._request("GET", path, b"", headers)

    def post(self, path: str, **fields: str) -> tuple[int, bytes]:
        """Post a form as the board's script does."""
        body = urlencode({"op_id": secrets.token_urlsafe(12), **fields}).encode()
        headers = {"hx-request": "true", "x-csrftoken": self.cookies["csrftoken"]}
        return self._request("POST", path, body, headers)

    def _request(
        self, method: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, bytes]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = {"host": "127.0.0.1:8000", "cookie": cookies, **headers}
        sent["content-type"] = "application/x-www-form-urlencoded"
        scope = {
            "method": method, "path": path, "query_string": b"", "scheme": "http",
            "server": ("127.0.0.1", 8000), "client": ("127.0.0.1", 9),
            "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
        }  # fmt: skip
        start, content = _handler(scope, body)
        for name, value in start["headers"]:
            if name == b"set-cookie":
                cookie = SimpleCookie(value.decode())
                self.cookies |= {name: morsel.value for name, morsel in cookie.items()}
        return start["status"], content
