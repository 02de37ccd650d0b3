"""Facebook's and Instagram's message_1.json become interactions; what was written is never kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kithmap.kit.speech import marked, say, written
from kithmap.sources.chats.meta_text import mended, service_of
from kithmap.sources.chats.party import Party, owner_or
from kithmap.sources.document import Document
from kithmap.sources.format import Format
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import Channel, Interaction, interaction_key
from kithmap.sources.json_parts import Look, Part, Path, items, json_head, member, parts, whole_number
from kithmap.sources.moment import is_likely
from kithmap.sources.trouble import Trouble

SOURCE = "meta-messages"
FRAME = {("participants",), ("title",), ("threadName",)}
COUNTED = re.compile(r"_\d+\Z")
"""Messenger's own export numbers its threads behind their names ("Ana Díaz_3")."""

MOVES = ("Subscribe", "Unsubscribe")
"""Messages that only say who came and went."""


def recognise(document: Document) -> bool:
    """Is it an object with participants and messages as Facebook and Instagram write them?"""
    head = json_head(document)
    has_sender = '"sender_name"' in head or '"senderName"' in head
    return head.startswith("{") and has_sender and '"participants"' in head and '"messages"' in head


def read(document: Document, hints: Hints) -> Iterator[Interaction | Trouble]:
    """Stream an interaction for each message and call of one thread; who came and went is passed over."""
    thread = _thread(document, hints)
    for part in parts(document, _look_at_messages):
        if isinstance(part, Trouble):
            yield part
        elif part.path == ("messages", "*") and member(part.value, "type") not in MOVES:
            yield thread.interaction(part, document.name, hints)


def _look_at_messages(path: Path) -> Look:
    if path in ((), ("messages",)):
        return Look.OPEN
    return Look.TAKE if path == ("messages", "*") else Look.PASS


def _look_at_frame(path: Path) -> Look:
    return Look.OPEN if path == () else Look.TAKE if path in FRAME else Look.PASS


@dataclass(frozen=True, slots=True)
class _Thread:
    """What stands around the messages: who is in the thread, and which of them is the owner."""

    service: str
    owner: str
    party: Party

    def address(self, name: str) -> str:
        return owner_or(f"chat:{self.service}:{name}", is_owner=bool(name) and name == self.owner)

    def interaction(self, part: Part, file: str, hints: Hints) -> Interaction | Trouble:
        message = part.value
        stamp = whole_number(member(message, "timestamp_ms")) or whole_number(member(message, "timestamp")) or 0
        sender = mended(member(message, "sender_name")) or mended(member(message, "senderName"))
        when = stamp // 1000
        if not sender or not is_likely(when, hints.today):
            return Trouble(
                file,
                part.line,
                say("The message in line {line} has no likely date or no sender.", line=written(part.line)),
                say("Nothing, if its account is gone; else export your messages again."),
            )
        seconds = whole_number(member(message, "call_duration")) or 0
        return Interaction(
            key=interaction_key(self.service, stamp, sender),
            when=when,
            channel=Channel.CALL if seconds > 0 else Channel.MESSAGE,
            participants=self.party.message_from(self.address(sender), sender),
            minutes=max(seconds, 0) / 60,
        )


def _thread(document: Document, hints: Hints) -> _Thread:
    """Go through a file for what stands around its messages; the title comes behind them."""
    found = [part for part in parts(document, _look_at_frame) if isinstance(part, Part)]
    frame = {part.path[0]: part.value for part in found if part.path}
    told = items(frame.get("participants"))
    names = [name for one in told if (name := mended(member(one, "name")) or mended(one))]
    title = mended(frame.get("title")) or COUNTED.sub("", mended(frame.get("threadName")))
    own = {name.casefold() for name in hints.own_names}
    owner = next((name for name in names if name.casefold() in own), "")
    if not owner and len(names) == 2 and title in names:
        owner = next((name for name in names if name != title), "")
    thread = _Thread(service_of(document.name), owner, Party())
    for name in names:
        thread.party.meet(thread.address(name), name)
    return thread


META_MESSAGES = Format(SOURCE, marked("Facebook and Instagram messages"), recognise, read)
