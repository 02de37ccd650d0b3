"""Look back: today's map as it was on a past day, and what has moved since."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from kithmap.actions.see_map import river
from kithmap.book.book import Book
from kithmap.flow import Flow
from kithmap.goals.goal import Goal
from kithmap.then.first_days import FirstDays, first_days
from kithmap.then.movement import Movement, movement
from kithmap.then.snapshot import Snapshot, glimpses, latest_of_pool, links_then
from kithmap.ties.links import links_as_of
from kithmap.ties.strength import EPOCH, measure_ties
from kithmap.ties.tie_reading import read_ties


def look_back(book: Book, goal: Goal, day: date, *, today: date, proposed: int | None = None) -> Movement:
    """Give what moved from `day` to `today`; a day after today is taken for today."""
    return Past(river(book, goal, today=today, proposed=proposed)).since(day)


@dataclass(frozen=True)
class Past:
    """The past of one goal's map, whose people, rings and offers are those of `flow`."""

    flow: Flow

    def since(self, day: date) -> Movement:
        """Give what moved from `day` to today; a day after today is taken for today."""
        then = self.snapshot(min(day, self.flow.today))
        return movement(then, self.present, first=self.first_days, records_begin=self.records_begin)

    def snapshot(self, day: date) -> Snapshot:
        """Give the people of today's map as they were on `day`, at the same cost whatever the day."""
        flow, directory = self.flow, self.flow.people
        ties = read_ties(measure_ties(flow.days, as_of=day))
        seen = glimpses(flow.members, directory, ties=ties, first=self.first_days)
        people = {glimpse.member.person_id: glimpse for glimpse in seen}
        was = links_as_of(flow.pair_days, as_of=day)
        links = links_then(flow.known_links, was, there=tuple(people), directory=directory)
        pool = latest_of_pool(flow.pool, directory, ties=ties)
        reading = flow.reading_of([glimpse.member for glimpse in seen], links=links, pool=pool, day=day)
        return Snapshot(day=day, people=people, links=links, reading=reading)

    @cached_property
    def present(self) -> Snapshot:
        """Today as a snapshot, with the reading that the owner sees today."""
        return replace(self.snapshot(self.flow.today), reading=self.flow.reading)

    @cached_property
    def first_days(self) -> FirstDays:
        facts = self.flow.facts
        return first_days(
            self.flow.members, self.flow.people, cards=facts.cards, met=facts.met.values(), talks=facts.talks.values()
        )

    @cached_property
    def records_begin(self) -> date | None:
        """The day of the first contact with anybody, None without any."""
        days = self.flow.days.day
        return EPOCH + timedelta(days=int(days.min())) if len(days) else None
