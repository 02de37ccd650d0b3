"""Worth: which candidates are worth weighing, and how their names fit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kithmap.people.candidates import Candidates
from kithmap.people.each_two import Rows, codes_of, told_of_pairs
from kithmap.people.given import Fit, Words, family_fit, given_fit, swapped_fits
from kithmap.people.latin import in_latin
from kithmap.people.record import Record
from kithmap.people.unlike import unlike_family, unlike_given

FITS = tuple(Fit)
"""How names fit, by the number that stands for it in a column."""
NUMBER_OF = {fit: number for number, fit in enumerate(FITS)}
OTHER = NUMBER_OF[Fit.OTHER]


@dataclass(frozen=True, slots=True, eq=False)
class Weighable:
    """p pairs of rows worth weighing, in the order of the candidates.

    one, two       int64 (p)  rows of records
    at_handle      bool (p)   whether they met at a handle
    given, family  int8 (p)   how their names fit, unturned: places in `FITS`
    """

    one: Rows
    two: Rows
    at_handle: NDArray[np.bool_]
    given: NDArray[np.int8]
    family: NDArray[np.int8]

    def only(self, kept: NDArray[np.bool_]) -> "Weighable":
        """Give those pairs where `kept` is true."""
        return Weighable(self.one[kept], self.two[kept], self.at_handle[kept], self.given[kept], self.family[kept])

    def rows(self) -> list[tuple[int, int]]:
        """Give the pairs of rows one by one."""
        return list(zip(self.one.tolist(), self.two.tolist(), strict=True))


def worth_weighing(records: Sequence[Record], found: Candidates) -> Weighable:
    """Give of the candidates `found` those worth weighing.

    Two who met at a handle or have one birthday are; of a hundred others that a key brings together two are, whose
    names may be one person's, also in the other order.
    """
    one, two = np.ascontiguousarray(found.pairs.T)
    given, family = [r.given for r in records], [r.family for r in records]
    born = codes_of(r.birthday for r in records)
    kept = found.at_handle | ((born[one] == born[two]) & (born[one] > 0))
    fit, of_family = np.full((2, len(one)), OTHER, dtype=np.int8)
    alike = np.flatnonzero(~unlike_given(given, one, two))
    fit[alike] = told_of_pairs(given, _numbered(given_fit), one[alike], two[alike])
    alike = np.flatnonzero((kept | (fit != OTHER)) & ~unlike_family(family, one, two))
    of_family[alike] = told_of_pairs(family, _numbered(family_fit), one[alike], two[alike])
    kept |= (fit != OTHER) & (of_family != OTHER)
    left = np.flatnonzero(~kept & _may_be_swapped(records, one, two))
    kept[left] = [
        swapped_fits((given[a], family[a]), (given[b], family[b])) is not None
        for a, b in zip(one[left].tolist(), two[left].tolist(), strict=True)
    ]
    return Weighable(one, two, found.at_handle, fit, of_family).only(kept)


def _numbered(fit: Callable[[Words, Words], Fit]) -> Callable[[Words, Words], int]:
    return lambda first, second: NUMBER_OF[fit(first, second)]


def _may_be_swapped(records: Sequence[Record], one: Rows, two: Rows) -> NDArray[np.bool_]:
    """Tell which pairs have whole names that begin with the same two letters, whichever comes first."""
    letters = (sorted(in_latin(w[0])[:1] for w in (r.given, r.family)) if r.given and r.family else () for r in records)
    codes = codes_of("".join(own) for own in letters)
    return np.asarray((codes[one] == codes[two]) & (codes[one] > 0))
