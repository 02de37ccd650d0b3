"""A shared log becomes one history for each owner: who took part, seen from each of them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

import numpy as np

from kithmap.people.correspondents import count_correspondents
from kithmap.sources.interaction import Channel, Interaction, Participant, Role
from kithmap.sources.interactions import gather
from kithmap.ties.history import History, fold


class Event(NamedTuple):
    """One contact in a log: who turned to whom, when (seconds since 1970), for how long; a meeting has no sender."""

    sender: str
    others: tuple[str, ...]
    when: int
    channel: Channel = Channel.MESSAGE
    minutes: float = 0.0


def seconds(text: str) -> int:
    """Give a date and time as in "2010-01-02 17:40:10", in seconds since 1970; without a zone it is taken for UTC."""
    when = datetime.fromisoformat(text)
    return int((when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp())


def handle_of(name: str) -> str:
    """Give the handle under which the library knows somebody called `name` in a log."""
    return f"mail:{name.lower()}@set.example"


def histories(events: Iterable[Event], owners: Collection[str] | None = None) -> Mapping[str, History]:
    """Give the history of each owner (everybody who occurs, unless told), folded by the library."""
    log = gather(_interaction(key, event) for key, event in enumerate(events))
    row = np.repeat(np.arange(len(log)), log.sizes())
    order = np.lexsort((row, log.who))
    names = [address.removeprefix("mail:").partition("@")[0] for address, _ in log.contacts]
    bounds = np.searchsorted(log.who[order], np.arange(len(names) + 1))
    found = {}
    for at, name in enumerate(names):
        if owners is None or name in owners:
            mine = log.take(np.unique(row[order[bounds[at] : bounds[at + 1]]]))
            own = frozenset([handle_of(name)])
            found[name] = fold(mine, correspondents=count_correspondents(mine), own=own)
    return found


def _interaction(key: int, event: Event) -> Interaction:
    is_meeting = event.channel is Channel.MEETING
    roles = (Role.ATTENDEE, Role.ATTENDEE) if is_meeting else (Role.SENDER, Role.TO)
    others = tuple(Participant(roles[1], handle_of(other), "") for other in event.others)
    people = (Participant(roles[0], handle_of(event.sender), ""), *others)
    return Interaction(key, event.when, event.channel, people, minutes=event.minutes)
