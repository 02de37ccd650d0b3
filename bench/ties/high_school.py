"""High school 2013 (Mastrandrea, Fournet & Barrat 2015): five days of proximity, declared friends, contact diaries."""

import gzip
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench.ties.data_set import Case, DataSet
from bench.ties.shared_log import Event, handle_of, histories
from kithmap.sources.interaction import Channel

SLOT_SECONDS = 20
"""Proximity was recorded in slots of this length."""
PAUSE_SECONDS = 40
"""Two slots further apart than this are two meetings: one slot missed in between is none."""
END = date(2013, 12, 6)
STEM = "HighSchool2013_"


def load_high_school(folder: Path) -> tuple[DataSet, ...]:
    """Give "declared friend" and "contact diary", each from the side of those who answered."""
    path = folder / "sociopatterns"
    if not path.exists():
        return ()
    friends, diary = (
        {(row[0], row[1]) for row in _rows(path, f"{kind}_network.csv.gz")} for kind in ("friendship", "contactdiaries")
    )
    logs = histories(_meetings(path))

    def data_set(name: str, told: set[tuple[str, str]]) -> DataSet:
        asked = sorted({one for one, _ in told} & set(logs))
        labels = {one: {handle_of(other): (one, other) in told for other in logs if other != one} for one in asked}
        cases = tuple(Case(owner=o, history=logs[o], as_of=END, labels=labels[o]) for o in asked)
        return DataSet(name=f"High school 2013: {name}", cases=cases, rings=rings)

    def ring(one: str, other: str) -> int:
        named = ((one, other) in friends) + ((other, one) in friends)
        return 4 if not named else 1 if named == 2 else 2 if (one, other) in friends else 3

    asked = sorted({one for one, _ in friends} & set(logs))
    rings = {one: {handle_of(other): ring(one, other) for other in logs if other != one} for one in asked}
    return data_set("declared friend", friends), data_set("contact diary", diary)


def _meetings(path: Path) -> Iterator[Event]:
    slots: dict[tuple[str, str], list[int]] = defaultdict(list)
    for when, one, other, *_ in _rows(path, "proximity_net.csv.gz"):
        slots[one, other].append(int(when))
    for (one, other), times in slots.items():
        times.sort()
        start = times[0]
        for now, after in zip(times, [*times[1:], None], strict=True):
            if after is None or after - now > PAUSE_SECONDS:
                yield Event(one, (other,), start, Channel.MEETING, (now - start + SLOT_SECONDS) / 60)
                start = after or 0


def _rows(path: Path, name: str) -> Iterator[list[str]]:
    with gzip.open(path / f"{STEM}{name}", "rt") as file:
        yield from (line.split() for line in file)
