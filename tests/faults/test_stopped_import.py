"""An import that the owner stops leaves the book as it was, and no process behind."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.faults.mailbox import mailbox

ROOT = Path(__file__).parents[2]
PROCESSES = 1
"""The other one that reads."""


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the processes are counted as Linux tells them")
def test_ctrl_c_leaves_the_book_file_and_no_process(tmp_path: Path) -> None:
    """Two processes read; the one that was started by the owner is the one that is stopped."""
    program = [sys.executable, "-m", "kithmap_app.cli.main"]
    book = tmp_path / "my.json"
    small = mailbox(tmp_path / "small.mbox", 20, about="small")
    command = [*program, "bring", "--book", str(book), "--me", "mira@solberg.example"]
    subprocess.run([*command, str(small)], cwd=ROOT, check=True, capture_output=True)
    before = book.read_bytes()
    large = mailbox(tmp_path / "large.mbox", 9_000, about="large", body="Thursday is as good as any day. " * 220)

    with subprocess.Popen([*command, str(large)], cwd=ROOT, stderr=subprocess.PIPE) as bringing:
        until = time.monotonic() + 20
        while (
            len(started := _children(bringing.pid)) < PROCESSES and time.monotonic() < until and bringing.poll() is None
        ):
            time.sleep(0.005)
        bringing.send_signal(signal.SIGINT)
        assert bringing.stderr is not None
        told = bringing.stderr.read().decode()
        bringing.wait(timeout=20)

    assert len(started) == PROCESSES
    assert bringing.returncode == 130
    assert "Traceback" not in told
    assert book.read_bytes() == before
    until = time.monotonic() + 5
    while (left := [child for child in started if _is_running(child)]) and time.monotonic() < until:
        time.sleep(0.02)
    assert not left


def _is_running(pid: int) -> bool:
    """Tell whether a process is there; one that has ended and was not yet asked how is not."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
