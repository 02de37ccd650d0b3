"""LinkedIn's messages.csv becomes interactions; what was written is never kept."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from kithmap.kit.speech import marked, say, written
from kithmap.sources.document import Document
from kithmap.sources.format import Format
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import Channel, Interaction, Participant, Role, interaction_key
from kithmap.sources.tables.csv_rows import Row, head_rows, rows
from kithmap.sources.tables.table import Columns, columns_of, fitting
from kithmap.sources.tables.typed_date import day_in
from kithmap.sources.trouble import Trouble

SOURCE = "linkedin-messages"

NAMES = {
    "conversation id": "conversation",
    "from": "from",
    "sender profile url": "from url",
    "to": "to",
    "recipient profile urls": "to urls",
    "date": "date",
    "subject": "subject",
    "folder": "folder",
    "is message draft": "draft",
}

FIRST_YEAR = 2003
"""The year in which LinkedIn opened; an earlier date is damage."""

CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp][Mm])?")
PROFILE = "linkedin.com/in/"
AGAIN = marked("Export the messages again, if you miss one.")


def recognise(document: Document) -> bool:
    """Is the first row that of LinkedIn's messages?"""
    first = next(iter(head_rows(document)), None)
    return first is not None and _is_heading(first)


def _is_heading(row: Row) -> bool:
    return columns_of(row.cells, NAMES).has("conversation", "from", "from url", "date")


def read(document: Document, hints: Hints) -> Iterator[Interaction | Trouble]:
    """Stream an interaction for each message that was sent; drafts are passed over."""
    body = rows(document)
    heading = next(body, None)
    if not isinstance(heading, Row) or not _is_heading(heading):
        yield Trouble(
            document.name, 1, say("The headings of LinkedIn's messages were not found."), say("Export it again.")
        )
        return
    columns = columns_of(heading.cells, NAMES)
    for row in fitting(body, columns, document.name):
        if isinstance(row, Trouble):
            yield row
        elif not _is_draft(columns.first(row, "draft")):
            yield _interaction(row, columns, hints=hints, file=document.name)


def _is_draft(cell: str) -> bool:
    return cell.casefold() in ("yes", "true")


def _interaction(row: Row, columns: Columns, *, hints: Hints, file: str) -> Interaction | Trouble:
    date = columns.first(row, "date")
    when = _moment(date)
    if when is None or when.year < FIRST_YEAR or when.date() > hints.today + timedelta(days=1):
        return Trouble(
            file,
            row.line,
            say("The message in line {line} has no likely date ({date!r}).", line=written(row.line), date=date[:40]),
            say(AGAIN),
        )
    participants = _participants(row, columns)
    if not participants:
        return Trouble(
            file,
            row.line,
            say("The message in line {line} names no profile.", line=written(row.line)),
            say("Nothing: the account is gone."),
        )
    sender_url = columns.first(row, "from url")
    return Interaction(
        key=interaction_key("linkedin", columns.first(row, "conversation"), int(when.timestamp()), sender_url),
        when=int(when.timestamp()),
        channel=Channel.MESSAGE,
        participants=participants,
        automatic=columns.first(row, "folder").casefold() == "spam" or bool(sender_url and PROFILE not in sender_url),
        subject=(columns.first(row, "subject") or None) if hints.keep_subjects else None,
    )


def _participants(row: Row, columns: Columns) -> tuple[Participant, ...]:
    """Give the sender and the recipients that have profiles; names are told apart only where their count agrees."""
    sender = [
        Participant(Role.SENDER, f"url:{url}", columns.first(row, "from")) for url in columns.every(row, "from url")[:1]
    ]
    urls = [url for part in columns.first(row, "to urls").split(",") if (url := part.strip())]
    cell = columns.first(row, "to")
    names = [cell] if len(urls) == 1 else [name.strip() for name in cell.split(",")]
    if len(names) != len(urls):
        names = [""] * len(urls)
    return (*sender, *(Participant(Role.TO, f"url:{url}", name) for url, name in zip(urls, names, strict=True)))


def _moment(text: str) -> datetime | None:
    """Give the moment in UTC, as LinkedIn writes it ("2021-03-03 14:05:12 UTC", once "3/3/21, 2:05 PM")."""
    day = day_in(text, day_first=False)
    if day is None:
        return None
    match = CLOCK.search(text)
    if match is None:
        return datetime.combine(day, time(12), UTC)
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if match[4]:
        hour = hour % 12 + (12 if match[4].lower() == "pm" else 0)
    try:
        return datetime.combine(day, time(hour, minute, min(second, 59)), UTC)
    except ValueError:
        return None


MESSAGES = Format(SOURCE, marked("LinkedIn messages"), recognise, read)
