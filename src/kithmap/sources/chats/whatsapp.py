"""A chat that WhatsApp exported becomes interactions; what was written is never kept."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from unicodedata import normalize

from kithmap.kit.speech import marked, say, written
from kithmap.sources.chats.party import MOST_NAMED, Party, owner_or
from kithmap.sources.chats.whatsapp_line import Message, Stamp, address_of, message_in, moment_of, name_of
from kithmap.sources.document import Document
from kithmap.sources.format import Format
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import OWNER_ADDRESS, Channel, Interaction, interaction_key
from kithmap.sources.moment import is_likely
from kithmap.sources.text_lines import head_lines, text_lines
from kithmap.sources.trouble import Trouble

SOURCE = "whatsapp"
FIRST_LINES = 3
"""Among these the first message stands; a note of the owner's above it does no harm."""

MOST_SENDERS = 2_000
"""Senders that are told apart: twice as many as a group may have."""


def recognise(document: Document) -> bool:
    """Does it begin with stamped lines, and does one of them name a sender?"""
    lines = [line for line in head_lines(document) if line.strip()]
    first = any(message_in(line) for line in lines[:FIRST_LINES])
    return first and any((found := message_in(line)) is not None and found.sender for line in lines)


def read(document: Document, hints: Hints) -> Iterator[Interaction | Trouble]:
    """Stream an interaction for each message; what WhatsApp itself says in a chat is passed over.

    The file is gone through twice: how it writes dates and who is in it shows only at its end.
    """
    chat = survey(document)
    party = chat.party(hints)
    runs: Counter[str] = Counter()
    last = None
    for number, message in _messages(document):
        if not message.sender or chat.is_voice(message):
            continue
        when = moment_of(message.stamp, day_first=chat.day_first)
        if when is None or not is_likely(when, hints.today):
            yield _undated(document.name, number)
            continue
        if when != last:
            runs.clear()
            last = when
        runs[message.sender] += 1
        yield Interaction(
            key=interaction_key(SOURCE, chat.identity, when, message.sender, runs[message.sender]),
            when=when,
            channel=Channel.MESSAGE,
            participants=party.message_from(chat.address(message.sender), name_of(message.sender)),
        )


@dataclass(slots=True)
class Survey:
    """What the whole of a chat shows: how often each sender wrote, who is the owner, how dates are written."""

    senders: Counter[str] = field(default_factory=Counter)
    marked: Counter[str] = field(default_factory=Counter)
    title: str = ""
    """Whom or what the chat is called after where the export begins with WhatsApp's own words in that name."""
    owner: str = ""
    day_first: bool = True

    @property
    def voice(self) -> str:
        """The name of a group, in which an iPhone's export lets WhatsApp itself speak; "" in a chat of two."""
        others = [sender for sender in self.people if sender != self.title]
        is_all_marked = bool(self.title) and self.marked[self.title] == self.senders[self.title]
        return self.title if is_all_marked and len(others) != 1 else ""

    @property
    def people(self) -> list[str]:
        return [sender for sender, _ in self.senders.most_common()]

    @property
    def identity(self) -> str:
        """What tells this chat from the owner's others: in a chat of two the two, whatever the file is called."""
        people = [sender for sender in self.people if sender != self.voice]
        return "\n".join(sorted(people)) if len(people) <= 2 else "group"

    def is_voice(self, message: Message) -> bool:
        """Is it WhatsApp that speaks, in the name of the chat?"""
        is_notice = message.is_marked and message.is_long
        return message.sender == self.voice or (message.sender == self.title and is_notice)

    def address(self, sender: str) -> str:
        return owner_or(address_of(sender), is_owner=sender == self.owner)

    def party(self, hints: Hints) -> Party:
        """Give everybody in the chat, those who write most first, once it is settled who of them is the owner."""
        people = [sender for sender in self.people if sender != self.voice]
        own = {name.casefold() for name in hints.own_names}
        self.owner = self.owner or next((name for name in people if name.casefold() in own), "")
        named = [(self.address(sender), name_of(sender)) for sender in people[: MOST_NAMED + 1]]
        return Party(named if self.owner or len(people) != 1 else [*named, (OWNER_ADDRESS, "")])


def survey(document: Document) -> Survey:
    """Go through a chat for what only the whole of it shows."""
    found, order = Survey(), _DateOrder()
    is_first = True
    for _, message in _messages(document):
        order.see(message.stamp)
        if is_first and message.is_marked and message.is_long:
            found.title = message.sender
        is_first = False
        if message.sender and (message.sender in found.senders or len(found.senders) < MOST_SENDERS):
            found.senders[message.sender] += 1
            found.marked[message.sender] += message.is_marked
    found.day_first = order.is_day_first
    found.owner = _owner(found, document.name)
    return found


def _owner(found: Survey, file: str) -> str:
    """Give the owner's name in a chat of two that is called after the other one, by its first words or its file."""
    people = found.people
    if len(people) != 2:
        return ""
    if found.title in people:
        return next(name for name in people if name != found.title)
    for part in reversed(normalize("NFC", file.replace("\\", "/")).casefold().split("/")[-2:]):
        titled = [name for name in people if normalize("NFC", name).casefold() in part]
        if len(titled) == 1:
            return next(name for name in people if name not in titled)
    return ""


class _DateOrder:
    """Finds out whether the day or the month stands first: by a number beyond 12, else by which of them runs on."""

    def __init__(self) -> None:
        self._told: bool | None = None
        self._last: dict[bool, int] = {}
        self._back: Counter[bool] = Counter()
        self._is_american = False

    def see(self, stamp: Stamp) -> None:
        if self._told is not None or stamp.first > 31:
            return
        if max(stamp.first, stamp.second) > 12:
            self._told = stamp.first > 12
            return
        self._is_american = stamp.is_american
        for day_first in (True, False):
            when = moment_of(stamp, day_first=day_first)
            if when is not None:
                self._back[day_first] += when < self._last.get(day_first, when)
                self._last[day_first] = when

    @property
    def is_day_first(self) -> bool:
        if self._told is None and self._back[True] != self._back[False]:
            return self._back[True] < self._back[False]
        return not self._is_american if self._told is None else self._told


def _messages(document: Document) -> Iterator[tuple[int, Message]]:
    for number, text, _ in text_lines(document):
        if (found := message_in(text)) is not None:
            yield number, found


def _undated(file: str, line: int) -> Trouble:
    return Trouble(
        file=file,
        line=line,
        what=say("The message in line {line} has no likely date.", line=written(line)),
        todo=say("Export the chat again, if you miss one."),
    )


WHATSAPP = Format(SOURCE, marked("WhatsApp chat"), recognise, read)
