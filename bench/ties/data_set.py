"""A data set: what owners' histories are judged against."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kithmap.ties.history import History


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Case:
    """One owner as of one day.

    Contact after `as_of` is not seen. `labels` tells of each handle whether what is looked for holds ("is a declared
    friend"); handles that are not named, or with whom there was no contact by then, are not judged.
    """

    owner: str
    history: History
    as_of: date
    labels: Mapping[str, bool]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class DataSet:
    """Cases that ask one question. `is_of_now` where contact soon is asked for: judged by warmth, not by strength.

    `rings` tells, where the data knows degrees, on which ring each owner would place whom: owner, then handle.
    """

    name: str
    cases: tuple[Case, ...]
    is_of_now: bool = False
    rings: Mapping[str, Mapping[str, int]] | None = None


Loader = Callable[[Path], tuple[DataSet, ...]]
"""Takes a folder and gives the data sets that it finds there; none where its files are not."""
