"""Log a talk: that the owner talked with somebody, when and how, and what came of it."""

from collections.abc import Sequence
from datetime import date

from kithmap.book.book import Book
from kithmap.book.facts import Facts, told
from kithmap.errors import KithmapError
from kithmap.gaps.wording import listed
from kithmap.kit.speech import say
from kithmap.people.person import Person
from kithmap.sources.interaction import Channel
from kithmap.ties.talk import Talk

DAY_MINUTES = 24 * 60
"""The longest talk of one day."""


class TalkAhead(KithmapError):
    """A talk cannot be logged before it has happened."""

    def __init__(self) -> None:
        super().__init__(say("That day is still to come. Log the talk once it has happened."))


def log_talk(
    book: Book,
    people: Sequence[Person],
    *,
    day: date,
    today: date,
    channel: Channel = Channel.MEETING,
    minutes: int = 0,
    note: str = "",
    useful: bool | None = None,
) -> tuple[Talk, ...]:
    """Remember a talk with each of `people` as one act, and give the talks.

    A talk that is remembered already, word for word, stays as it is. Raises TalkAhead for a day after `today`.
    """
    if day > today:
        raise TalkAhead
    length = min(max(minutes, 0), DAY_MINUTES)
    talks = tuple(
        Talk(person=person.id, day=day, channel=channel, minutes=length, note=note.strip(), useful=useful)
        for person in people
    )
    title = say("Log a talk with {people}", people=listed([person.name for person in people]))
    book.apply(title, told(book.facts, talks))
    return talks


def talks_with(facts: Facts, person: Person) -> tuple[Talk, ...]:
    """Give the talks with a person, under whichever of their anchors, the latest first."""
    anchors = person.anchors
    found = [talk for talk in facts.talks.values() if talk.person in anchors]
    return tuple(sorted(found, key=lambda talk: talk.day, reverse=True))
