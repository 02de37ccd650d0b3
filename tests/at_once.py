"""Programs that are ready and wait for a word, so that all of them go at one moment."""

import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATIENCE_SECONDS = 60


def run_at_once(programs: Iterable[Sequence[str | Path]]) -> list[tuple[int, str]]:
    """Give the exit code and the output of each Python program, named by its arguments.

    Each writes "ready" on a line and reads one; all read it as soon as the last of them is ready.
    """
    running = [
        subprocess.Popen([sys.executable, *program], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for program in programs
    ]
    for one in running:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in running:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    outputs = [one.communicate(timeout=PATIENCE_SECONDS)[0] for one in running]
    return [(one.returncode, output) for one, output in zip(running, outputs, strict=True)]
