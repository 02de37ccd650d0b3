"""Debrief a talk: what it brought, in a minute and as one act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kithmap.actions.keep_week import week_to_keep
from kithmap.actions.log_talk import DAY_MINUTES, TalkAhead
from kithmap.actions.record_offer import could_help
from kithmap.book.book import Book
from kithmap.book.facts import Fact, told
from kithmap.gaps.wording import listed
from kithmap.goals.goal import Goal, Placement
from kithmap.goals.need import Need
from kithmap.kit.speech import say
from kithmap.people.directory import Directory
from kithmap.people.met import Met
from kithmap.people.names import folded
from kithmap.people.person import Person
from kithmap.plan.debrief import Debrief
from kithmap.plan.promise import Promise
from kithmap.sources.card import Card
from kithmap.sources.interaction import Channel
from kithmap.sources.readers import read_typed
from kithmap.ties.talk import Talk


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    """What the owner tells after a talk; only the day is needed.

    `names` are new names as typed, by comma or line. Promises are one text each, all due by `promises_due`, if any.
    `could_help` are the needs with which the person could help, as the talk has shown.
    """

    day: date
    channel: Channel = Channel.MEETING
    minutes: int = 0
    note: str = ""
    useful: bool | None = None
    learned: str = ""
    names: str = ""
    i_promised: Sequence[str] = ()
    they_promised: Sequence[str] = ()
    promises_due: date | None = None
    next_on: date | None = None
    could_help: Sequence[Need] = ()


def debrief_talk(
    book: Book,
    person: Person,
    tale: Tale,
    *,
    people: Directory,
    today: date,
    goal: Goal | None = None,
    beside: Sequence[Person] = (),
) -> Debrief:
    """Log a talk with what it brought, and give the debrief; whoever sat `beside` at the same table gets the talk too.

    This week's people are written down with it. New names land on the goal's map and are remembered as met through the
    person; somebody known stays who they are.
    Raises TalkAhead for a day after `today`.
    """
    if tale.day > today:
        raise TalkAhead
    talk, *others = (_talk(each, tale) for each in (person, *beside))
    promises = [*_promises(person, tale.i_promised, tale, by_me=True), *_promises(person, tale.they_promised, tale)]
    new = _new_cards(tale.names, people)
    debrief = Debrief(
        talk_id=talk.id,
        person=person.id,
        day=tale.day,
        goal_id=goal.id if goal else "",
        learned=tale.learned.strip(),
        new_names=tuple(card.id for card in new),
        promises=tuple(promise.id for promise in promises),
        next_on=tale.next_on,
    )
    week = [week_to_keep(book, goal, today=today)] if goal else []
    facts: list[Fact] = [*week, talk, *others, *new, *promises, *_introduced(new, person, day=tale.day, goal=goal)]
    facts += could_help(book, person, tale.could_help, day=tale.day)
    if debrief.learned or new or promises or debrief.next_on:
        facts.append(debrief)
    names = listed([each.name for each in (person, *beside)])
    book.apply(say("Log a talk with {names}", names=names), told(book.facts, facts))
    return debrief


def _talk(person: Person, tale: Tale) -> Talk:
    return Talk(
        person=person.id,
        day=tale.day,
        channel=tale.channel,
        minutes=min(max(tale.minutes, 0), DAY_MINUTES),
        note=tale.note.strip(),
        useful=tale.useful,
    )


def _promises(person: Person, words: Sequence[str], tale: Tale, *, by_me: bool = False) -> list[Promise]:
    return [
        Promise(person=person.id, by_me=by_me, what=what.strip(), made_on=tale.day, due=tale.promises_due)
        for what in words
        if what.strip()
    ]


def _new_cards(names: str, people: Directory) -> list[Card]:
    """Give a card for each typed name that is nobody's yet."""
    known = {folded(person.name) for person in people.people}
    cards = [record for record in read_typed(names) if isinstance(record, Card)]
    return [card for card in cards if folded(card.name) not in known and people.at(card.id) is None]


def _introduced(new: Sequence[Card], person: Person, *, day: date, goal: Goal | None) -> list[Fact]:
    met: list[Fact] = [Met(person=card.id, through=person.id, day=day) for card in new]
    return met + ([Placement(goal_id=goal.id, person=card.id) for card in new] if goal else [])
