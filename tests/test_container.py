"""The image is whole: it answers, takes a file in, keeps the book over a restart, and writes in its volume alone."""

import json
import os
import shlex
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass

import httpx
import pytest

from tests.installed import free_port
from tests.plain_visitor import Visitor

IMAGE = "KITHMAP_IMAGE"
"""Names the image that `make container` has built."""
BUILDAH = "KITHMAP_BUILDAH"
"""The words that call buildah, where it needs options."""
USUAL_PORT = "8787"
PATIENCE_SECONDS = 60.0
CARD = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ana Díaz\r\nEMAIL:ana@diaz.example\r\nEND:VCARD\r\n"

pytestmark = pytest.mark.skipif(not os.environ.get(IMAGE), reason="`make container` builds an image and looks at it")


@dataclass(frozen=True, slots=True)
class Container:
    """A container of the image, whose volume outlives the programs that are run in it."""

    name: str

    @property
    def told(self) -> dict[str, object]:
        """What the image says of itself: user, command, health."""
        config: dict[str, object] = json.loads(buildah("inspect", "--type", "container", self.name))["Docker"]["config"]
        return config

    def words(self, *command: str, user: str = "") -> list[str]:
        """Give the words that run a command in it."""
        as_user = ["--user", user] if user else []
        return [*calling(), "run", "--isolation", "chroot", *as_user, self.name, "--", *command]

    def run(self, *command: str, user: str = "") -> str:
        """Run a command in it to its end, and give what it printed."""
        words = self.words(*command, user=user)
        done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=PATIENCE_SECONDS)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def at(self, port: int, key: str) -> list[str]:
        """Give a command of the image (`Cmd`, `Healthcheck`) with another port."""
        said = self.told[key]
        words = said["Test"][1:] if isinstance(said, dict) else said
        assert isinstance(words, list)
        return [word.replace(USUAL_PORT, str(port)) for word in words]

    @contextmanager
    def serving(self, port: int) -> Iterator[Visitor]:
        """Run the image's own command, and give somebody who visits it."""
        server = subprocess.Popen(self.words(*self.at(port, "Cmd")), start_new_session=True)
        try:
            _wait_for(f"http://localhost:{port}/book/", server)
            with closing(Visitor(f"http://localhost:{port}")) as visitor:
                yield visitor
        finally:
            os.killpg(server.pid, 15)
            server.wait(PATIENCE_SECONDS)


def calling() -> list[str]:
    return shlex.split(os.environ.get(BUILDAH, "buildah"))


def buildah(*words: str) -> str:
    return subprocess.run([*calling(), *words], capture_output=True, text=True, check=True).stdout.strip()


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            httpx.get(address)
        except httpx.TransportError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"nothing answered at {address}")


@pytest.fixture(scope="module")
def container() -> Iterator[Container]:
    """The image as a container, gone at the end."""
    name = buildah("from", "--pull-never", os.environ[IMAGE])
    yield Container(name)
    buildah("rm", name)


def test_it_runs_as_an_ordinary_user_and_is_well(container: Container) -> None:
    """The doctor looks at fonts, paper, home folder and packages from inside."""
    told = json.loads(container.run("kithmap", "doctor", "--json"))

    assert container.run("id", "-u").strip() == "1000"
    assert told["is_well"]


def test_the_book_outlives_a_restart_and_nothing_else_is_written(container: Container) -> None:
    """A goal and a file come in through the pages; the second start finds them; only volume and /tmp have changed."""
    port = free_port()
    container.run("touch", "/tmp/before", user="0")
    with container.serving(port) as visitor:
        container.run(*container.at(port, "Healthcheck"))
        visitor.send(visitor.look("/").form("/welcome/goal/"), outcome="Lead a data team by June")
        _bring(visitor, CARD)
    with container.serving(port) as visitor:
        people, drawn = visitor.look("/people/"), visitor.look("/")
    elsewhere = ("-path", "/proc", "-o", "-path", "/sys", "-o", "-path", "/dev", "-o", "-path", "/data", "-o", "-path")
    written = container.run(
        "find", "/", "(", *elsewhere, "/tmp", ")", "-prune", "-o", "-newer", "/tmp/before", "-type", "f", "-print",
        user="0",
    )  # fmt: skip

    assert "Ana Díaz" in people.text
    assert "Lead a data team by June" in drawn.text
    assert _not_by_buildah(written.split()) == []
    assert {"kithmap.sqlite3", "secret-key"} <= set(container.run("ls", "/data").split())


def _bring(visitor: Visitor, card: str) -> None:
    """Drop an address book on the page, wait until it is read, and bring it in."""
    form = visitor.look("/sources/").form("/sources/bring/")
    sent = {"data": form.fields, "files": {"files": ("contacts.vcf", card)}, "headers": {"Origin": visitor.origin}}
    page = str(visitor.web.post(form.action, **sent).url)  # type: ignore[arg-type]  # httpx wants them one by one
    end = time.monotonic() + PATIENCE_SECONDS
    while not (ways := [one for one in visitor.look(page).forms if one.action.endswith("/take/")]):
        assert time.monotonic() < end, "the file was not read"
        time.sleep(0.2)
    visitor.send(ways[0])


def _not_by_buildah(paths: Sequence[str]) -> list[str]:
    """Files that the builder lays into every container, so that names are found, are not the image's doing."""
    return [
        path for path in paths if path not in ("/etc/hosts", "/etc/hostname", "/etc/resolv.conf", "/run/.containerenv")
    ]
