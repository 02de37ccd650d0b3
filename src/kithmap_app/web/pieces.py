"""Pieces: the cards and addresses that a person is made of, why they are one, and who else may be the same."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kithmap.actions.write_note import OWN_WORDS
from kithmap.flow import Flow
from kithmap.kit.dates import spoken_day
from kithmap.people.pairs import handles_of, source_called
from kithmap.people.person import Person
from kithmap.sources.card import Card
from kithmap_app.speech import say
from kithmap_app.web.sayings import spoken_kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One card or address that makes a person: `anchor` parts it from the others, where there are any."""

    anchor: str
    kind: str
    title: str
    details: tuple[str, ...]
    since: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Somebody who may be the same person, and why they were not joined."""

    person: Person
    shared: str
    why: str


def pieces_of(person: Person, cards: Sequence[Card], *, region: str, today: date) -> tuple[Piece, ...]:
    """Give the cards of a person, then the addresses that stand on no card; the owner's note is no piece."""
    told = [card for card in cards if card.source != OWN_WORDS or card.emails]
    on_cards = {handle for card in told for handle in handles_of(card, region=region)}
    loose = (handle for handle in person.handles if handle not in on_cards)
    return (*(_card_piece(card, today) for card in told), *(_address_piece(handle) for handle in loose))


def _card_piece(card: Card, today: date) -> Piece:
    work = ", ".join(part for part in (card.title, card.organisation) if part)
    since = say("connected since {day}", day=spoken_day(card.known_since, today=today)) if card.known_since else ""
    details = tuple(d for d in (work, card.city, *card.emails, *card.phones, *card.urls) if d)
    kind = source_called(card.source)
    return Piece(anchor=card.id, kind=kind, title=card.name, details=details, since=since)


def _address_piece(handle: str) -> Piece:
    kind, _, value = handle.partition(":")
    return Piece(anchor=handle, kind=spoken_kind(kind), title=value, details=())


def why_one(flow: Flow, person: Person) -> tuple[str, ...]:
    """Give why the pieces of a person are one: what two of them share, not what stands on one alone."""
    pairs = flow.people.reasons.get(person.id, ())
    facts = flow.facts
    bearers = Counter(
        pair.second
        for pair in pairs
        if (card := facts.cards.get(pair.first)) and pair.second in handles_of(card, region=facts.me.region)
    )
    return tuple(dict.fromkeys(pair.why for pair in pairs if bearers.get(pair.second, 2) > 1))


def doubts_about(flow: Flow, person: Person) -> tuple[Doubt, ...]:
    """Give the people who share something with `person` and were not joined, each once."""
    found: dict[str, Doubt] = {}
    for refusal in flow.people.refusals:
        one, two = flow.people.at(refusal.pair.first), flow.people.at(refusal.pair.second)
        if one and two and one.id != two.id and person.id in (one.id, two.id):
            other = two if one.id == person.id else one
            found.setdefault(other.id, Doubt(other, refusal.pair.why, refusal.why))
    return tuple(found.values())
