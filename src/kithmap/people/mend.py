"""A few changed cards or verdicts mend a directory where they touch it, without looking at everybody again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

import numpy as np

from kithmap.people.correspondents import Correspondents
from kithmap.people.directory import Directory, find_people
from kithmap.people.pairs import handles_of
from kithmap.people.person import Person
from kithmap.people.verdict import Verdict
from kithmap.sources.card import Card


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What `find_people` finds everybody in, as it is after the change."""

    cards: Mapping[str, Card]
    correspondents: Correspondents
    verdicts: Sequence[Verdict] = ()
    own: frozenset[str] = frozenset()
    region: str = ""


def mended(before: Directory, known: Known, *, touched: Set[str]) -> Directory:
    """Give the directory after cards or verdicts changed; `touched` are their ids and the anchors they name.

    Looked at again are those who have a touched anchor or a handle of a touched card, and whoever a name or a verdict
    ties to them. Somebody whose name is only alike stays as they were until `find_people` looks at everybody: that
    takes half a second for ten thousand people, this a tenth of it.
    """
    handles = {h for a in touched if a in known.cards for h in handles_of(known.cards[a], region=known.region)}
    near = _near(before, known, anchors=touched | handles)
    wanted = touched | handles | {a for row in near for a in before.people[row].anchors}
    found = find_people(
        {id_: card for id_, card in known.cards.items() if id_ in wanted},
        correspondents=_only(known.correspondents, wanted),
        verdicts=[v for v in known.verdicts if v.first in wanted or v.second in wanted],
        own=known.own,
        region=known.region,
    )
    kept = [person for row, person in enumerate(before.people) if row not in near]
    people = _in_order([*kept, *found.people], known)
    place = {person.id: row for row, person in enumerate(people)}
    rows = {a: place[before.people[row].id] for a, row in before.rows.items() if row not in near}
    rows |= {a: place[found.people[row].id] for a, row in found.rows.items()}
    gone = {before.people[row].id for row in near}
    return replace(
        before,
        people=people,
        rows=rows,
        aside=(*(a for a in before.aside if a.handle not in wanted), *found.aside),
        refusals=(*(r for r in before.refusals if not {r.pair.first, r.pair.second} & wanted), *found.refusals),
        reasons={id_: why for id_, why in before.reasons.items() if id_ not in gone} | dict(found.reasons),
    )


def _near(before: Directory, known: Known, *, anchors: Iterable[str]) -> set[int]:
    """Give the rows of those who are to be looked at again: whom a name or a verdict ties to the anchors, and so on."""
    namesakes = _namesakes(before, known)
    mail_names = dict(zip(known.correspondents.handles, known.correspondents.names, strict=True))
    near = {before.rows[a] for a in anchors if a in before.rows}
    new = near.union(*(namesakes[_key(known.cards[a].name)] for a in anchors if a in known.cards))
    # two cards with one address and two names were not joined: if one goes, the address is the other's
    ties = [(v.first, v.second) for v in known.verdicts] + [(r.pair.first, r.pair.second) for r in before.refusals]
    ends = [{before.rows[a] for a in tie if a in before.rows} for tie in ties]
    while new:
        near |= new
        names = {_key(name) for row in new for name in _names(before.people[row], known.cards, mail_names)}
        new = set().union(*(namesakes[name] for name in names), *(both for both in ends if both & new)) - near
    return near


def _namesakes(before: Directory, known: Known) -> Mapping[str, set[int]]:
    """Give the rows of those who have each name, on a card or as they are shown."""
    rows: defaultdict[str, set[int]] = defaultdict(set)
    for row, person in enumerate(before.people):
        rows[_key(person.name)].add(row)
    for id_, card in known.cards.items():
        if id_ in before.rows:
            rows[_key(card.name)].add(before.rows[id_])
    rows[""].clear()
    return rows


def _names(person: Person, cards: Mapping[str, Card], mail_names: Mapping[str, str]) -> Iterable[str]:
    yield person.name
    yield from (cards[id_].name for id_ in person.card_ids if id_ in cards)
    yield from (mail_names[handle] for handle in person.handles if handle in mail_names)


def _key(name: str) -> str:
    return name.casefold().strip()


def _only(all_: Correspondents, wanted: Set[str]) -> Correspondents:
    """Give what is known of the `wanted` handles alone; the contacts of interactions are left out."""
    kept = [row for row, handle in enumerate(all_.handles) if handle in wanted]
    return Correspondents(
        handles=tuple(all_.handles[row] for row in kept),
        contact=np.empty(0, dtype=np.int32),
        wrote=all_.wrote[kept],
        automatic=all_.automatic[kept],
        seen=all_.seen[kept],
        last_wrote=all_.last_wrote[kept],
        names=tuple(all_.names[row] for row in kept),
    )


def _in_order(people: Iterable[Person], known: Known) -> tuple[Person, ...]:
    """Give people as `find_people` orders them: by their oldest card, then those without one by their oldest mail."""
    card_order = {id_: place for place, id_ in enumerate(known.cards)}
    mail_order = {handle: place for place, handle in enumerate(known.correspondents.handles)}

    def place(person: Person) -> tuple[bool, int]:
        if person.card_ids:
            return False, card_order[person.card_ids[0]]
        return True, mail_order.get(person.id, -1)

    return tuple(sorted(people, key=place))
