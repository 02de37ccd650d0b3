"""Reading mail: beside the standard library, notmuch and mu on the same messages, and beside reading the bytes."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bench import mail
from bench.mail import Program
from bench.proof.figure import MEGABYTES, MESSAGES, Figure, Other
from bench.proof.setup import Setup, absent, tell

COMMAND = "python -m bench.proof.mail --generators FOLDER"
STARTS = "starts of the programs included"
READ = (sys.executable, "-m", "bench.mail", "--read")
INDEXERS = {"notmuch": "notmuch new, maildir", "mu": "mu index, maildir"}
"""The programs that index a maildir, and what their runs are called; they index the text too, which we leave alone."""

Runs = Mapping[str, mail.Figure]


def measure(setup: Setup) -> list[Figure]:
    """Give messages a second from an mbox and from a maildir, and memory; nothing without the generator."""
    generator = setup.generator("genmail.py")
    if generator is None:
        return []
    many, few = setup.sizes.messages, setup.sizes.messages_for_slow
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        generate(generator, many, "--mbox", place / "large.mbox")
        generate(generator, few, "--mbox", place / "small.mbox", "--maildir", place / "maildir")
        large, small, maildir = (str(place / name) for name in ("large.mbox", "small.mbox", "maildir"))
        programs = [
            Program("large", [*READ, "2", large], many),
            Program("large bytes", ["cat", large], many),
            Program("small", [*READ, "2", small], few),
            Program("small standard", [*READ, "standard", small], few),
            Program("small bytes", ["cat", small], few),
            Program("maildir", [*READ, "2", maildir], few),
            Program("maildir bytes", ["find", maildir, "-type", "f", "-exec", "cat", "{}", "+"], few),
            *mail.peers(place, fewer=few),
        ]
        runs = {run.name: run for run in mail.measure(programs, rounds=setup.sizes.rounds)}
    return [*_of_mbox(runs, many=many, few=few), _of_maildir(runs, few)]


def generate(generator: Path, messages: int, *arguments: object) -> None:
    """Write a mailbox of so many messages."""
    command = [sys.executable, str(generator), "--n", str(messages), *map(str, arguments)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _of_mbox(runs: Runs, *, many: int, few: int) -> list[Figure]:
    return [
        Figure(
            issue=2,
            what=f"mail read from an mbox, {many:,} messages, two processes",
            unit=MESSAGES,
            ours=runs["large"].messages_per_second,
            asked=40_000,
            limit=Other("reading the bytes (cat)", runs["large bytes"].messages_per_second),
            command=COMMAND,
            note=STARTS,
        ),
        Figure(
            issue=2,
            what="memory for it, all processes",
            unit=MEGABYTES,
            ours=runs["large"].pss_mb,
            asked=300,
            command=COMMAND,
            note="PSS: pages that processes share are counted once",
        ),
        Figure(
            issue=2,
            what=f"the same from {few:,} messages",
            unit=MESSAGES,
            ours=runs["small"].messages_per_second,
            peers=(Other("standard email and mailbox", runs["small standard"].messages_per_second),),
            limit=Other("reading the bytes (cat)", runs["small bytes"].messages_per_second),
            command=COMMAND,
            note=STARTS,
        ),
    ]


def _of_maildir(runs: Runs, few: int) -> Figure:
    return Figure(
        issue=2,
        what=f"mail read from a maildir, {few:,} messages",
        unit=MESSAGES,
        ours=runs["maildir"].messages_per_second,
        peers=tuple(_indexer(name, runs) for name in INDEXERS),
        limit=Other("reading the bytes (cat)", runs["maildir bytes"].messages_per_second),
        command=COMMAND,
        note=f"{STARTS}; notmuch and mu index the text as well",
    )


def _indexer(name: str, runs: Runs) -> Other:
    return Other(name, runs[INDEXERS[name]].messages_per_second) if shutil.which(name) else absent(name)


if __name__ == "__main__":
    tell(measure, __doc__)
