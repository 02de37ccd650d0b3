"""A told form: its fields, cleaned, as the pages of the loop need them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, QueryDict

LINE_CHARS = 300
TEXT_CHARS = 4_000
"""Longer than any message that is read; whoever pastes more has pasted the wrong thing."""
WHOLE_CHARS = 1_000_000
"""For fields of which it is told that they are too long: what was typed stands there again, whole."""
FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Beyond these a year is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class ToldForm:
    """What a form tells, field by field."""

    fields: QueryDict

    def line(self, name: str, *, most: int = LINE_CHARS) -> str:
        """Give a field as one line without control characters, cut at `most` letters."""
        return " ".join(self.fields.get(name, "").replace("\0", "").split())[:most]

    def text(self, name: str, *, most: int = TEXT_CHARS) -> str:
        """Give a field with its lines, cut at `most` letters."""
        return self.fields.get(name, "").replace("\0", "").replace("\r\n", "\n").strip()[:most]

    def lines(self, name: str) -> tuple[str, ...]:
        """Give the lines of a field that hold anything, each cut as a line is."""
        return tuple(line[:LINE_CHARS] for row in self.text(name).split("\n") if (line := " ".join(row.split())))

    def day(self, name: str) -> date | None:
        """Give a day written as 2026-11-23, None for anything else."""
        try:
            day = date.fromisoformat(self.line(name))
        except ValueError:
            return None
        return day if FIRST_YEAR <= day.year <= LAST_YEAR else None

    def choice(self, name: str, known: Collection[str]) -> str:
        """Give a field that is one of `known`, "" for anything else."""
        value = self.fields.get(name, "")
        return value if value in known else ""

    def number(self, name: str, *, least: int, most: int) -> int | None:
        """Give a whole number, held between `least` and `most`; None for anything else."""
        text = self.line(name)
        return min(max(int(text), least), most) if text.isascii() and text.isdigit() and len(text) < 10 else None


def told_form(request: HttpRequest) -> ToldForm:
    """Give what a request tells in its form."""
    return ToldForm(request.POST)
