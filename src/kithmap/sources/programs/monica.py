"""Monica's JSON export becomes cards, and the calls, conversations and activities noted there interactions."""

import re
from collections.abc import Iterator
from datetime import date

from kithmap.kit.speech import marked
from kithmap.sources.card import Card
from kithmap.sources.document import Document
from kithmap.sources.draft import Draft
from kithmap.sources.format import Format, Record
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import OWNER_ADDRESS, Channel, Interaction, Participant, Role, interaction_key
from kithmap.sources.json_parts import Look, Part, Path, items, json_head, member, parts, plain
from kithmap.sources.moment import likely_moment
from kithmap.sources.programs.address import address_of_card
from kithmap.sources.trouble import Trouble

SOURCE = "monica"
CONTACTS, ACTIVITIES = "contact", "activity"
COLLECTION = ("account", "data", "*")
ACTIVITY_MINUTES = 60
"""Taken for the length of an activity, which Monica does not ask for."""

_VERSION = re.compile(r'"account"\s*:\s*\{')


def recognise(document: Document) -> bool:
    """Is it an object with Monica's account and collections in it?"""
    head = json_head(document)
    return head.startswith("{") and _VERSION.search(head) is not None and '"uuid"' in head and '"values"' in head


def read(document: Document, hints: Hints) -> Iterator[Record]:
    """Stream a card for each contact who lives, and an interaction for each call, message and activity with them."""
    desk = _Desk(hints)
    for part in parts(document, desk.look):
        if isinstance(part, Trouble):
            yield part
        else:
            yield from desk.records(part)


class _Desk:
    """Takes the collections of an account in their order; who took part in an activity stands with the contacts."""

    def __init__(self, hints: Hints) -> None:
        self._today = hints.today
        self._kind = ""
        self._at: dict[str, list[Participant]] = {}

    def look(self, path: Path) -> Look:
        if path in ((), ("account",), ("account", "data")) or path == COLLECTION:
            return Look.OPEN
        if path == (*COLLECTION, "type"):
            return Look.TAKE
        is_read = self._kind in (CONTACTS, ACTIVITIES)
        if path == (*COLLECTION, "values"):
            return Look.OPEN if is_read else Look.PASS
        return Look.TAKE if path == (*COLLECTION, "values", "*") else Look.PASS

    def records(self, part: Part) -> Iterator[Record]:
        if part.path == (*COLLECTION, "type"):
            self._kind = plain(part.value)
        elif part.path == (*COLLECTION, "values", "*"):
            yield from self._contact(part.value) if self._kind == CONTACTS else self._activity(part.value)

    def _contact(self, value: object) -> Iterator[Record]:
        card = _card(value)
        if card is None or member(value, "properties", "is_dead") is True:
            return
        yield card
        who = Participant(Role.TO, address_of_card(card), card.name)
        for activity in _collection(value, "activity"):
            self._at.setdefault(plain(activity), []).append(who._replace(role=Role.ATTENDEE))
        uuid = plain(member(value, "uuid"))
        for call in _collection(value, "call"):
            when = self._moment(member(call, "properties", "called_at"))
            is_theirs = member(call, "properties", "contact_called") is True
            yield from _between(who, when, is_theirs=is_theirs, channel=Channel.CALL, key=("call", uuid))
        for talk in _collection(value, "conversation"):
            for number, message in enumerate(items(member(talk, "properties", "messages"))):
                told = member(message, "properties", "written_at") or member(talk, "properties", "happened_at")
                is_theirs = member(message, "properties", "written_by_me") is False
                key = ("message", uuid, number)
                yield from _between(who, self._moment(told), is_theirs=is_theirs, channel=Channel.MESSAGE, key=key)

    def _activity(self, value: object) -> Iterator[Record]:
        uuid, when = plain(member(value, "uuid")), self._moment(member(value, "properties", "happened_at"))
        people = self._at.pop(uuid, [])
        if when is not None and people:
            owner = Participant(Role.ATTENDEE, OWNER_ADDRESS, "")
            key = interaction_key(SOURCE, uuid)
            yield Interaction(key, when, Channel.MEETING, (owner, *people), minutes=ACTIVITY_MINUTES)

    def _moment(self, value: object) -> int | None:
        """Give the moment of a text, None where there is none that is likely: Monica keeps plans there too."""
        return likely_moment(plain(value), self._today)


def _between(
    who: Participant, when: int | None, *, is_theirs: bool, channel: Channel, key: tuple[object, ...]
) -> Iterator[Interaction]:
    if when is not None:
        owner = Participant(Role.TO if is_theirs else Role.SENDER, OWNER_ADDRESS, "")
        people = (who._replace(role=Role.SENDER), owner) if is_theirs else (owner, who)
        yield Interaction(interaction_key(SOURCE, *key, when), when, channel, people)


def _collection(value: object, kind: str) -> list[object]:
    """Give the things of one kind that belong to a contact."""
    found = [each for each in items(member(value, "data")) if member(each, "type") == kind]
    return [thing for each in found for thing in items(member(each, "values"))]


def _card(value: object) -> Card | None:
    told = member(value, "properties")
    draft = Draft(
        given=plain(member(told, "first_name")),
        middle=plain(member(told, "middle_name")),
        family=plain(member(told, "last_name")),
        nickname=plain(member(told, "nickname")),
        organisation=plain(member(told, "company")),
        title=plain(member(told, "job")),
        labels=[plain(tag) for tag in items(member(told, "tags"))],
        birthday=_birthday(member(told, "birthdate")),
        known_since=_day(member(told, "first_met_date", "date")),
        notes=[plain(member(told, "description"))],
    )
    for field in _collection(value, "contact_field"):
        _reach(draft, plain(member(field, "properties", "data")))
    draft.notes += [plain(member(note, "properties", "body")) for note in _collection(value, "note")]
    cities = [plain(member(place, "properties", "city")) for place in _collection(value, "address")]
    draft.city = next((city for city in cities if city), "")
    return draft.card(source=SOURCE, key=plain(member(value, "uuid")))


def _reach(draft: Draft, text: str) -> None:
    """Add a way to reach somebody, which shows by its form what it is."""
    if "://" in text or text.startswith("www."):
        draft.urls.append(text)
    elif "@" in text.strip("@"):
        draft.emails.append(text.removeprefix("mailto:"))
    elif sum(sign.isdigit() for sign in text) >= 5 and not any(sign.isalpha() for sign in text):
        draft.phones.append(text)
    elif text:
        draft.notes.append(text)


def _birthday(value: object) -> str:
    day = _day(member(value, "date"))
    if day is None or member(value, "is_age_based") is True:
        return ""
    return f"--{day:%m-%d}" if member(value, "is_year_unknown") is True else day.isoformat()


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(plain(value)[:10])
    except ValueError:
        return None


MONICA = Format(SOURCE, marked("Monica export"), recognise, read)
