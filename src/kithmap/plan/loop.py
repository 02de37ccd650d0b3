"""The loop: what the owner told about planning, asking, promising and resting, beside the people it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kithmap.goals.target import Target
from kithmap.people.directory import Directory
from kithmap.people.person import Person
from kithmap.plan.ask import Ask
from kithmap.plan.cadence import Cadence
from kithmap.plan.debrief import Debrief
from kithmap.plan.ending import Ending
from kithmap.plan.introduction import Introduction
from kithmap.plan.pause import Pause
from kithmap.plan.preference import Preference
from kithmap.plan.promise import Promise
from kithmap.plan.question import Question
from kithmap.plan.rest import Rest
from kithmap.plan.review import Review
from kithmap.plan.thanked import Thanked
from kithmap.plan.week_choice import WeekChoice
from kithmap.plan.weeks import week_start
from kithmap.ties.talk import Talk

NOBODY = Directory((), (), (), {}, {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """The facts of the loop for one goal, in the order told; promises, talks and questions are of all goals.

    Facts name people by a card id or a handle; `people` finds them. `heard` is the day of the latest two-way contact by
    person id, where there was any.
    """

    people: Directory = NOBODY
    preference: Preference = field(default_factory=Preference)
    asks: tuple[Ask, ...] = ()
    introductions: tuple[Introduction, ...] = ()
    promises: tuple[Promise, ...] = ()
    rests: tuple[Rest, ...] = ()
    cadences: tuple[Cadence, ...] = ()
    pauses: tuple[Pause, ...] = ()
    talks: tuple[Talk, ...] = ()
    debriefs: tuple[Debrief, ...] = ()
    weeks: tuple[WeekChoice, ...] = ()
    reviews: tuple[Review, ...] = ()
    endings: tuple[Ending, ...] = ()
    thanked: tuple[Thanked, ...] = ()
    targets: tuple[Target, ...] = ()
    questions: tuple[Question, ...] = ()
    heard: Mapping[str, date] = field(default_factory=dict)

    def person(self, anchor: str) -> Person | None:
        """Give whom a card id or a handle stands for, None where nobody is known by it."""
        return self.people.at(anchor)

    def person_id(self, anchor: str) -> str:
        """Give the id of whom a card id or a handle stands for; the anchor itself where nobody is known by it."""
        found = self.people.at(anchor)
        return found.id if found else anchor

    def name(self, anchor: str) -> str:
        """Give the name of whom a card id or a handle stands for; a name that was typed stands for itself."""
        found = self.people.at(anchor)
        return found.name if found else anchor

    def heard_on(self, person_id: str) -> date | None:
        """Give the day of the latest two-way contact: from files, from talks, or an answer that was told of."""
        answers = [ask.heard_on for ask in self.asks if self.person_id(ask.person) == person_id]
        days = [day for day in (self.heard.get(person_id), *answers) if day is not None]
        return max(days, default=None)

    def is_paused(self, today: date) -> bool:
        return any(pause.holds(today) for pause in self.pauses)

    def has_ended(self, today: date) -> bool:
        return any(ending.day <= today for ending in self.endings)

    def week_of(self, today: date) -> WeekChoice | None:
        """Give the choice of the week in which `today` lies, None before it was written down."""
        start = week_start(today, starts_on=self.preference.week_starts_on)
        return next((choice for choice in self.weeks if choice.start == start), None)
