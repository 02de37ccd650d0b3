"""A provider of sign-ins for tests, on this machine: codes for devices, tokens, and what Dovecot asks about them."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

CLIENT = "kithmap-of-mira"
DEVICE, CODE = "device-code-7", "WDJB-MJHT"


@dataclass
class Provider:
    """What it knows, what it was asked, and how it answers next. `answers` are errors to be given before the token."""

    url: str = ""
    user: str = ""
    tokens: dict[str, str] = field(default_factory=dict)
    refresh: str = "refresh-0"
    answers: list[str] = field(default_factory=list)
    rotates: bool = True
    has_device: bool = True
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def token_for(self, user: str) -> str:
        """Give a token with which `user` may read mail."""
        token = f"access-{len(self.tokens)}"
        self.tokens[token] = user
        return token

    def answer(self, path: str, told: dict[str, str]) -> tuple[int, dict[str, Any]]:
        self.asked.append((path, told))
        if path == "/.well-known/openid-configuration":
            device = {"device_authorization_endpoint": f"{self.url}/device"} if self.has_device else {}
            return 200, {"token_endpoint": f"{self.url}/token", **device}
        if path == "/device":
            page = {"verification_uri": f"{self.url}/open", "user_code": CODE, "interval": 1, "expires_in": 30}
            return 200, {"device_code": DEVICE, **page}
        if path.startswith("/about/"):
            user = self.tokens.get(path.removeprefix("/about/"))
            return (200, {"email": user, "active": True}) if user else (401, {"error": "invalid_token"})
        return self._token(told)

    def _token(self, told: dict[str, str]) -> tuple[int, dict[str, Any]]:
        if self.answers:
            return 400, {"error": self.answers.pop(0)}
        is_device = told.get("device_code") == DEVICE
        if told.get("client_id") != CLIENT or not (is_device or told.get("refresh_token") == self.refresh):
            return 400, {"error": "invalid_grant"}
        if self.rotates:
            self.refresh = f"refresh-{len(self.asked)}"
        again = {"refresh_token": self.refresh} if self.rotates or is_device else {}
        return 200, {"access_token": self.token_for(self.user), "expires_in": 3600, **again}


@contextmanager
def provider() -> Iterator[Provider]:
    """Run a provider on a free port of this machine."""
    known = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._answer({name: values[0] for name, values in parse_qs(raw).items()})

        def _answer(self, told: dict[str, str]) -> None:
            status, answer = known.answer(urlsplit(self.path).path, told)
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Tests are quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        known.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield known
        finally:
            server.shutdown()
            thread.join()
