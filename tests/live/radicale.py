"""A real server of address books and calendars for tests: Radicale on a free port of this machine."""

import base64
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

USER, PASSWORD = "mira", "correct-horse"
START_SECONDS = 20
BOOK_MADE = """<mkcol xmlns="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav"><set><prop>
<resourcetype><collection/><c:addressbook/></resourcetype><displayname>{name}</displayname></prop></set></mkcol>"""
CALENDAR_MADE = """<mkcol xmlns="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><set><prop>
<resourcetype><collection/><c:calendar/></resourcetype><displayname>{name}</displayname></prop></set></mkcol>"""


@dataclass(frozen=True, slots=True)
class DavServer:
    """Where it listens, and how a program of the owner's writes to it."""

    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def make_book(self, name: str) -> None:
        self._send("MKCOL", f"{USER}/{name}/", BOOK_MADE.format(name=name), kind="application/xml")

    def make_calendar(self, name: str) -> None:
        self._send("MKCOL", f"{USER}/{name}/", CALENDAR_MADE.format(name=name), kind="application/xml")

    def put(self, path: str, text: str) -> None:
        kind = "text/vcard" if path.endswith(".vcf") else "text/calendar"
        self._send("PUT", f"{USER}/{path}", text, kind=kind)

    def delete(self, path: str) -> None:
        self._send("DELETE", f"{USER}/{path}", "", kind="text/plain")

    def _send(self, method: str, path: str, text: str, *, kind: str) -> None:
        login = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        headers = {"Authorization": f"Basic {login}", "Content-Type": f"{kind}; charset=utf-8"}
        request = urllib.request.Request(f"{self.url}{path}", text.encode(), headers, method=method)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request) as answer:
            answer.read()


@contextmanager
def dav_server(folder: Path) -> Iterator[DavServer]:
    """Run Radicale with its files in `folder`."""
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n", encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        server = DavServer(probe.getsockname()[1])
    options = {
        "server-hosts": f"127.0.0.1:{server.port}",
        "auth-type": "htpasswd",
        "auth-htpasswd-filename": str(folder / "users"),
        "auth-htpasswd-encryption": "plain",
        "auth-delay": "0",
        "storage-filesystem-folder": str(folder / "collections"),
        "web-type": "none",
        "logging-level": "error",
    }
    program = [sys.executable, "-m", "radicale", "-C", "", *(f"--{name}={value}" for name, value in options.items())]
    with subprocess.Popen(program, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as running:
        try:
            _wait(server, running)
            yield server
        finally:
            running.terminate()


def _wait(server: DavServer, running: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and running.poll() is None:
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", server.port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("Radicale did not start")
