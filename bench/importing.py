"""How fast files go into a book, all the way: `python -m bench.importing --mbox FILE`, `--generator gencontacts.py`.

An import is done when the database holds the facts and the history is folded; for address books, when who is who is
settled too. Each round is a process of its own with an empty book; beside it, in turns, a loop that does nothing but
read the same bytes and `grep -c ^From`, which show how busy the machine was. Figures are medians as in `bench.mail`.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from bench.mail import Program, measure, report
from kithmap.actions.bring_in import bring_in
from kithmap.actions.introduce_owner import introduce_owner
from kithmap.book.book import Book
from kithmap.flow import Flow
from kithmap.sources.hints import Hints
from kithmap_app.store.start import start_store

TODAY = date(2030, 1, 1)
"""Later than any date the generators write."""
READ_BYTES = 1 << 20
OWNER = ("mail:ada.morgan@home.example", "mail:a.morgan@work.example")
"""Whose mail the generator writes."""


def bring(path: Path, *, workers: int) -> None:
    """Bring `path` into an empty book in a database, and derive from it what the first page needs."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["KITHMAP_HOME"] = home
        start_store()
        # models can be loaded only once Django is set up
        from kithmap_app.store.home import open_home_book

        book = open_home_book()
        introduce_owner(book, addresses=OWNER)
        steps = {"read and stored": _told("read and stored", lambda: _bring(book, path, workers=workers))}
        flow = Flow(book.facts, today=TODAY, goal_id="")
        steps["folded"] = _told("folded", lambda: flow.history)
        if book.facts.cards:
            steps["who is who"] = _told("who is who", lambda: flow.people)
    print(json.dumps(steps))


def _bring(book: Book, path: Path, *, workers: int) -> None:
    bring_in(book, [path], hints=Hints(today=TODAY), workers=workers)


def _told(what: str, act: Callable[[], object]) -> float:
    """Do something, tell how long it took, and give the seconds by the wall."""
    start, used = time.perf_counter(), time.process_time()
    act()
    seconds, cpu_seconds = time.perf_counter() - start, time.process_time() - used
    print(f"  {what}: {seconds:.2f} s by the wall, {cpu_seconds:.2f} s of this process", file=sys.stderr)
    return seconds


def import_seconds(path: Path, *, workers: int) -> Mapping[str, float]:
    """Give how long each step of an import takes, in a program of its own that has started and opened an empty book.

    Nothing looks on meanwhile: asking the system for the memory of both processes again and again slows them.
    """
    done = subprocess.run(ourselves(str(workers), path), stdout=subprocess.PIPE, text=True, check=True)
    steps: Mapping[str, float] = json.loads(done.stdout)
    return steps


def read_only(path: Path) -> None:
    """Read the bytes of `path`, and do nothing with them."""
    with path.open("rb", buffering=0) as file:
        while file.read(READ_BYTES):
            pass


def ourselves(how: str, path: Path) -> list[str]:
    """Give the command that reads a file in one way: "bare", or with so many processes."""
    return [sys.executable, "-m", "bench.importing", "--read", how, str(path)]


def mail_programs(path: Path, messages: int) -> list[Program]:
    """Give what is measured on a mailbox."""
    return [
        Program("bare read loop", ourselves("bare", path), messages),
        Program("grep -c ^From", ("grep", "-c", "^From ", str(path)), messages),
        Program("into the book, 1 process", ourselves("1", path), messages),
        Program("into the book, 2 processes", ourselves("2", path), messages),
    ]


def card_programs(generator: Path, place: Path) -> list[Program]:
    """Make two address books, and give what is measured on them."""
    found = []
    for cards in (10_000, 100_000):
        folder = place / str(cards)
        subprocess.run([sys.executable, str(generator), "--n", str(cards), "--out", str(folder)], check=True)
        found.append(Program(f"{cards:,} vCards and who is who", ourselves("1", folder / "contacts.vcf"), cards))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mbox", type=Path, help="a mailbox, such as genmail.py makes")
    parser.add_argument("--generator", type=Path, help="program that makes address books (gencontacts.py)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--read", nargs=2, metavar=("HOW", "PATH"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.read:
        how, path = asked.read
        read_only(Path(path)) if how == "bare" else bring(Path(path), workers=int(how))
        return
    with tempfile.TemporaryDirectory() as folder:
        programs = card_programs(asked.generator, Path(folder)) if asked.generator else []
        if asked.mbox:
            counted = subprocess.run(("grep", "-c", "^From ", str(asked.mbox)), capture_output=True, check=True)
            programs += mail_programs(asked.mbox, int(counted.stdout))
        print(report(measure(programs, rounds=asked.rounds), rounds=asked.rounds))


if __name__ == "__main__":
    main()
