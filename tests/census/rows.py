"""Contacts written in one line, for tests of a census."""

from dataclasses import dataclass
from datetime import date

import pyarrow as pa


@dataclass(frozen=True)
class Row:
    """One contact, a letter from the owner to one person where nothing else is said."""

    owner: str
    person: str | None
    day: date
    channel: int = 0
    direction: int = 0
    people: int = 1
    minutes: float = 0.0
    automatic: bool = False


def contact_rows(*rows: Row) -> pa.Table:
    """Give contacts in the columns of a census."""
    return pa.table(
        {
            "owner": pa.array([row.owner for row in rows], pa.string()),
            "person": pa.array([row.person for row in rows], pa.string()),
            "day": pa.array([row.day for row in rows], pa.date32()),
            "channel": pa.array([int(row.channel) for row in rows], pa.int8()),
            "direction": pa.array([int(row.direction) for row in rows], pa.int8()),
            "people": pa.array([row.people for row in rows], pa.int32()),
            "minutes": pa.array([row.minutes for row in rows], pa.float32()),
            "automatic": pa.array([row.automatic for row in rows], pa.bool_()),
        }
    )


def member_rows(*rows: tuple[str, str, str]) -> pa.Table:
    """Give members as (owner, group, consent)."""
    owner, group, consent = zip(*rows, strict=True)
    return pa.table({"owner": list(owner), "group": list(group), "consent": list(consent)})
