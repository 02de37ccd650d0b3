"""First days: since when the owner has known each person, as far as the facts tell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kithmap.gaps.member import Member
from kithmap.people.directory import Directory
from kithmap.people.met import Met
from kithmap.people.person import Person
from kithmap.sources.card import Card
from kithmap.ties.talk import Talk


@dataclass(frozen=True, slots=True)
class FirstDays:
    """By person id, the first day that the facts tell of; who is not in it was there as far back as anybody knows."""

    days: Mapping[str, date]

    def of(self, person_id: str) -> date | None:
        """Give the first day of a person, None where no fact tells it."""
        return self.days.get(person_id)

    def was_there(self, person_id: str, day: date) -> bool:
        """Tell whether nothing speaks against the owner having known the person on `day`."""
        first = self.of(person_id)
        return first is None or first <= day


def first_days(
    members: Sequence[Member],
    directory: Directory,
    *,
    cards: Mapping[str, Card],
    met: Iterable[Met],
    talks: Iterable[Talk],
) -> FirstDays:
    """Give since when each of `members` is known, their ties being as of the last day that is looked at.

    The owner's word on when they met comes before the day on a card and before the first contact in the records. Whom
    the owner placed in ring 1 or 2 was there all along, as was everybody whose first contact is a talk written down in
    Kithmap: records begin some day, friendships long before.
    """
    told = {person.id: fact.day for fact in met if fact.day and (person := directory.at(fact.person))}
    talked: dict[str, date] = {}
    for talk in talks:
        if person := directory.at(talk.person):
            talked[person.id] = min(talk.day, talked.get(person.id, talk.day))
    days = {}
    for member in members:
        person = directory.people[directory.rows[member.person_id]]
        first = told.get(person.id) or _recorded(member, person, cards=cards, talked=talked.get(person.id))
        if first is not None:
            days[person.id] = first
    return FirstDays(days)


def _recorded(member: Member, person: Person, *, cards: Mapping[str, Card], talked: date | None) -> date | None:
    """Give the first day on cards or in the records, None where it says nothing about when the two met."""
    if member.is_close and not member.ring_is_proposed:
        return None
    days = [card.known_since for key in person.card_ids if (card := cards.get(key)) and card.known_since]
    first = member.tie.first
    if first is not None and (talked is None or first < talked):
        days.append(first)
    return min(days, default=None)
