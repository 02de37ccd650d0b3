"""The lock of what Kithmap runs on: packages, versions, hashes, and which asked for which."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "requirements.txt"
OURSELVES = "kithmap"
BUILD = "kithmap:build"
"""Stands for the tools that only build Kithmap; whoever installs a wheel does without."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One line of the lock. `needed_by` are names of packages, `OURSELVES` and `BUILD`."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    needed_by: tuple[str, ...]


def read_lock(text: str) -> tuple[Pin, ...]:
    r"""Give the pins in the text of a lock as uv writes it.

    >>> lines = ["rich==15.0.0 ; os_name == 'nt' \\", "    --hash=sha256:ab", "    # via kithmap (pyproject.toml)", ""]
    >>> pin, = read_lock("\n".join(lines))
    >>> pin.name, pin.marker, pin.hashes, pin.needed_by
    ('rich', "os_name == 'nt'", ('ab',), ('kithmap',))
    """
    return tuple(_pin(block) for block in re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE) if "==" in block)


def runtime_pins(pins: tuple[Pin, ...]) -> tuple[Pin, ...]:
    """Give the pins that Kithmap itself needs, directly or through others, and not only to be built."""
    wanted = {OURSELVES}
    while more := {pin.name for pin in pins if pin.name not in wanted and wanted & set(pin.needed_by)}:
        wanted |= more
    return tuple(pin for pin in pins if pin.name in wanted)


def _pin(block: str) -> Pin:
    head = block.split("\\", 1)[0].split("\n", 1)[0]
    name, _, rest = head.partition("==")
    version, _, marker = rest.partition(";")
    via = block.partition("# via")[2]
    askers = re.findall(r"^\s*#?\s*([\w.-]+)(?: \((.*)\))?\s*$", via.replace("#", " "), flags=re.MULTILINE)
    return Pin(
        name.strip(),
        version.strip(),
        marker.strip(),
        tuple(re.findall(r"--hash=sha256:(\w+)", block)),
        tuple(BUILD if place.endswith(":build") else asker for asker, place in askers),
    )
