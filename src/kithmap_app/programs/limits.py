"""Limits: what numbers, days and words a program may send; beyond them nothing reaches an act."""

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from kithmap.plan.preference import LAST_HOUR, LEAST_CAPACITY, MOST_CAPACITY
from kithmap_app.programs.days import EARLIEST, LATEST
from kithmap_app.programs.words import is_numbered, words_of

MOST_IN_A_LIST = 1_000
USUAL_CHARS = 300
NUMBERS: dict[str, tuple[float, float]] = {
    "ring": (1, 5),
    "importance": (1, 3),
    "influence": (0, 3),
    "colour": (0, 7),
    "motivation": (1, 5),
    "guess": (0, 1),
    "minutes": (0, 24 * 60),
    "every_days": (0, 3_650),
    "week_starts_on": (0, 6),
    "capacity": (LEAST_CAPACITY, MOST_CAPACITY),
    "size": (1, 20),
    "alarm_hour": (0, LAST_HOUR),
    "by": (-100, 100),
}
"""Least and most by name; other numbers are small ones."""
OTHER_NUMBERS = (-1_000, 1_000)
CHARS = {
    "text": 20_000,
    "note": 2_000,
    "blurb": 2_000,
    "learned": 2_000,
    "names": 2_000,
    "words": 2_000,
    "why": 500,
    "posting": 2_000,
}
"""Most letters by name, where a few words do not do."""
TOLD = {"outcome", "label", "name", "what", "organisation", "handle", "anchor", "question", "first", "second"}
"""Words that may not be blank."""
NO_NUL = "^[^\\x00]*$"
"""A database takes no NUL for text."""
NOT_BLANK = "^[^\\x00]*[^\\x00\\s][^\\x00]*$"


def limited(name: str, kind: Any) -> Any:
    """Give a type with the limits that hold for a field of this name."""
    if kind is str:
        pattern = NOT_BLANK if name in TOLD else NO_NUL
        return Annotated[str, Field(max_length=CHARS.get(name, USUAL_CHARS), pattern=pattern)]
    if is_numbered(kind):
        return words_of(kind)
    if kind is date:
        return Annotated[date, Field(ge=EARLIEST, le=LATEST)]
    if kind in (int, float):
        least, most = NUMBERS.get(name, OTHER_NUMBERS)
        return Annotated[kind, Field(ge=kind(least), le=kind(most))]
    return kind
