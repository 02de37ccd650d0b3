"""How fast mail is read: `python -m bench.mail --messages 100000 --generator genmail.py [--peers] [--json]`.

Every program reads mail of the same generator in the same run, in turns, each in a process of its own. Figures are
medians, by the wall and per second of processor time, which a busy machine distorts less. Memory is the sum over all
processes of a program, sampled: RSS, and PSS (shared pages counted once).
"""

import argparse
import json
import mailbox
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from email.parser import BytesHeaderParser
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path
from statistics import median

from kithmap.sources.harvest.harvest import harvest
from kithmap.sources.hints import Hints

TODAY = date(2030, 1, 1)
"""Later than any date the generator writes."""

SAMPLE_SECONDS = 0.05

Before = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Program:
    """A program to be measured: its command line, how many messages it is given, what to do before each round."""

    name: str
    command: Sequence[str]
    messages: int
    before: Before = lambda: None
    environment: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """What one program did: medians over the rounds. Memory is 0 where the system does not tell."""

    name: str
    messages: int
    messages_per_second: float
    messages_per_cpu_second: float
    rss_mb: float
    pss_mb: float


def read_ours(path: str, workers: int) -> int:
    """Give the number of messages that Kithmap reads in `path`, as columns."""
    return sum(part.read for part in harvest([path], Hints(today=TODAY), workers=workers))


def read_standard(path: str) -> int:
    """Give the number of messages that the standard library reads in an mbox: headers only, addresses and date."""
    box, parser, count = mailbox.mbox(path, create=False), BytesHeaderParser(), 0
    for key in box.iterkeys():
        message = parser.parsebytes(box.get_bytes(key).partition(b"\n\n")[0])
        getaddresses([str(value) for name in ("from", "to", "cc", "bcc") for value in message.get_all(name, [])])
        parsedate_to_datetime(message["date"])
        count += 1
    return count


def _family(pid: int) -> list[int]:
    """Give a process and all that descend from it."""
    found = [pid]
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += _family(int(child))
    except OSError:
        pass
    return found


def _memory_mb(pid: int) -> tuple[float, float]:
    rss = pss = 0
    for member in _family(pid):
        try:
            text = Path(f"/proc/{member}/smaps_rollup").read_text()
        except OSError:
            continue
        sizes = dict(re.findall(r"^(Rss|Pss):\s+(\d+)", text, re.MULTILINE))
        rss, pss = rss + int(sizes.get("Rss", 0)), pss + int(sizes.get("Pss", 0))
    return rss / 1024, pss / 1024


