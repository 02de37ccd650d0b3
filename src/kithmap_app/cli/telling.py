"""Tell results: as JSON, or as text that fits the terminal."""

import json
import shutil
import textwrap
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

import click
import numpy as np

MOST_COLUMNS = 100
"""Longer lines are hard to read, however wide the terminal."""


def as_plain(value: Any) -> Any:
    """Give a noun of the library as what JSON can hold."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: as_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): as_plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [as_plain(item) for item in value]
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def tell_json(value: Any) -> None:
    """Print a result as JSON."""
    click.echo(json.dumps(as_plain(value), ensure_ascii=False, indent=2))


def tell(text: str, *, indent: int = 0) -> None:
    """Print a sentence, broken at the width of the terminal."""
    width = min(shutil.get_terminal_size().columns, MOST_COLUMNS)
    margin = " " * indent
    click.echo(textwrap.fill(text, width=width, initial_indent=margin, subsequent_indent=margin))


def heading(text: str) -> None:
    """Print a heading with a line of air above."""
    click.echo()
    click.echo(click.style(text, bold=True))
