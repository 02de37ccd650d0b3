"""Blind spots: where the owner's rings and the contacts disagree, both ways."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from kithmap.kit.dates import spoken_day
from kithmap.kit.reason import Reason
from kithmap.kit.speech import say
from kithmap.people.directory import Directory
from kithmap.people.person import Person
from kithmap.roster.calibrated import CLOSE_RING
from kithmap.roster.standing import Roster, Standing
from kithmap.ties.tie import Rhythm, Warmth
from kithmap.ties.tie_reading import WARM_FROM, TieBook

MOST_IN_TOUCH = 15
"""People with whom one is in touch constantly: the sympathy group (Zhou, Sornette, Hill & Dunbar 2005)."""
LEAST_SILENCE_DAYS = 30
"""A shorter silence is no blind spot, whatever the rhythm was."""
_BROKEN_OFF = (Rhythm.SLIPPING, Rhythm.DORMANT)
_GONE_COLD = (Warmth.COLD, Warmth.DORMANT)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindSpot:
    """One person of whom ring and contacts say different things, and the facts. `ring` is None off the map."""

    person: Person
    ring: int | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class BlindSpots:
    """`silent`: placed close, and no contact for long. `off_map`: in touch constantly, and not on this map."""

    silent: tuple[BlindSpot, ...]
    off_map: tuple[BlindSpot, ...]


def find_blind_spots(roster: Roster, *, ties: TieBook, directory: Directory) -> BlindSpots:
    """Find blind spots both ways. Of whom too little contact is known, nothing is said: not logged is not silent."""
    silent = [standing for standing in roster.on_map if _is_silent(standing)]
    silent.sort(key=lambda standing: (standing.ring or 0, -(standing.tie.silence_days or 0)))
    on_map = {standing.person.id for standing in roster.on_map}
    return BlindSpots(
        silent=tuple(_silent(standing, today=ties.ties.as_of) for standing in silent),
        off_map=tuple(
            BlindSpot(
                person=directory.people[row],
                ring=None,
                reasons=(_constant(), *ties.tie(row, directory.people[row].id).reasons),
            )
            for row in _most_in_touch(ties)
            if directory.people[row].id not in on_map
        ),
    )


def _is_silent(standing: Standing) -> bool:
    tie = standing.tie
    placed_close = standing.ring is not None and not standing.ring_is_proposed and standing.ring <= CLOSE_RING
    known = tie.strength is not None and (tie.silence_days or 0) >= LEAST_SILENCE_DAYS
    return placed_close and known and (tie.rhythm in _BROKEN_OFF or tie.warmth in _GONE_COLD)


def _silent(standing: Standing, *, today: date) -> BlindSpot:
    last = standing.tie.last
    assert last is not None, "a known tie has a last day of contact"
    text = say(
        "You placed {name} on ring {ring}, and the last contact was on {day}.",
        name=standing.person.name,
        ring=standing.ring,
        day=spoken_day(last, today=today),
    )
    return BlindSpot(person=standing.person, ring=standing.ring, reasons=(Reason(text), *standing.tie.reasons))


def _constant() -> Reason:
    return Reason(
        say("One of the {number} people you are in touch with most now, and not on this map.", number=MOST_IN_TOUCH)
    )


def _most_in_touch(ties: TieBook) -> Iterator[int]:
    """Give rows of the most alive ties that went both ways and are on track, most alive first."""
    alive = ties.ties.alive
    likely = np.flatnonzero(ties.ties.is_known & ties.ties.is_mutual & (alive >= WARM_FROM))
    order = likely[np.argsort(-alive[likely], kind="stable")][:MOST_IN_TOUCH]
    yield from (int(row) for row in order if ties.rhythm(int(row)) is Rhythm.ON_TRACK)
