"""Manufacturing company e-mail (Nurek & Michalski 2020): nine months of messages, and who reports to whom."""

import csv
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bench.ties.data_set import Case, DataSet
from bench.ties.next_exchange import next_exchanges
from bench.ties.shared_log import Event, handle_of, histories, seconds

END = date(2010, 9, 30)


def load_manufacturing(folder: Path) -> tuple[DataSet, ...]:
    """Give "boss or report", "same team" (these, and who shares one's boss) and exchange in the next 90 days."""
    path = folder / "manufacturing-email"
    if not path.exists():
        return ()
    messages: dict[tuple[str, str], list[str]] = defaultdict(list)
    with (path / "communication.csv").open(newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            messages[row["Sender"], row["EventDate"]].append(row["Recipient"])
    with (path / "reportsto.csv").open(newline="") as file:
        boss = {row["ID"]: row["ReportsToID"] for row in csv.DictReader(file)}
    in_chart = sorted({*boss, *boss.values()})
    events = [
        Event(sender, tuple(dict.fromkeys(r for r in to if r != sender)), seconds(when))
        for (sender, when), to in messages.items()
        if set(to) != {sender}
    ]
    logs = histories(events, in_chart)

    def data_set(name: str, is_so: Callable[[str, str], bool]) -> DataSet:
        cases = (
            Case(
                owner=owner,
                history=log,
                as_of=END,
                labels={handle_of(o): is_so(owner, o) for o in in_chart if o != owner},
            )
            for owner, log in logs.items()
        )
        return DataSet(name=f"Manufacturing: {name}", cases=tuple(cases), rings=rings)

    def is_boss_or_report(one: str, other: str) -> bool:
        return boss.get(one) == other or boss.get(other) == one

    def is_same_team(one: str, other: str) -> bool:
        return is_boss_or_report(one, other) or (one in boss and boss[one] == boss.get(other))

    def ring(one: str, other: str) -> int:
        return 1 if is_boss_or_report(one, other) else 2 if is_same_team(one, other) else 4

    rings = {one: {handle_of(other): ring(one, other) for other in in_chart if other != one} for one in logs}
    ahead = tuple(case for owner, log in logs.items() for case in next_exchanges(owner, log))
    return (
        data_set("boss or report", is_boss_or_report),
        data_set("same team", is_same_team),
        DataSet(name="Manufacturing: exchange in the next 90 days", cases=ahead, is_of_now=True),
    )
