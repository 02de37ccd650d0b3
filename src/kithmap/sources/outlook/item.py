"""One item of Outlook's becomes interactions, a card, or a trouble; what is no message, contact or meeting, nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from enum import Enum

from kithmap.kit.speech import say
from kithmap.sources.calendar.events import DAMAGE
from kithmap.sources.card import Card
from kithmap.sources.draft import Draft
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import OWNER_ADDRESS, Channel, Interaction, Message, Participant, Role, interaction_key
from kithmap.sources.mail.message import FIRST_MAIL, Doubt, MessageReader
from kithmap.sources.mail.text import one_line
from kithmap.sources.outlook import properties as p
from kithmap.sources.outlook.appointment import DECLINED, meetings_of
from kithmap.sources.outlook.named import EMAILS, NONE, ORIGINAL_EMAILS, PAGE, WORK_CITY, Named
from kithmap.sources.outlook.properties import Properties

UNSENT, FROM_ME = 0x8, 0x20
"""Of the flags of a message."""
BY_MACHINE = ("report.", "ipm.note.rules.", "ipm.outlook.recall")
"""Classes of what no person wrote: receipts, failures, replies by rule."""
MAIL = ("ipm.note", "ipm.schedule.meeting", *BY_MACHINE)
CONTACT, APPOINTMENT = "ipm.contact", "ipm.appointment"
ROLES = {1: Role.TO, 2: Role.CC, 3: Role.TO}
ROOM = 3
"""Who is invited so is a room or a projector; of a letter it is a blind copy."""
MOST_RECIPIENTS = 1_000
MOST_REMEMBERED = 20_000
"""How many of a firm's directory paths are remembered with their addresses: some 4 MB."""


class Kind(Enum):
    """What an item is."""

    MAIL = "mail"
    CONTACT = "contact"
    MEETING = "meeting"
    OTHER = "other"


