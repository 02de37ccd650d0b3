"""Matches: of all records, the pairs that are surely one person, and those that only the owner can tell."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log2

import numpy as np

from kithmap.people.candidates import find_candidates
from kithmap.people.evidence import Evidence, Part
from kithmap.people.frequency import frequencies
from kithmap.people.given import Fit, swapped_fits
from kithmap.people.handle_evidence import Several, shared_handles
from kithmap.people.likeness import BEYOND_NAME, Compared, Likeness, full_name, likeness
from kithmap.people.pairs import Pair
from kithmap.people.reach import most_bits
from kithmap.people.record import MAIL, Record, may_be_one
from kithmap.people.roles import why_no_person
from kithmap.people.worth import OTHER, Weighable, worth_weighing

SAME_BITS = 7.0
"""From these odds on (128 to 1) two are joined unasked; whatever is joined is announced and can be undone."""
SAME_BY_LITTLE_BITS = 10.0
"""The odds needed where a name is an initial or differs by a slip, or the towns differ, and neither handle nor birthday
is shared."""
SAME_BY_NAME_BITS = 10.5
"""The odds needed where nothing but a name that two lists know once each speaks for it. Names keep to their countries,
so that strangers of one name are up to ten times as many as its parts let expect: 3.5 bits more than elsewhere, in a
book of `MANY_CARDS`. With half the cards one bit less is needed, down to what is needed elsewhere: in a book whose
people its owner has in view, asking about every name that two lists know costs more than a join that can be undone."""
MANY_CARDS = 10_000
ASK_BITS = -2.0
"""From odds of one to four on it is worth a question, if there is room for it: a question takes a few seconds, and who
stands there twice is seen twice on every list."""
MOST_BEARERS = 12
"""A handle on more cards is a switchboard or a list; its cards are not shown to the owner as doubts."""
MOST_AT_HOME = 4
"""Cards that bear the handle of a family; more make an office."""
CLEAR_LEAD_BITS = 4.0
"""Of two namesakes that one card could belong to, the likelier is taken only if it leads by so much."""
MANY_PAIRS = 30_000
"""Fewer pairs are weighed part by part in less time than it takes to tell what they could come to."""
ROUNDING_BITS = 1e-6
"""Sums of the same parts in another order differ by less."""
WEAK = frozenset((Fit.INITIAL, Fit.SLIP, Fit.SHORT, Fit.ALIKE, Fit.UNKNOWN))

Company = Callable[[frozenset[str]], Mapping[str, frozenset[str]]]
"""Gives, for addresses on no card, the people with whom each of them writes."""


_Found = tuple[int, int, Likeness]
"""Two rows with their likeness."""


@dataclass(frozen=True, slots=True)
class Matches:
    """`sure` pairs are joined, `open` ones asked about, likeliest first; `two` share a handle and are two people."""

    sure: tuple[Pair, ...]
    open: tuple[Pair, ...]
    two: tuple[Pair, ...]


def find_matches(records: Sequence[Record], *, company: Company) -> Matches:
    """Give the matches among `records`; the same in whatever order they come."""
    records = sorted(records, key=lambda r: r.anchor)
    worth = worth_weighing(records, find_candidates(records))
    known = _known(records, worth, company)
    bearers = Counter(h for r in records for h in r.handles)
    sure: list[_Found] = []
    asked: list[_Found] = []
    two: list[_Found] = []
    for a, b in _within_reach(records, worth, known, bearers):
        alike = likeness(records[a], records[b], known)
        if alike.at_handle and alike.given is Fit.OTHER:
            two.append((a, b, alike))
        if alike.bits < ASK_BITS:
            continue
        (sure if _is_sure(alike, among=len(records)) else asked).append((a, b, alike))
    sure, doubtful = _parted(sure, records)
    shown = (t for t in two if any(bearers[h] <= MOST_BEARERS for h in _common(records[t[0]], records[t[1]])))
    return Matches(_pairs(sure, records), _pairs([*asked, *doubtful], records), _pairs(shown, records))


def _within_reach(
    records: Sequence[Record], worth: Weighable, known: Compared, bearers: Mapping[str, int]
) -> Iterator[tuple[int, int]]:
    """Give the pairs that could be asked about or shown: the others need not be weighed part by part."""
    near = worth
    if len(worth.one) >= MANY_PAIRS:
        near = worth.only(most_bits(records, worth, known) >= ASK_BITS - ROUNDING_BITS)
    is_two = near.at_handle & (near.given == OTHER)
    for (a, b), may_be_two in zip(near.rows(), is_two.tolist(), strict=True):
        if not (may_be_two and _are_colleagues(records[a], records[b], bearers)):
            yield a, b


def _are_colleagues(one: Record, two: Record, bearers: Mapping[str, int]) -> bool:
    """Tell whether two of different given names share a switchboard and nothing else: -6 bits at the most."""
    if MAIL in (one.source, two.source) or one.birthday or two.birthday:
        return False
    shared = tuple(shared_handles(one, two))
    is_office = bool(shared) and all(a == b and bearers[a] > MOST_BEARERS for a, b in shared)
    return is_office and swapped_fits((one.given, one.family), (two.given, two.family)) is None


def _is_sure(alike: Likeness, *, among: int) -> bool:
    if not alike.is_hard or alike.given is Fit.OTHER or alike.may_be_two:
        return False
    if alike.at_handle:
        return alike.bits >= SAME_BITS and not _are_incomparable(alike)
    parts = {p.part for p in alike.parts}
    if Fit.OTHER is alike.family or (alike.given is Fit.INITIAL and not _is_born_alike(alike, parts)):
        return False
    return alike.bits >= _needed(alike, parts, among=among)


def _are_incomparable(alike: Likeness) -> bool:
    """Tell whether two given names stand in scripts that cannot be compared: at one handle they may be anybody's."""
    is_nameless = any(p.part is Part.NAMELESS for p in alike.parts)
    return {alike.given, alike.family} == {Fit.UNKNOWN} and not is_nameless


