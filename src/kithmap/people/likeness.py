"""Likeness: how far two records look like one person, part by part.

Log-likelihood weights (Fellegi & Sunter 1969), in bits: log2(m / u), where m is the chance that two cards of one person
agree like that and u the chance that two of different people do. For what is more or less rare (names, workplaces,
towns) u is its share in the book, so that a rare name speaks for more (Newcombe et al. 1959). The sum, begun at the
odds before anything is compared, is log2 of the odds that the two are one person.

Two who share a handle are a case of their own: if they are not one person they are family or colleagues, so that a
shared surname or workplace says next to nothing, and the given name decides.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from math import log2

from kithmap.people.evidence import Evidence, Part
from kithmap.people.frequency import Frequencies
from kithmap.people.given import AS_WRITTEN, Fit
from kithmap.people.handle_evidence import Several, evidence_at, shared_handles
from kithmap.people.home import may_be_two_at_home
from kithmap.people.latin import in_latin
from kithmap.people.name_evidence import Names, names_at_handle, names_of_strangers
from kithmap.people.record import MAIL, Record, is_of_name, is_slip_of_day, local_names
from kithmap.people.spelling import is_slip

TWINS_IN_SOURCE, TWINS_IN_MAIL, TWINS_ACROSS = 0.15, 0.3, 0.5
"""Share of cards with another card of the same person in one source (address books of years: 5 to 20 %), of addresses
in mail with another one of the same person, and of cards with one in another source (half of one's contacts are)."""

LEAST_CARDS = 50
"""A smaller source is a beginning: it is taken as if it held so many."""

BIRTHDAY_BITS, OTHER_BIRTHDAY_BITS = 12.0, -10.0
"""A day and year of birth in 70 years: u = 1 in 25,000, spread unevenly; on one person's cards it seldom differs."""
NEAR_BIRTHDAY_BITS = 1.0
"""One digit differs, or day and month stand in the other order: a slip, or chance."""
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
COMPANY_BITS, MOST_COMPANY = 2.0, 3
"""For each person with whom both addresses write, and how many of them count."""
OTHER_HANDLES_BITS = -1.5
"""For mail and telephone each: of two cards of one person three in four share an address where both have one."""
OTHER_MAILBOX_BITS = -8.0
"""For two mailboxes at the one firm with which both are: a firm gives each of two namesakes one, and one person seldom
two."""
OTHER_PROFILE_BITS = -8.0
"""One person has one profile in one network."""
PROFILES = ("url:linkedin.com/in/", "url:facebook.com/", "url:xing.com/profile/")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two records look like one person: `bits` is log2 of the odds, `parts` are what it is made of.

    `is_hard` tells that more than a name and a town speaks for it; `at_handle` that they share a handle; `may_be_two`
    that a home, a firm or a half of two surnames may hold both; `given` and `family` how the names fit.
    """

    bits: float
    parts: tuple[Evidence, ...]
    given: Fit
    family: Fit
    is_hard: bool
    at_handle: bool
    may_be_two: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """What all comparisons look things up in.

    `sizes` are records by source; `several` the handles of several people; `full_names` how often
    each source knows a full name; `company` the people with whom an address on no card writes;
    `overlaps` the share of cards of two sources that are in both, where their handles tell it.
    """

    common: Frequencies
    sizes: Mapping[str, int]
    several: Several
    full_names: Mapping[tuple[str, str], int]
    overlaps: Mapping[frozenset[str], float]
    company: Mapping[str, frozenset[str]]


def likeness(one: Record, two: Record, known: Compared) -> Likeness:
    """Give how far two records look like one person; the same whichever stands first, but for the order of words."""
    names = Names(one, two)
    shared = tuple(shared_handles(one, two))
    alone = [*_apart_from_handles(one, two, names, known)]
    near = [*_at_handles(shared, one, two, names, known), *_silenced(alone, QUIET)] if shared else []
    if shared and names.given is Fit.OTHER:
        told = [*_silenced(near, {Part.BIRTHDAY})] if _may_be_twins(near, names) else near
        return _sum(told, names, is_hard=True, at_handle=True)
    prior = Evidence(Part.PRIOR, prior_bits(one.source, two.source, known))
    far = [prior, *names_of_strangers(names, known.common), *alone]
    if shared:
        best = max(near, far, key=lambda parts: sum(p.bits for p in parts))
        if best is far and _are_of_office(shared, known.several):
            return _as_strangers(far, one, two, names)
        alike = _sum(best, names, is_hard=True, at_handle=True)
        may_be_two = may_be_two_at_home(shared, one, two, names=names, several=known.several)
        return replace(alike, may_be_two=may_be_two and not _are_born_as_one(alike))
    return _as_strangers(far, one, two, names)


def _as_strangers(far: list[Evidence], one: Record, two: Record, names: Names) -> Likeness:
    """Give the likeness of two who share no handle, or one of an office: colleagues share that with everybody there."""
    alike = _sum(far, names, is_hard=_is_hard(far), at_handle=False)
    may_be_two = names.are_halves or (_have_two_mailboxes(one, two) and not _is_unlike_a_namesake(alike))
    return replace(alike, may_be_two=may_be_two and not _are_born_as_one(alike))


def _are_of_office(shared: Iterable[tuple[str, str]], several: Several) -> bool:
    offices = several.shared - several.homes
    return all(mine in offices or theirs in offices for mine, theirs in shared)


OF_ONE_BIRTH = (*AS_WRITTEN, Fit.PARTLY, Fit.SLIP)


def _are_born_as_one(alike: Likeness) -> bool:
    """Tell whether name and day of birth agree: a father is not born with his son, nor are twins called alike."""
    named_alike = alike.given in (*OF_ONE_BIRTH, Fit.NICKNAME) and alike.family in OF_ONE_BIRTH
    return named_alike and any(p.part is Part.BIRTHDAY for p in alike.parts)


def _is_unlike_a_namesake(alike: Likeness) -> bool:
    """Tell whether a full name is too rare for two at one firm."""
    bits = sum(p.bits for p in alike.parts if p.part in FULL_NAME)
    return {alike.given, alike.family} == {Fit.SAME} and bits >= NAMESAKE_BITS


def _at_handles(
    shared: tuple[tuple[str, str], ...], one: Record, two: Record, names: Names, known: Compared
) -> Iterator[Evidence]:
    is_office = all(handle.startswith("tel:") or handle in known.several.shared for handle, _ in shared)
    yield from evidence_at(shared, one, two, several=known.several)
    is_of_several = all(handle in known.several.shared for handle, _ in shared)
    yield from names_at_handle(names, known.common, is_office=is_office, is_of_several=is_of_several)


def full_name(record: Record) -> str:
    """Give the words of a full name as a key, "" where a part is missing or an initial."""
    if not (record.given and record.family) or len(record.given[0]) < 2 or len(record.family[0]) < 2:
        return ""
    return " ".join((*record.given, *record.family))


def _sum(parts: list[Evidence], names: Names, *, is_hard: bool, at_handle: bool) -> Likeness:
    bits = sum(p.bits for p in parts)
    return Likeness(bits, tuple(parts), names.given, names.family, is_hard, at_handle)


def prior_bits(one: str, two: str, known: Compared) -> float:
    """Give the odds, as bits, that any card of source `one` and any of source `two` are one person."""
    if one == two:
        twins = TWINS_IN_MAIL if one == MAIL else TWINS_IN_SOURCE
        return log2(twins / max(known.sizes[one], LEAST_CARDS))
    twins = known.overlaps.get(frozenset((one, two)), TWINS_ACROSS)
    return log2(twins / max(known.sizes[one], known.sizes[two], LEAST_CARDS))


def _apart_from_handles(one: Record, two: Record, names: Names, known: Compared) -> Iterator[Evidence]:
    common = known.common
    if one.birthday and two.birthday:
        yield from _birthday(one.birthday, two.birthday)
    if one.generation != two.generation and names.given is Fit.SAME:
        yield Evidence(Part.GENERATION, GENERATION_BITS, one.generation, two.generation)
    if one.organisation and two.organisation:
        yield from _work(one, two, known)
    if one.city and two.city:
        same = one.city == two.city or is_slip(one.city, two.city)
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
        yield Evidence(Part.COMPANY, COMPANY_BITS * min(len(both), MOST_COMPANY), named, named)


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
                OTHER_MAILBOX_BITS if _have_two_mailboxes(one, two) and kind == "mail:" else OTHER_HANDLES_BITS,
                *(", ".join(sorted(x.partition(":")[2] for x in h)) for h in (mine_all, theirs_all)),
            )


def _have_two_mailboxes(one: Record, two: Record) -> bool:
    """Tell whether both have a mailbox at the firm with which both are, known by its name in the address."""
    firm = one.organisation.partition(" ")[0]
    if one.organisation != two.organisation or len(firm) < LEAST_OF_FIRM:
        return False
    both = set(one.handles) & set(two.handles)
    places = ({h.rpartition("@")[2] for h in r.handles if h.startswith("mail:") and h not in both} for r in (one, two))
    return any(firm in place for place in set.intersection(*places))


FULL_NAME = (Part.GIVEN_SAME, Part.GIVEN_SECOND, Part.FAMILY_SAME)
NAMESAKE_BITS = 18.0
"""Among a thousand at a firm another one of a name that one in 2**18 bears is met in one firm of 250; that somebody has
had two mailboxes there is a good deal likelier than that."""

LEAST_OF_FIRM = 4
"""Letters of a firm's first word that are needed to know it in an address."""

QUIET = (Part.CITY, Part.OTHER_CITY, Part.WORK, Part.TITLE, Part.OTHER_HANDLES, Part.LOCAL)
"""Of two who share a handle these say nothing more: families and colleagues share town, workplace and title; and two
who share a telephone live in one town, while who moved has two."""


def _silenced(parts: Iterable[Evidence], silent: Collection[Part]) -> Iterator[Evidence]:
    """Give the parts, those of the kinds in `silent` without a weight."""
    return (Evidence(p.part, 0.0, p.first, p.second) if p.part in silent else p for p in parts)


LEAST_ALIKE = 0.4
"""Ratio of letters in common, from which on a name may be another one written badly: Siin and Simon have 0.67, Tina and
Chirstine 0.46; Simon and Khatuna 0.17."""


def _may_be_twins(parts: Iterable[Evidence], names: Names) -> bool:
    """Tell whether two have a birthday in common, and names nothing alike: twins share home, surname and day."""
    one, two = (in_latin(words[0]) for words in names.given_words)
    has_day = any(p.part is Part.BIRTHDAY for p in parts)
    return has_day and SequenceMatcher(None, one, two).ratio() < LEAST_ALIKE


def _are_named_alike(one: Record, two: Record) -> bool:
    return all(any(local_names(local, record) for local in record.locals) for record in (one, two))


BEYOND_NAME = frozenset((Part.BIRTHDAY, Part.WORK, Part.COMPANY, Part.PERSONAL))
HARD = BEYOND_NAME | {Part.ONCE}
"""What has to speak beside a name before two cards without a common handle are joined unasked; a name that each source
knows once does not, where each card has an address or a number of its own."""


def _is_hard(parts: Iterable[Evidence]) -> bool:
    found = {p.part for p in parts if p.part is not Part.LOCAL or p.bits >= LOCAL_BITS}
    if Part.OTHER_HANDLES in found:
        found.discard(Part.ONCE)
    return bool(found & {*HARD, Part.LOCAL})


def _birthday(one: str, two: str) -> Iterator[Evidence]:
    if not (_is_whole(one) and _is_whole(two)):
        return
    if one == two:
        yield Evidence(Part.BIRTHDAY, BIRTHDAY_BITS, one, two)
    elif is_slip_of_day(one, two):
        yield Evidence(Part.NEAR_BIRTHDAY, NEAR_BIRTHDAY_BITS, one, two)
    else:
        yield Evidence(Part.OTHER_BIRTHDAY, OTHER_BIRTHDAY_BITS, one, two)


def _is_whole(birthday: str) -> bool:
    """Tell whether a birthday has its year: without one it is shared by one in 365."""
    return birthday[:4].isdigit()
