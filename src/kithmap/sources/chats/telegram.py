"""Telegram's export (result.json), of everything or of one chat, becomes cards and interactions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from kithmap.kit.speech import marked, say, written
from kithmap.sources.card import Card
from kithmap.sources.chats.party import Party
from kithmap.sources.document import Document
from kithmap.sources.draft import Draft
from kithmap.sources.format import Format, Record
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import OWNER_ADDRESS, Channel, Interaction, Participant, interaction_key
from kithmap.sources.json_parts import Look, Part, Path, json_head, member, parts, plain, whole_number
from kithmap.sources.moment import is_likely
from kithmap.sources.trouble import Trouble

SOURCE = "telegram"
READ_CHATS = ("personal_chat", "private_group", "private_supergroup")
"""Kinds of chats that are read: bots, notes to oneself, channels and public groups are no people the owner knows."""

LISTS = (("chats", "list", "*"), ("left_chats", "list", "*"))
OPENED = {("chats",), ("chats", "list"), ("left_chats",), ("left_chats", "list"), ("contacts",), ("contacts", "list")}
TAKEN = {("personal_information",), ("contacts", "list", "*")}
_KIND = re.compile(
    r'"type":\s*"(personal_chat|bot_chat|saved_messages|replies|(private|public)_(group|supergroup|channel))"'
)
_ALL = re.compile(r'"(personal_information|contacts|chats)":\s*\{')


def recognise(document: Document) -> bool:
    """Is it an object with a chat of Telegram's kinds and its messages, or the whole export's frame?"""
    head = json_head(document)
    if not head.startswith("{"):
        return False
    is_chat = _KIND.search(head) is not None and '"messages"' in head
    return is_chat or (len(_ALL.findall(head)) > 0 and '"about"' in head and '"user_id"' in head)


def read(document: Document, hints: Hints) -> Iterator[Record]:
    """Stream a card for each contact and an interaction for each message and call in a private chat."""
    desk = _Desk(document.name, hints)
    for part in parts(document, desk.look):
        record = part if isinstance(part, Trouble) else desk.record(part)
        if record is not None:
            yield record


@dataclass(slots=True)
class _Chat:
    """The chat that is being read."""

    name: str = ""
    kind: str = ""
    number: str = ""
    party: Party = field(default_factory=Party)


class _Desk:
    """Takes the parts of an export in their order: the owner, the contacts, then chat by chat."""

    def __init__(self, file: str, hints: Hints) -> None:
        self._file, self._hints = file, hints
        self._own = {name.casefold() for name in hints.own_names}
        self._owner = ""
        self._phones: dict[str, str] = {}
        self._chat = _Chat()

    def look(self, path: Path) -> Look:
        inside = _inside(path)
        if path in OPENED or inside == ():
            return Look.OPEN
        if inside == ("messages",):
            return Look.OPEN if self._chat.kind in READ_CHATS else Look.PASS
        is_taken = path in TAKEN or inside in (("name",), ("type",), ("id",), ("messages", "*"))
        return Look.TAKE if is_taken else Look.PASS

    def record(self, part: Part) -> Card | Interaction | Trouble | None:
        inside = _inside(part.path)
        if part.path == ("personal_information",):
            self._owner = _number(member(part.value, "user_id"))
        elif part.path == ("contacts", "list", "*"):
            return self._contact(part)
        elif inside == ("messages", "*"):
            return self._message(part)
        elif inside is not None:
            self._about_chat(inside, part.value)
        return None

    def _about_chat(self, inside: Path, value: object) -> None:
        chat = self._chat
        if inside == ():
            self._chat = _Chat()
        elif inside == ("name",):
            chat.name = plain(value)
        elif inside == ("type",):
            chat.kind = plain(value)
        elif inside == ("id",):
            chat.number = _number(value)
            is_two = chat.kind == "personal_chat"
            known = [(OWNER_ADDRESS, "")] if self._owner or is_two else []
            other = [(self._address(chat.number), chat.name)] if is_two else []
            chat.party = Party([*known, *other])

    def _contact(self, part: Part) -> Card | Trouble | None:
        number, phone = _number(member(part.value, "user_id")), plain(member(part.value, "phone_number"))
        if number and phone and number != "0":
            self._phones[number] = phone
        given, family = plain(member(part.value, "first_name")), plain(member(part.value, "last_name"))
        card = Draft(given=given, family=family, phones=[phone]).card(source=SOURCE, key=phone or f"user{number}")
        return card or Trouble(
            self._file,
            part.line,
            say("The contact in line {line} names nobody.", line=written(part.line)),
            say("Nothing: such people closed their account."),
        )

    def _message(self, part: Part) -> Interaction | Trouble | None:
        is_call = member(part.value, "action") == "phone_call"
        if member(part.value, "type") != "message" and not is_call:
            return None
        when = _moment(part.value)
        number = _number(member(part.value, "actor_id" if is_call else "from_id"))
        if when is None or not is_likely(when, self._hints.today):
            return Trouble(
                self._file,
                part.line,
                say("The message in line {line} has no likely date.", line=written(part.line)),
                say("Export the chat again, if you miss one."),
            )
        name = plain(member(part.value, "actor" if is_call else "from"))
        seconds = whole_number(member(part.value, "duration_seconds")) or 0
        is_talk = is_call and seconds > 0
        return Interaction(
            key=interaction_key(SOURCE, self._chat.number, plain(member(part.value, "id")), when),
            when=when,
            channel=Channel.CALL if is_talk else Channel.MESSAGE,
            participants=self._participants(number, name),
            minutes=seconds / 60 if is_talk else 0.0,
        )

    def _participants(self, number: str, name: str) -> tuple[Participant, ...]:
        chat = self._chat
        is_owner = name.casefold() in self._own or (bool(self._owner) and number == self._owner)
        if chat.kind == "personal_chat":
            is_owner = is_owner or number != chat.number
            name = name or chat.name
        address = OWNER_ADDRESS if is_owner else self._address(number or name)
        return chat.party.message_from(address, "" if is_owner else name)

    def _address(self, number: str) -> str:
        phone = self._phones.get(number)
        return f"tel:{phone}" if phone else f"chat:telegram:{number}"


def _inside(path: Path) -> Path | None:
    """Give the path inside a chat, None outside of chats; a chat that was exported alone is the whole document."""
    if path[:3] in LISTS:
        return path[3:]
    return path if path[:1] not in (("chats",), ("left_chats",), ("contacts",), ("personal_information",)) else None


def _number(value: object) -> str:
    """Give the number of an account or chat: "user123" and 123 are the same one."""
    return plain(value).removeprefix("user")


def _moment(message: object) -> int | None:
    """Give the moment in seconds since 1970; older exports write the clock of the computer alone, taken as UTC."""
    if (found := whole_number(member(message, "date_unixtime"))) is not None:
        return found
    try:
        return int(datetime.fromisoformat(plain(member(message, "date"))).replace(tzinfo=UTC).timestamp())
    except (ValueError, OverflowError):
        return None


TELEGRAM = Format(SOURCE, marked("Telegram export"), recognise, read)
