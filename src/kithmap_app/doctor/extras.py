"""Which optional parts are installed; none of them has to be."""

from collections.abc import Iterable
from itertools import groupby

from kithmap.kit.installing import install_command
from kithmap.kit.speech import marked
from kithmap_app.doctor.finding import Finding, well
from kithmap_app.doctor.packages import is_installed, requirements
from kithmap_app.speech import say

EXTRAS = "extras"
PURPOSES = {
    "postgres": marked("a book in PostgreSQL"),
    "live": marked("mail and address books over the network"),
    "assistants": marked("assistants that speak MCP"),
    "census": marked("many owners on one engine"),
    "spark": marked("many owners on a cluster"),
}
"""What each optional part is for; a test holds them against pyproject.toml."""


def look_at_extras(lines: Iterable[str] | None = None) -> tuple[Finding, ...]:
    """Say of each optional part whether it is there; `lines` as in package metadata."""
    asked = sorted((one.extra, one.name) for one in requirements(lines) if one.extra)
    return tuple(_told(extra, [name for _, name in names]) for extra, names in groupby(asked, key=lambda pair: pair[0]))


def _told(extra: str, names: list[str]) -> Finding:
    purpose = say(PURPOSES[extra]) if extra in PURPOSES else extra
    if all(is_installed(name) for name in names):
        return well(EXTRAS, say("{extra} is installed: {purpose}.", extra=extra, purpose=purpose))
    return well(
        EXTRAS,
        say(
            "{extra} is not installed; you need it only for this: {purpose} (in a checkout of Kithmap: {command}).",
            extra=extra,
            purpose=purpose,
            command=install_command(extra),
        ),
    )
