"""Rings proposed for everybody: as this owner places people once enough are placed, as is usual before that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from kithmap.goals.goal import Placement
from kithmap.kit.speech import say_count
from kithmap.people.directory import Directory
from kithmap.roster.calibration import Calibration, learn
from kithmap.roster.rings import ONE_WAY_RING, proposed_rings
from kithmap.ties.strength import Ties

LEAST_PLACED = 20
"""Placements from which there is something to learn: below, four borders would follow single people."""
CLOSE_RING = 2
"""Rings up to this are close (the design's "ring 1-2"), those beyond are further out."""
MOST_USUAL = 400
"""Ties, evenly from weakest to strongest, whose usual rings are looked at: more would cost time and tell the same."""
LEAST_OF_A_KIND = 3
"""Placements close and further out that are needed: who places everybody close has not said where the border is."""


class Missing(StrEnum):
    """What is missing before the owner's own placements can teach anything."""

    PLACED = "placed"
    CLOSE = "close"
    FURTHER = "further"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Calibrated:
    """Rings proposed for the p people of the directory.

    rings     int8 (p)   1 to 5; 0 where too little is known of the tie to propose one
    placed    intp (n)   rows of people whom the owner placed and of whose tie enough is known, strongest tie first
    told      int8 (n)   the rings they were placed on
    `learned` is None while something is `missing`, of which `needed` more make enough; `rings` are the usual ones then.
    """

    rings: NDArray[np.int8]
    placed: NDArray[np.intp]
    told: NDArray[np.int8]
    learned: Calibration | None
    missing: Missing | None
    needed: int


def calibrate(ties: Ties, directory: Directory, placements: Iterable[Placement], *, goal_id: str) -> Calibrated:
    """Learn from the owner's placements on all maps where they place people; the map of this goal goes before others.

    A person placed without a ring, or of whose tie too little is known, teaches nothing.
    """
    ordered = sorted(placements, key=lambda placement: placement.goal_id == goal_id)
    told = {
        row: placement.ring
        for placement in ordered
        if placement.ring is not None and (row := directory.rows.get(placement.person)) is not None
    }
    return calibrate_rows(ties, told)


def what_is_missing(calibrated: Calibrated) -> str:
    """Say what the owner could do so that rings are proposed as they place people; "" where enough is known."""
    match calibrated.missing:
        case Missing.PLACED:
            return say_count(
                "Place {number} more person whom your mail or calendar knows: then rings are proposed your way.",
                "Place {number} more people whom your mail or calendar knows: then rings are proposed your way.",
                calibrated.needed,
            )
        case Missing.CLOSE:
            return say_count(
                "Place {number} more person close, on ring 1 or 2: only then is it clear where close begins for you.",
                "Place {number} more people close, on ring 1 or 2: only then is it clear where close begins for you.",
                calibrated.needed,
            )
        case Missing.FURTHER:
            return say_count(
                "Place {number} more person on ring 3 or further out: only then is it clear where close ends for you.",
                "Place {number} more people on ring 3 or further out: only then is it clear where close ends for you.",
                calibrated.needed,
            )
        case None:
            return ""


def calibrate_rows(ties: Ties, rings_told: Mapping[int, int]) -> Calibrated:
    """Learn from rings told by row; see `calibrate`."""
    known = ties.is_known
    found = np.array([row for row in rings_told if known[row]], dtype=np.intp)
    found = found[np.argsort(-ties.strength[found], kind="stable")]
    told = np.array([rings_told[int(row)] for row in found], dtype=np.int8)
    usual = proposed_rings(ties)
    missing, needed = _missing(told)
    learned = None if missing else _learned(ties, found, told, usual=usual)
    return Calibrated(
        rings=usual if learned is None else _own_rings(ties, learned, usual=usual),
        placed=found,
        told=told,
        learned=learned,
        missing=missing,
        needed=needed,
    )


def _missing(told: NDArray[np.int8]) -> tuple[Missing | None, int]:
    close = int((told <= CLOSE_RING).sum())
    counts = {
        Missing.PLACED: LEAST_PLACED - len(told),
        Missing.CLOSE: LEAST_OF_A_KIND - close,
        Missing.FURTHER: LEAST_OF_A_KIND - (len(told) - close),
    }
    return next(((what, number) for what, number in counts.items() if number > 0), (None, 0))


def _learned(ties: Ties, placed: NDArray[np.intp], told: NDArray[np.int8], *, usual: NDArray[np.int8]) -> Calibration:
    known = np.flatnonzero(usual)
    known = known[np.argsort(ties.strength[known], kind="stable")]
    seen = known[np.linspace(0, len(known) - 1, min(len(known), MOST_USUAL)).round().astype(np.intp)]
    return learn(ties.strength[placed], told, all_strength=ties.strength[seen], usual_rings=usual[seen])


def _own_rings(ties: Ties, learned: Calibration, *, usual: NDArray[np.int8]) -> NDArray[np.int8]:
    """Whoever was never answered stays outside, and who is not known stays unplaced, as with the usual rings."""
    rings = np.maximum(learned.rings(ties.strength), np.where(ties.is_mutual, 1, ONE_WAY_RING))
    return np.where(usual > 0, rings, 0).astype(np.int8)