def _cpu_seconds() -> float:
    """Give what all processes started and ended so far have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _round(program: Program) -> tuple[float, float, float, float]:
    """Run a program once; give seconds by the wall and of processors, and the highest RSS and PSS in MB."""
    program.before()
    used = _cpu_seconds()
    start = time.perf_counter()
    running = subprocess.Popen(
        program.command, stdout=subprocess.DEVNULL, env={**os.environ, **dict(program.environment)}
    )
    rss = pss = 0.0
    while running.poll() is None:
        now = _memory_mb(running.pid)
        rss, pss = max(rss, now[0]), max(pss, now[1])
        time.sleep(SAMPLE_SECONDS)
    if running.returncode:
        raise SystemExit(f"{program.name} failed with exit code {running.returncode}")
    return time.perf_counter() - start, _cpu_seconds() - used, rss, pss


def measure(programs: Sequence[Program], *, rounds: int) -> list[Figure]:
    """Run all programs in turns, so that a busy moment of the machine meets all of them alike."""
    runs = [[_round(program) for program in programs] for _ in range(rounds)]
    figures = []
    for program, results in zip(programs, zip(*runs, strict=True), strict=True):
        seconds, cpu_seconds, rss, pss = (median(column) for column in zip(*results, strict=True))
        count = program.messages
        figures.append(Figure(program.name, count, count / seconds, count / cpu_seconds, rss, pss))
    return figures


def _ourselves(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "bench.mail", "--read", *arguments]


def _generate(generator: Path, *arguments: str) -> None:
    subprocess.run([sys.executable, str(generator), *arguments], check=True, stdout=subprocess.DEVNULL)


def ours_and_standard(generator: Path, place: Path, *, messages: int, fewer: int) -> list[Program]:
    """Make the mailboxes; give our programs on the large one, and the standard library on the smaller one."""
    large, small = place / "large.mbox", place / "small.mbox"
    _generate(generator, "--n", str(messages), "--mbox", str(large))
    _generate(generator, "--n", str(fewer), "--mbox", str(small), "--maildir", str(place / "maildir"))
    return [
        Program("kithmap, 1 process, mbox", _ourselves("1", str(large)), messages),
        Program("kithmap, 2 processes, mbox", _ourselves("2", str(large)), messages),
        Program("standard library, mbox", _ourselves("standard", str(small)), fewer),
        Program("kithmap, 1 process, maildir", _ourselves("1", str(place / "maildir")), fewer),
        Program("kithmap, 2 processes, maildir", _ourselves("2", str(place / "maildir")), fewer),
    ]


def peers(place: Path, *, fewer: int) -> list[Program]:
    """Give notmuch and mu on the maildir, as far as they are installed; says which are not."""
    found = []
    for name, program in (("notmuch", _notmuch), ("mu", _mu)):
        if shutil.which(name):
            found.append(program(place, fewer))
        else:
            print(f"{name}: not measured, since it is not installed", file=sys.stderr)
    return found


def _notmuch(place: Path, messages: int) -> Program:
    home, settings = place / "notmuch", place / "notmuch.ini"
    settings.write_text(
        f"[database]\npath={home}\nmail_root={place / 'maildir'}\n[user]\nname=A\nprimary_email=a@b.example\n"
        "[new]\ntags=\n[maildir]\nsynchronize_flags=false\n"
    )

    def before() -> None:
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir()

    command = ("notmuch", "new", "--quiet")
    return Program("notmuch new, maildir", command, messages, before, (("NOTMUCH_CONFIG", str(settings)),))


def _mu(place: Path, messages: int) -> Program:
    home = place / "mu"

    def before() -> None:
        shutil.rmtree(home, ignore_errors=True)
        start = ["mu", "init", "--quiet", f"--muhome={home}", f"--maildir={place / 'maildir'}"]
        subprocess.run(start, check=True, stdout=subprocess.DEVNULL)

    return Program("mu index, maildir", ("mu", "index", "--quiet", f"--muhome={home}"), messages, before)


def report(figures: Sequence[Figure], *, rounds: int) -> str:
    lines = [f"{f'median of {rounds} rounds':32} messages messages/s  per CPU s  RSS MB  PSS MB"]
    for f in figures:
        rates = f"{f.messages_per_second:>10,.0f} {f.messages_per_cpu_second:>10,.0f}"
        lines.append(f"{f.name:30} {f.messages:>10,} {rates} {f.rss_mb:>7.0f} {f.pss_mb:>7.0f}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--fewer", type=int, default=10_000, help="messages for the slower programs")
    parser.add_argument("--generator", type=Path, help="program that makes a mailbox (genmail.py)")
    parser.add_argument("--peers", action="store_true", help="measure notmuch and mu too")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--read", nargs=2, metavar=("HOW", "PATH"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.read:
        how, path = asked.read
        print(read_standard(path) if how == "standard" else read_ours(path, int(how)))
        return
    if asked.generator is None:
        parser.error("--generator is needed")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        programs = ours_and_standard(asked.generator, place, messages=asked.messages, fewer=asked.fewer)
        programs += peers(place, fewer=asked.fewer) if asked.peers else []
        figures = measure(programs, rounds=asked.rounds)
    if asked.json:
        print(json.dumps([asdict(figure) for figure in figures]))
    else:
        print(report(figures, rounds=asked.rounds))


if __name__ == "__main__":
    main()
