"""Reading address books: beside vobject and khard on the same cards, and beside reading the bytes."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from bench.cards import ours
from bench.made_cards import made_cards
from bench.proof.figure import CARDS, SECONDS, Figure, Other
from bench.proof.setup import Setup, absent, tell
from bench.proof.turns import Failed, seconds_in_turns, told_in_turns

COMMAND = "python -m bench.proof.cards"
SEED = 7
MOST_SECONDS = 2.0 / 10_000
"""Issue 6: 10,000 vCards within 2 s, 100,000 within 20 s."""
SCRIPT = Path(__file__).parent / "peer_runs" / "cards_run.py"


def measure(setup: Setup) -> list[Figure]:
    """Give seconds of whole address books, and cards a second beside the peers."""
    rounds = setup.sizes.rounds
    return [
        *(_of_book(cards, rounds=rounds) for cards in setup.sizes.cards),
        *(_into_book(cards, rounds=rounds) for cards in setup.sizes.cards),
        _beside_peers(setup),
    ]


def _of_book(cards: int, *, rounds: int) -> Figure:
    data = made_cards(cards, seed=SEED)
    seconds = seconds_in_turns({"ours": lambda: ours(data), "bytes": lambda: data.splitlines()}, rounds=rounds)
    return Figure(
        issue=6,
        what=f"{cards:,} vCards of {len(data) / cards / 1000:.1f} kB read",
        unit=SECONDS,
        ours=seconds["ours"],
        asked=MOST_SECONDS * cards,
        limit=Other("parting the bytes into lines", seconds["bytes"]),
        command=COMMAND,
    )


def _into_book(cards: int, *, rounds: int) -> Figure:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cards.vcf"
        file.write_bytes(made_cards(cards, seed=SEED))
        seconds = median(_brought(file, Path(folder) / f"home{number}") for number in range(rounds))
    return Figure(
        issue=6,
        what=f"{cards:,} of the same vCards brought into an empty book",
        unit=SECONDS,
        ours=seconds,
        asked=MOST_SECONDS * cards,
        command=COMMAND,
        note="`kithmap bring`, the start of the program included; who is who is settled at the first look",
    )


def _brought(file: Path, home: Path) -> float:
    program = Path(sys.executable).with_name("kithmap")
    started = time.perf_counter()
    subprocess.run(
        [str(program), "bring", str(file)],
        check=True,
        capture_output=True,
        env=os.environ | {"KITHMAP_HOME": str(home)},
    )
    return time.perf_counter() - started


def _beside_peers(setup: Setup) -> Figure:
    cards = setup.sizes.cards_for_slow
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cards.vcf"
        file.write_bytes(made_cards(cards, seed=SEED))
        commands = {"kithmap": [sys.executable, "-m", "bench.proof.peer_runs.ours_run", str(file)]}
        if setup.peers_python:
            peer = [str(setup.peers_python), str(SCRIPT)]
            commands |= {name: [*peer, name, str(file)] for name in ("vobject", "khard")}
        told = told_in_turns(commands, rounds=setup.sizes.rounds, patience_seconds=setup.sizes.patience_seconds)
    ours_told = told["kithmap"]
    if isinstance(ours_told, Failed):
        raise SystemExit(f"our own reader failed: {ours_told.why}")
    rates = {
        name: absent(name, run.why) if isinstance(run, Failed) else Other(name, cards / run.seconds)
        for name, run in told.items()
    }
    return Figure(
        issue=6,
        what=f"{cards:,} of the same vCards, names and addresses",
        unit=CARDS,
        ours=cards / ours_told.seconds,
        peers=tuple(rates.get(name) or absent(name) for name in ("vobject", "khard")),
        command=COMMAND,
        note="khard reads a folder of files and lists names with addresses",
    )


if __name__ == "__main__":
    tell(measure, __doc__)
