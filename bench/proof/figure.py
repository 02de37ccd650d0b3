"""A figure: what was measured of ours, of the others on the same input, and of the physical limit."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Better(StrEnum):
    """Which way a figure is better."""

    MORE = "more"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Unit:
    """What a figure counts: its name, which way is better, and whether a ratio of two of them says anything."""

    name: str
    better: Better
    has_ratio: bool = True


@dataclass(frozen=True, slots=True)
class Other:
    """What a peer or the bare machine did; `value` is None where it was not measured, and `note` says why."""

    name: str
    value: float | None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table. `asked` is what an issue promises, None where nothing was promised.

    `command` measures it again; `limit` is the bare work that nobody can avoid, such as reading the file.
    """

    issue: int
    what: str
    unit: Unit
    ours: float
    command: str
    asked: float | None = None
    peers: tuple[Other, ...] = ()
    limit: Other | None = None
    note: str = ""

    @property
    def is_met(self) -> bool | None:
        """Whether the promise is kept; None where there is none."""
        if self.asked is None:
            return None
        return self.ours >= self.asked if self.unit.better is Better.MORE else self.ours <= self.asked

    def times_better_than(self, other: Other) -> float | None:
        """Give how many times better ours is than another, below 1 where it is worse; None where that says nothing."""
        if not self.unit.has_ratio or not other.value or not self.ours:
            return None
        return self.ours / other.value if self.unit.better is Better.MORE else other.value / self.ours

    def as_plain(self) -> dict[str, object]:
        return asdict(self)


def figure_of(plain: Mapping[str, Any]) -> Figure:
    """Give the figure that `as_plain` wrote."""
    unit = plain["unit"]
    return Figure(
        **{
            **plain,
            "unit": Unit(unit["name"], Better(unit["better"]), unit["has_ratio"]),
            "peers": tuple(Other(**peer) for peer in plain["peers"]),
            "limit": Other(**plain["limit"]) if plain["limit"] else None,
        }
    )


MESSAGES = Unit("messages/s", Better.MORE)
CARDS = Unit("cards/s", Better.MORE)
INTERACTIONS = Unit("interactions/s", Better.MORE)
SECONDS = Unit("s", Better.LESS)
MILLISECONDS = Unit("ms", Better.LESS)
MEGABYTES = Unit("MB", Better.LESS)
KILOBYTES = Unit("kB", Better.LESS)
PER_CENT_LESS = Unit("%", Better.LESS, has_ratio=False)
PER_CENT_MORE = Unit("%", Better.MORE, has_ratio=False)
COUNT_LESS = Unit("", Better.LESS, has_ratio=False)
AREA = Unit("ROC AUC", Better.MORE, has_ratio=False)
