"""Add names: what the owner types from memory becomes people on the map of one goal."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kithmap.actions.ask_prompts import Prompt
from kithmap.actions.place_person import placements_of
from kithmap.actions.record_offer import offers_of
from kithmap.book.book import Book
from kithmap.book.facts import Fact, told
from kithmap.goals.goal import Placement
from kithmap.goals.offer import Offer
from kithmap.kit.speech import say, say_count
from kithmap.people.directory import Directory
from kithmap.people.names import folded, parsed
from kithmap.people.pairs import handles_of
from kithmap.people.person import Person
from kithmap.sources.card import Card
from kithmap.sources.readers import read_typed


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """Somebody who was named and stood on the map before; `category` is the name of theirs, "" without one."""

    name: str
    category: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesAdded:
    """What became of the names: everybody named is in one of the five, once.

    `new` were not known before, `found` were in the pool, `there` on the map. For `unsure` several people of that name
    are known. `unread` counts entries that hold no name.
    """

    new: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    there: tuple[AlreadyThere, ...] = ()
    unsure: tuple[str, ...] = ()
    unread: int = 0


def add_names(book: Book, text: str, *, prompt: Prompt, people: Directory) -> NamesAdded:
    """Put everybody named in `text` (several by comma or line) on the map of the prompt's goal, as one act.

    They stand in the prompt's category without a ring; under the prompt of a need they could help with it. A name that
    is known is taken for the one person who bears it, unless a word in brackets or an address tells them apart.
    `people` is everybody known.
    """
    noting = _Noting(book, prompt)
    by_name = _by_name(people)
    for record in read_typed(text):
        if isinstance(record, Card):
            noting.take(record, _meant(record, people, by_name, region=book.facts.me.region))
        else:
            noting.unread += 1
    return noting.done()


def add_known(book: Book, person: Person, *, prompt: Prompt) -> NamesAdded:
    """Put somebody of the pool on the map of the prompt's goal; otherwise as `add_names`."""
    noting = _Noting(book, prompt)
    noting.place(person)
    return noting.done()


def _by_name(people: Directory) -> Mapping[str, Sequence[Person]]:
    found: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people.people:
        found[folded(person.name)].append(person)
    return found


def _meant(
    card: Card, people: Directory, by_name: Mapping[str, Sequence[Person]], *, region: str
) -> tuple[Person, ...]:
    """Give the people whom a typed card may mean: one is sure, none is somebody new."""
    if person := people.at(card.id):
        return (person,)
    handles = handles_of(card, region=region)
    owners = [person for handle in handles if (person := people.at(handle))]
    if owners:
        return tuple(dict.fromkeys(owners))
    if handles or card.labels or card.note:
        return ()
    return tuple(by_name.get(folded(parsed(card.name).full or card.name), ()))


@dataclass(slots=True)
class _Noting:
    """Gathers the facts of one act."""

    book: Book
    prompt: Prompt
    facts: list[Fact] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    new: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    there: list[AlreadyThere] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    unread: int = 0

    def take(self, card: Card, meant: Sequence[Person]) -> None:
        if len(meant) == 1:
            self.place(meant[0])
        elif meant:
            self.unsure.append(card.name)
        elif card.id not in self.seen:
            self.new.append(card.name)
            self.facts.append(card)
            self._put(card.id)

    def place(self, person: Person) -> None:
        if person.id in self.seen:
            return
        self.seen.add(person.id)
        old = placements_of(self.book, person, goal=self.prompt.goal)
        if not old:
            self.found.append(person.name)
            self._put(person.id)
            return
        self._offer(old[0].person, person)
        known = self.book.facts.categories.get(old[0].category_id or "")
        self.there.append(AlreadyThere(person.name, known.name if known else ""))
        if known is None and self.prompt.category:
            self.facts.append(replace(old[0], category_id=self.prompt.category.id))

    def done(self) -> NamesAdded:
        names = [*self.new, *self.found] or [known.name for known in self.there]
        if names:
            more = len(names) - 1
            some = say_count("{name} and {number} more", "{name} and {number} more", more, name=names[0])
            title = say("Write down {name}", name=some if more else names[0])
            self.book.apply(title, told(self.book.facts, self.facts))
        return NamesAdded(
            new=tuple(self.new),
            found=tuple(self.found),
            there=tuple(self.there),
            unsure=tuple(self.unsure),
            unread=self.unread,
        )

    def _put(self, anchor: str) -> None:
        self.seen.add(anchor)
        category = self.prompt.category
        self.facts.append(
            Placement(goal_id=self.prompt.goal.id, person=anchor, category_id=category.id if category else None)
        )
        self._offer(anchor)

    def _offer(self, anchor: str, person: Person | None = None) -> None:
        need = self.prompt.need
        if need and not (person and offers_of(self.book, person, need=need)):
            self.facts.append(Offer(need_id=need.id, person=anchor))
