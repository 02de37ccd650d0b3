"""Specimens: real-looking files, each beside what it should give (`NAME.EXT` and `NAME.EXT.expect.json`)."""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path

from kithmap.sources.card import Card
from kithmap.sources.edge import Edge
from kithmap.sources.format import Record
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import Interaction

SPECIMENS = Path(__file__).parent / "specimens"
TODAY = date(2026, 3, 16)
DERIVED = ("id", "key", "source")
"""What follows from the rest; a card's key is told only where the source gives one."""


def specimens(*folders: str) -> list[Path]:
    """Give the specimen files in these folders, sorted."""
    return sorted(
        path.with_name(path.name.removesuffix(".expect.json"))
        for folder in folders
        for path in (SPECIMENS / folder).glob("*.expect.json")
    )


def expectation(path: Path) -> Mapping[str, object]:
    """Give what the specimen should give: "format", "columns" to be told (or none) and "records"."""
    found: Mapping[str, object] = json.loads(path.with_name(path.name + ".expect.json").read_text("utf-8"))
    return found


def hints_for(expected: Mapping[str, object]) -> Hints:
    columns = expected.get("columns", {})
    assert isinstance(columns, dict)
    return Hints(today=TODAY, columns=columns)


def told(record: Record) -> dict[str, object]:
    """Give a record as an expectation writes it: only what is there, and dates as text."""
    if isinstance(record, Card):
        found = {f.name: _plain(getattr(record, f.name)) for f in fields(Card) if f.name not in DERIVED}
        key = {} if len(record.key) == 16 and "/" not in record.key else {"key": record.key}
        return {"card": {name: value for name, value in found.items() if value} | key}
    if isinstance(record, Interaction):
        return {
            "interaction": {
                "when": datetime.fromtimestamp(record.when, UTC).isoformat(),
                "channel": record.channel.name,
                "participants": [[part.role.name, part.address, part.name] for part in record.participants],
                "automatic": record.automatic,
            }
        }
    if isinstance(record, Edge):
        return {"edge": {"line": record.line, "sureness": record.sureness}}
    return {"trouble": {"line": record.line, "what": record.what}}


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else str(value) if isinstance(value, date) else value
