"""What the page on self-hosting shows is tried: the unit for systemd is sound, and nginx as shown guards and works."""

import re
import shutil
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pytest_django.live_server_helper import LiveServer

from kithmap_app.store.sql_book import SqlBook
from tests.installed import free_port
from tests.plain_visitor import Page

PAGE = Path(__file__).parents[2] / "docs" / "howto" / "self-hosting.md"
BLOCKS: list[str] = re.findall(r"^```\w*\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
NAME, APP_PORT = "kithmap.example", "8787"
OWNER = ("you", "secret")
PATIENCE_SECONDS = 10.0
AROUND = """daemon off; master_process off; pid {folder}/pid; error_log {folder}/errors;
events {{}}
http {{ access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxied;
fastcgi_temp_path {folder}/a; uwsgi_temp_path {folder}/b; scgi_temp_path {folder}/c;
{shown} }}
"""


@pytest.fixture
def proxy(live_server: LiveServer, empty_book: SqlBook, tmp_path: Path) -> Iterator[httpx.Client]:
    """Somebody at nginx, set up as the page shows it, in front of the pages; who they are is not said yet."""
    if not (shutil.which("nginx") and shutil.which("openssl")):
        pytest.skip("nginx or openssl is not installed (Debian: apt install nginx-light openssl)")
    port = free_port()
    (tmp_path / "nginx.conf").write_text(AROUND.format(folder=tmp_path, shown=_shown(tmp_path, port, live_server.url)))
    (tmp_path / "htpasswd").write_text("{}:{{PLAIN}}{}\n".format(*OWNER))
    _make_certificate(tmp_path)
    server = subprocess.Popen(["nginx", "-p", tmp_path, "-e", tmp_path / "errors", "-c", tmp_path / "nginx.conf"])
    trusted = ssl.create_default_context(cafile=tmp_path / "pem")
    with httpx.Client(base_url=f"https://localhost:{port}", verify=trusted, timeout=60) as somebody:
        _wait_for(somebody, server)
        yield somebody
    server.terminate()
    server.wait(PATIENCE_SECONDS)


def _shown(folder: Path, port: int, app: str) -> str:
    """Give the file of the page with the names, ports and paths of this test."""
    (shown,) = [block for block in BLOCKS if "proxy_pass" in block]
    told = {
        f"https://{NAME}": f"https://localhost:{port}",
        NAME: "localhost",
        "listen 443": f"listen 127.0.0.1:{port}",
        APP_PORT: app.rpartition(":")[2],
        "/etc/ssl/kithmap.pem": str(folder / "pem"),
        "/etc/ssl/kithmap.key": str(folder / "key"),
        "/etc/nginx/kithmap.htpasswd": str(folder / "htpasswd"),
    }
    for word, stands_for in told.items():
        assert word in shown, f"the page shows no {word}"
        shown = shown.replace(word, stands_for)
    return shown


def _make_certificate(folder: Path) -> None:
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    made: list[str | Path] = [
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        folder / "key",
        "-out",
        folder / "pem",
        "-days",
        "2",
    ]
    subprocess.run(["openssl", "req", "-x509", *made, *names], check=True, capture_output=True)


def _wait_for(somebody: httpx.Client, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            somebody.get("/")
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("nginx did not answer")


def test_the_unit_for_systemd_is_sound(tmp_path: Path) -> None:
    """A unit with a slip in it fails at the next start of the machine, when nobody looks."""
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd is not installed")
    (unit,) = [block for block in BLOCKS if "[Service]" in block]
    assert "%h/kithmap/bin/kithmap" in unit
    (tmp_path / "kithmap.service").write_text(unit.replace("%h/kithmap/bin/kithmap", sys.executable))
    told = subprocess.run(
        ["systemd-analyze", "--user", "verify", tmp_path / "kithmap.service"],
        capture_output=True,
        text=True,
        check=False,
        env={"XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)},
    )

    assert [line for line in told.stderr.splitlines() if "kithmap.service" in line] == []


def test_strangers_do_not_come_through_the_proxy(proxy: httpx.Client) -> None:
    """Kithmap asks nobody who they are, so the proxy must: pages, files, API alike."""
    addresses = ("/", "/people/", "/api/v1/owner", "/book/")

    assert [proxy.get(address).status_code for address in addresses] == [401] * 4


def test_the_owner_works_through_the_proxy(proxy: httpx.Client) -> None:
    """Forms are taken, and cookies travel over https alone."""
    looked = proxy.get("/", auth=OWNER, follow_redirects=True)
    form = Page(looked.text).form("/welcome/goal/")
    ours = {"Origin": str(proxy.base_url).rstrip("/")}
    sent = proxy.post(form.action, data={**form.fields, "outcome": "Lead a team"}, headers=ours, auth=OWNER)
    drawn = proxy.get(sent.headers["Location"], auth=OWNER)

    assert sent.status_code == 302
    assert "Lead a team" in drawn.text
    assert sent.cookies or looked.cookies
    assert all(cookie.secure for cookie in proxy.cookies.jar)


def test_other_sites_cannot_send_forms_through_the_proxy(proxy: httpx.Client) -> None:
    """The password that a browser remembers must not be used from elsewhere."""
    form = Page(proxy.get("/", auth=OWNER, follow_redirects=True).text).form("/welcome/goal/")
    theirs = {"Origin": "https://elsewhere.example"}
    sent = proxy.post(form.action, data={**form.fields, "outcome": "Lead a team"}, headers=theirs, auth=OWNER)

    assert sent.status_code == 403
