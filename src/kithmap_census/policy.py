"""The policy: what a census may write, for whom, and how many owners have to stand behind a figure."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kithmap.kit.speech import say
from kithmap_census.errors import BadPolicy

LEAST_GROUP = 10
"""Owners behind any figure of a group where the policy names no number."""
SMALLEST_GROUP = 5
"""No policy can go below this: among four, each can work out the others."""


class Audience(StrEnum):
    """For whom a table is written."""

    NOBODY = "nobody"
    OWNER = "owner"
    """One folder for each owner, to be opened to that owner alone."""
    WHOLE = "whole"
    """One table of all owners, for a database that shows each of them their own rows."""


class Consent(StrEnum):
    """What an owner agreed to; each contains the one before."""

    NONE = "none"
    OWN = "own"
    """Their own ties and reading, for themselves."""
    GROUP = "group"
    """Their reading counted in the figures of their group as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What a census writes. Groups are written only where a file of members says who agreed to it."""

    ties: Audience = Audience.OWNER
    readings: Audience = Audience.OWNER
    groups: bool = False
    least_group: int = LEAST_GROUP


def read_policy(file: Path) -> Policy:
    """Give the policy that a TOML file states. Raises `BadPolicy`."""
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadPolicy(file, why=say("it is no TOML file ({error})", error=error)) from error
    unknown = sorted(set(told) - {"ties", "readings", "groups", "least_group"})
    if unknown:
        raise BadPolicy(
            file,
            why=say(
                "nothing is called {names}; there are ties, readings, groups, least_group", names=", ".join(unknown)
            ),
        )
    return Policy(
        ties=_audience(told, "ties", file=file),
        readings=_audience(told, "readings", file=file),
        groups=_yes_no(told, "groups", file=file),
        least_group=_least_group(told, file=file),
    )


def _audience(told: dict[str, object], key: str, *, file: Path) -> Audience:
    value = told.get(key, Audience.OWNER.value)
    if value not in {audience.value for audience in Audience}:
        raise BadPolicy(file, why=say("{key} is for “nobody”, “owner” or “whole”, not {value!r}", key=key, value=value))
    return Audience(value)


def _yes_no(told: dict[str, object], key: str, *, file: Path) -> bool:
    value = told.get(key, False)
    if not isinstance(value, bool):
        raise BadPolicy(file, why=say("{key} is true or false, not {value!r}", key=key, value=value))
    return value


def _least_group(told: dict[str, object], *, file: Path) -> int:
    value = told.get("least_group", LEAST_GROUP)
    if not isinstance(value, int) or isinstance(value, bool) or value < SMALLEST_GROUP:
        why = say("least_group is a whole number of {least} or more, not {value!r}", least=SMALLEST_GROUP, value=value)
        raise BadPolicy(file, why=why)
    return value
