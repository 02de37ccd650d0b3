"""A loop with a few people, made in one line."""

from datetime import date
from typing import Any

from kithmap.people.directory import Directory
from kithmap.people.person import Person
from kithmap.plan.ask import Ask
from kithmap.plan.loop import Loop

MONDAY = date(2026, 11, 2)
PEOPLE = (
    Person(id="p0", name="Ana Alm", given="Ana", handles=("mail:ana@x.example",), organisation="Acme GmbH"),
    Person(id="p1", name="Ben Berg", given="Ben", organisation="ACME"),
    Person(id="p2", name="Cleo Dahl", given="Cleo", organisation="Acme Labs"),
    Person(id="p3", name="Dora Ek", given="Dora", organisation="Acme"),
    Person(id="p4", name="Eli Falk", given="Eli", organisation="Acme"),
)


def day(number: int) -> date:
    """A day of November 2026; the 2nd is a Monday."""
    return date(2026, 11, number)


def directory() -> Directory:
    rows = {person.id: row for row, person in enumerate(PEOPLE)}
    rows |= {handle: row for row, person in enumerate(PEOPLE) for handle in person.handles}
    return Directory(PEOPLE, (), (), rows, {})


def loop(**told: Any) -> Loop:
    """A loop of the five people."""
    return Loop(people=directory(), **told)


def ask(person: str = "p0", *, sent: int | None = 2, **told: Any) -> Ask:
    """An ask sent on a day of November."""
    return Ask(
        goal_id="goal",
        person=person,
        drafted_on=day(sent or 1),
        sent_on=None if sent is None else day(sent),
        **told,
    )
