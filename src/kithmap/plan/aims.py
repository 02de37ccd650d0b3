"""Aims: what talks with people at the organisations one would like to reach add to a week."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kithmap.gaps.member import Member
from kithmap.gaps.organisation import plain_organisation
from kithmap.goals.target import Target

AIM_SHARE = 0.01
"""What getting through to the organisation that is wanted most counts beside a rise in coverage (no unit): as much as
an ask that brings help, enough to tell apart those whose talk changes little else."""


@dataclass(frozen=True, slots=True, eq=False)
class Aims:
    """k organisations that the owner aims at and at which nobody speaks for them yet, beside p people.

    remaining  float64 (p, k)  what a talk with each leaves of the chance that nobody there was reached, 0 to 1
    weight     float64 (k)     how much each counts beside coverage
    """

    remaining: NDArray[np.float64]
    weight: NDArray[np.float64]


def aims(people: Sequence[Member], targets: Sequence[Target], *, reached: NDArray[np.float64]) -> Aims:
    """Give what talks would add; `reached` (p) is how likely a request gets through to each person.

    A second talk at the same place adds less than the first, as with needs. Whoever has an advocate somewhere needs
    nobody else there.
    """
    wanted = [target for target in targets if not target.advocate and plain_organisation(target.organisation)]
    remaining = np.ones((len(people), len(wanted)))
    if wanted:
        at = [plain_organisation(member.organisation) if member.organisation else "" for member in people]
        for column, target in enumerate(wanted):
            place = plain_organisation(target.organisation)
            rows = [row for row, here in enumerate(at) if here == place]
            remaining[rows, column] = 1.0 - reached[rows]
    weights = [AIM_SHARE * target.wanted for target in wanted]
    return Aims(remaining, np.array(weights, dtype=np.float64))


def aimed_at(member: Member, targets: Sequence[Target]) -> Target | None:
    """Give the target at whose organisation a person is, None where there is none."""
    here = plain_organisation(member.organisation) if targets and member.organisation else ""
    return next((target for target in targets if here and plain_organisation(target.organisation) == here), None)