def _is_born_alike(alike: Likeness, parts: set[Part]) -> bool:
    return alike.family is Fit.SAME and Part.BIRTHDAY in parts and alike.bits >= SAME_BY_LITTLE_BITS


def _needed(alike: Likeness, parts: set[Part], *, among: int) -> float:
    """Give the odds, as bits, from which two of so many cards who share no handle are joined."""
    if Part.BIRTHDAY in parts:
        return SAME_BITS
    if Part.ONCE in parts and not parts & BEYOND_NAME:
        return max(SAME_BITS, SAME_BY_NAME_BITS + min(0.0, log2(among / MANY_CARDS)))
    is_little = {alike.given, alike.family} & WEAK or Part.OTHER_CITY in parts
    return SAME_BY_LITTLE_BITS if is_little else SAME_BITS


def _parted(sure: list[_Found], records: Sequence[Record]) -> tuple[list[_Found], list[_Found]]:
    """Part what is sure from what would be, were there not somebody else whom it fits about as well.

    "J. Smith" on the telephone of John and Jane, or one profile and two Maria Garcías, are the owner's to settle.
    """
    partners: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for a, b, alike in sure:
        partners[a].append((b, alike.bits))
        partners[b].append((a, alike.bits))
    joined = {(a, b) for a, b, _ in sure}
    kept: list[_Found] = []
    doubtful: list[_Found] = []
    for a, b, alike in sure:
        rivals = [*_rivals(a, b, partners, joined), *_rivals(b, a, partners, joined)]
        rivals = [r for r in rivals if _are_two(records[r[0]], records[r[1]], at_handle=alike.at_handle)]
        is_clear = all(alike.bits - bits >= CLEAR_LEAD_BITS for _, _, bits in rivals)
        (kept if is_clear else doubtful).append((a, b, alike))
    return kept, doubtful


def _are_two(one: Record, two: Record, *, at_handle: bool) -> bool:
    """Tell whether two not surely one are two: by their names, or since one list seldom holds somebody twice."""
    return not may_be_one(one, two) or (not at_handle and one.source == two.source)


