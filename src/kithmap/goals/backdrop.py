"""The backdrop: what everybody together says, before one person is looked at."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kithmap.goals.sharing import is_free_mail, is_within
from kithmap.people.handles import domain_of
from kithmap.people.names import folded
from kithmap.people.person import Person

OWN_ORGANISATION_LEAST = 2
"""So many people at the owner's own domain must name an organisation before it counts as the owner's: one is a typo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backdrop:
    """The owner's side and how people crowd.

    `surnames` are the owner's, folded. `domains` are the owner's own mail domains without those that anybody can have,
    `left_domains` those among them where the owner is no longer. `organisations` are the owner's own, folded, and
    `left_organisations` the former ones. `crowds` tells how many people name each organisation, folded.
    """

    surnames: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    left_domains: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    left_organisations: frozenset[str] = frozenset()
    crowds: Mapping[str, int] = field(default_factory=dict)


def backdrop(people: Iterable[Person], owner: Person, *, left: Iterable[str] = ()) -> Backdrop:
    """Give what `people` together say.

    `owner` is the owner as a person; name, handles and organisation are used. `left` are those of the owner's handles
    that are no longer in use: who shares their domain is a former colleague.
    """
    everybody = tuple(people)
    employers = [name for p in everybody if p.organisation and (name := folded(p.organisation))]
    domains = frozenset(d for d in map(domain_of, owner.handles) if d and not is_free_mail(d))
    left_domains = domains & frozenset(map(domain_of, left))
    left_organisations = _organisations_at(everybody, left_domains)
    own = _organisations_at(everybody, domains - left_domains) | ({folded(owner.organisation)} - {""})
    return Backdrop(
        surnames=surnames(owner.family),
        domains=domains,
        left_domains=left_domains,
        organisations=own,
        left_organisations=left_organisations - own,
        crowds=Counter(employers),
    )


def surnames(family: str) -> frozenset[str]:
    """Give the parts of a family name that can be shared, folded: particles and initials say nothing.

    >>> sorted(surnames("Lindqvist-Ruiz de la Torre"))
    ['lindqvist', 'ruiz', 'torre']
    """
    words = folded(family).split()
    return frozenset(w for w in words if not (w.isascii() and (len(w) < 3 or w in _PARTICLES)))


def _organisations_at(people: Iterable[Person], domains: frozenset[str]) -> frozenset[str]:
    beside = Counter(
        employer
        for person in people
        if person.organisation
        and any(is_within(domain_of(handle), domains) for handle in person.handles)
        # a dash on a card folds into nothing: that is no organisation
        and (employer := folded(person.organisation))
    )
    return frozenset(name for name, count in beside.items() if count >= OWN_ORGANISATION_LEAST)


_PARTICLES = frozenset(["von", "van", "der", "den", "del", "della", "dos", "das", "ter", "ten", "bin", "ibn", "abu"])
