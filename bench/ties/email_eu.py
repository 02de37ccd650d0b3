"""E-mail of a European institute (Paranjape et al. 2017): 804 days of messages, and everybody's department."""

import csv
import gzip
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

from bench.ties.data_set import Case, DataSet
from bench.ties.next_exchange import next_exchanges
from bench.ties.shared_log import Event, handle_of, histories

LABELS = "temporal_department_labels_aligned.csv"
"""The ids of the labels that came with the data do not match those of the messages; these are aligned."""
CUT_OFFS_EVERY_DAYS = 180
"""Two or three days to look ahead from are enough for each of 900 owners."""


def load_email_eu(folder: Path) -> tuple[DataSet, ...]:
    """Give "same department" and exchange in the next 90 days."""
    path = folder / "email-eu-core"
    if not path.exists():
        return ()
    with (path / LABELS).open(newline="") as file:
        department = {row["temporal_id"]: row["dept"] for row in csv.DictReader(file)}
    messages: dict[tuple[str, int], list[str]] = defaultdict(list)
    with gzip.open(path / "email-Eu-core-temporal.txt.gz", "rt") as lines:
        for line in lines:
            sender, to, when = line.split()
            messages[sender, int(when)].append(to)
    events = [Event(sender, tuple(dict.fromkeys(to)), when) for (sender, when), to in messages.items()]
    end = datetime.fromtimestamp(max(event.when for event in events), UTC).date()
    logs = histories(events, department)
    cases = (
        Case(
            owner=owner,
            history=log,
            as_of=end,
            labels={handle_of(o): d == department[owner] for o, d in department.items() if o != owner},
        )
        for owner, log in logs.items()
    )
    ahead = (case for owner, log in logs.items() for case in next_exchanges(owner, log, every_days=CUT_OFFS_EVERY_DAYS))
    return (
        DataSet(name="E-mail Eu: same department", cases=tuple(cases)),
        DataSet(name="E-mail Eu: exchange in the next 90 days", cases=tuple(ahead), is_of_now=True),
    )