def _rivals(
    row: int, other: int, partners: Mapping[int, list[tuple[int, float]]], joined: set[tuple[int, int]]
) -> list[tuple[int, int, float]]:
    """Give those whom `row` fits beside `other`, and who are not themselves one with `other`."""
    return [
        (other, third, bits)
        for third, bits in partners[row]
        if third != other and (min(third, other), max(third, other)) not in joined
    ]


def _known(records: Sequence[Record], worth: Weighable, company: Company) -> Compared:
    names = [full_name(r) for r in records]
    is_mail = np.array([r.source == MAIL for r in records], dtype=np.bool_)
    loose = worth.only(is_mail[worth.one] & is_mail[worth.two] & (worth.given != OTHER))
    alone = {records[row].anchor for pair in loose.rows() for row in pair}
    shared = _shared(records)
    return Compared(
        common=frequencies(records),
        sizes=Counter(r.source for r in records),
        several=Several(
            frozenset(shared), frozenset(handle for handle, number in shared.items() if number <= MOST_AT_HOME)
        ),
        full_names=Counter((r.source, name) for r, name in zip(records, names, strict=True) if name),
        overlaps=_overlaps(records),
        company=company(frozenset(alone)) if alone else {},
    )


LEAST_WITH_HANDLES = 100
"""Cards with handles that two sources need each before their overlap is counted rather than believed."""


def _overlaps(records: Sequence[Record]) -> Mapping[frozenset[str], float]:
    """Give the share of cards with handles in the smaller of two sources whose handle is in the larger, too."""
    handles: dict[str, set[str]] = defaultdict(set)
    bearing: Counter[str] = Counter()
    for record in records:
        if record.handles and record.source != MAIL:
            handles[record.source].update(record.handles)
            bearing[record.source] += 1
    told = [source for source in sorted(bearing) if bearing[source] >= LEAST_WITH_HANDLES]
    found = {}
    for one, two in combinations(told, 2):
        small, large = sorted((one, two), key=lambda source: (bearing[source], source))
        own = (r for r in records if r.source == small and r.handles)
        both = sum(not handles[large].isdisjoint(r.handles) for r in own)
        found[frozenset((one, two))] = (both + 1) / (bearing[small] + 2)
    return found


def _shared(records: Sequence[Record]) -> Mapping[str, int]:
    """Give the handles that several people have, with how many cards bear each; a desk counts as an office."""
    bearers: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        for handle in record.handles:
            bearers[handle].append(record)
    several = {handle: own for handle, own in bearers.items() if len(own) > 1}
    desks = {handle: MOST_BEARERS for handle in several if why_no_person(handle)}
    return {handle: len(own) for handle, own in several.items() if _are_several(own)} | desks


def _are_several(records: Sequence[Record]) -> bool:
    return len(records) > MOST_BEARERS or any(not may_be_one(a, b) for a, b in combinations(records, 2))


def _common(one: Record, two: Record) -> frozenset[str]:
    return frozenset(one.handles) & frozenset(two.handles)


def _pairs(found: Iterable[_Found], records: Sequence[Record]) -> tuple[Pair, ...]:
    pairs = (
        Pair(records[a].anchor, records[b].anchor, alike.bits, _as_written(alike.parts, records[a], records[b]))
        for a, b, alike in found
    )
    return tuple(sorted(pairs, key=lambda p: (-p.bits, p.first, p.second)))


_OF_NAMES = ("given", "family")


def _as_written(parts: Iterable[Evidence], one: Record, two: Record) -> tuple[Evidence, ...]:
    """Give the parts with names, towns and workplaces as they stand on the cards, accents and all."""
    return tuple(_dressed(part, one, two) for part in parts)


def _dressed(part: Evidence, one: Record, two: Record) -> Evidence:
    if part.part.startswith(_OF_NAMES):
        return Evidence(part.part, part.bits, one.written(part.first), two.written(part.second))
    if part.part in (Part.WORK, Part.OTHER_WORK):
        return Evidence(part.part, part.bits, one.shown.organisation, two.shown.organisation)
    if part.part in (Part.CITY, Part.OTHER_CITY):
        return Evidence(part.part, part.bits, one.shown.city, two.shown.city)
    return part
