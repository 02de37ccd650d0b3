"""Frequency: how common a name, a workplace, a town or a handle is, so that what is rare says more."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kithmap.people.lexicon import lexicon
from kithmap.people.record import Record

BELIEF_CARDS = 200
"""A book of fewer cards knows little of how common a name is: it is taken as if it held so many."""
GIVEN_IN_WORLD = 0.005
SURNAME_IN_WORLD, COMMON_SURNAME_IN_WORLD = 0.0005, 0.005
"""Shares of people with one ordinary given name or surname, and with a surname of the lexicon. In the United States
census of 1990 the hundredth given name stands at 0.2 %, the tenth at 1 %; the thousandth surname at 0.01 %, the
twentieth at 0.3 %; Maria, Kim or Nguyễn are ten times as frequent in their countries."""


@dataclass(frozen=True, slots=True, eq=False)
class Frequencies:
    """How often each value stands on the records; all shares are of records and never 0."""

    total: int
    given: Counter[str]
    family: Counter[str]
    organisation: Counter[str]
    city: Counter[str]
    title: Counter[str]
    local: Counter[str]

    def share_of_given(self, name: str) -> float:
        """Give the share of records with a given name, those compared left out."""
        return self._share(self.given[name], GIVEN_IN_WORLD)

    def share_of_family(self, name: str) -> float:
        """Give the share of records with a family name, those compared left out."""
        world = COMMON_SURNAME_IN_WORLD if name in lexicon().surnames else SURNAME_IN_WORLD
        return self._share(self.family[name], world)

    def share(self, counts: Counter[str], value: str) -> float:
        """Give the share of records with `value` among those that say anything."""
        return max(counts[value] - 1, 1) / max(self.total, BELIEF_CARDS)

    def _share(self, count: int, world: float) -> float:
        return (max(count - 2, 0) + world * BELIEF_CARDS) / max(self.total, BELIEF_CARDS)


def frequencies(records: Sequence[Record]) -> Frequencies:
    """Count the values of all records."""
    return Frequencies(
        total=len(records),
        given=_counted(r.given[0] for r in records if r.given),
        family=_counted("".join(r.family) for r in records),
        organisation=_counted(r.organisation for r in records),
        city=_counted(r.city for r in records),
        title=_counted(r.title for r in records),
        local=_counted(local for r in records for local in r.locals),
    )


def _counted(values: Iterable[str]) -> Counter[str]:
    counts = Counter(values)
    del counts[""]
    return counts
