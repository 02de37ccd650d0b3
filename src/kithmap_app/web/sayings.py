"""Sayings: what pages about people say for kinds of addresses, sources, contacts and past days."""

from datetime import date

from kithmap.gaps.wording import listed
from kithmap.kit.dates import spoken_length
from kithmap.kit.speech import marked, written
from kithmap.people.pairs import source_called
from kithmap.sources.interaction import Channel
from kithmap.ties.history import Direction
from kithmap.ties.talk import Talk
from kithmap.ties.timeline import Contact
from kithmap_app.speech import say, say_count

_KINDS = {
    "mail": marked("Mail"),
    "tel": marked("Phone"),
    "url": marked("Profile"),
    "chat": marked("Chat"),
    "name": marked("Name"),
}
_DID = {
    (Channel.MESSAGE, Direction.OUT): marked("you wrote"),
    (Channel.MESSAGE, Direction.IN): marked("they wrote"),
    (Channel.MESSAGE, Direction.BOTH): marked("messages both ways"),
    (Channel.CALL, Direction.OUT): marked("you called"),
    (Channel.CALL, Direction.IN): marked("they called"),
    (Channel.CALL, Direction.BOTH): marked("you talked on the phone"),
    (Channel.MEETING, Direction.OUT): marked("you met"),
    (Channel.MEETING, Direction.IN): marked("you met"),
    (Channel.MEETING, Direction.BOTH): marked("you met"),
}
MANY_TIMES = marked("{did} {number} times")
_TIMES = {2: marked("{did} twice"), 3: marked("{did} three times"), 4: marked("{did} four times")}


def spoken_kind(kind: str) -> str:
    """Give the word for a kind of handle: "Mail" for "mail"."""
    return say(_KINDS[kind]) if kind in _KINDS else kind


def spoken_past(day: date | None, *, today: date) -> str:
    """Give how long ago a day was: "today", "yesterday", "12 days ago", "2 years ago", "" for none.

    >>> spoken_past(date(2026, 3, 1), today=date(2026, 3, 13)), spoken_past(date(2026, 3, 13), today=date(2026, 3, 13))
    ('12 days ago', 'today')
    """
    if day is None:
        return ""
    days = (today - day).days
    if days <= 1:
        return say("yesterday") if days == 1 else say("today")
    return say("{length} ago", length=spoken_length(days))


def spoken_contact(contact: Contact) -> str:
    """Give what passed on one day: "they wrote twice".

    >>> from kithmap.ties.timeline import Contact
    >>> spoken_contact(Contact(date(2026, 3, 1), Channel.MESSAGE, Direction.IN, 2))
    'they wrote twice'
    """
    did = say(_DID[contact.channel, contact.direction])
    if contact.count <= 1:
        return did
    return say(_TIMES.get(contact.count, MANY_TIMES), did=did, number=written(contact.count))


def spoken_talk(talk: Talk) -> str:
    """Give what a talk was: "you talked on the phone, 20 minutes; useful".

    >>> spoken_talk(Talk(person="card:1", day=date(2026, 3, 1), channel=Channel.CALL, minutes=1, useful=True))
    'you talked on the phone, 1 minute; useful'
    """
    told = say(_DID[talk.channel, Direction.BOTH])
    if talk.minutes:
        told = say_count("{told}, {number} minute", "{told}, {number} minutes", talk.minutes, told=told)
    if talk.useful is None:
        return told
    return say("{told}; useful" if talk.useful else "{told}; not useful this time", told=told)


def spoken_sources(sources: tuple[str, ...]) -> str:
    """Give where a person is known from: "your address book and LinkedIn"."""
    words = [source_called(source) for source in sources]
    return listed(words, most=len(words))
