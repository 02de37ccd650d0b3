"""Company: with whom an address writes, by which two addresses of one person are known."""

from collections.abc import Mapping

import numpy as np

from kithmap.people.correspondents import Correspondents

MOST_IN_ROUND = 12
"""Participants of an interaction up to which it says who knows whom; a larger round is an announcement."""


def company_of(
    correspondents: Correspondents, handles: frozenset[str], *, hidden: frozenset[str]
) -> Mapping[str, frozenset[str]]:
    """Give for each of `handles` the other handles in small rounds with it, `hidden` ones left out."""
    if not len(correspondents.starts):
        return {}
    index = correspondents.index()
    wanted = np.zeros(len(correspondents.handles), dtype=bool)
    wanted[[index[h] for h in handles if h in index]] = True
    found: dict[str, set[str]] = {}
    starts, who = correspondents.starts, correspondents.who
    sizes = np.diff(starts)
    interaction = np.repeat(np.arange(len(sizes)), sizes)
    small = (who >= 0) & (sizes[interaction] > 2) & (sizes[interaction] <= MOST_IN_ROUND)
    for at in np.unique(interaction[small & wanted[np.maximum(who, 0)]]).tolist():
        round_ = [correspondents.handles[w] for w in who[starts[at] : starts[at + 1]].tolist() if w >= 0]
        others = [h for h in round_ if h not in hidden]
        for handle in (h for h in round_ if h in handles):
            found.setdefault(handle, set()).update(others)
    return {handle: frozenset(others - {handle}) for handle, others in found.items()}
