"""Write what each package costs, in space and start-up, to docs/reference/size.md: `python -m tools.installed_size`."""

import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

from tools.lock import LOCK, OURSELVES, ROOT, Pin, read_lock, runtime_pins

PAGE = ROOT / "docs" / "reference" / "size.md"
BYTES_A_MB = 1_000_000
ROUNDS = 7
LOADED_AS = {
    "django-csp": "csp",
    "django-htmx": "django_htmx",
    "django-ninja": "pydantic",  # loads only where Django is set up; this is nearly all of it
    "fonttools": "fontTools.ttLib",
    "recurring-ical-events": "recurring_ical_events",
}
"""What a package is imported as, where it is not its name."""
FOR = {
    "click": "the command line",
    "django": "pages, database",
    "django-csp": "pages forbid the browser any other source",
    "django-htmx": "pages change in parts (brings htmx)",
    "django-ninja": "the API",
    "fonttools": "measuring names in scripts that the bundled font lacks",
    "granian": "the web server",
    "icalendar": "calendars, read and written",
    "numpy": "columns: history, strength, layout",
    "phonenumbers": "one form for each phone number",
    "recurring-ical-events": "meetings that repeat",
    "rich": "progress in a terminal",
    "typst": "PDF and PNG",
    "whitenoise": "styles, scripts and fonts to the browser",
}
"""What we ask each package for; a test holds it against pyproject.toml."""
HEAD = """# What it weighs

Written by `python -m tools.installed_size`, from the packages of the lock as they are installed for Python {python}
on {platform}. Size is that of the files on disk without compiled Python, which comes on top as `.pyc` files. Start-up
is the time that `import` keeps a processor busy in a fresh Python, the median of {rounds} runs without Python's own
start; a command pays only for what it uses, and `kithmap --help` for Click alone.

**Together {total:.0f} MB**, {own:.1f} MB of which is Kithmap itself, fonts and all. Nothing is compiled when it is
installed.

| package | MB | with what only it needs | start-up, ms | what for |
|---|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one package costs: bytes on disk, bytes with what nobody else needs, ms to import (None: not measured)."""

    name: str
    bytes: int
    bytes_with_own: int
    start_ms: float | None
    why: str


def bytes_of(name: str) -> int:
    """Give the size of all files of an installed package, compiled Python aside."""
    files = distribution(name).files or []
    paths = (Path(str(file.locate())) for file in files if file.suffix != ".pyc")
    return sum(path.stat().st_size for path in paths if path.is_file())


def only_for(name: str, pins: Iterable[Pin]) -> frozenset[str]:
    """Give the packages that would go with `name`: itself, and whatever nobody else asks for.

    >>> needed_by = {"a": ("kithmap",), "b": ("a",), "c": ("a", "kithmap")}
    >>> sorted(only_for("a", [Pin(name, "1", "", (), by) for name, by in needed_by.items()]))
    ['a', 'b']
    """
    askers: dict[str, set[str]] = defaultdict(set)
    for pin in pins:
        askers[pin.name] |= set(pin.needed_by)
    gone = {name}
    while more := {other for other, by in askers.items() if other not in gone and by <= gone}:
        gone |= more
    return frozenset(gone)


def costs(pins: tuple[Pin, ...]) -> list[Cost]:
    """Give what each package in `pins` costs, those that Kithmap asks for first, the largest first."""
    sizes = {pin.name: bytes_of(pin.name) for pin in pins}
    direct = {pin.name for pin in pins if OURSELVES in pin.needed_by}
    found = [
        Cost(
            name,
            size,
            sum(sizes[other] for other in only_for(name, pins)),
            start_ms(LOADED_AS.get(name, name)) if name in direct else None,
            FOR.get(name) or f"needed by {_askers(name, pins)}",
        )
        for name, size in sizes.items()
    ]
    return sorted(found, key=lambda cost: (cost.name not in direct, -cost.bytes_with_own))


def _askers(name: str, pins: tuple[Pin, ...]) -> str:
    return ", ".join(sorted({asker for pin in pins if pin.name == name for asker in pin.needed_by}))


def start_ms(module: str) -> float:
    """Give how long a fresh Python works to import `module` beyond its own start, in ms."""
    code = f"import time; t = time.process_time(); import {module}; print(time.process_time() - t)"
    command = [sys.executable, "-c", code]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(ROUNDS)]
    return 1000 * statistics.median(float(run.stdout) for run in runs)


def page(found: Iterable[Cost], *, own: int, machine: Mapping[str, str]) -> str:
    """Give docs/reference/size.md."""
    rows = list(found)
    total = own + sum(cost.bytes for cost in rows)
    head = HEAD.format(total=total / BYTES_A_MB, own=own / BYTES_A_MB, rounds=ROUNDS, **machine)
    return head + "".join(map(_row, rows))


def _row(cost: Cost) -> str:
    start = "" if cost.start_ms is None else f"{cost.start_ms:.0f}"
    sizes = " | ".join(f"{size / BYTES_A_MB:.1f}" for size in (cost.bytes, cost.bytes_with_own))
    return f"| {cost.name} | {sizes} | {start} | {cost.why} |\n"


def _own_bytes() -> int:
    folders = (ROOT / "src" / "kithmap", ROOT / "src" / "kithmap_app")
    files = (path for folder in folders for path in folder.rglob("*") if "__pycache__" not in path.parts)
    return sum(path.stat().st_size for path in files if path.is_file())


def main() -> None:
    pins = {pin.name: pin for pin in runtime_pins(read_lock(LOCK.read_text(encoding="utf-8")))}
    machine = {"python": ".".join(map(str, sys.version_info[:2])), "platform": sys.platform}
    PAGE.write_text(page(costs(tuple(pins.values())), own=_own_bytes(), machine=machine), encoding="utf-8")


if __name__ == "__main__":
    main()
