"""Set apart: the owner says that one card or address of a person belongs to somebody else."""

from collections.abc import Iterable

from kithmap.book.book import Book
from kithmap.book.facts import Facts, told
from kithmap.kit.speech import say
from kithmap.people.pairs import handles_of
from kithmap.people.person import Person
from kithmap.people.verdict import Verdict


def set_apart(book: Book, person: Person, anchor: str) -> tuple[Verdict, ...]:
    """Put the verdicts that part `anchor`, a card id or handle of `person`, from the rest, and give them.

    A card takes along the addresses that stand on no other card of the person. A person made of one card, or of one
    address, has nothing to be parted from: nothing is changed then.
    """
    others = _others(book.facts, person, anchor)
    verdicts = tuple(Verdict(first=min(anchor, o), second=max(anchor, o), same=False) for o in others)
    book.apply(say("Say that one card of {name} is somebody else’s", name=person.name), told(book.facts, verdicts))
    return verdicts


def _others(facts: Facts, person: Person, anchor: str) -> Iterable[str]:
    """Give what `anchor` is to be kept apart from."""
    cards = [card for card in person.card_ids if card != anchor]
    if anchor not in facts.cards:
        on_cards = set(_handles(facts, person.card_ids))
        return [*cards, *(h for h in person.handles if h != anchor and h not in on_cards)]
    on_others = set(_handles(facts, cards))
    loose = set(person.handles) - on_others - set(_handles(facts, [anchor]))
    return [*cards, *sorted(loose)]


def _handles(facts: Facts, card_ids: Iterable[str]) -> Iterable[str]:
    region = facts.me.region
    return (h for id_ in card_ids if id_ in facts.cards for h in handles_of(facts.cards[id_], region=region))
