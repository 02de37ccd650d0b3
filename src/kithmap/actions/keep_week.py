"""Keep a week: write its people down, exchange one for another, put one off."""

from dataclasses import replace
from datetime import date

from kithmap.actions.see_map import river
from kithmap.book.book import Book
from kithmap.book.facts import Changes, Fact, told
from kithmap.errors import KithmapError
from kithmap.flow import Flow
from kithmap.goals.goal import Goal
from kithmap.kit.speech import say
from kithmap.people.person import Person
from kithmap.plan.rest import Rest, RestLength, end_of_rest
from kithmap.plan.week import instead_of
from kithmap.plan.week_choice import WeekChoice


class NotThisWeek(KithmapError):
    """Somebody is to be exchanged who is not proposed this week."""

    def __init__(self, name: str) -> None:
        super().__init__(say("{name} is not among this week’s conversations.", name=name))


def keep_week(book: Book, goal: Goal, *, today: date, size: int | None = None) -> WeekChoice:
    """Write this week's people down, so that they stay whatever is told during the week, and give the choice."""
    choice = week_to_keep(book, goal, today=today, size=size)
    book.apply(say("Keep this week’s conversations"), told(book.facts, [choice]))
    return choice


def week_to_keep(book: Book, goal: Goal, *, today: date, size: int | None = None) -> WeekChoice:
    """Give this week's choice as it is, or as it would be written down now."""
    return _choice(river(book, goal, today=today), size=size)


def swap_talk(book: Book, person: Person, *, goal: Goal, today: date) -> Person | None:
    """Exchange a person of this week for the next best of the same purpose, and give who comes; None for nobody.

    Raises NotThisWeek.
    """
    flow = river(book, goal, today=today)
    choice = _choice(flow)
    new = _exchanged(flow, choice, person, today=today)
    book.apply(say("Exchange {name} this week", name=person.name), told(book.facts, [new]))
    return _who_came(flow, choice, new)


def put_off(book: Book, person: Person, *, goal: Goal, length: RestLength, today: date) -> Person | None:
    """Let a person rest for `length`; somebody else comes where they stood in this week. Give who, None for nobody."""
    flow = river(book, goal, today=today)
    choice = _choice(flow)
    rest = Rest(goal_id=goal.id, person=person.id, since=today, until=end_of_rest(length, since=today))
    facts: list[Fact] = [rest]
    new = choice
    if person.id in _ids(flow, choice):
        new = _exchanged(flow, choice, person, today=today)
        facts.append(new)
    book.apply(say("Not now: {name}", name=person.name), told(book.facts, facts))
    return _who_came(flow, choice, new)


def call_back(book: Book, person: Person, *, goal: Goal) -> None:
    """End a person's rest: from now on they may be proposed again."""
    anchors = person.anchors
    rests = tuple(r for r in book.facts.rests.values() if r.goal_id == goal.id and r.person in anchors)
    book.apply(say("Propose {name} again", name=person.name), Changes(dropped=rests))


def mark_done(book: Book, person: Person, *, goal: Goal, today: date) -> WeekChoice:
    """Note that the owner has talked with a person of this week, without a talk to log, and give the choice."""
    flow = river(book, goal, today=today)
    choice = _choice(flow)
    done = replace(choice, done=tuple(dict.fromkeys([*choice.done, person.id])))
    book.apply(say("Tick {name} off", name=person.name), told(book.facts, [done]))
    return done


def _choice(flow: Flow, *, size: int | None = None) -> WeekChoice:
    if kept := flow.loop.week_of(flow.today):
        return kept
    planned = flow.planned(size or flow.facts.preference.capacity)
    people = tuple(talk.person_id for talk in planned.conversations)
    return WeekChoice(goal_id=flow.goal_id, start=planned.start, people=people)


def _ids(flow: Flow, choice: WeekChoice) -> list[str]:
    return [flow.loop.person_id(anchor) for anchor in choice.people]


def _exchanged(flow: Flow, choice: WeekChoice, person: Person, *, today: date) -> WeekChoice:
    ids = _ids(flow, choice)
    if person.id not in ids:
        raise NotThisWeek(person.name)
    swapped = [flow.loop.person_id(anchor) for anchor in choice.swapped]
    comes = instead_of(flow.circle, person.id, week=ids, swapped=swapped, today=today)
    people = [comes if i == person.id else i for i in ids]
    return replace(
        choice,
        people=tuple(i for i in people if i),
        swapped=tuple(dict.fromkeys([*swapped, person.id])),
    )


def _who_came(flow: Flow, old: WeekChoice, new: WeekChoice) -> Person | None:
    before = set(_ids(flow, old))
    return next((flow.people.at(anchor) for anchor in new.people if anchor not in before), None)
