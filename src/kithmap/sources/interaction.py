"""An interaction: one dated contact between the owner and one or more addresses."""

from dataclasses import dataclass
from enum import IntEnum
from hashlib import blake2b
from typing import NamedTuple


class Channel(IntEnum):
    """How people were in contact. The numbers are stored; never reuse one."""

    MESSAGE = 0
    CALL = 1
    MEETING = 2


class Role(IntEnum):
    """What an address was in an interaction. The numbers are stored; never reuse one."""

    SENDER = 0
    TO = 1
    CC = 2
    ATTENDEE = 3
    DECLINED = 4
    """Was invited and did not come: no contact, but the owner's own refusal takes the whole meeting away."""


OWNER_ADDRESS = "owner:told"
"""Stands for the owner where a source says "sent" or "received" and names no address of theirs."""


class Participant(NamedTuple):
    """One address in an interaction. `address` is "kind:value" as written, as in "mail:Ana@x.org" or "tel:+34 6…"."""

    role: Role
    address: str
    name: str


@dataclass(frozen=True, slots=True)
class Interaction:
    """One dated contact.

    `key` is a 64-bit digest of what identifies the contact; copies of one message have the same key. `when` is in
    seconds since 1970-01-01 UTC. `minutes` is the length of a call or meeting, 0.0 otherwise. `automatic` is true
    where the source itself says that no person wrote (list, bulk, auto-reply headers). `subject` is None unless the
    owner asked to keep subjects. Participants include the owner where the source names the owner.
    """

    key: int
    when: int
    channel: Channel
    participants: tuple[Participant, ...]
    minutes: float = 0.0
    automatic: bool = False
    subject: str | None = None


class Message(NamedTuple):
    """An interaction by mail as it comes from a large mailbox: a tuple is made in a fifth of the time."""

    key: int
    when: int
    people: tuple[Participant, ...]
    automatic: bool
    subject: str | None

    def interaction(self) -> Interaction:
        """Give the message as every other source gives what it holds."""
        return Interaction(self.key, self.when, Channel.MESSAGE, self.people, 0.0, self.automatic, self.subject)


def interaction_key(*parts: object) -> int:
    """Give the 64-bit digest (0 … 2**64 - 1) that identifies an interaction by `parts`."""
    return key_of("\0".join(map(str, parts)))


def key_of(joined: str) -> int:
    """Give what `interaction_key` gives for parts that are joined already, a zero between every two."""
    return int.from_bytes(blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
