"""The least a browser does, in this process: one request through the whole middleware."""

import io
import secrets
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from django.conf import settings

from canvas_project.wsgi import application


class Browser:
    """Keeps its cookies and calls the WSGI application as a server would."""

    def __init__(self, token: str = "") -> None:
        self.cookies: dict[str, str] = {settings.GUEST_COOKIE: token} if token else {}

    def get(self, path: str, **headers: str) -> tuple[int, bytes]:
        """Status and body."""
        return self._request("GET", path, b"", headers)

    def post(self, path: str, **fields: str) -> tuple[int, bytes]:
        """Post a form as the board's script does."""
        body = urlencode({"op_id": secrets.token_urlsafe(12), **fields}).encode()
        headers = {"HX_REQUEST": "true", "X_CSRFTOKEN": self.cookies["csrftoken"]}
        return self._request("POST", path, body, headers)

    def _request(
        self, method: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, bytes]:
        answer: dict[str, object] = {}

        def start_response(
            status: str, fields: list[tuple[str, str]], _error: object = None
        ) -> None:
            answer["status"] = int(status.split(maxsplit=1)[0])
            for name, value in fields:
                if name == "Set-Cookie":
                    self.cookies |= {k: morsel.value for k, morsel in SimpleCookie(value).items()}

        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": "",
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_HOST": "127.0.0.1:8000",
            "HTTP_COOKIE": "; ".join(f"{k}={v}" for k, v in self.cookies.items()),
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": io.StringIO(),
            "wsgi.url_scheme": "http",
            "wsgi.version": (1, 0),
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
            **{f"HTTP_{name}": value for name, value in headers.items()},
        }
        response = application(environ, start_response)  # type: ignore[arg-type]
        content = b"".join(response)
        response.close()
        return int(str(answer["status"])), content
