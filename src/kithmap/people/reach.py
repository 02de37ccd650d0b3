"""Reach: the most that two who share no handle could come to, for very many pairs at once.

Of a hundred pairs worth weighing in a large book seventy are far from a question. What each could come to at most is
told from a few columns: parts that speak for it are counted in full or more, those against it in full or less. Only
those that could reach a question are weighed part by part.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from math import log2

import numpy as np
from numpy.typing import NDArray

from kithmap.people import likeness as weights
from kithmap.people import name_evidence as names
from kithmap.people.candidates import MOST_IN_BLOCK, handle_key
from kithmap.people.each_two import Rows, codes_of, told_of_pairs
from kithmap.people.frequency import SECOND_IN_WORLD, Frequencies
from kithmap.people.given import Fit
from kithmap.people.record import MAIL, Record
from kithmap.people.spelling import is_slip
from kithmap.people.worth import FITS, OTHER, Weighable

Bits = NDArray[np.float64]
Told = NDArray[np.bool_]


def most_bits(records: Sequence[Record], pairs: Weighable, known: weights.Compared) -> Bits:
    """Give for each of `pairs` at least the bits that `likeness` would give.

    It is endless where more than columns is needed to tell: at a handle, and where names may stand in the other order.
    """
    one, two = pairs.one, pairs.two
    found = _prior(records, one, two, known)
    found += _names(records, pairs, known.common)
    found += _birthday(records, one, two)
    found += _work(records, one, two, known.common)
    found += _city(records, one, two, known.common)
    found += _mail(records, one, two, known)
    found += _once(records, one, two)
    found += _handles(records, one, two)
    unclear = pairs.at_handle | (pairs.given == OTHER) | (pairs.family == OTHER) | _may_share(records, one, two)
    return np.where(unclear, np.inf, found)


def _prior(records: Sequence[Record], one: Rows, two: Rows, known: weights.Compared) -> Bits:
    sources = list(dict.fromkeys(r.source for r in records))
    code = np.array([sources.index(r.source) for r in records])
    bits = np.array([[weights.prior_bits(a, b, known) for b in sources] for a in sources])
    return np.asarray(bits[code[one], code[two]])


def _names(records: Sequence[Record], pairs: Weighable, common: Frequencies) -> Bits:
    given = np.array([common.share_of_given(r.given[0]) if r.given else 1.0 for r in records])
    family = np.array([common.share_of_family(r.family) for r in records])
    has_second = np.array([len(r.given) > 1 for r in records], dtype=np.bool_)
    found = np.where(has_second[pairs.one] & has_second[pairs.two], log2(names.M_SECOND / SECOND_IN_WORLD), 0.0)
    found += _agreeing(pairs.given, np.maximum(given[pairs.one], given[pairs.two]), names.M_GIVEN)
    found += _agreeing(pairs.family, np.maximum(family[pairs.one], family[pairs.two]), names.M_FAMILY)
    is_told = (pairs.given != FITS.index(Fit.UNKNOWN)) & (pairs.family != FITS.index(Fit.UNKNOWN))
    return found - np.where(is_told, log2(max(common.bond, 1.0)), 0.0)


def _agreeing(fits: NDArray[np.int8], share: Bits, m: dict[Fit, float]) -> Bits:
    told = np.array([m.get(fit, 0.0) for fit in FITS])[fits]
    wider = np.array([names.WIDER.get(fit, 1.0) for fit in FITS])[fits]
    bits = np.log2(np.where(told > 0, told, 1.0) / np.minimum(share * wider, 1.0))
    return np.where(told > 0, bits, np.where(fits == FITS.index(Fit.INITIAL), names.INITIAL_BITS, 0.0))


def _birthday(records: Sequence[Record], one: Rows, two: Rows) -> Bits:
    same, both = _agreed(records, lambda r: r.birthday, one, two)
    return np.where(same, weights.BIRTHDAY_BITS, np.where(both, weights.NEAR_BIRTHDAY_BITS, 0.0))


def _work(records: Sequence[Record], one: Rows, two: Rows, common: Frequencies) -> Bits:
    bits = _bits_of(records, lambda r: r.organisation, common.organisation, common, weights.M_WORK)[one]
    bits = bits + np.where(_agreed(records, lambda r: r.title, one, two)[0], weights.MOST_TITLE_BITS, 0.0)
    same, both = _agreed(records, lambda r: r.organisation, one, two)
    return np.where(same, bits, np.where(both, weights.OTHER_WORK_BITS, 0.0))


def _city(records: Sequence[Record], one: Rows, two: Rows, common: Frequencies) -> Bits:
    bits = _bits_of(records, lambda r: r.city, common.city, common, weights.M_CITY)[one]
    _, both = _agreed(records, lambda r: r.city, one, two)
    alike = told_of_pairs([r.city for r in records], lambda a, b: a == b or is_slip(a, b), one, two) > 0
    named = np.where(alike, np.minimum(bits, weights.MOST_CITY_BITS), weights.OTHER_CITY_BITS)
    return np.where(both, named, 0.0)


def _bits_of(
    records: Sequence[Record], of: Callable[[Record], str], counts: Counter[str], common: Frequencies, m: float
) -> Bits:
    return np.array([log2(m / min(common.share(counts, of(r)), m)) for r in records])


def _mail(records: Sequence[Record], one: Rows, two: Rows, known: weights.Compared) -> Bits:
    """Give what may be said of addresses: the part before the @ that others have, too, and with whom each writes."""
    often = Counter(local for r in records for local in r.locals)
    is_often = np.array([any(often[local] > 1 for local in r.locals) for r in records])
    is_mail = np.array([r.source == MAIL for r in records])
    has_company = np.array([r.anchor in known.company for r in records])
    return (
        np.where(is_often[one] & is_often[two], weights.LOCAL_BITS, 0.0)
        + np.where(is_mail[one] & is_mail[two], weights.PERSONAL_PAIR_BITS, 0.0)
        + np.where(has_company[one] & has_company[two], weights.MOST_COMPANY * weights.COMPANY_BITS, 0.0)
    )


def _once(records: Sequence[Record], one: Rows, two: Rows) -> Bits:
    same_source, _ = _agreed(records, lambda r: r.source, one, two)
    same_name, _ = _agreed(records, weights.full_name, one, two)
    return np.where(same_name & ~same_source, weights.ONCE_BITS, 0.0)


def _handles(records: Sequence[Record], one: Rows, two: Rows) -> Bits:
    """Give what speaks against it where each has a number or an address of their own, since none is shared."""
    found = np.zeros(len(one))
    for kind in ("tel:", "mail:"):
        has = np.array([r.source != MAIL and any(h.startswith(kind) for h in r.handles) for r in records])
        found += np.where(has[one] & has[two], weights.OTHER_HANDLES_BITS, 0.0)
    return found


def _may_share(records: Sequence[Record], one: Rows, two: Rows) -> Told:
    """Tell which pairs may share a handle at which they did not meet, since too many have it."""
    keys = [{handle_key(h) for h in r.handles} for r in records]
    bearers = Counter(key for own in keys for key in own)
    is_crowded = np.array([any(bearers[key] > MOST_IN_BLOCK for key in own) for own in keys])
    return np.asarray(is_crowded[one] & is_crowded[two])


def _agreed(records: Sequence[Record], of: Callable[[Record], str], one: Rows, two: Rows) -> tuple[Told, Told]:
    """Tell which pairs say the same, and which both say something."""
    codes = codes_of(map(of, records))
    first, second = codes[one], codes[two]
    both = (first > 0) & (second > 0)
    return both & (first == second), both
