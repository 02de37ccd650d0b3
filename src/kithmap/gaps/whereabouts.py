"""Whereabouts: whom the owner knows at an organisation, now or earlier."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kithmap.gaps.organisation import most_common, plain_organisation
from kithmap.gaps.wording import listed, plain_end
from kithmap.kit.speech import say, say_count


@dataclass(frozen=True, slots=True, kw_only=True)
class Employed:
    """One person and where they are: `organisation` now, `elsewhere` the others that cards name."""

    person_id: str
    name: str
    organisation: str
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AtOrganisation:
    """The answer to "do I know anyone at …?".

    `organisation` is written as most of its people write it, or as asked where nobody is there. `on_map`, `off_map` (in
    the pool or not) and `formerly` are person ids, each person once. `sentence` says "nobody" aloud; it counts
    of how many people the organisation is not known, since they might be there.
    """

    organisation: str
    on_map: tuple[str, ...]
    off_map: tuple[str, ...]
    formerly: tuple[str, ...]
    sentence: str
    next_step: str

    @property
    def people(self) -> tuple[str, ...]:
        """The ids of everybody there, now or earlier; those on the map first."""
        return (*self.on_map, *self.off_map, *self.formerly)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Everybody by organisation, as names are compared; `blank` counts those whose organisation is not known."""

    now: Mapping[str, Sequence[Employed]]
    once: Mapping[str, Sequence[Employed]]
    blank: int

    def at(self, organisation: str, *, on_map: frozenset[str]) -> AtOrganisation:
        """Tell whom the owner knows at `organisation`: by its whole name, never a part of it."""
        wanted = plain_organisation(organisation)
        there = list(self.now.get(wanted, ())) if wanted else []
        near = [who for who in there if who.person_id in on_map]
        far = [who for who in there if who.person_id not in on_map]
        once = [who for who in self.once.get(wanted, ()) if who not in there] if wanted else []
        once.sort(key=lambda who: who.person_id not in on_map)
        name = most_common([who.organisation for who in there]) if there else " ".join(organisation.split())
        return AtOrganisation(
            organisation=name,
            on_map=_ids(near),
            off_map=_ids(far),
            formerly=_ids(once),
            sentence=_sentence(plain_end(name), near, far, once, blank=self.blank),
            next_step=_next_step(plain_end(name), near, far, once),
        )


def whereabouts(people: Iterable[Employed]) -> Whereabouts:
    """Bring people in order by where they are; those of one organisation keep their order."""
    now: dict[str, list[Employed]] = defaultdict(list)
    once: dict[str, list[Employed]] = defaultdict(list)
    blank = 0
    for who in people:
        here = plain_organisation(who.organisation) if who.organisation else ""
        blank += not here
        if here:
            now[here].append(who)
        for place in {plain_organisation(name) for name in who.elsewhere} - {here, ""}:
            once[place].append(who)
    return Whereabouts(now, once, blank)


def _ids(people: Iterable[Employed]) -> tuple[str, ...]:
    return tuple(who.person_id for who in people)


def _names(people: Sequence[Employed]) -> str:
    return listed([who.name for who in people])


def _sentence(
    name: str, near: Sequence[Employed], far: Sequence[Employed], once: Sequence[Employed], *, blank: int
) -> str:
    if near and far:
        return say(
            "At {place} you know {names}, and off your map {others}.",
            place=name,
            names=_names(near),
            others=_names(far),
        )
    if near or far:
        return _known(name, near, far)
    if once:
        return say(
            "Nobody you know is at {place} now; {names} once stood on a card of theirs.", place=name, names=_names(once)
        )
    if not blank:
        return say("Nobody you know is at {place}.", place=name)
    return say_count(
        "Nobody is known to be at {place}; where {number} person works is not known.",
        "Nobody is known to be at {place}; where {number} people work is not known.",
        blank,
        place=name,
    )


def _known(name: str, near: Sequence[Employed], far: Sequence[Employed]) -> str:
    if near:
        return say("At {place} you know {names}.", place=name, names=_names(near))
    return say("At {place} you know {names}, off your map so far.", place=name, names=_names(far))


def _next_step(name: str, near: Sequence[Employed], far: Sequence[Employed], once: Sequence[Employed]) -> str:
    if near:
        return say("Ask {name} how things are at {place}.", name=near[0].name, place=name)
    if far:
        return say("Bring {name} onto your map.", name=far[0].name)
    if once:
        return say("Ask {name} who is at {place} now.", name=once[0].name, place=name)
    return say("Ask two people in that trade whom they know at {place}.", place=name)
