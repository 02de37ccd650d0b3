"""Frequency: how common a name, a workplace, a town or a handle is, so that what is rare says more."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from kithmap.people.lexicon import lexicon
from kithmap.people.record import Record

BEGINNING = 2
"""Letters by which surnames begin alike."""
NEARLY_SAME = 4
"""Letters by which surnames may be one with a slip."""
BELIEF_CARDS = 200
"""A book of fewer cards knows little of how common a name is: it is taken as if it held so many."""
GIVEN_IN_WORLD = 0.005
SURNAME_IN_WORLD, COMMON_SURNAME_IN_WORLD = 0.0005, 0.005
"""Shares of people with one ordinary given name or surname, and with a surname of the lexicon. In the United States
census of 1990 the hundredth given name stands at 0.2 %, the tenth at 1 %; the thousandth surname at 0.01 %, the
twentieth at 0.3 %; Maria, Kim or Nguyễn are ten times as frequent in their countries."""
SECOND_IN_WORLD = 1 / 12
"""Share of people with one initial, as among second names written out with the commonest (Ann, Marie, James, Lee)."""
BELIEF_SECONDS = 4
"""So many people of one first name are taken to be known before the book tells anything of their second ones."""


@dataclass(frozen=True, slots=True, eq=False)
class Frequencies:
    """How often each value stands on the records; all shares are of records and never 0."""

    total: int
    given: Counter[str]
    second: Counter[tuple[str, str]]
    """Each second given name beside the first, written out and as its initial."""
    seconds: Counter[str]
    """Each first given name that a second one follows."""
    family: Counter[str]
    surname: Counter[str]
    """Each word of family names of several."""
    organisation: Counter[str]
    city: Counter[str]
    title: Counter[str]
    local: Counter[str]
    bond: float
    """How many times likelier two share a given name if their surnames begin alike: names keep to their countries, so
    that in a book of several a given name is commoner beside some surnames than it is on the whole; at least 1."""

    def share_of_given(self, name: str) -> float:
        """Give the share of records with a given name, those compared left out."""
        return self._share(self.given[name], GIVEN_IN_WORLD)

    def share_of_second(self, given: str, second: str) -> float:
        """Give the share of a second given name, or of an initial, among those of one first name who write a second.

        It is told beside the first, since Juan Pablo and Ana Sofia are one name in two words; those compared left out.
        """
        agreed = max(self.second[given, second] - 2, 0) + SECOND_IN_WORLD * BELIEF_SECONDS
        return max(agreed / (max(self.seconds[given] - 2, 0) + BELIEF_SECONDS), SECOND_IN_WORLD)

    def share_of_family(self, words: Sequence[str]) -> float:
        """Give the share of records with a family name, those compared left out.

        Two surnames together are at least as common as their parts let expect, however seldom they met so far.
        """
        name = "".join(words)
        whole = self._share(self.family[name], _in_world(name))
        return max(whole, prod(map(self.share_of_surname, words))) if len(words) > 1 else whole

    def share_of_surname(self, word: str) -> float:
        """Give the share of records with a family name of which `word` is one word, those compared left out."""
        return self._share(self.surname[word] + self.family[word], _in_world(word))

    def is_surname(self, word: str) -> bool:
        """Tell whether a word that stands first is a surname rather than a given name: Hwang Fa, Nagy Anna."""
        known = lexicon()
        if word in known.given or word in known.surnames:
            return word not in known.given
        return self.family[word] > self.given[word]

    def share(self, counts: Counter[str], value: str) -> float:
        """Give the share of records with `value` among those that say anything."""
        return max(counts[value] - 1, 1) / max(self.total, BELIEF_CARDS)

    def _share(self, count: int, world: float) -> float:
        return (max(count - 2, 0) + world * BELIEF_CARDS) / max(self.total, BELIEF_CARDS)


def _in_world(surname: str) -> float:
    return COMMON_SURNAME_IN_WORLD if surname in lexicon().surnames else SURNAME_IN_WORLD


def frequencies(records: Sequence[Record]) -> Frequencies:
    """Count the values of all records."""
    return Frequencies(
        total=len(records),
        given=_counted(r.given[0] for r in records if r.given),
        second=Counter((r.given[0], word) for r in records if len(r.given) > 1 for word in _with_initial(r.given[1])),
        seconds=_counted(r.given[0] for r in records if len(r.given) > 1),
        family=_counted("".join(r.family) for r in records),
        surname=_counted(word for r in records if len(r.family) > 1 for word in r.family),
        organisation=_counted(r.organisation for r in records),
        city=_counted(r.city for r in records),
        title=_counted(r.title for r in records),
        local=_counted(local for r in records for local in r.locals),
        bond=_bond(records),
    )


def _with_initial(word: str) -> set[str]:
    return {word, word[:1]}


LEAST_BOND = 1.5
"""Less than that is chance."""
LEAST_PAIRS = 200
"""Pairs of surnames that begin alike without which nothing is said of a bond."""


def _bond(records: Sequence[Record]) -> float:
    """Give how much likelier surnames that begin alike go with one given name than any two do.

    Surnames that are the same but for their ends are left out, since many of these pairs are one person.
    """
    given: dict[str, Counter[str]] = defaultdict(Counter)
    both: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    total: Counter[str] = Counter()
    for record in records:
        if record.given and record.family and len(record.given[0]) > 1:
            family = "".join(record.family)
            head, family = family[:BEGINNING], family[:NEARLY_SAME]
            total[record.given[0]] += 1
            given[head][record.given[0]] += 1
            both[head][family, record.given[0]] += 1
    near = sum(_pairs(own) for own in given.values()) - sum(_pairs(own) for own in both.values())
    families = {head: Counter({f: 0 for f, _ in own}) for head, own in both.items()}
    for head, own in both.items():
        for (family, _), number in own.items():
            families[head][family] += number
    pairs = sum(_all_pairs(own.total()) - _pairs(own) for own in families.values())
    anywhere = _pairs(total) / max(_all_pairs(total.total()), 1)
    bond = near / pairs / anywhere if pairs >= LEAST_PAIRS and anywhere else 1.0
    return bond if bond >= LEAST_BOND else 1.0


def _pairs(counts: Mapping[Any, int]) -> int:
    return sum(map(_all_pairs, counts.values()))


def _all_pairs(number: int) -> int:
    return number * (number - 1) // 2


def _counted(values: Iterable[str]) -> Counter[str]:
    counts = Counter(values)
    del counts[""]
    return counts
