"""Propose the category where a person belongs, always with the reason."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kithmap.goals.backdrop import Backdrop, surnames
from kithmap.goals.clues import Clues
from kithmap.goals.sharing import is_free_mail, is_university, is_within
from kithmap.goals.template import Sign
from kithmap.kit.reason import Reason
from kithmap.kit.speech import say, written
from kithmap.people.handles import domain_of
from kithmap.people.names import folded
from kithmap.people.person import Person

# Weights have no unit; only their order matters. What the owner wrote goes before what an address tells, that before
# a name shared by chance, and that before mere circumstance. Two lesser clues together may beat a greater one.
LABEL_IS_NAME = 4.0
LABEL_FITS = 3.0
SAME_WORK = 2.0
SURNAME = 1.8
TRADE_FITS = 1.6
UNIVERSITY = 1.5
CROWD = 0.6
SOURCE_FITS = 0.4
LATER_LETTER = 0.01
"""What each letter before the fitting word costs: the first word of a label qualifies the rest ("Former team")."""
CROWD_LEAST = 4
"""So many people from one organisation make it a world of its own for the owner; two or three are a coincidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryProposal:
    """Where a person may belong, for the owner to accept or change; the reasons' weights tell how sure it is."""

    person_id: str
    category_id: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Clue:
    category_id: str
    reason: Reason


def propose_category(person: Person, known: Sequence[Clues], behind: Backdrop) -> CategoryProposal | None:
    """Propose one of the categories `known` for `person`, or None where nothing speaks for any.

    Clues add up; of equal categories the first in map order is taken. `behind` is the backdrop of all people.
    """
    found: defaultdict[str, list[Reason]] = defaultdict(list)
    for clue in _clues_of(person, known, behind):
        found[clue.category_id].append(clue.reason)
    if not found:
        return None
    order = [clues.category_id for clues in known]
    best = max(found, key=lambda id_: (sum(reason.weight for reason in found[id_]), -order.index(id_)))
    reasons = sorted(found[best], key=lambda reason: -reason.weight)
    return CategoryProposal(person_id=person.id, category_id=best, reasons=tuple(reasons))


def _clues_of(person: Person, known: Sequence[Clues], behind: Backdrop) -> Iterator[_Clue]:
    labels, work, sources = map(_plain, (person.labels, (person.title, person.organisation), person.sources))
    for clues in known:
        if labels and (reason := _label_reason(labels, clues)):
            yield _Clue(clues.category_id, reason)
        if work and (fit := _earliest(work, clues.trades)):
            yield _Clue(clues.category_id, Reason(say("Their work reads “{words}”.", words=fit.text), TRADE_FITS))
        if sources and (fit := _earliest(sources, clues.keywords)):
            yield _Clue(
                clues.category_id, Reason(say("They came with your {source} file.", source=fit.text), SOURCE_FITS)
            )
    for sign, reason in _signs(person, behind):
        for clues in known:
            if sign in clues.signs:
                yield _Clue(clues.category_id, reason)


@dataclass(frozen=True, slots=True)
class _Fit:
    text: str
    plain: str
    start: int


def _plain(texts: Iterable[str]) -> list[tuple[str, str]]:
    return [(text, folded(text)) for text in texts if text]


def _label_reason(labels: Sequence[tuple[str, str]], clues: Clues) -> Reason | None:
    fit = _earliest(labels, clues.keywords)
    if fit is None:
        return None
    weight = LABEL_IS_NAME if fit.plain == clues.folded_name else LABEL_FITS - LATER_LETTER * fit.start
    return Reason(say("You filed them under “{label}”.", label=fit.text), weight)


def _earliest(texts: Sequence[tuple[str, str]], pattern: re.Pattern[str] | None) -> _Fit | None:
    """Give where `pattern` begins first in any of `texts`; of "Former team" it is "former" that counts."""
    if pattern is None:
        return None
    fits = [_Fit(text, plain, match.start()) for text, plain in texts if (match := pattern.search(plain))]
    return min(fits, key=lambda fit: fit.start, default=None)


def _signs(person: Person, behind: Backdrop) -> Iterator[tuple[Sign, Reason]]:
    domains = [d for d in map(domain_of, person.handles) if d and not is_free_mail(d)]
    employer = folded(person.organisation)
    kin = bool(surnames(person.family) & behind.surnames)
    # Erik Solberg at solberg.example is family; anybody else there works for a firm that bears the owner's name
    shared = [d for d in domains if is_within(d, behind.domains) and not (kin and _bears(d, behind.surnames))]
    if shared:
        yield _together(shared, employer, behind)
    elif employer in behind.organisations:
        yield (
            Sign.OWN_ORGANISATION,
            Reason(say("They are at {organisation}, as you are.", organisation=person.organisation), SAME_WORK),
        )
    elif employer in behind.left_organisations:
        yield (
            Sign.FORMER_ORGANISATION,
            Reason(say("They are at {organisation}, as you were.", organisation=person.organisation), SAME_WORK),
        )
    else:
        yield from _elsewhere(person, domains, behind.crowds.get(employer, 0))
    if kin:
        yield Sign.SURNAME, Reason(say("They share a surname with you: {name}.", name=person.family), SURNAME)


def _together(shared: Sequence[str], employer: str, behind: Backdrop) -> tuple[Sign, Reason]:
    """Tell colleagues from former ones: either the owner has left, or they have and name another employer now."""
    now = next((domain for domain in shared if not is_within(domain, behind.left_domains)), "")
    if not now:
        return Sign.FORMER_ORGANISATION, Reason(
            say("They write from {domain}, as you did.", domain=shared[0]), SAME_WORK
        )
    if employer and behind.organisations and not _is_one_of(employer, behind.organisations):
        return Sign.FORMER_ORGANISATION, Reason(
            say("They wrote from {domain}, as you do, and have left.", domain=now), SAME_WORK
        )
    return Sign.OWN_ORGANISATION, Reason(say("They write from {domain}, as you do.", domain=now), SAME_WORK)


def _elsewhere(person: Person, domains: Sequence[str], crowd: int) -> Iterator[tuple[Sign, Reason]]:
    place = next((place for place in (person.organisation, *domains) if place and is_university(place)), "")
    if place:
        yield Sign.UNIVERSITY, Reason(say("{place} is a place of study.", place=place), UNIVERSITY)
    if crowd >= CROWD_LEAST:
        yield (
            Sign.CROWD,
            Reason(
                say(
                    "You know {number} people at {organisation}.",
                    number=written(crowd),
                    organisation=person.organisation,
                ),
                CROWD,
            ),
        )


def _is_one_of(employer: str, firms: frozenset[str]) -> bool:
    """Tell whether an employer is one of `firms` by the first word: the rest is "Ltd", "Group" or left out."""
    return employer.split()[0] in {firm.split()[0] for firm in firms}


def _bears(domain: str, names: frozenset[str]) -> bool:
    return not names.isdisjoint(folded(domain.replace(".", " ")).split())
