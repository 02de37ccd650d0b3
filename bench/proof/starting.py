"""Start of the library and of the command, beside the start of Python alone."""

import sys
from functools import partial
from subprocess import DEVNULL, run

from bench.proof.figure import MILLISECONDS, Figure, Other
from bench.proof.setup import Setup, tell
from bench.proof.turns import seconds_in_turns

COMMAND = "python -m bench.proof.starting"
STARTS = {
    "python": "pass",
    "library": "import kithmap",
    "flow": "import kithmap.flow",
    "command": "from kithmap_app.cli.main import main; main(['--help'])",
}


def measure(setup: Setup) -> list[Figure]:
    """Give milliseconds of a fresh process that imports the library, and of one that answers `kithmap --help`."""
    acts = {name: partial(_start, code) for name, code in STARTS.items()}
    seconds = seconds_in_turns(acts, rounds=3 * setup.sizes.rounds)
    limit = Other("Python alone", 1000 * seconds["python"])
    return [
        Figure(
            issue=2,
            what=what,
            unit=MILLISECONDS,
            ours=1000 * seconds[name],
            asked=asked,
            limit=limit,
            command=COMMAND,
            note="the start of Python included",
        )
        for name, what, asked in (
            ("library", "`import kithmap` in a fresh process", 200.0),
            ("flow", "`import kithmap.flow`, which brings every room", None),
            ("command", "`kithmap --help` answered", 300.0),
        )
    ]


def _start(code: str) -> None:
    run([sys.executable, "-c", code], check=False, stdout=DEVNULL, stderr=DEVNULL)


if __name__ == "__main__":
    tell(measure, __doc__)
