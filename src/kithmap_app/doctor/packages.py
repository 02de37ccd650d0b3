"""Is every package there that Kithmap stands on?"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version

from kithmap.kit.installing import install_command
from kithmap_app.doctor.finding import Finding, well, wrong
from kithmap_app.speech import say

PACKAGES = "packages"


@dataclass(frozen=True, slots=True)
class Requirement:
    """A package that Kithmap asks for, and the extra that asks for it ("" for Kithmap itself)."""

    name: str
    extra: str


def look_at_packages(needed: Iterable[str] | None = None) -> Finding:
    """Say whether every package is installed that Kithmap cannot do without; `needed` as in package metadata."""
    names = [one.name for one in requirements(needed) if not one.extra]
    missing = [name for name in names if not is_installed(name)]
    if missing:
        return wrong(
            PACKAGES,
            say(
                "These packages are missing: {names}. Install Kithmap again, in a checkout of it: {command}",
                names=", ".join(missing),
                command=install_command(again=True),
            ),
        )
    return well(PACKAGES, say("All {number} packages that Kithmap needs are installed.", number=len(names)))


def requirements(lines: Iterable[str] | None = None) -> Iterator[Requirement]:
    """Give what Kithmap asks for, by its own package metadata unless told otherwise."""
    return map(_requirement, requires("kithmap") or [] if lines is None else lines)


def is_installed(name: str) -> bool:
    """Say whether a package of that name is installed, without loading it."""
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def _requirement(line: str) -> Requirement:
    """Read one line of package metadata.

    >>> _requirement("psycopg[binary]>=3.2; extra == 'postgres'")
    Requirement(name='psycopg', extra='postgres')
    """
    asked = re.search(r"""extra\s*==\s*["']([\w-]+)["']""", line)
    return Requirement(re.split(r"[^\w.-]", line.strip(), maxsplit=1)[0], asked[1] if asked else "")
