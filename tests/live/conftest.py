"""What tests of servers share: the servers themselves, and a keyring that forgets."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail

from kithmap.sources.hints import Hints
from tests.live.dovecot import MailServer, mail_server, program
from tests.live.keyrings import MemoryKeyring
from tests.live.radicale import DavServer, dav_server

TODAY = date(2026, 3, 16)
HINTS = Hints(today=TODAY)


@pytest.fixture(scope="session")
def dovecot() -> Iterator[MailServer]:
    """A mail server for all tests; each is a user of its own."""
    if program() is None or shutil.which("openssl") is None:
        pytest.skip("Dovecot is not installed: apt-get install dovecot-imapd")
    pytest.importorskip("imapclient", reason="the extra is not installed: pip install '.[live]'")
    # sockets lie in this folder, and their paths have 100 characters at most
    folder = Path(tempfile.mkdtemp(prefix="kithmap-"))
    with mail_server(folder) as server:
        yield server
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def mail(dovecot: MailServer) -> MailServer:
    """A mailbox with nothing in it."""
    return dovecot.of(f"mira{next(_numbers)}")


_numbers = count()


@pytest.fixture(scope="session")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DavServer]:
    """A server of address books and calendars; each test uses names of its own."""
    pytest.importorskip("radicale", reason="Radicale is not installed; it is in the dev group")
    pytest.importorskip("httpx", reason="the extra is not installed: pip install '.[live]'")
    with dav_server(tmp_path_factory.mktemp("radicale")) as server:
        yield server


@pytest.fixture
def keys() -> Iterator[MemoryKeyring]:
    """A keyring with nothing in it, in the place of the system's."""
    system, ours = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(ours)
    yield ours
    keyring.set_keyring(system)


@pytest.fixture
def no_keys() -> Iterator[None]:
    """A system without a keyring."""
    system = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]  # keyring is typed in part only
    yield
    keyring.set_keyring(system)
