"""The machine and the versions of a run, so that figures can be held against others."""

import os
import platform
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

OURS = ("kithmap", "numpy", "typst", "django", "duckdb", "polars", "narwhals")
PEERS = ("vobject", "khard", "igraph", "networkx", "matplotlib", "adjusttext", "textalloc")
WHO_IS_WHO = ("splink", "recordlinkage", "dedupe")
PROGRAMS = {"notmuch": ["notmuch", "--version"], "mu": ["mu", "--version"], "twopi": ["twopi", "-V"]}


@dataclass(frozen=True, slots=True)
class Machine:
    """What a run stood on."""

    hardware: str
    system: str
    ours: str
    peers: str


def this_machine(peers_python: Path | None) -> Machine:
    """Give this machine."""
    peers = [*_peer_versions(peers_python), *_program_versions()]
    return Machine(
        hardware=f"{_processor()}, {os.cpu_count()} cores, {_memory_gb():.0f} GB",
        system=f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        ours=", ".join([*(f"{name} {version(name)}" for name in OURS), f"SQLite {sqlite3.sqlite_version}"]),
        peers=", ".join(peers),
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _memory_gb() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9


def _peer_versions(python: Path | None) -> Iterator[str]:
    names = (*PEERS, *WHO_IS_WHO)
    if python is None:
        yield from (f"{name} missing" for name in names)
        return
    code = (
        "import importlib.metadata as m, sys\n"
        "there = {d.name.lower(): d.version for d in m.distributions()}\n"
        "print(*(there.get(name, 'missing') for name in sys.argv[1:]))"
    )
    told = subprocess.run([str(python), "-c", code, *names], capture_output=True, text=True, check=True).stdout
    yield from (f"{name} {found}" for name, found in zip(names, told.split(), strict=True))


def _program_versions() -> Iterator[str]:
    for name, command in PROGRAMS.items():
        if shutil.which(name) is None:
            yield f"{name} missing"
            continue
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        words = (done.stdout or done.stderr).splitlines()[0].split()
        yield f"{name} {next((word for word in words if word[0].isdigit()), 'of unknown version')}"
