"""`kithmap serve` listens where nobody else does."""

import socket
from collections.abc import Iterator
from contextlib import closing

import pytest
from click.testing import CliRunner

from kithmap_app.cli.main import kithmap
from kithmap_app.cli.serve_command import free_port


@pytest.fixture
def taken() -> Iterator[int]:
    """A port of this machine on which another program listens."""
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port: int = other.getsockname()[1]
        yield port


def test_a_port_that_is_taken_is_refused(taken: int) -> None:
    """Two servers on one port would take turns: half of the pages from one book, half from the other."""
    told = CliRunner().invoke(kithmap, ["serve", "--no-browser", "--port", str(taken)])

    assert told.exit_code == 1
    assert f"Port {taken} is taken" in told.output


def test_without_a_wish_a_free_port_is_found(taken: int) -> None:
    """The usual one, or the next that nobody has."""
    found = free_port()

    with closing(socket.socket()) as probe:
        assert probe.connect_ex(("127.0.0.1", found)) != 0
