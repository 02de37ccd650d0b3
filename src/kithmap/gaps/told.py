"""What was told of people beside where they stand: how they were met, talks, other organisations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kithmap.gaps.member import BY_MYSELF
from kithmap.goals.backdrop import Backdrop
from kithmap.people.directory import Directory
from kithmap.people.met import Met
from kithmap.people.names import folded
from kithmap.people.person import Person
from kithmap.sources.card import Card
from kithmap.ties.talk import Talk


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Everything by person id; `through` holds who introduced somebody, `BY_MYSELF` where nobody did.

    `talked` is the last talk with a note. `cards` are all cards by id, `own` the organisations of the owner, folded.
    """

    met: Mapping[str, Met] = field(default_factory=dict)
    through: Mapping[str, str] = field(default_factory=dict)
    talked: Mapping[str, Talk] = field(default_factory=dict)
    cards: Mapping[str, Card] = field(default_factory=dict)
    own: frozenset[str] = frozenset()

    def elsewhere(self, person: Person) -> tuple[str, ...]:
        """Give the other organisations that cards of this person name, each once."""
        named = (self.cards[id_].organisation for id_ in person.card_ids if id_ in self.cards)
        return tuple(dict.fromkeys(name for name in named if name and name != person.organisation))

    def shared(self, person: Person) -> str:
        """Give an organisation at which the owner is, or was, too; "" without any."""
        places = (person.organisation, *self.elsewhere(person))
        return next((place for place in places if place and folded(place) in self.own), "")


def told_of(
    directory: Directory, *, met: Iterable[Met], talks: Iterable[Talk], cards: Mapping[str, Card], behind: Backdrop
) -> Told:
    """Bring what was told to the people of `directory`; what is told of nobody there is left out."""
    of_person: dict[str, Met] = {}
    for fact in met:
        if (person := directory.at(fact.person)) is not None:
            of_person[person.id] = fact
    talked: dict[str, Talk] = {}
    for talk in sorted((talk for talk in talks if talk.note), key=lambda talk: talk.day):
        if (person := directory.at(talk.person)) is not None:
            talked[person.id] = talk
    through = {person_id: _through(fact, directory) for person_id, fact in of_person.items()}
    return Told(
        met=of_person,
        through={person_id: door for person_id, door in through.items() if door and door != person_id},
        talked=talked,
        cards=cards,
        own=behind.organisations | behind.left_organisations,
    )


def _through(fact: Met, directory: Directory) -> str:
    if fact.by_myself:
        return BY_MYSELF
    door = directory.at(fact.through) if fact.through else None
    return door.id if door is not None else ""
