"""Coverage: how surely each need of the goal finds help, and on whom that rests."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod

from kithmap.gaps.chance import could, reach
from kithmap.gaps.member import Member
from kithmap.goals.need import Need
from kithmap.goals.offer import OfferState

ENOUGH_PEOPLE = 2
"""People who make a need covered: with one, a single no or a long holiday leaves it open."""
LEAST_OFFERING = 3
"""People with an offer below which coverage says nothing: offers are then what was noted so far, not what there is."""
RESTS_BELOW = 0.5
"""A need rests on a person without whom its coverage falls below this share of itself."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """One person behind one need. `chance` is could · reach, above 0; `is_proposed` while only Kithmap says so."""

    person_id: str
    name: str
    chance: float
    is_proposed: bool


@dataclass(frozen=True, slots=True)
class NeedCover:
    """How one need stands: `value` is the chance, 0 to 1, that at least one of its carriers helps.

    `carriers` are most likely first. `declined` are the ids of those who said no and offer nothing else for it.
    """

    need: Need
    value: float
    carriers: tuple[Carrier, ...]
    declined: tuple[str, ...] = ()

    @property
    def is_covered(self) -> bool:
        return len(self.carriers) >= ENOUGH_PEOPLE

    @property
    def people(self) -> tuple[str, ...]:
        return tuple(carrier.person_id for carrier in self.carriers)

    @property
    def is_guess(self) -> bool:
        """True where there are carriers, and all of them are Kithmap's proposals."""
        return bool(self.carriers) and all(carrier.is_proposed for carrier in self.carriers)

    @property
    def rests_on(self) -> Carrier | None:
        """The one person without whom coverage falls below half, if there is one; there are never two."""
        for carrier in self.carriers[:1]:
            if self.without(carrier.person_id) < RESTS_BELOW * self.value:
                return carrier
        return None

    def without(self, person_id: str) -> float:
        """Give what `value` would be without that person."""
        return joined(carrier.chance for carrier in self.carriers if carrier.person_id != person_id)


@dataclass(frozen=True, slots=True)
class Coverage:
    """All needs of the goal in their order; `offering` people have any offer for them, declined ones included."""

    needs: tuple[NeedCover, ...]
    offering: int

    @property
    def is_known(self) -> bool:
        """True where enough people have offers for a sentence about coverage."""
        return bool(self.needs) and self.offering >= LEAST_OFFERING

    @property
    def carried(self) -> tuple[NeedCover, ...]:
        """The needs that somebody carries."""
        return tuple(cover for cover in self.needs if cover.carriers)


def joined(chances: Iterable[float]) -> float:
    """Give 1 - Π(1 - chance): the chance of at least one, taken as independent of each other (noisy-or, Pearl 1988).

    >>> joined([0.5, 0.5])
    0.75
    """
    return 1.0 - prod(1.0 - chance for chance in chances)


def coverage(needs: Sequence[Need], members: Iterable[Member]) -> Coverage:
    """Give the coverage of `needs` by what `members` offer.

    Of several offers of one person for one need the strongest counts, so that one more offer never lowers a figure.
    """
    wanted = {need.id for need in needs}
    carriers: dict[str, list[Carrier]] = defaultdict(list)
    declined: dict[str, list[str]] = defaultdict(list)
    offering = 0
    for member in members:
        offered = [offer for offer in member.offers if offer.need_id in wanted]
        offering += bool(offered)
        carried = _carried(member) if offered else {}
        for need_id, carrier in carried.items():
            carriers[need_id].append(carrier)
        for need_id in {offer.need_id for offer in offered if offer.state is OfferState.DECLINED} - carried.keys():
            declined[need_id].append(member.person_id)
    return Coverage(tuple(_cover(need, carriers[need.id], sorted(declined[need.id])) for need in needs), offering)


def _carried(member: Member) -> dict[str, Carrier]:
    best: dict[str, Carrier] = {}
    reached = reach(member)
    for offer in sorted(member.offers, key=lambda o: (-could(o), o.proposed, o.need_id)):
        if (chance := could(offer) * reached) > 0:
            best.setdefault(offer.need_id, Carrier(member.person_id, member.name, chance, offer.proposed))
    return best


def _cover(need: Need, carriers: list[Carrier], declined: Sequence[str]) -> NeedCover:
    ordered = sorted(carriers, key=lambda c: (-c.chance, c.name, c.person_id))
    return NeedCover(need, joined(carrier.chance for carrier in ordered), tuple(ordered), tuple(declined))
