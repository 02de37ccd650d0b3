"""Correspondents: what the interactions alone say about each handle - names seen, how often, who wrote."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kithmap.people.handles import normal_handle
from kithmap.people.names import is_written_name
from kithmap.sources.interaction import Role
from kithmap.sources.interactions import Interactions


@dataclass(frozen=True, slots=True, eq=False)
class Correspondents:
    """h handles that occur in interactions, the owner's own among them.

    handles    normal handles in order of first appearance
    contact    int32 (c)  handle of each of the c contacts of the interactions, -1 where it has no normal form
    wrote      int64 (h)  interactions in which the handle is the sender
    automatic  int64 (h)  of those, how many were written by a machine as the source says
    seen       int64 (h)  interactions in which the handle takes part at all
    last_wrote int64 (h)  seconds since 1970 of the latest interaction sent, -1 where none was
    names      the display name most often seen with each handle, "" where none was
    who        int32 (p)  handle of each of the p participants of the interactions, in their order; may be empty
    starts     int64 (n+1) where the participants of each of the n interactions begin in `who`; may be empty
    """

    handles: tuple[str, ...]
    contact: NDArray[np.int32]
    wrote: NDArray[np.int64]
    automatic: NDArray[np.int64]
    seen: NDArray[np.int64]
    last_wrote: NDArray[np.int64]
    names: tuple[str, ...]
    who: NDArray[np.int32] = field(default_factory=lambda: np.empty(0, dtype=np.int32))
    starts: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, dtype=np.int64))

    def index(self) -> Mapping[str, int]:
        """Give the row of each handle."""
        return {handle: row for row, handle in enumerate(self.handles)}


def count_correspondents(interactions: Interactions, *, region: str = "") -> Correspondents:
    """Count what each handle did; `region` is the owner's country for phone numbers."""
    index: dict[str, int] = {}
    contact = np.full(len(interactions.contacts), -1, dtype=np.int32)
    for row, (address, _) in enumerate(interactions.contacts):
        if handle := normal_handle(address, region=region):
            contact[row] = index.setdefault(handle, len(index))
    total = len(index)
    machine = np.repeat(interactions.automatic, interactions.sizes())
    who = contact[interactions.who] if len(contact) else interactions.who
    sends = (interactions.role == Role.SENDER) & (who >= 0)
    return Correspondents(
        handles=tuple(index),
        contact=contact,
        wrote=np.bincount(who[sends], minlength=total),
        automatic=np.bincount(who[sends & machine], minlength=total),
        seen=np.bincount(who[who >= 0], minlength=total),
        last_wrote=_latest(who[sends], np.repeat(interactions.when, interactions.sizes())[sends], total),
        names=_best_names(interactions, contact, total),
        who=who.astype(np.int32, copy=False),
        starts=np.concatenate(([0], np.cumsum(interactions.sizes(), dtype=np.int64))),
    )


def _latest(handle: NDArray[np.integer], when: NDArray[np.int64], total: int) -> NDArray[np.int64]:
    latest = np.full(total, -1, dtype=np.int64)
    np.maximum.at(latest, handle, when)
    return latest


def _best_names(interactions: Interactions, contact: NDArray[np.int32], total: int) -> tuple[str, ...]:
    often = np.bincount(interactions.who, minlength=len(interactions.contacts))
    best = [("", 0)] * total
    for row, (_, name) in enumerate(interactions.contacts):
        handle = int(contact[row])
        if handle >= 0 and int(often[row]) > best[handle][1] and is_written_name(name):
            best[handle] = (name, int(often[row]))
    return tuple(name for name, _ in best)
