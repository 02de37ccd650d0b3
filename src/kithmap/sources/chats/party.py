"""The party to a chat: who is in it, as the participants of each message."""

from collections.abc import Iterable

from kithmap.sources.interaction import OWNER_ADDRESS, Participant, Role

MOST_NAMED = 25
"""Of a larger party so many are named beside the sender: a message to so many counts as one to a list does."""


class Party:
    """Who takes part in one chat, in the order they were first met; the owner stands under `OWNER_ADDRESS`."""

    def __init__(self, members: Iterable[tuple[str, str]] = ()) -> None:
        self._members: dict[str, str] = {}
        self._others: dict[str, tuple[Participant, ...]] = {}
        for address, name in members:
            self.meet(address, name)

    def meet(self, address: str, name: str) -> None:
        """Take somebody in, unless the party is full."""
        if address not in self._members and len(self._members) <= MOST_NAMED:
            self._members[address] = name
            self._others.clear()

    def message_from(self, address: str, name: str) -> tuple[Participant, ...]:
        """Give the participants of a message: the sender, and everybody else who is known to be there."""
        self.meet(address, name)
        if address not in self._others:
            others = ((other, called) for other, called in self._members.items() if other != address)
            self._others[address] = tuple(Participant(Role.TO, other, called) for other, called in others)
        return (Participant(Role.SENDER, address, name), *self._others[address])


def owner_or(address: str, *, is_owner: bool) -> str:
    """Give the owner's address if it is the owner, else `address`."""
    return OWNER_ADDRESS if is_owner else address
