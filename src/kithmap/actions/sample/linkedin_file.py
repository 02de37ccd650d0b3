"""People become the ZIP of connections and messages that LinkedIn gives its members."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import StringIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kithmap.actions.sample.cast import SamplePerson, sample_owner
from kithmap.actions.sample.local_time import swedish_time

OWNER_URL = "https://www.linkedin.com/in/nora-lindqvist-kithmap-sample"
PREAMBLE = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing. '
    "You will only see email addresses for connections who have allowed their connections to see or download their "
    'email address using this setting. You can learn more in the help center."\n\n'
)
CONNECTION_COLUMNS = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
MESSAGE_COLUMNS = (
    *("CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE"),
    *("SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS"),
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CHAT = (
    "Thank you for connecting! I liked what you said about late trains.",
    "Likewise. Are you still in Göteborg?",
    "I am, by the harbour. How is the team growing?",
    "Faster than the desks. Let us have lunch one day.",
    "With pleasure.",
)


@dataclass(frozen=True, slots=True)
class LinkedInCounts:
    """How many connections and messages the ZIP holds."""

    connections: int
    messages: int


def write_linkedin(path: Path, people: Sequence[SamplePerson], *, today: date, seed: int) -> LinkedInCounts:
    """Write the ZIP; the times inside it are those of `today`, so that its bytes depend on nothing else."""
    connections = [_connection(person, today=today, seed=seed) for person in people]
    messages = [row for person in people if person.linkedin_chat for row in _chat(person, today=today, seed=seed)]
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        members = {
            "Connections.csv": PREAMBLE + _table(CONNECTION_COLUMNS, connections),
            "messages.csv": _table(MESSAGE_COLUMNS, messages),
        }
        for name, text in members.items():
            archive.writestr(ZipInfo(name, (today.year, today.month, today.day, 0, 0, 0)), text.encode())
    return LinkedInCounts(len(connections), len(messages))


def _connection(person: SamplePerson, *, today: date, seed: int) -> list[str]:
    rng = Random(f"{seed}/{person.key}/linkedin")
    longest_days = 400 if person.category == "Colleagues" else 2400
    day = today - timedelta(days=rng.randint(60, longest_days))
    shown = person.addresses[0] if person.linkedin_mail else ""
    connected = f"{day.day:02} {_MONTHS[day.month - 1]} {day.year}"
    given, _, family = (person.latin or person.name).rpartition(" ")
    return [given, family, person.profile_url, shown, person.organisation, person.title, connected]


def _chat(person: SamplePerson, *, today: date, seed: int) -> Iterator[list[str]]:
    rng = Random(f"{seed}/{person.key}/chat")
    when = swedish_time(today - timedelta(days=rng.randint(40, 500)), rng.randint(8 * 60, 20 * 60))
    owner, other = (sample_owner().name, OWNER_URL), (person.latin or person.name, person.profile_url)
    for number, line in enumerate(_CHAT[: rng.randint(2, len(_CHAT))]):
        sender, reader = (other, owner) if number % 2 == 0 else (owner, other)
        yield [f"2-{person.key}", "", *sender, *reader, _utc(when), "", line, "INBOX", ""]
        when += timedelta(hours=rng.uniform(0.5, 30))


def _utc(when: datetime) -> str:
    offset = when.utcoffset() or timedelta()
    return f"{when.replace(tzinfo=None) - offset:%Y-%m-%d %H:%M:%S} UTC"


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    sheet = StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return sheet.getvalue()
