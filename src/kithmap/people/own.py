"""The owner's own addresses: guessed where the owner has not said, recognised by name, and those left behind."""

from collections.abc import Iterable

import numpy as np

from kithmap.people.correspondents import Correspondents
from kithmap.people.names import folded
from kithmap.sources.interaction import OWNER_ADDRESS

LEAST_SHARE = 0.4
"""Share of all interactions the likeliest address must take part in: the owner is in nearly all of their own mail."""
LEAST_LEAD = 2.0
"""How many times more often than anybody else, so that two halves of a couple's mailbox are not mixed up."""

NEVER_GUESSED = ("tel:", "chat:", "owner:")
"""Calls and chats say themselves who the owner is; whom the owner rings most is not the owner."""


def likely_own(correspondents: Correspondents, *, interactions: int) -> str:
    """Give the handle that is most likely the owner's, "" where none stands out among `interactions` interactions."""
    is_able = [not handle.startswith(NEVER_GUESSED) for handle in correspondents.handles]
    seen_of = np.where(is_able, correspondents.seen, 0)
    if not seen_of.any():
        return ""
    order = np.argsort(-seen_of, kind="stable")
    best = int(order[0])
    seen = int(seen_of[best])
    runner_up = int(seen_of[order[1]]) if len(order) > 1 else 0
    stands_out = seen >= LEAST_SHARE * interactions and seen >= LEAST_LEAD * runner_up
    return correspondents.handles[best] if stands_out else ""


PROFILE_KINDS = ("url:", "chat:")
"""Kinds of handles that an export names its own owner by: a profile, an account. Mail namesakes are other people."""
LEFT_AFTER_SECONDS = 90 * 86_400
"""An address unused for a quarter while another is in use was left behind with a job or a school."""


def own_profiles(correspondents: Correspondents, *, name: str) -> frozenset[str]:
    """Give the profiles and accounts in the interactions that bear the owner's exact name, or are said to be theirs."""
    wanted = folded(name)
    said = frozenset([OWNER_ADDRESS]).intersection(correspondents.handles)
    pairs = zip(correspondents.handles, correspondents.names, strict=True)
    return said.union(h for h, seen in pairs if wanted and h.startswith(PROFILE_KINDS) and folded(seen) == wanted)


def left_handles(correspondents: Correspondents, own: Iterable[str]) -> tuple[str, ...]:
    """Give those of the owner's handles from which nothing was sent for long while another one was in use."""
    index = correspondents.index()
    last = {
        handle: int(correspondents.last_wrote[index[handle]]) for handle in {*own} - {OWNER_ADDRESS} if handle in index
    }
    newest = max(last.values(), default=-1)
    return tuple(sorted(h for h, when in last.items() if 0 <= when < newest - LEFT_AFTER_SECONDS))
