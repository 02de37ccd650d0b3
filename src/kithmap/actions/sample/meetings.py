"""Three years of meetings: the ones that repeat, the ones with one person, the notes to oneself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from kithmap.actions.sample.cast import SamplePerson, data, sample_people
from kithmap.actions.sample.letter import Mailbox, mailbox, owner_mailbox
from kithmap.actions.sample.local_time import swedish_time
from kithmap.actions.sample.rhythm import DAYS_A_MONTH, contact_days

DECLINED_CHANCE = 0.07
CANCELLED_CHANCE = 0.06
TITLES = {
    "Colleagues": ["Lunch", "Walk and talk"],
    "Former colleagues": ["Coffee", "Lunch at the old place"],
    "In the field": ["Data for the food bank", "Lunch"],
    "Mentors": ["Walk along the harbour", "Circle evening"],
    "Study": ["Weekend", "Train and dinner"],
    "Friends": ["Supper", "Long walk"],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One entry of the calendar. With `every_weeks` it repeats until `last` (for ever where None) but not on `skipped`.

    `organiser` is None for what Nora noted for herself; `moved_to` is where the first skipped time was moved instead.
    """

    title: str
    start: datetime
    minutes: int
    organiser: Mailbox | None = None
    attendees: tuple[Mailbox, ...] = ()
    declined: bool = False
    cancelled: bool = False
    every_weeks: int = 0
    last: datetime | None = None
    skipped: tuple[datetime, ...] = ()
    moved_to: datetime | None = None


def meetings(*, today: date, seed: int) -> tuple[Meeting, ...]:
    """Give all entries in order of time: repeating ones, meetings with one person, and notes to herself."""
    people = {person.key: person for person in sample_people()}
    entries = [_series(row, people, today=today, seed=seed) for row in data("life.toml")["series"]]
    for person in people.values():
        rng = Random(f"{seed}/{person.key}/meet")
        entries.extend(_with_one(person, rng, today=today))
    entries.extend(_notes(today))
    return tuple(sorted(entries, key=lambda entry: (entry.start, entry.title)))


def _with_one(person: SamplePerson, rng: Random, *, today: date) -> Iterator[Meeting]:
    for day in contact_days(person.meets, today=today, rng=rng):
        owner, other = owner_mailbox(person.category, day, today=today), mailbox(person, day, today=today)
        fate, organiser = rng.random(), rng.choice([owner, other])
        declined = fate < DECLINED_CHANCE
        yield Meeting(
            title=f"{rng.choice(TITLES[person.category])}, {person.nickname or person.given}",
            start=swedish_time(day, 12 * 60 + 30 * rng.randint(0, 11)),
            minutes=rng.choice([45, 60, 90]),
            organiser=other if declined else organiser,
            attendees=(owner, other),
            declined=declined,
            cancelled=not declined and fate < DECLINED_CHANCE + CANCELLED_CHANCE,
        )


def _series(row: Mapping[str, Any], people: Mapping[str, SamplePerson], *, today: date, seed: int) -> Meeting:
    begin = today - timedelta(days=int(row["since"] * DAYS_A_MONTH))
    first = begin + timedelta(days=(row["weekday"] - begin.weekday()) % 7)
    end = today - timedelta(days=int(row["until"] * DAYS_A_MONTH))
    step = timedelta(weeks=row["every"])
    hour, minute = map(int, row["start"].split(":"))
    days = [first + step * number for number in range(1, (end - first) // step)]
    skipped = sorted(Random(f"{seed}/{row['title']}/series").sample(days, row["skips"]))
    return Meeting(
        title=row["title"],
        start=swedish_time(first, hour * 60 + minute),
        minutes=row["minutes"],
        every_weeks=row["every"],
        last=swedish_time(end, 0) if row["until"] else None,
        skipped=tuple(swedish_time(day, hour * 60 + minute) for day in skipped),
        moved_to=swedish_time(skipped[0] + timedelta(days=1), hour * 60 + minute + 30),
        **_company(row, people, first, today),
    )


def _company(row: Mapping[str, Any], people: Mapping[str, SamplePerson], day: date, today: date) -> Mapping[str, Any]:
    invited = [people[key] for key in ([row["organiser"]] if row["organiser"] else []) + row["members"]]
    owner = owner_mailbox(invited[0].category, day, today=today)
    others = [mailbox(person, day, today=today) for person in invited]
    return {"organiser": others[0] if row["organiser"] else owner, "attendees": (owner, *others)}


def _notes(today: date) -> Iterator[Meeting]:
    """Give what Nora noted for herself: nobody else is in it, so it is no contact with anybody."""
    for weeks_ago, title in (
        (130, "Dentist"),
        (79, "Dentist"),
        (52, "Cat to the vet"),
        (27, "Dentist"),
        (9, "Tax return"),
    ):
        yield Meeting(title=title, start=swedish_time(today - timedelta(weeks=weeks_ago), 8 * 60), minutes=30)
