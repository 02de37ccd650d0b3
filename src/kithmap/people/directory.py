"""The directory: everybody the owner knows, once, and which person an anchor stands for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kithmap.errors import NoSuchPerson, SeveralPeople
from kithmap.people.collector import held_collector
from kithmap.people.company import company_of
from kithmap.people.correspondents import Correspondents
from kithmap.people.handles import normal_handle
from kithmap.people.matches import find_matches
from kithmap.people.names import folded, guessed_name, is_written_name, parsed
from kithmap.people.pairs import Pair, handles_of
from kithmap.people.person import Person, SetAside
from kithmap.people.questions import questions_of
from kithmap.people.record import records_of
from kithmap.people.resolve import Clusters, Refusal, settle
from kithmap.people.roles import set_aside
from kithmap.people.verdict import Verdict
from kithmap.sources.card import Card

SHOWN_MATCHES = 3
"""People named in the sentence that asks which one is meant."""


@dataclass(frozen=True, slots=True, eq=False)
class Directory:
    """Everybody known (the pool), the handles set aside, and what was not joined.

    `rows` gives the row in `people` of each anchor: card ids, handles, and earlier ids of a person.
    """

    people: tuple[Person, ...]
    aside: tuple[SetAside, ...]
    refusals: tuple[Refusal, ...]
    rows: Mapping[str, int]
    reasons: Mapping[str, tuple[Pair, ...]]
    """Why the cards and handles of a person are one, by person id."""
    questions: tuple[Pair, ...] = ()
    """What only the owner can tell, the likeliest first: pairs of anchors that may be one person."""

    def __len__(self) -> int:
        return len(self.people)

    def at(self, anchor: str) -> Person | None:
        """Give the person whom a card id or handle stands for, None if it is nobody's."""
        row = self.rows.get(anchor)
        return None if row is None else self.people[row]

    def anchor(self, text: str) -> str:
        """Give the anchor that a card id, an address or a name stands for; errors as in `named`."""
        for anchor in (text, normal_handle(f"mail:{text}")):
            if anchor in self.rows:
                return anchor
        return self.named(text).id

    def named(self, text: str) -> Person:
        """Give the one person meant by an anchor, an address or a name.

        Raises NoSuchPerson where nobody fits and SeveralPeople where more than one does.
        """
        if found := self.at(text) or self.at(normal_handle(f"mail:{text}")):
            return found
        wanted = set(folded(text).split())
        fitting = [p for p in self.people if wanted and wanted <= set(folded(p.name).split())]
        exact = [p for p in fitting if set(folded(p.name).split()) == wanted]
        matches = exact or fitting
        if not matches:
            raise NoSuchPerson(text)
        if len(matches) > 1:
            raise SeveralPeople(text, " or ".join(_introduced(p) for p in matches[:SHOWN_MATCHES]))
        return matches[0]


@held_collector()
def find_people(
    cards: Mapping[str, Card],
    *,
    correspondents: Correspondents,
    verdicts: Sequence[Verdict] = (),
    own: frozenset[str] = frozenset(),
    region: str = "",
) -> Directory:
    """Give everybody on `cards` and in `correspondents`, once each, the owner (`own` handles) left out."""
    handles = {card.id: handles_of(card, region=region) for card in cards.values()}
    cards = {key: card for key, card in cards.items() if not own.intersection(handles[key])}
    named = {card.id for card in cards.values() if is_written_name(card.name)}
    on_card = {handle: card_id for card_id in cards for handle in handles[card_id] if card_id in named}
    aside = set_aside(correspondents, named=on_card, own=own)
    hidden = own | {a.handle for a in aside}
    loose = {
        handle: name
        for handle, name in zip(correspondents.handles, correspondents.names, strict=True)
        if handle not in hidden and handle not in on_card
    }
    kept = {card_id: tuple(h for h in handles[card_id] if h not in hidden) for card_id in cards}
    records = records_of(cards.values(), handles=kept, mail_names=loose)
    matches = find_matches(records, company=lambda asked: company_of(correspondents, asked, hidden=hidden))
    anchors = dict.fromkeys([*cards, *(h for own_handles in kept.values() for h in own_handles), *loose])
    clusters = settle(anchors, records={r.anchor: r for r in records}, sure=matches.sure, verdicts=verdicts)
    clusters.refusals.extend(Refusal(p, *_two_names(p, cards, loose)) for p in matches.two)
    questions = questions_of(matches.open, clusters, records=len(records))
    return _directory(clusters, cards=cards, mail_names=loose, anchors=anchors, aside=aside, questions=questions)


def _two_names(pair: Pair, cards: Mapping[str, Card], mail_names: Mapping[str, str]) -> tuple[str, str]:
    first, second = (cards[a].name if a in cards else mail_names.get(a, "") or a for a in (pair.first, pair.second))
    return first, second


def _directory(
    clusters: Clusters,
    *,
    cards: Mapping[str, Card],
    mail_names: Mapping[str, str],
    anchors: Iterable[str],
    aside: tuple[SetAside, ...],
    questions: tuple[Pair, ...],
) -> Directory:
    order = {anchor: row for row, anchor in enumerate(anchors)}
    people: list[Person] = []
    rows: dict[str, int] = {}
    reasons: dict[str, tuple[Pair, ...]] = {}
    for root, group in sorted(
        clusters.members.items(), key=lambda item: min(order.get(a, len(order)) for a in item[1])
    ):
        members = sorted((a for a in group if a in order), key=order.__getitem__)
        if not members:
            continue
        person = _person(members, cards=cards, mail_names=mail_names)
        rows.update(dict.fromkeys(members, len(people)))
        reasons[person.id] = tuple(clusters.reasons.get(root, ()))
        people.append(person)
    return Directory(tuple(people), aside, tuple(clusters.refusals), rows, reasons, questions)


def _person(members: Sequence[str], *, cards: Mapping[str, Card], mail_names: Mapping[str, str]) -> Person:
    own = [cards[a] for a in members if a in cards]
    handles = tuple(a for a in members if a not in cards)
    written = next((c.name for c in own if is_written_name(c.name)), "")
    seen = next((mail_names[h] for h in handles if mail_names.get(h)), "")
    guess = next((guessed_name(h) for h in handles), "") or next((c.name for c in own if c.name), "")
    name = parsed(written or seen or guess)
    return Person(
        id=members[0],
        name=name.full or written or guess or members[0],
        given=_first(c.given for c in own) or name.given,
        family=_first(c.family for c in own) or name.family,
        handles=handles,
        card_ids=tuple(c.id for c in own),
        organisation=_first(c.organisation for c in own),
        title=_first(c.title for c in own),
        city=_first(c.city for c in own),
        labels=tuple(dict.fromkeys(label for c in own for label in c.labels)),
        sources=tuple(dict.fromkeys(c.source for c in own)) or ("mail",),
        note="\n".join(dict.fromkeys(c.note for c in own if c.note)),
    )


def _first(values: Iterable[str]) -> str:
    return next((v for v in values if v), "")


def _introduced(person: Person) -> str:
    address = next((h.partition(":")[2] for h in person.handles), person.organisation)
    return f"{person.name} ({address})" if address else person.name
