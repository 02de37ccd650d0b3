"""The header block of one message becomes an interaction, or a doubt that says why not."""

import re
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from kithmap.kit.speech import say
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import Interaction, Message, Participant, Role, key_of
from kithmap.sources.mail.address import named_addresses
from kithmap.sources.mail.date_field import seconds_since_1970
from kithmap.sources.mail.fields import fields_of, newest_arrival
from kithmap.sources.mail.text import decoded, one_line, plain_text

FIRST_MAIL = int(datetime(1982, 1, 1, tzinfo=UTC).timestamp())
"""RFC 822 is of 1982; an earlier date is the clock of a computer that was never set."""

REMEMBERED_VALUES = 10_000
"""Header values of a role whose people are remembered, as most recur; at some 600 bytes each these are 6 MB a role."""

REMEMBERED_BYTES = 400
"""A longer list of recipients seldom recurs and is not worth the memory."""

_ROLES = (Role.SENDER, Role.TO, Role.CC)
_PEOPLE = ((b"to", Role.TO), (b"cc", Role.CC), (b"bcc", Role.TO))
_BY_MACHINE = frozenset(
    (b"list-id", b"list-unsubscribe", b"precedence", b"auto-submitted", b"x-auto-response-suppress")
)
_MARKED = re.compile(rb"(?i:draft|spam|=\?)")


class Doubt(NamedTuple):
    """Why a message is no interaction, and what the owner can do about it."""

    what: str
    todo: str


class MessageReader:
    """Reads the header blocks of one mailbox, and remembers the header values that recur in it."""

    def __init__(self, hints: Hints) -> None:
        self._keep_subjects = hints.keep_subjects
        end = datetime.combine(hints.today, time(), tzinfo=UTC) + timedelta(days=2)
        self._end = int(end.timestamp())
        self._known: dict[Role, dict[bytes, tuple[Participant, ...]]] = {role: {} for role in _ROLES}

    def read(self, block: bytes) -> Interaction | Doubt | None:
        """Give the interaction that a header block (starting with a line end) tells of.

        None is a draft: nobody was in contact yet. A doubt tells what is missing or wrong.
        """
        found = self.message(block)
        return found.interaction() if isinstance(found, Message) else found

    def message(self, block: bytes) -> Message | Doubt | None:
        """Give what `read` gives, as a tuple where it is an interaction."""
        fields = fields_of(block)
        labels = _labels(fields.get(b"x-gmail-labels"))
        if labels and _is_draft(labels):
            return None
        sender = self._sender(fields)
        if sender is None:
            return Doubt(
                say("The message names no sender."), say("Nothing is needed; without an address it tells of nobody.")
            )
        when = self._moment(fields, block)
        if isinstance(when, Doubt):
            return when
        subject = one_line(decoded(plain_text(fields.get(b"subject", b""))))
        return Message(
            key_of(f"mail\0{when}\0{sender.address[5:].lower()}\0{subject}"),
            when,
            (sender, *self._recipients(fields)),
            _is_automatic(fields) or "spam" in labels,
            subject if self._keep_subjects else None,
        )

    def _sender(self, fields: dict[bytes, bytes]) -> Participant | None:
        for name in (b"from", b"sender"):
            people = self._people(Role.SENDER, fields[name]) if name in fields else ()
            if people:
                return people[0]
        return None

    def _recipients(self, fields: dict[bytes, bytes]) -> tuple[Participant, ...]:
        people: tuple[Participant, ...] = ()
        for name, role in _PEOPLE:
            if name in fields:
                more = self._people(role, fields[name])
                people = _each_once(people + more) if people else more
        return people

    def _people(self, role: Role, value: bytes) -> tuple[Participant, ...]:
        known = self._known[role]
        people = known.get(value)
        if people is None:
            people = tuple(Participant(role, "mail:" + address, name) for name, address in named_addresses(value))
            people = _each_once(people)
            if len(value) <= REMEMBERED_BYTES:
                if len(known) >= REMEMBERED_VALUES:
                    known.clear()
                known[value] = people
        return people

    def _moment(self, fields: dict[bytes, bytes], block: bytes) -> int | Doubt:
        written = fields.get(b"date")
        when = seconds_since_1970(written) if written is not None else None
        if when is None:
            arrival = newest_arrival(block)
            when = seconds_since_1970(arrival) if arrival is not None else None
        if when is None:
            return Doubt(say("The message has no date that can be read."), say("Nothing is needed; it is left out."))
        if FIRST_MAIL <= when < self._end:
            return when
        shown = one_line(plain_text(written or b""))[:60]
        return Doubt(
            say("The message is dated {date!r}, before there was mail or after today.", date=shown),
            say("Nothing is needed; the clock of a computer was wrong, and the message is left out."),
        )


def _each_once(people: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Name each address once, with the first name written beside it: Cc and Bcc often repeat one another."""
    if len({person.address for person in people}) == len(people):
        return people
    first: dict[str, Participant] = {}
    for person in people:
        known = first.setdefault(person.address, person)
        if person.name and not known.name:
            first[person.address] = known._replace(name=person.name)
    return tuple(first.values())


def _is_automatic(fields: dict[bytes, bytes]) -> bool:
    """Tell whether the headers say that no person wrote this to a person (RFC 2919, RFC 2369, RFC 3834)."""
    if _BY_MACHINE.isdisjoint(fields):
        return False
    if b"list-id" in fields or b"list-unsubscribe" in fields:
        return True
    return (
        fields.get(b"precedence", b"").strip().lower() in (b"bulk", b"list", b"junk")
        or not fields.get(b"auto-submitted", b"no").strip().lower().startswith(b"no")
        or fields.get(b"x-auto-response-suppress", b"none").strip().lower() not in (b"none", b"")
    )


@lru_cache(maxsize=1_000)
def _labels(value: bytes | None) -> frozenset[str]:
    """Give the labels of a Gmail export, in lower case, where one of them can matter."""
    if value is None or not _MARKED.search(value):
        return frozenset()
    return frozenset(label.strip().strip('"').lower() for label in decoded(plain_text(value)).split(","))


def _is_draft(labels: frozenset[str]) -> bool:
    return bool(labels & {"draft", "drafts"}) and not labels & {"sent", "inbox"}
