"""Sayings: what pages about people say for rings, sources, addresses, contacts and past days."""

from datetime import date

from kithmap.goalmap.ringnames import ring_name
from kithmap.kit.dates import spoken_length
from kithmap.people.pairs import SOURCE_NAMES
from kithmap.sources.interaction import Channel
from kithmap.ties.history import Direction
from kithmap.ties.talk import Talk
from kithmap.ties.timeline import Contact

KINDS = {"mail": "Mail", "tel": "Phone", "url": "Profile", "chat": "Chat", "name": "Name"}
_DID = {
    (Channel.MESSAGE, Direction.OUT): "you wrote",
    (Channel.MESSAGE, Direction.IN): "they wrote",
    (Channel.MESSAGE, Direction.BOTH): "messages both ways",
    (Channel.CALL, Direction.OUT): "you called",
    (Channel.CALL, Direction.IN): "they called",
    (Channel.CALL, Direction.BOTH): "you talked on the phone",
    (Channel.MEETING, Direction.OUT): "you met",
    (Channel.MEETING, Direction.IN): "you met",
    (Channel.MEETING, Direction.BOTH): "you met",
}
_NAMED = {Channel.MEETING: "a meeting", Channel.CALL: "a call", Channel.MESSAGE: "messages"}
_TIMES = ("", "", " twice", " three times", " four times")


def spoken_ring(ring: int | None) -> str:
    """Give the word for a ring, "not placed yet" for none."""
    return ring_name(ring)


def spoken_past(day: date | None, *, today: date) -> str:
    """Give how long ago a day was: "today", "yesterday", "12 days ago", "2 years ago", "" for none.

    >>> spoken_past(date(2026, 3, 1), today=date(2026, 3, 13)), spoken_past(date(2026, 3, 13), today=date(2026, 3, 13))
    ('12 days ago', 'today')
    """
    if day is None:
        return ""
    days = (today - day).days
    if days <= 1:
        return ("today", "yesterday")[max(days, 0)]
    return f"{spoken_length(days)} ago"


def spoken_contact(contact: Contact) -> str:
    """Give what passed on one day: "they wrote twice".

    >>> from kithmap.ties.timeline import Contact
    >>> spoken_contact(Contact(date(2026, 3, 1), Channel.MESSAGE, Direction.IN, 2))
    'they wrote twice'
    """
    did = _DID[contact.channel, contact.direction]
    times = _TIMES[contact.count] if contact.count < len(_TIMES) else f" {contact.count:,} times"
    return did + times


def named_talk(talk: Talk) -> str:
    """Give a talk as a thing: "a call"."""
    return _NAMED[talk.channel]


def spoken_talk(talk: Talk) -> str:
    """Give what a talk was: "you talked on the phone, 20 minutes; useful".

    >>> spoken_talk(Talk(person="card:1", day=date(2026, 3, 1), channel=Channel.CALL, minutes=1, useful=True))
    'you talked on the phone, 1 minute; useful'
    """
    length = f", {talk.minutes} minute{'' if talk.minutes == 1 else 's'}" if talk.minutes else ""
    useful = {True: "; useful", False: "; not useful this time", None: ""}[talk.useful]
    return _DID[talk.channel, Direction.BOTH] + length + useful


def spoken_sources(sources: tuple[str, ...]) -> str:
    """Give where a person is known from: "your address book and LinkedIn"."""
    words = [SOURCE_NAMES.get(source, source) for source in sources]
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)
