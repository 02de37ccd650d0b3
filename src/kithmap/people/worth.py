"""Worth: which candidates are worth weighing, each two names held against one another once."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from kithmap.people.candidates import Candidates
from kithmap.people.given import Fit, Words, family_fit, given_fit, swapped_fits
from kithmap.people.latin import in_latin
from kithmap.people.record import Record

Rows = NDArray[np.int64]
Told = NDArray[np.bool_]


def worth_weighing(records: Sequence[Record], found: Candidates) -> list[tuple[int, int]]:
    """Give of the candidates `found` those worth weighing, in their order.

    Two who met at a handle or have one birthday are; of a hundred others that a key brings together two are, whose
    names may be one person's, also in the other order.
    """
    one, two = found.pairs.T
    born = _codes(record.birthday for record in records)
    kept = found.at_handle | ((born[one] == born[two]) & (born[one] > 0))
    left = np.flatnonzero(~kept)
    kept[left] = _names_may_fit(records, one[left], two[left])
    return [(a, b) for a, b in found.pairs[kept].tolist()]


def _names_may_fit(records: Sequence[Record], one: Rows, two: Rows) -> Told:
    given, family = [r.given for r in records], [r.family for r in records]
    fits = _fit(given, given_fit, one, two)
    alike = np.flatnonzero(fits)
    fits[alike] = _fit(family, family_fit, one[alike], two[alike])
    left = np.flatnonzero(~fits & _may_be_swapped(records, one, two))
    fits[left] = [
        swapped_fits((given[a], family[a]), (given[b], family[b])) is not None
        for a, b in zip(one[left].tolist(), two[left].tolist(), strict=True)
    ]
    return fits


def _fit(names: Sequence[Words], fit: Callable[[Words, Words], Fit], one: Rows, two: Rows) -> Told:
    """Tell for each pair of rows whether its names are not quite other ones."""
    codes = _codes(names)
    spelled = dict(zip(codes.tolist(), names, strict=True))
    total = int(codes.max(initial=0)) + 1
    pairs, place = np.unique(codes[one] * total + codes[two], return_inverse=True)
    firsts, seconds = (half.tolist() for half in np.divmod(pairs, total))
    told = (fit(spelled[a], spelled[b]) is not Fit.OTHER for a, b in zip(firsts, seconds, strict=True))
    return np.fromiter(told, dtype=np.bool_, count=len(pairs))[place]


def _may_be_swapped(records: Sequence[Record], one: Rows, two: Rows) -> Told:
    """Tell which pairs have whole names that begin with the same two letters, whichever comes first."""
    letters = [sorted(in_latin(w[0])[:1] for w in (r.given, r.family)) if r.given and r.family else [] for r in records]
    codes = _codes("".join(own) for own in letters)
    return (codes[one] == codes[two]) & (codes[one] > 0)


def _codes(values: Iterable[object]) -> NDArray[np.int64]:
    """Give a number for each value, the same for the same; 0 for what is empty."""
    known: dict[object, int] = {"": 0, (): 0}
    return np.fromiter((known.setdefault(value, len(known) - 1) for value in values), dtype=np.int64)
