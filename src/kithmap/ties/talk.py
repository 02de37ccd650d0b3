"""A talk: a conversation with one person that the owner tells of, and what it adds to the history."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from kithmap.people.correspondents import count_correspondents
from kithmap.sources.card import content_key
from kithmap.sources.interaction import OWNER_ADDRESS, Channel, Interaction, Participant, Role, interaction_key
from kithmap.sources.interactions import Interactions, gather
from kithmap.ties.history import DAY_SECONDS, Direction, History, fold, merge
from kithmap.ties.strength import EPOCH

OWNER = OWNER_ADDRESS
"""Stands for the owner in talks: whatever addresses they have, they were there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A conversation with one person, as the owner tells it.

    `person` is a card id or a handle. `minutes` is 0 and `useful` None where the owner did not say. The same talk told
    twice has the same `id`: a form that is sent twice adds nothing.
    """

    person: str
    day: date
    channel: Channel = Channel.MEETING
    minutes: int = 0
    note: str = ""
    useful: bool | None = None

    @property
    def id(self) -> str:
        return "talk:" + content_key(self.person, self.day, int(self.channel), self.minutes, self.note, self.useful)


def with_talks(history: History, talks: Collection[Talk]) -> History:
    """Give `history` with `talks` folded in; exactly as if they had been there from the start.

    Talks stand under the anchors of their people, cards included: somebody without any address has a history too.
    """
    # bringing two histories together sorts all rows again, which a book without talks need not pay for
    return merge(history, talk_history(talks)) if talks else history


def talk_history(talks: Iterable[Talk]) -> History:
    """Fold talks alone into a history; a call that the owner tells of was a conversation, whoever rang."""
    said = talk_interactions(talks)
    told = fold(said, correspondents=count_correspondents(said), own=frozenset([OWNER]))
    both = np.where(told.channel == Channel.CALL, Direction.BOTH, told.direction)
    return replace(told, direction=both.astype(np.int8))


def talk_interactions(talks: Iterable[Talk]) -> Interactions:
    """Give talks as interactions with the owner (`OWNER`), at noon UTC of their days; messages went both ways."""
    return gather([item for talk in talks for item in _interactions(talk)])


def _interactions(talk: Talk) -> Iterator[Interaction]:
    if talk.channel is Channel.MEETING:
        yield _interaction(talk, (Role.ATTENDEE, OWNER), (Role.ATTENDEE, talk.person))
        return
    yield _interaction(talk, (Role.SENDER, OWNER), (Role.TO, talk.person))
    if talk.channel is Channel.MESSAGE:
        yield _interaction(talk, (Role.SENDER, talk.person), (Role.TO, OWNER))


def _interaction(talk: Talk, *people: tuple[Role, str]) -> Interaction:
    return Interaction(
        key=interaction_key(talk.id, people[0][1]),
        when=(talk.day - EPOCH).days * DAY_SECONDS + DAY_SECONDS // 2,
        channel=talk.channel,
        participants=tuple(Participant(role, address, "") for role, address in people),
        minutes=float(talk.minutes),
    )
