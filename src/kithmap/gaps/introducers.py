"""Introducers: who opened doors, and how many people the owner met by themselves."""

from collections import defaultdict
from dataclasses import dataclass

from kithmap.gaps.member import BY_MYSELF, Member
from kithmap.gaps.situation import LEAST_PEOPLE, Situation
from kithmap.gaps.wording import NAMES_SHOWN, ids_of, named, percent, sentences
from kithmap.kit.speech import say, say_count

BY_MYSELF_FROM = 0.65
"""Share of people met by oneself above which a network tends to be too alike (Uzzi & Dunlap 2005)."""


@dataclass(frozen=True, slots=True)
class Door:
    """One person who introduced others: the ids of those on the map whom the owner met through them."""

    person_id: str
    name: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Introducers:
    """How the owner came to know the people on the map.

    `told` are the ids of those of whom it is known, `untold` of the others, closest first; `by_myself` those whom
    nobody introduced; `doors` are those who introduced somebody, the widest first. `enough` is false below eight told;
    the sentence says then what is missing.
    """

    told: tuple[str, ...]
    untold: tuple[str, ...]
    by_myself: tuple[str, ...]
    doors: tuple[Door, ...]
    enough: bool
    sentence: str
    next_step: str

    @property
    def share_by_myself(self) -> float | None:
        """The share of those told whom the owner met by themselves, 0 to 1; None below the minimum."""
        return len(self.by_myself) / len(self.told) if self.enough else None

    @property
    def is_too_alike(self) -> bool:
        """True above 65 %: such networks tend to be too alike."""
        return _is_too_alike(self.share_by_myself or 0.0)


def introducers(now: Situation) -> Introducers:
    """Give who opened doors among the people on the map; those of whom nothing was told are left out."""
    told = [member for member in now.members if member.met_through is not None]
    untold = [member for member in now.members if member.met_through is None]
    alone = [member for member in told if member.met_through == BY_MYSELF]
    doors = _doors(now)
    enough = len(told) >= LEAST_PEOPLE
    return Introducers(
        told=ids_of(told),
        untold=ids_of(untold),
        by_myself=ids_of(alone),
        doors=doors,
        enough=enough,
        sentence=sentences(_by_myself(len(alone), len(told)), _opened(doors)) if enough else _too_few(len(told)),
        next_step=_thank(doors) if enough else _tell(untold),
    )


def _doors(now: Situation) -> tuple[Door, ...]:
    opened: dict[str, list[str]] = defaultdict(list)
    for member in now.members:
        if member.met_through in now.people and member.met_through != member.person_id:
            opened[member.met_through or ""].append(member.person_id)
    doors = [Door(door_id, now.people[door_id].name, tuple(people)) for door_id, people in opened.items()]
    return tuple(sorted(doors, key=lambda door: (-len(door.people), door.name, door.person_id)))


def _by_myself(alone: int, told: int) -> str:
    said = say_count(
        "You met {number} of {whole} people ({share}) by yourself.",
        "You met {number} of {whole} people ({share}) by yourself.",
        alone,
        whole=told,
        share=percent(alone / told),
    )
    if _is_too_alike(alone / told):
        return sentences(said, say("Networks made that way tend to be too alike."))
    return said


def _is_too_alike(share_by_myself: float) -> bool:
    return share_by_myself > BY_MYSELF_FROM


def _opened(doors: tuple[Door, ...]) -> str:
    if not doors:
        return ""
    widest = doors[0]
    return say_count(
        "{name} opened most doors: {number} person.",
        "{name} opened most doors: {number} people.",
        len(widest.people),
        name=widest.name,
    )


def _thank(doors: tuple[Door, ...]) -> str:
    if doors:
        return say("Thank {name} for the introductions; it is seldom done.", name=doors[0].name)
    return say("Ask one person you trust to introduce you to somebody unlike you.")


def _too_few(told: int) -> str:
    if not told:
        return say("How you met people is not noted yet: not enough to say who opened doors.")
    return say_count(
        "How you met is noted of {number} person: not enough to say who opened doors.",
        "How you met is noted of {number} people: not enough to say who opened doors.",
        told,
    )


def _tell(untold: list[Member]) -> str:
    if not untold:
        return say("Note of at least {least} people through whom you met.", least=LEAST_PEOPLE)
    return say(
        "Note of at least {least} people through whom you met, starting with {names}.",
        least=LEAST_PEOPLE,
        names=named(untold[:NAMES_SHOWN]),
    )
