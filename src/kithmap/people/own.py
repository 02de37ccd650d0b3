"""The owner's own addresses, guessed from the mail where the owner has not said."""

import numpy as np

from kithmap.people.correspondents import Correspondents

LEAST_SHARE = 0.4
"""Share of all interactions the likeliest address must take part in: the owner is in nearly all of their own mail."""
LEAST_LEAD = 2.0
"""How many times more often than anybody else, so that two halves of a couple's mailbox are not mixed up."""


def likely_own(correspondents: Correspondents, *, interactions: int) -> str:
    """Give the handle that is most likely the owner's, "" where none stands out among `interactions` interactions."""
    if not len(correspondents.seen):
        return ""
    order = np.argsort(-correspondents.seen, kind="stable")
    best = int(order[0])
    seen = int(correspondents.seen[best])
    runner_up = int(correspondents.seen[order[1]]) if len(order) > 1 else 0
    stands_out = seen >= LEAST_SHARE * interactions and seen >= LEAST_LEAD * runner_up
    return correspondents.handles[best] if stands_out else ""
