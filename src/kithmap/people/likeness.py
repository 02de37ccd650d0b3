"""Likeness: how far two records look like one person, part by part.

Log-likelihood weights (Fellegi & Sunter 1969), in bits: log2(m / u), where m is the chance that two cards of one person
agree like that and u the chance that two of different people do. For what is more or less rare (names, workplaces,
towns) u is its share in the book, so that a rare name speaks for more (Newcombe et al. 1959). The sum, begun at the
odds before anything is compared, is log2 of the odds that the two are one person.

Two who share a handle are a case of their own: if they are not one person they are family or colleagues, so that a
shared surname or workplace says next to nothing, and the given name decides.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log2

from kithmap.people.evidence import Evidence, Part
from kithmap.people.frequency import Frequencies
from kithmap.people.given import Fit, Words, family_fit, given_fit, swapped_fits
from kithmap.people.record import MAIL, Record, is_of_name, local_names
from kithmap.people.spelling import look_alike

TWINS_IN_SOURCE, TWINS_IN_MAIL, TWINS_ACROSS = 0.15, 0.3, 0.5
"""Share of cards with another card of the same person in one source (address books of years: 5 to 20 %), of addresses
in mail with another one of the same person, and of cards with one in another source (half of one's contacts are)."""

LEAST_CARDS = 50
"""A smaller source is a beginning: it is taken as if it held so many."""

HANDLE_BITS = {"mail": 4.0, "tel": 1.5, "url": 7.5}
"""The odds that two cards with one such handle, nothing else known, are one person: a mail address 16 to 1, a number
(of a home, an office) 3 to 1, a profile 180 to 1. The odds before it are in it."""
PERSONAL_BITS = 3.0
"""More for an address made of the very name: anadiaz@ is Ana's, family@ may be anybody's at that table."""
MORE_HANDLES_BITS = 2.0
"""More for each further handle that both have."""
HOME_LESS_BITS = 1.0
"""Less for a handle that two to four people are known to share: a home."""
OFFICE_BITS = 0.0
"""For a handle that more people share, or that is spelled like a desk."""

M_GIVEN = {Fit.SAME: 0.7, Fit.SPELLED: 0.05, Fit.PARTLY: 0.05, Fit.NICKNAME: 0.1, Fit.SHORT: 0.02, Fit.SLIP: 0.03}
"""How often the given names on two cards of one person fit so; the rest is initials and names not written."""
M_FAMILY = {Fit.SAME: 0.85, Fit.SPELLED: 0.05, Fit.PARTLY: 0.05, Fit.SLIP: 0.03}
WIDER = {Fit.SAME: 1.0, Fit.SPELLED: 1.5, Fit.PARTLY: 3.0, Fit.NICKNAME: 3.0, Fit.SHORT: 3.0, Fit.SLIP: 2.0}
"""How many names fit one in such a way, in shares of the commoner of the two: a slip or a nickname fits several."""
INITIAL_BITS = 0.5
"""An initial fits one in twelve strangers, and is what one card in twenty gives."""
INITIAL_AT_HANDLE_BITS = 3.5
GIVEN_OTHER_BITS, FAMILY_OTHER_BITS, FAMILY_OTHER_AT_HANDLE_BITS = -10.0, -8.0, -3.0
FAMILY_OTHER_AT_OFFICE_BITS = -10.0
"""Who is called otherwise is somebody else; a surname changes, in a marriage or for good, one in a hundred times.
At one number (of an office) two Johns of different surnames are colleagues."""
GIVEN_ALIKE_BITS = -6.0
"""Two given names at one address that differ by a letter or two: mostly Mario and Maria, now and then a slip."""
FAMILY_AT_HANDLE_BITS = 0.6
"""Families share their name and their telephone."""
SWAPPED_BITS = -1.0
NAMELESS_BITS = 4.0
"""A card without a name that has somebody's address is that address written down once more."""
BIRTHDAY_BITS, OTHER_BIRTHDAY_BITS = 12.0, -10.0
"""A day and year of birth in 70 years: u = 1 in 25,000, spread unevenly; on one person's cards it seldom differs."""
GENERATION_BITS = -16.0
M_WORK, M_CITY, M_TITLE = 0.6, 0.7, 0.5
OTHER_WORK_BITS, OTHER_CITY_BITS = -1.5, -2.5
MOST_CITY_BITS, MOST_TITLE_BITS = 4.0, 2.0
LEAST_OVERLAP = 0.25
"""Two lists that are known to have few people in common tell nothing by each knowing a name once."""
ONCE_BITS = 3.0
"""A full name that each of two lists knows once is rare among the people of one owner, more than its parts tell."""
LOCAL_BITS = 7.0
"""For what stands before the @ at another place and is not made of the name: zorro77 is not chosen by many."""
NAMED_LOCAL_BITS = 1.5
"""The same, made of the name: it says little more than the name does."""
PERSONAL_PAIR_BITS = 2.0
"""For two addresses that are both made of the name they are seen with."""
COMPANY_BITS = 2.0
"""For each person (of at most three) with whom both addresses write."""
OTHER_HANDLES_BITS = -1.5
"""For mail and telephone each: of two cards of one person three in four share an address where both have one."""
OTHER_PROFILE_BITS = -8.0
"""One person has one profile in one network."""
PROFILES = ("url:linkedin.com/in/", "url:facebook.com/", "url:xing.com/profile/")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two records look like one person: `bits` is log2 of the odds, `parts` are what it is made of.

    `is_hard` tells that more than a name and a town speaks for it; `at_handle` that they share a handle; `given` and
    `family` how the names fit.
    """

    bits: float
    parts: tuple[Evidence, ...]
    given: Fit
    family: Fit
    is_hard: bool
    at_handle: bool


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """What all comparisons look things up in.

    `sizes` are records by source; `shared` the handles of several people, `homes` those of a few; `full_names` how
    often each source knows a full name; `company` the people with whom an address on no card writes;
    `overlaps` the share of cards of two sources that are in both, where their handles tell it.
    """

    common: Frequencies
    sizes: Mapping[str, int]
    shared: frozenset[str]
    homes: frozenset[str]
    full_names: Mapping[tuple[str, str], int]
    overlaps: Mapping[frozenset[str], float]
    company: Mapping[str, frozenset[str]]


def likeness(one: Record, two: Record, known: Compared) -> Likeness:
    """Give how far two records look like one person; the same whichever stands first, but for the order of words."""
    names = _Names(one, two)
    shared = tuple(_shared_handles(one, two))
    alone = [*_apart_from_handles(one, two, names, known)]
    far = [_prior(one, two, known), *_names_of_strangers(names, known), *alone]
    if not shared:
        return _sum(far, names, is_hard=_is_hard(far), at_handle=False)
    is_office = all(handle.startswith("tel:") or handle in known.shared for handle, _ in shared)
    at_handle = [*_at_handles(shared, one, two, known), *_names_at_handle(names, known, is_office=is_office)]
    near = [*at_handle, *_quiet(alone)]
    best = near if names.given is Fit.OTHER else max(near, far, key=lambda parts: sum(p.bits for p in parts))
    return _sum(best, names, is_hard=True, at_handle=True)


def full_name(record: Record) -> str:
    """Give the words of a full name as a key, "" where a part is missing or an initial."""
    if not (record.given and record.family) or len(record.given[0]) < 2 or len(record.family[0]) < 2:
        return ""
    return " ".join((*record.given, *record.family))


class _Names:
    """The names of two records held against each other, in the order that fits better."""

    __slots__ = ("family", "family_words", "given", "given_words", "is_swapped", "nameless", "one", "two")

    def __init__(self, one: Record, two: Record) -> None:
        self.one, self.two = one, two
        self.nameless = not one.has_name or not two.has_name
        self.given, self.family = given_fit(one.given, two.given), family_fit(one.family, two.family)
        self.is_swapped = False
        self.given_words, self.family_words = (one.given, two.given), (one.family, two.family)
        if Fit.OTHER in (self.given, self.family):
            self._try_swapped()

    def _try_swapped(self) -> None:
        one, two = self.one, self.two
        if fits := swapped_fits((one.given, one.family), (two.given, two.family)):
            (self.given, self.family), self.is_swapped = fits, True
            self.given_words, self.family_words = (one.given, two.family), (one.family, two.given)

    def share_of_given(self, common: Frequencies) -> float:
        return max(common.share_of_given(w[0]) for w in self._words(self.given_words))

    def share_of_family(self, common: Frequencies) -> float:
        return max(common.share_of_family("".join(w)) for w in self._words(self.family_words))

    def _words(self, words: tuple[Words, Words]) -> tuple[Words, ...]:
        """Of two in different order it is not said which is which: then all words count, as the commoner of both."""
        return (*self.given_words, *self.family_words) if self.is_swapped else words


def _sum(parts: list[Evidence], names: _Names, *, is_hard: bool, at_handle: bool) -> Likeness:
    bits = sum(p.bits for p in parts)
    return Likeness(bits, tuple(parts), names.given, names.family, is_hard, at_handle)


def _prior(one: Record, two: Record, known: Compared) -> Evidence:
    if one.source == two.source:
        twins = TWINS_IN_MAIL if one.source == MAIL else TWINS_IN_SOURCE
        return Evidence(Part.PRIOR, log2(twins / max(known.sizes[one.source], LEAST_CARDS)))
    twins = known.overlaps.get(frozenset((one.source, two.source)), TWINS_ACROSS)
    return Evidence(Part.PRIOR, log2(twins / max(known.sizes[one.source], known.sizes[two.source], LEAST_CARDS)))


# names


def _names_of_strangers(names: _Names, known: Compared) -> Iterator[Evidence]:
    common = known.common
    (a, b), (c, d) = names.given_words, names.family_words
    if names.given is Fit.INITIAL:
        yield Evidence(Part.GIVEN_INITIAL, INITIAL_BITS, _shown(a), _shown(b))
    elif names.given in M_GIVEN:
        share = names.share_of_given(common)
        yield _agreeing("given", names.given, M_GIVEN[names.given], share, (a, b))
    elif names.given is Fit.OTHER:
        yield Evidence(Part.GIVEN_OTHER, GIVEN_OTHER_BITS, _shown(a), _shown(b))
    if names.family in M_FAMILY:
        share = names.share_of_family(common)
        yield _agreeing("family", names.family, M_FAMILY[names.family], share, (c, d))
    elif names.family is Fit.INITIAL:
        yield Evidence(Part.FAMILY_INITIAL, INITIAL_BITS, _shown(c), _shown(d))
    elif names.family is Fit.OTHER:
        yield Evidence(Part.FAMILY_OTHER, FAMILY_OTHER_BITS, _shown(c), _shown(d))
    if names.is_swapped:
        yield Evidence(Part.SWAPPED, SWAPPED_BITS)
    if common.bond > 1 and not {Fit.OTHER, Fit.UNKNOWN}.intersection((names.given, names.family)):
        yield Evidence(Part.BOND, -log2(common.bond))


def _names_at_handle(names: _Names, known: Compared, *, is_office: bool) -> Iterator[Evidence]:
    if names.nameless:
        yield Evidence(Part.NAMELESS, NAMELESS_BITS)
        return
    (a, b), (c, d) = names.given_words, names.family_words
    if names.given is Fit.INITIAL:
        yield Evidence(Part.GIVEN_INITIAL, INITIAL_AT_HANDLE_BITS, _shown(a), _shown(b))
    elif names.given in M_GIVEN:
        share = names.share_of_given(known.common)
        yield _agreeing("given", names.given, M_GIVEN[names.given], share, (a, b))
    elif names.given is Fit.OTHER:
        bits = GIVEN_ALIKE_BITS if look_alike(a[0], b[0]) else GIVEN_OTHER_BITS
        yield Evidence(Part.GIVEN_OTHER, bits, _shown(a), _shown(b))
    if names.family is Fit.OTHER:
        bits = FAMILY_OTHER_AT_OFFICE_BITS if is_office else FAMILY_OTHER_AT_HANDLE_BITS
        yield Evidence(Part.FAMILY_OTHER, bits, _shown(c), _shown(d))
    elif names.family is not Fit.UNKNOWN:
        yield Evidence(Part(f"family {names.family.value}"), FAMILY_AT_HANDLE_BITS, _shown(c), _shown(d))
    if names.is_swapped:
        yield Evidence(Part.SWAPPED, SWAPPED_BITS)


def _agreeing(what: str, fit: Fit, m: float, share: float, words: tuple[Words, Words]) -> Evidence:
    bits = log2(m / min(share * WIDER[fit], 1.0))
    return Evidence(Part(f"{what} {fit.value}"), bits, _shown(words[0]), _shown(words[1]))


def _shown(words: Words) -> str:
    return " ".join(word.capitalize() if len(word) > 1 else f"{word.upper()}." for word in words)


# handles


def _shared_handles(one: Record, two: Record) -> Iterator[tuple[str, str]]:
    """Give the handles that both have, as each has them: a number may lack its country on one side."""
    theirs = set(two.handles)
    for handle in one.handles:
        if handle in theirs:
            yield handle, handle
        elif handle.startswith("tel:"):
            yield from ((handle, other) for other in two.handles if _are_one_number(handle, other))


LEAST_DIGITS = 8
"""Digits that a number without its country needs to be known again."""


def _are_one_number(one: str, two: str) -> bool:
    if not two.startswith("tel:") or one.startswith("tel:+") == two.startswith("tel:+"):
        return False
    short, long = (h.removeprefix("tel:").lstrip("+0") for h in sorted((one, two), key=lambda h: h.startswith("tel:+")))
    return len(short) >= LEAST_DIGITS and long.endswith(short)


def _at_handles(shared: Iterable[tuple[str, str]], one: Record, two: Record, known: Compared) -> Iterator[Evidence]:
    found = sorted((_at_handle(pair, one, two, known) for pair in shared), key=lambda e: (-e.bits, e.first))
    yield found[0]
    yield from (
        Evidence(e.part, MORE_HANDLES_BITS if e.part is not Part.SHARED else 0.0, e.first, e.second) for e in found[1:]
    )


def _at_handle(pair: tuple[str, str], one: Record, two: Record, known: Compared) -> Evidence:
    (kind, _, mine), theirs = pair[0].partition(":"), pair[1].partition(":")[2]
    bits = HANDLE_BITS.get(kind, HANDLE_BITS["mail"])
    if {pair[0], pair[1]} & known.shared:
        is_home = {pair[0], pair[1]} & known.homes
        return Evidence(Part.SHARED, bits - HOME_LESS_BITS if is_home else OFFICE_BITS, mine, theirs)
    if kind == "mail" and any(local_names(mine.rpartition("@")[0], record) for record in (one, two)):
        bits += PERSONAL_BITS
    return Evidence(Part.HANDLE if mine == theirs else Part.NUMBER, bits, mine, theirs)


# everything else


def _apart_from_handles(one: Record, two: Record, names: _Names, known: Compared) -> Iterator[Evidence]:
    common = known.common
    if one.birthday and two.birthday and _is_whole(one.birthday) and _is_whole(two.birthday):
        is_same = one.birthday == two.birthday
        part, bits = (Part.BIRTHDAY, BIRTHDAY_BITS) if is_same else (Part.OTHER_BIRTHDAY, OTHER_BIRTHDAY_BITS)
        yield Evidence(part, bits, one.birthday, two.birthday)
    if one.generation != two.generation and names.given is Fit.SAME:
        yield Evidence(Part.GENERATION, GENERATION_BITS, one.generation, two.generation)
    if one.organisation and two.organisation:
        yield from _work(one, two, known)
    if one.city and two.city:
        same = one.city == two.city
        share = min(common.share(common.city, one.city), M_CITY)
        bits = min(log2(M_CITY / share), MOST_CITY_BITS) if same else OTHER_CITY_BITS
        yield Evidence(Part.CITY if same else Part.OTHER_CITY, bits, one.city.title(), two.city.title())
    yield from _locals(one, two)
    yield from _company(one, two, known)
    if _are_once_each(one, two, known):
        yield Evidence(Part.ONCE, ONCE_BITS, one.source, two.source)
    yield from _other_handles(one, two)


def _are_once_each(one: Record, two: Record, known: Compared) -> bool:
    name = full_name(one)
    if not name or one.source == two.source or name != full_name(two):
        return False
    if known.overlaps.get(frozenset((one.source, two.source)), TWINS_ACROSS) < LEAST_OVERLAP:
        return False
    return all(known.full_names[r.source, name] == 1 for r in (one, two))


def _work(one: Record, two: Record, known: Compared) -> Iterator[Evidence]:
    common = known.common
    if one.organisation != two.organisation:
        yield Evidence(Part.OTHER_WORK, OTHER_WORK_BITS, one.organisation.title(), two.organisation.title())
        return
    share = common.share(common.organisation, one.organisation)
    yield Evidence(Part.WORK, log2(M_WORK / min(share, M_WORK)), one.organisation.title(), two.organisation.title())
    if one.title and one.title == two.title:
        share = common.share(common.title, one.title)
        yield Evidence(Part.TITLE, min(log2(M_TITLE / min(share, M_TITLE)), MOST_TITLE_BITS), one.title, two.title)


def _locals(one: Record, two: Record) -> Iterator[Evidence]:
    own = [h for h in one.handles if h not in two.handles and h.startswith("mail:")]
    others = [h for h in two.handles if h not in one.handles and h.startswith("mail:")]
    same = next(((a, b) for a in own for b in others if _local(a) == _local(b) and _local(a) in one.locals), None)
    if same:
        is_named = any(is_of_name(_local(same[0]), record) for record in (one, two))
        bits = NAMED_LOCAL_BITS if is_named else LOCAL_BITS
        yield Evidence(Part.LOCAL, bits, same[0].partition(":")[2], same[1].partition(":")[2])
    if one.source == two.source == MAIL and _are_named_alike(one, two):
        yield Evidence(Part.PERSONAL, PERSONAL_PAIR_BITS, one.anchor.partition(":")[2], two.anchor.partition(":")[2])


def _local(handle: str) -> str:
    return handle.partition(":")[2].rpartition("@")[0].partition("+")[0]


def _company(one: Record, two: Record, known: Compared) -> Iterator[Evidence]:
    both = known.company.get(one.anchor, frozenset()) & known.company.get(two.anchor, frozenset())
    if both:
        named = ", ".join(sorted(h.partition(":")[2] for h in both)[:3])
        yield Evidence(Part.COMPANY, COMPANY_BITS * min(len(both), 3), named, named)


def _other_handles(one: Record, two: Record) -> Iterator[Evidence]:
    for head in PROFILES:
        mine, theirs = (next((h for h in r.handles if h.startswith(head)), "") for r in (one, two))
        if mine and theirs and mine != theirs:
            yield Evidence(
                Part.OTHER_PROFILE, OTHER_PROFILE_BITS, mine.removeprefix("url:"), theirs.removeprefix("url:")
            )
            return
    if MAIL in (one.source, two.source):
        return
    for kind in ("tel:", "mail:"):
        mine_all, theirs_all = ({h for h in r.handles if h.startswith(kind)} for r in (one, two))
        if mine_all and theirs_all and not mine_all & theirs_all:
            yield Evidence(
                Part.OTHER_HANDLES,
                OTHER_HANDLES_BITS,
                *(", ".join(sorted(x.partition(":")[2] for x in h)) for h in (mine_all, theirs_all)),
            )


QUIET = (Part.CITY, Part.WORK, Part.TITLE, Part.OTHER_HANDLES, Part.LOCAL)


def _quiet(parts: Iterable[Evidence]) -> Iterator[Evidence]:
    """Of two who share a handle town, workplace and title say nothing more: families and colleagues share them."""
    return (Evidence(p.part, 0.0, p.first, p.second) if p.part in QUIET else p for p in parts)


def _are_named_alike(one: Record, two: Record) -> bool:
    return all(any(local_names(local, record) for local in record.locals) for record in (one, two))


HARD = frozenset((Part.BIRTHDAY, Part.WORK, Part.ONCE, Part.COMPANY, Part.PERSONAL))
"""What has to speak beside a name before two cards without a common handle are joined unasked; a name that each source
knows once does not, where each card has an address or a number of its own."""


def _is_hard(parts: Iterable[Evidence]) -> bool:
    found = {p.part for p in parts if p.part is not Part.LOCAL or p.bits >= LOCAL_BITS}
    if Part.OTHER_HANDLES in found:
        found.discard(Part.ONCE)
    return bool(found & {*HARD, Part.LOCAL})


def _is_whole(birthday: str) -> bool:
    """Tell whether a birthday has its year: without one it is shared by one in 365."""
    return birthday[:4].isdigit()