def kind_of(message_class: str) -> Kind:
    """Give what an item of this class is.

    >>> kind_of("IPM.Note.SMIME"), kind_of("IPM.Contact"), kind_of("IPM.Task")
    (<Kind.MAIL: 'mail'>, <Kind.CONTACT: 'contact'>, <Kind.OTHER: 'other'>)
    """
    lower = message_class.lower()
    if lower.startswith(MAIL):
        return Kind.MAIL
    kinds = ((CONTACT, Kind.CONTACT), (APPOINTMENT, Kind.MEETING))
    return next((kind for name, kind in kinds if f"{lower}.".startswith(f"{name}.")), Kind.OTHER)


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its properties, those of its recipients, and where it lies. `label` and `key` are for a card."""

    properties: Properties
    recipients: tuple[Properties, ...] = ()
    is_junk: bool = False
    label: str = ""
    key: str = ""


class ItemReader:
    """Reads the items of one file, and remembers who is behind the paths that Exchange writes as addresses."""

    def __init__(self, hints: Hints, named: Named = NONE) -> None:
        self._hints = hints
        self._keep_subjects = hints.keep_subjects
        self._end = int((datetime.combine(hints.today, time(), UTC) + timedelta(days=2)).timestamp())
        self._headers = MessageReader(hints)
        self._named = named
        self._behind: dict[str, str] = {}

    def read(self, item: Item) -> Iterator[Interaction | Card | Doubt]:
        """Give what an item tells: a series of meetings each of them; a draft, and what is of no kind, nothing."""
        match kind_of(item.properties.text(p.MESSAGE_CLASS)):
            case Kind.CONTACT:
                yield self._card(item)
            case Kind.MEETING:
                yield from self._meetings(item)
            case Kind.MAIL if not item.properties.number(p.FLAGS) & UNSENT:
                yield self._message(item)

    def _message(self, item: Item) -> Interaction | Doubt:
        found = self._by_headers(item) or self._by_properties(item)
        is_automatic = item.is_junk or item.properties.text(p.MESSAGE_CLASS).lower().startswith(BY_MACHINE)
        return replace(found, automatic=True) if is_automatic and isinstance(found, Interaction) else found

    def _by_headers(self, item: Item) -> Interaction | None:
        """A message that came from outside has its header fields beside it, as they came."""
        text = item.properties.text(p.HEADERS)
        if not text:
            return None
        block = ("\n" + text.lstrip()).encode("utf-8", "replace").replace(b"\r\n", b"\n").partition(b"\n\n")[0]
        found = self._headers.message(block)
        return found.interaction() if isinstance(found, Message) else None

    def _by_properties(self, item: Item) -> Interaction | Doubt:
        own = item.properties
        if (mailbox := one_line(own.text(p.RECEIVED_BY))).startswith("/"):
            self._remember(mailbox, OWNER_ADDRESS)
        others = tuple(person for row in item.recipients[:MOST_RECIPIENTS] if (person := self._recipient(row)))
        sender = self._sender(own)
        if sender is None:
            return Doubt(
                say("The message names no sender."), say("Nothing is needed; without an address it tells of nobody.")
            )
        when = own.moment(p.SENT) or own.moment(p.DELIVERED)
        if when is None:
            return Doubt(say("The message has no date that can be read."), say("Nothing is needed; it is left out."))
        if not FIRST_MAIL <= when < self._end:
            return Doubt(
                say("The message is dated before there was mail or after today."),
                say("Nothing is needed; the clock of a computer was wrong, and the message is left out."),
            )
        subject = _subject(own.text(p.SUBJECT))
        return Interaction(
            # as for all mail, so that a message that came by another way too counts once
            key=interaction_key("mail", when, sender.address.partition(":")[2].lower(), subject),
            when=when,
            channel=Channel.MESSAGE,
            participants=(sender, *_each_once(others)),
            subject=subject if self._keep_subjects else None,
        )

    def _meetings(self, item: Item) -> Iterator[Interaction | Doubt]:
        invited = [row for row in item.recipients[:MOST_RECIPIENTS] if row.number(p.ROLE) & 0xF != ROOM]
        if not invited:
            return
        own = item.properties
        organiser = self._sender(own)
        guests = ((self._recipient(row), row.number(p.CAME)) for row in invited)
        people = (
            *([organiser._replace(role=Role.ATTENDEE)] if organiser else []),
            *(g._replace(role=Role.DECLINED if came == DECLINED else Role.ATTENDEE) for g, came in guests if g),
        )
        title = _subject(own.text(p.SUBJECT))
        try:
            yield from meetings_of(own, _each_once(people), named=self._named, title=title, hints=self._hints)
        except DAMAGE:
            yield Doubt(
                say("The dates of the event make no sense."),
                say("Open it in your calendar program and correct them."),
            )

    def _sender(self, own: Properties) -> Participant | None:
        for smtp, address, name in (
            (p.FROM_SMTP, p.FROM_ADDRESS, p.FROM_NAME),
            (p.SENDER_SMTP, p.SENDER_ADDRESS, p.SENDER_NAME),
        ):
            shown, path = own.text(name), own.text(address)
            if own.number(p.FLAGS) & FROM_ME and path.startswith("/") and "@" not in own.text(smtp):
                self._remember(path, OWNER_ADDRESS)
                return Participant(Role.SENDER, OWNER_ADDRESS, "")
            found = self._address(own.text(smtp), path, shown)
            if found:
                return Participant(Role.SENDER, found, _name(shown, found))
        return None

    def _recipient(self, row: Properties) -> Participant | None:
        role = ROLES.get(row.number(p.ROLE) & 0xF)
        shown = row.text(p.NAME)
        found = self._address(row.text(p.SMTP), row.text(p.ADDRESS), shown)
        if role is None or not found:
            return None
        return Participant(role, found, _name(shown, found))

    def _address(self, smtp: str, written: str, shown: str) -> str:
        """Give an address, "" where there is none.

        A directory path that was seen with a mail address stands for it from then on; of one that never was,
        the name is all there is.
        """
        smtp, written = one_line(smtp), one_line(written)
        if "@" in smtp.strip("@"):
            if written.startswith("/"):
                self._remember(written, f"mail:{smtp}")
            return f"mail:{smtp}"
        if written.startswith("/"):
            name = _name(shown, "")
            return self._behind.get(written.lower()) or (f"name:{name}" if name and "@" not in name else "")
        return f"mail:{written}" if "@" in written.strip("@") else ""

    def _remember(self, path: str, address: str) -> None:
        if len(self._behind) < MOST_REMEMBERED:
            self._behind.setdefault(path.lower(), address)

    def _card(self, item: Item) -> Card | Doubt:
        own, named = item.properties, self._named
        emails = (
            self._address(own.text(named.of(shown)), own.text(named.of(mail)), "").removeprefix("mail:")
            for mail, shown in zip(EMAILS, ORIGINAL_EMAILS, strict=True)
        )
        labels = [*own.texts(named.categories), item.label]
        draft = Draft(
            name=one_line(own.text(p.NAME)),
            given=one_line(own.text(p.GIVEN)),
            middle=one_line(own.text(p.MIDDLE)),
            family=one_line(own.text(p.FAMILY)),
            nickname=one_line(own.text(p.NICKNAME)),
            organisation=one_line(own.text(p.ORGANISATION)),
            title=one_line(own.text(p.TITLE)),
            birthday=own.day(p.BIRTHDAY),
            emails=list(emails),
            phones=[one_line(own.text(number)) for number in p.PHONES],
            urls=[one_line(own.text(number)) for number in (*p.PAGES, named.of(PAGE))],
            city=next(
                (city for number in (named.of(WORK_CITY), *p.CITIES) if (city := one_line(own.text(number)))), ""
            ),
            labels=[one_line(label) for label in labels],
        )
        return draft.card(source="outlook", key=item.key) or Doubt(
            say("The contact names nobody."), say("Nothing, if it is an empty contact.")
        )


def _each_once(people: tuple[Participant, ...]) -> tuple[Participant, ...]:
    first: dict[str, Participant] = {}
    for person in people:
        first.setdefault(person.address.lower(), person)
    return tuple(first.values())


def _name(written: str, address: str) -> str:
    """Give a name as a person has one: Outlook writes the address, quoted or not, where it knows no name."""
    name = one_line(written).strip("'\"")
    return "" if name.lower() == address.partition(":")[2].lower() and address.startswith("mail:") else name


def _subject(written: str) -> str:
    """Give the subject. In a store two signs stand before it that tell how long its "Re: " is."""
    return one_line(written[2:] if written.startswith("\x01") else written)
