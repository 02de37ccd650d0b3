"""Is Python new enough, and is everything there that Kithmap stands on?"""

import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, requires, version

from kithmap_app.doctor.finding import Finding, well, wrong
from kithmap_app.speech import say

OLDEST = (3, 11)
"""As `requires-python` in pyproject.toml says; a test holds the two together."""
PYTHON = "Python"
PACKAGES = "packages"


def look_at_python(found: tuple[int, int] = sys.version_info[:2]) -> Finding:
    """Say whether Python is new enough."""
    number = ".".join(map(str, found))
    if found < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        return wrong(
            PYTHON, say("This is Python {number}; Kithmap needs {oldest} or newer.", number=number, oldest=oldest)
        )
    return well(PYTHON, say("Python {number} is new enough.", number=number))


def look_at_packages(needed: Iterable[str] | None = None) -> Finding:
    """Say whether every package is installed that Kithmap cannot do without; `needed` as in package metadata."""
    names = [one.name for one in requirements(needed) if not one.extra]
    missing = [name for name in names if not is_installed(name)]
    if missing:
        return wrong(
            PACKAGES,
            say(
                "These packages are missing: {names}. Install Kithmap again: pip install --force-reinstall kithmap.",
                names=", ".join(missing),
            ),
        )
    return well(PACKAGES, say("All {number} packages that Kithmap needs are installed.", number=len(names)))


class Requirement:
    """A package that Kithmap asks for, and the extra that asks for it ("" for Kithmap itself)."""

    __slots__ = ("extra", "name")

    def __init__(self, line: str) -> None:
        self.name = re.split(r"[^\w.-]", line.strip(), maxsplit=1)[0]
        asked = re.search(r"""extra\s*==\s*["']([\w-]+)["']""", line)
        self.extra = asked[1] if asked else ""


def requirements(lines: Iterable[str] | None = None) -> Iterator[Requirement]:
    """Give what Kithmap asks for, by its own package metadata unless told otherwise."""
    return (Requirement(line) for line in (requires("kithmap") or [] if lines is None else lines))


def is_installed(name: str) -> bool:
    """Say whether a package of that name is installed, without loading it."""
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True
